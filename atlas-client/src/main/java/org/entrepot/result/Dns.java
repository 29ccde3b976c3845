package org.entrepot.result;

import java.util.List;
import java.util.Map;

/**
 * DNS responses, of any firmware, as the probe reported them. A measurement of one server has one
 * response, the fields of which stand at the top of the JSON; one that asks each of the probe's own
 * resolvers has them in a {@code resultset}. Both are {@link #responses} here.
 *
 * @param responses what came back from each server, also where it is an error; empty where the
 *     result tells of none
 * @param set if they stood in a {@code resultset}
 */
public record Dns(
    Header header, List<DnsResponse> responses, boolean set, Map<String, String> other)
    implements TypedResult {
  /** Copies both collections. */
  public Dns {
    responses = List.copyOf(responses);
    other = JsonText.copy(other);
  }

  /**
   * The texts of all responses, as a server answers {@code id.server} or {@code hostname.bind} in
   * class CHAOS.
   */
  public List<String> texts() {
    return responses.stream().flatMap(response -> response.texts().stream()).toList();
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.dns(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, DnsForm::write);
  }
}
