package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entrepot.net.IpAddress;

/**
 * What came back for one packet of a traceroute. Fields that have no component, or whose text a
 * component does not give back, stand in {@code other} as JSON.
 */
public sealed interface Reply {
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
   * @param from who answered; empty where the field is missing, or no address (then it stands in
   *     {@code other})
   * @param rttMs round-trip time in milliseconds; 0 is a time
   * @param ttl time to live of the answer as it arrived
   * @param size of the answer in bytes
   * @param quotedTtl time to live of the probe's packet as the answer quotes it (its field "ittl");
   *     empty means the expected 1
   * @param icmpError what the answer says other than "time exceeded" or "port unreachable" ({@code
   *     err}): a letter (N network, H host, A administratively prohibited, P protocol, p port
   *     unreachable) or the number of an ICMP code; a number stands in {@code other} too
   * @param embeddedDestination destination of the quoted packet, where it is not the one that was
   *     asked ({@code edst})
   * @param duplicate whether this packet had been answered before ({@code dup})
   * @param mplsLabels the label stack of the quoted packet, outermost first; the whole extension
   *     ({@code icmpext}) stands in {@code other}
   */
  record Answer(
      Optional<IpAddress> from,
      OptionalDouble rttMs,
      OptionalInt ttl,
      OptionalInt size,
      OptionalInt quotedTtl,
      Optional<String> icmpError,
      Optional<IpAddress> embeddedDestination,
      boolean duplicate,
      List<MplsLabel> mplsLabels,
      Map<String, String> other)
      implements Reply {
    /** Copies both collections. */
    public Answer {
      mplsLabels = List.copyOf(mplsLabels);
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

  /** Nothing came. */
  record Timeout(Map<String, String> other) implements Reply {
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
   * An answer to an earlier packet, perhaps of another TTL.
   *
   * @param packetsLate how many packets ago it was sent
   * @param from who answered
   */
  record Late(OptionalLong packetsLate, Optional<IpAddress> from, Map<String, String> other)
      implements Reply {
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
  record Failed(String error, Map<String, String> other) implements Reply {
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
