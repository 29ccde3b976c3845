package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Exchanges with a time server (RFC 5905). Times are in seconds, and instants in seconds since
 * 1900, which a double tells to half a microsecond.
 *
 * @param leapIndicator what the server announces ({@code li}): {@code no}, {@code 59}, {@code 61}
 *     or {@code unknown}
 * @param mode as in {@code server}
 * @param version version of the protocol
 * @param stratum how far the server is from a reference clock
 * @param pollSeconds how often the server wants to be asked
 * @param precisionSeconds how finely the server's clock counts
 * @param rootDelaySeconds round trip from the server to its reference clock
 * @param rootDispersionSeconds how wrong the server thinks it may be
 * @param referenceId what it is set by ({@code ref-id})
 * @param referenceTime when it was set last ({@code ref-ts})
 * @param replies what came back, one for each packet
 * @param error why the whole measurement failed, where it says so at its top
 * @param dnsError why the name could not be resolved ({@code dnserr})
 */
public record Ntp(
    Header header,
    Optional<String> leapIndicator,
    Optional<String> mode,
    OptionalInt version,
    OptionalInt stratum,
    OptionalDouble pollSeconds,
    OptionalDouble precisionSeconds,
    OptionalDouble rootDelaySeconds,
    OptionalDouble rootDispersionSeconds,
    Optional<String> referenceId,
    OptionalDouble referenceTime,
    List<NtpReply> replies,
    Optional<String> error,
    Optional<String> dnsError,
    Map<String, String> other)
    implements TypedResult {
  /** Copies both collections. */
  public Ntp {
    replies = List.copyOf(replies);
    other = JsonText.copy(other);
  }

  private Figures rtts() {
    return Figures.of(answers().stream().map(NtpReply.Answer::rttSeconds));
  }

  private Figures offsets() {
    return Figures.of(answers().stream().map(NtpReply.Answer::offsetSeconds));
  }

  /** The replies that are answers. */
  public List<NtpReply.Answer> answers() {
    return replies.stream()
        .flatMap(r -> r instanceof NtpReply.Answer a ? Stream.of(a) : Stream.empty())
        .toList();
  }

  /** The least round-trip time in seconds (Sagan: {@code rtt_min}). */
  public OptionalDouble rttMin() {
    return rtts().min();
  }

  /** The median round-trip time in seconds, of an even number the mean of the middle two. */
  public OptionalDouble rttMedian() {
    return rtts().median();
  }

  /** The greatest round-trip time in seconds (Sagan: {@code rtt_max}). */
  public OptionalDouble rttMax() {
    return rtts().max();
  }

  /** The least offset of the clocks in seconds, as a signed number. */
  public OptionalDouble offsetMin() {
    return offsets().min();
  }

  /** The median offset of the clocks in seconds, of an even number the mean of the middle two. */
  public OptionalDouble offsetMedian() {
    return offsets().median();
  }

  /** The greatest offset of the clocks in seconds, as a signed number. */
  public OptionalDouble offsetMax() {
    return offsets().max();
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.ntp(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, NtpForm::write);
  }
}
