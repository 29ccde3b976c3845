package org.entrepot.result;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What came back for one packet to a time server. Fields that have no component, or whose text a
 * component does not give back, stand in {@code other} as JSON.
 */
public sealed interface NtpReply {
  /** Fields as JSON text, by their name. */
  Map<String, String> other();

  /** Applies the function for this kind of reply. */
  <T> T match(
      Function<? super Answer, ? extends T> answer,
      Function<? super Timeout, ? extends T> timeout,
      Function<? super Failed, ? extends T> failed);

  /**
   * An answer. Instants are in seconds since 1900.
   *
   * @param rttSeconds round-trip time without what the server took; 0 is a time
   * @param offsetSeconds how much the probe's clock is ahead of the server's, as the probe says
   * @param originTime when the probe sent its packet, by its clock ({@code origin-ts})
   * @param receiveTime when the server got it, by its clock ({@code receive-ts})
   * @param transmitTime when the server answered, by its clock ({@code transmit-ts})
   * @param finalTime when the probe got the answer, by its clock ({@code final-ts})
   */
  record Answer(
      OptionalDouble rttSeconds,
      OptionalDouble offsetSeconds,
      OptionalDouble originTime,
      OptionalDouble receiveTime,
      OptionalDouble transmitTime,
      OptionalDouble finalTime,
      Map<String, String> other)
      implements NtpReply {
    /** Copies the fields. */
    public Answer {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Failed, ? extends T> failed) {
      return answer.apply(this);
    }
  }

  /** Nothing came. */
  record Timeout(Map<String, String> other) implements NtpReply {
    /** Copies the fields. */
    public Timeout {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Failed, ? extends T> failed) {
      return timeout.apply(this);
    }
  }

  /**
   * The packet could not be sent, or what came was no answer.
   *
   * @param error what the probe says
   */
  record Failed(String error, Map<String, String> other) implements NtpReply {
    /** Copies the fields. */
    public Failed {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Failed, ? extends T> failed) {
      return failed.apply(this);
    }
  }
}
