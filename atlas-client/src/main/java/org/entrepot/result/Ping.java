package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A ping, of any firmware, as the probe reported it. The figures that it reports itself stand in
 * {@link #reported}; {@link #summary} has the same, and more, counted from the replies.
 *
 * @param packetSize bytes of data in a packet ({@code size})
 * @param step seconds between two results of the measurement, as the probe was told
 * @param ttl time to live of the first answer; an answer has its own where it differs
 * @param reported what the probe counted
 * @param replies what came back, in the order in which the probe tells it; empty in firmware 1 and
 *     before, which tells figures only
 * @param error why the whole measurement failed, where it says so at its top
 * @param dnsError why the name could not be resolved ({@code dnserr})
 */
public record Ping(
    Header header,
    OptionalInt packetSize,
    OptionalInt step,
    OptionalInt ttl,
    Reported reported,
    List<PingReply> replies,
    Optional<String> error,
    Optional<String> dnsError,
    Map<String, String> other)
    implements TypedResult {
  /**
   * The figures of a ping as the probe tells them. Firmware 0 tells them as text; what is written
   * so is a figure here and stands in {@link Ping#other} too.
   *
   * @param sent packets sent
   * @param received packets answered, duplicates not counted ({@code rcvd})
   * @param duplicates further answers ({@code dup})
   * @param minMs least round-trip time in milliseconds; empty where the probe says -1, none
   * @param averageMs mean round-trip time in milliseconds ({@code avg}); empty where it says -1
   * @param maxMs greatest round-trip time in milliseconds; empty where it says -1
   */
  public record Reported(
      OptionalInt sent,
      OptionalInt received,
      OptionalInt duplicates,
      OptionalDouble minMs,
      OptionalDouble averageMs,
      OptionalDouble maxMs) {}

  /** Copies both collections. */
  public Ping {
    replies = List.copyOf(replies);
    other = JsonText.copy(other);
  }

  /** The figures, counted from the replies. */
  public PingSummary summary() {
    return PingSummary.of(this);
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.ping(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, PingForm::write);
  }
}
