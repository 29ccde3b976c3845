package org.entrepot.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * A traceroute result, of any firmware, as the probe reported it. It must have a {@code type}, a
 * {@code prb_id}, a {@code msm_id} and a {@code timestamp}; all else may be missing. Nothing is
 * lost: a field that has no component, or whose text a component does not give back (an address in
 * an unusual form, an empty {@code from}, a number where text is usual), stands in {@code other}.
 *
 * @param firmware version of the probe's firmware ({@code fw}); 0, which no probe has, where the
 *     result tells none
 * @param version version of the measurement code ({@code mver})
 * @param groupId measurement that this one belongs to
 * @param timestamp when it began, in seconds since 1970
 * @param endTime when it ended, in seconds since 1970
 * @param storedTimestamp when it was received, in seconds since 1970
 * @param secondsSinceSync how long ago the probe's clock was set ({@code lts}); -1 if it does not
 *     know
 * @param af 4 or 6
 * @param protocol ICMP, UDP or TCP
 * @param from the probe's address as the Internet sees it
 * @param sourceAddress the probe's own address
 * @param destinationAddress the address that was asked ({@code dst_addr}; {@code addr} in firmware
 *     4400 to 4459)
 * @param destinationName what the measurement was asked to reach
 * @param resolveTimeMs time that it took to resolve the name, in milliseconds ({@code ttr})
 * @param packetSize bytes of data in a packet
 * @param parisId which of the flows of Paris traceroute was used
 * @param measurementName name of the measurement's kind
 * @param error why the whole measurement failed, where it says so at its top
 * @param other fields as JSON text, by their name
 * @see <a href="https://atlas.ripe.net/docs/apis/result-format/">Result format of RIPE Atlas</a>
 */
public record Traceroute(
    int firmware,
    Optional<String> version,
    long measurementId,
    OptionalLong groupId,
    long probeId,
    long timestamp,
    OptionalLong endTime,
    OptionalLong storedTimestamp,
    OptionalLong secondsSinceSync,
    OptionalInt af,
    Optional<String> protocol,
    Optional<IpAddress> from,
    Optional<IpAddress> sourceAddress,
    Optional<IpAddress> destinationAddress,
    Optional<String> destinationName,
    OptionalDouble resolveTimeMs,
    OptionalInt packetSize,
    OptionalInt parisId,
    Optional<String> measurementName,
    Optional<String> error,
    List<Hop> hops,
    Map<String, String> other)
    implements TypedResult {
  /** Copies both collections. */
  public Traceroute {
    hops = List.copyOf(hops);
    other = JsonText.copy(other);
  }

  /**
   * Reads one traceroute.
   *
   * @throws IllegalArgumentException if the text is not a traceroute, with the reason
   */
  public static Traceroute parse(String json) {
    return new ResultReader().traceroute(json);
  }

  /** Writes the result as one line of JSON with every field that was read. */
  public void writeTo(Appendable out) throws IOException {
    new TracerouteWriter(out).write(this);
  }

  /** The result as one line of JSON with every field that was read. */
  @Override
  public String toJson() {
    StringBuilder out = new StringBuilder(1024);
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.traceroute(this);
  }

  /** A view of the components that results of other types have too. */
  @Override
  public Header header() {
    return HeaderForm.of(this);
  }

  /** What users of traceroutes ask first: how far it came, and how long that took. */
  public TracerouteSummary summary() {
    return TracerouteSummary.of(this);
  }
}
