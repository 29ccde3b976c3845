package org.entrepot.result;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The figures of a ping, counted from its replies. An answer counts once: duplicates are counted
 * apart and enter no round-trip time, and so do late answers and ICMP errors, which are no answers
 * in time to the packet that they stand for. A packet that could not be sent was not sent. A
 * round-trip time of 0 is a time. These are the rules of the firmware, so that the probe's own
 * figures are the same; where they are not, {@link #disagreements} says so.
 *
 * <p>Where the result has no replies (firmware 1 and before), the figures are those that the probe
 * reports, and there is no median.
 *
 * @param counted if the figures were counted from replies
 * @param packetsSent packets that were sent: those answered or timed out (Sagan: {@code
 *     packets_sent})
 * @param packetsReceived packets that were answered in time (Sagan: {@code packets_received})
 * @param duplicates further answers to a packet (Sagan: {@code duplicates})
 * @param timeouts packets that nothing came for
 * @param late answers to packets given up
 * @param packetLoss share of the sent packets that were not answered, in percent, 0 to 100 (Sagan:
 *     {@code packet_loss}); empty where none was sent
 * @param rttMin least round-trip time in milliseconds (Sagan: {@code rtt_min})
 * @param rttMedian the middle one, of an even number the mean of the middle two (Sagan: {@code
 *     rtt_median})
 * @param rttAverage the mean (Sagan: {@code rtt_average})
 * @param rttMax the greatest (Sagan: {@code rtt_max})
 * @param errors what the probe says of each packet that could not be sent or got an ICMP error
 * @param disagreements where the probe's own figures are others, in few words each; its times are
 *     taken to agree within a microsecond, to which older firmware rounds
 */
public record PingSummary(
    boolean counted,
    OptionalInt packetsSent,
    OptionalInt packetsReceived,
    OptionalInt duplicates,
    int timeouts,
    int late,
    OptionalDouble packetLoss,
    OptionalDouble rttMin,
    OptionalDouble rttMedian,
    OptionalDouble rttAverage,
    OptionalDouble rttMax,
    List<String> errors,
    List<String> disagreements) {
  private static final double MICROSECOND = 0.001;
  private static final double ROUNDING = 1e-9;

  /** Copies both lists. */
  public PingSummary {
    errors = List.copyOf(errors);
    disagreements = List.copyOf(disagreements);
  }

  static PingSummary of(Ping ping) {
    return ping.replies().isEmpty() ? reported(ping) : counted(ping);
  }

  private static PingSummary reported(Ping ping) {
    Ping.Reported says = ping.reported();
    return new PingSummary(
        false,
        says.sent(),
        says.received(),
        says.duplicates(),
        0,
        0,
        says.sent().isPresent() && says.received().isPresent()
            ? loss(says.sent().getAsInt(), says.received().getAsInt())
            : OptionalDouble.empty(),
        says.minMs(),
        OptionalDouble.empty(),
        says.averageMs(),
        says.maxMs(),
        errors(ping),
        List.of());
  }

  private static PingSummary counted(Ping ping) {
    int sent = 0;
    int received = 0;
    int duplicates = 0;
    int timeouts = 0;
    int late = 0;
    for (PingReply reply : ping.replies()) {
      if (reply instanceof PingReply.Answer answer && answer.duplicate()) {
        duplicates++;
      } else if (reply instanceof PingReply.Answer answer) {
        sent++;
        received += isInTime(answer) ? 1 : 0;
      } else if (reply instanceof PingReply.Timeout) {
        sent++;
        timeouts++;
      } else if (reply instanceof PingReply.Late) {
        late++;
      }
    }
    Figures rtts =
        Figures.of(
            ping.replies().stream()
                .flatMap(
                    r ->
                        r instanceof PingReply.Answer a && isInTime(a)
                            ? Stream.of(a)
                            : Stream.empty())
                .map(PingReply.Answer::rttMs));
    Ping.Reported says = ping.reported();
    List<String> disagreements = new ArrayList<>();
    compare("sent", says.sent(), sent, disagreements);
    compare("rcvd", says.received(), received, disagreements);
    compare("dup", says.duplicates(), duplicates, disagreements);
    compare("min", says.minMs(), rtts.min(), disagreements);
    compare("avg", says.averageMs(), rtts.mean(), disagreements);
    compare("max", says.maxMs(), rtts.max(), disagreements);
    return new PingSummary(
        true,
        OptionalInt.of(sent),
        OptionalInt.of(received),
        OptionalInt.of(duplicates),
        timeouts,
        late,
        loss(sent, received),
        rtts.min(),
        rtts.median(),
        rtts.mean(),
        rtts.max(),
        errors(ping),
        disagreements);
  }

  private static boolean isInTime(PingReply.Answer answer) {
    return !answer.duplicate()
        && answer.icmpError().isEmpty()
        && answer.rttMs().orElse(-1) >= 0; // 0 is a time, less is none
  }

  private static OptionalDouble loss(int sent, int received) {
    return sent == 0 || received > sent
        ? OptionalDouble.empty()
        : OptionalDouble.of((100.0 * (sent - received)) / sent);
  }

  private static List<String> errors(Ping ping) {
    List<String> errors = new ArrayList<>();
    for (PingReply reply : ping.replies()) {
      if (reply instanceof PingReply.Failed failed) {
        errors.add(failed.error());
      } else if (reply instanceof PingReply.Answer answer) {
        answer.icmpError().ifPresent(errors::add);
      }
    }
    return errors;
  }

  private static void compare(String name, OptionalInt says, int counted, List<String> found) {
    if (says.isPresent() && says.getAsInt() != counted) {
      found.add(name + ": the probe says " + says.getAsInt() + ", its replies " + counted);
    }
  }

  private static void compare(
      String name, OptionalDouble says, OptionalDouble counted, List<String> found) {
    boolean both = says.isPresent() && counted.isPresent();
    boolean agree =
        both
            ? Math.abs(says.getAsDouble() - counted.getAsDouble()) < MICROSECOND + ROUNDING
            : says.isEmpty() == counted.isEmpty();
    if (!agree) {
      found.add(name + ": the probe says " + print(says) + ", its replies " + print(counted));
    }
  }

  private static String print(OptionalDouble number) {
    return number.isPresent() ? Double.toString(number.getAsDouble()) : "none";
  }
}
