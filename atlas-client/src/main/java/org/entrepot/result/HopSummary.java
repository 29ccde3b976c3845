package org.entrepot.result;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.entrepot.net.IpAddress;

/**
 * What one hop of a traceroute comes to. Round-trip times are those of answers in time that are no
 * duplicates; a time of 0 counts, and so does that of an answer with an ICMP error, which came from
 * the hop like any other.
 *
 * @param number the TTL
 * @param addresses who answered in time, each once, in the order of the replies
 * @param answers answers in time, duplicates not counted
 * @param duplicates further answers to a packet
 * @param timeouts packets that nothing came for
 * @param late answers to earlier packets, which may be of other hops
 * @param failed packets that could not be sent
 * @param rttMin least round-trip time in milliseconds
 * @param rttMedian the middle one, of an even number the mean of the middle two (Sagan: {@code
 *     median_rtt})
 * @param errors what went wrong: the hop's own error, then those of its packets (those that could
 *     not be sent, and ICMP errors), in their order
 */
public record HopSummary(
    OptionalInt number,
    List<IpAddress> addresses,
    int answers,
    int duplicates,
    int timeouts,
    int late,
    int failed,
    OptionalDouble rttMin,
    OptionalDouble rttMedian,
    List<String> errors) {
  /** Copies both lists. */
  public HopSummary {
    addresses = List.copyOf(addresses);
    errors = List.copyOf(errors);
  }

  /** An object with neither an address nor a time shows no answer. */
  private static boolean tells(Reply.Answer answer) {
    return answer.from().isPresent() || answer.rttMs().isPresent();
  }

  static HopSummary of(Hop hop) {
    Set<IpAddress> addresses = new LinkedHashSet<>();
    List<OptionalDouble> rtts = new ArrayList<>();
    List<String> errors = new ArrayList<>(hop.error().stream().toList());
    int answers = 0;
    int duplicates = 0;
    int timeouts = 0;
    int late = 0;
    int failed = 0;
    for (Reply reply : hop.replies()) {
      if (reply instanceof Reply.Answer answer) {
        answer.from().ifPresent(addresses::add);
        answer.icmpError().ifPresent(errors::add);
        duplicates += answer.duplicate() ? 1 : 0;
        if (!answer.duplicate() && tells(answer)) {
          answers++;
          rtts.add(answer.rttMs());
        }
      } else if (reply instanceof Reply.Late) {
        late++;
      } else if (reply instanceof Reply.Failed failure) {
        failed++;
        errors.add(failure.error());
      } else {
        timeouts++;
      }
    }
    Figures figures = Figures.of(rtts.stream());
    return new HopSummary(
        hop.number(),
        List.copyOf(addresses),
        answers,
        duplicates,
        timeouts,
        late,
        failed,
        figures.min(),
        figures.median(),
        errors);
  }

  /** If an answer came in time. */
  public boolean responded() {
    return answers > 0;
  }

  /** If this is the probe's last try after a row of silent hops, which says nothing of distance. */
  public boolean isLastTry() {
    return number.orElse(0) == TracerouteSummary.LAST_TRY;
  }
}
