package org.entrepot.result;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entrepot.net.IpAddress;

/**
 * What came back for one packet of a ping. Fields that have no component, or whose text a component
 * does not give back, stand in {@code other} as JSON.
 */
public sealed interface PingReply {
  /** Fields as JSON text, by their name. */
  Map<String, String> other();

  /** Applies the function for this kind of reply. */
  <T> T match(
      Function<? super Answer, ? extends T> answer,
      Function<? super Timeout, ? extends T> timeout,
      Function<? super Late, ? extends T> late,
      Function<? super Failed, ? extends T> failed);

  /**
   * An answer in time.
   *
   * @param rttMs round-trip time in milliseconds; 0 is a time
   * @param ttl time to live of the answer as it arrived, where it is not that of the first answer
   * @param duplicate whether this packet had been answered before ({@code dup})
   * @param sourceAddress the probe's own address, where it is not that of the whole result ({@code
   *     src_addr}, {@code srcaddr} in firmware before 4610)
   * @param icmpError if what came is no answer but an error ({@code err}), what it says: text, or
   *     the number of an ICMP code, which stands in {@code other} too
   */
  record Answer(
      OptionalDouble rttMs,
      OptionalInt ttl,
      boolean duplicate,
      Optional<IpAddress> sourceAddress,
      Optional<String> icmpError,
      Map<String, String> other)
      implements PingReply {
    /** Copies the fields. */
    public Answer {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Late, ? extends T> late,
        Function<? super Failed, ? extends T> failed) {
      return answer.apply(this);
    }
  }

  /**
   * Nothing came.
   *
   * @param sourceAddress the probe's own address, where it says it
   */
  record Timeout(Optional<IpAddress> sourceAddress, Map<String, String> other)
      implements PingReply {
    /** Copies the fields. */
    public Timeout {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Late, ? extends T> late,
        Function<? super Failed, ? extends T> failed) {
      return timeout.apply(this);
    }
  }

  /**
   * An answer to an earlier packet, which had been given up.
   *
   * @param packetsLate how many packets ago it was sent ({@code late})
   * @param rttMs round-trip time in milliseconds, where the probe knows it
   */
  record Late(OptionalLong packetsLate, OptionalDouble rttMs, Map<String, String> other)
      implements PingReply {
    /** Copies the fields. */
    public Late {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Late, ? extends T> late,
        Function<? super Failed, ? extends T> failed) {
      return late.apply(this);
    }
  }

  /**
   * The packet could not be sent.
   *
   * @param error what the probe says
   */
  record Failed(String error, Map<String, String> other) implements PingReply {
    /** Copies the fields. */
    public Failed {
      other = JsonText.copy(other);
    }

    @Override
    public <T> T match(
        Function<? super Answer, ? extends T> answer,
        Function<? super Timeout, ? extends T> timeout,
        Function<? super Late, ? extends T> late,
        Function<? super Failed, ? extends T> failed) {
      return failed.apply(this);
    }
  }
}
