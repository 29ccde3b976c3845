package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request, of any firmware, as the probe reported it.
 *
 * @param uri what was asked for
 * @param responses what came back: one, or one for each address of the name. Firmware 1 and before
 *     has a line of text instead, in {@code result} or even in {@code src_addr}; it is one response
 *     here and stands in {@code other} too
 * @param error why the whole measurement failed, where it says so at its top
 */
public record Http(
    Header header,
    Optional<String> uri,
    List<HttpResponse> responses,
    Optional<String> error,
    Map<String, String> other)
    implements TypedResult {
  /** Copies both collections. */
  public Http {
    responses = List.copyOf(responses);
    other = JsonText.copy(other);
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.http(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, HttpForm::write);
  }
}
