package org.entrepot.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.entrepot.net.IpAddress;

/**
 * What users of a traceroute ask first. How round-trip times are chosen says {@link HopSummary}.
 *
 * @param totalHops hops of the list (Sagan: {@code total_hops}), the last try with a TTL of 255
 *     among them
 * @param hops what each hop comes to
 * @param lastTry if the list has a hop with a TTL of 255: the probe gave up after a row of silent
 *     hops and sent some packets as far as they would go
 * @param lastRttMin least round-trip time of the last hop that has one, in milliseconds
 * @param lastMedianRtt median round-trip time of the last hop that has one (Sagan: {@code
 *     last_median_rtt})
 * @param destinationIpResponded if any answer, in time or late, of any hop is from the address that
 *     was asked (Sagan: {@code destination_ip_responded}, which looks at the last hop only, not at
 *     late answers, and compares texts, so that {@code 2001:db8::1} is not {@code 2001:DB8:0::1})
 * @param hopsToDestination the TTL of the first hop at which it answered in time; empty where it
 *     did not, or only to the last try, which says nothing of distance
 * @param lastHopResponded if there is an answer in time at the last hop (Sagan: {@code
 *     last_hop_responded})
 * @param isSuccess if the last hop responded and neither the whole result nor anything at the last
 *     hop has an error (Sagan: {@code is_success}, which does not see errors of single packets)
 * @param ipPath the addresses that answered in time, hop by hop; empty where none did (Sagan:
 *     {@code ip_path})
 * @param errors what went wrong: the whole result's error, then those of its hops
 * @param endTime when it ended, in seconds since 1970 (Sagan: {@code end_time})
 */
public record TracerouteSummary(
    int totalHops,
    List<HopSummary> hops,
    boolean lastTry,
    OptionalDouble lastRttMin,
    OptionalDouble lastMedianRtt,
    boolean destinationIpResponded,
    OptionalInt hopsToDestination,
    boolean lastHopResponded,
    boolean isSuccess,
    List<List<IpAddress>> ipPath,
    List<String> errors,
    OptionalLong endTime) {
  static final int LAST_TRY = 255;

  /** Copies the lists. */
  public TracerouteSummary {
    hops = List.copyOf(hops);
    ipPath = ipPath.stream().map(List::copyOf).toList();
    errors = List.copyOf(errors);
  }

  static TracerouteSummary of(Traceroute t) {
    List<HopSummary> hops = t.hops().stream().map(HopSummary::of).toList();
    boolean lastHopResponded = !hops.isEmpty() && hops.get(hops.size() - 1).responded();
    OptionalDouble lastRttMin = OptionalDouble.empty();
    OptionalDouble lastMedianRtt = OptionalDouble.empty();
    for (HopSummary hop : hops) {
      lastRttMin = hop.rttMin().isPresent() ? hop.rttMin() : lastRttMin;
      lastMedianRtt = hop.rttMedian().isPresent() ? hop.rttMedian() : lastMedianRtt;
    }
    return new TracerouteSummary(
        hops.size(),
        hops,
        hops.stream().anyMatch(HopSummary::isLastTry),
        lastRttMin,
        lastMedianRtt,
        t.hops().stream().flatMap(hop -> hop.replies().stream()).anyMatch(r -> isFrom(r, t)),
        hopsToDestination(t, hops),
        lastHopResponded,
        lastHopResponded && t.error().isEmpty() && hops.get(hops.size() - 1).errors().isEmpty(),
        hops.stream().map(HopSummary::addresses).toList(),
        Stream.concat(t.error().stream(), hops.stream().flatMap(hop -> hop.errors().stream()))
            .toList(),
        t.endTime());
  }

  private static boolean isFrom(Reply reply, Traceroute t) {
    Optional<IpAddress> from =
        reply.match(
            Reply.Answer::from, x -> Optional.empty(), Reply.Late::from, x -> Optional.empty());
    return from.isPresent() && from.equals(t.destinationAddress());
  }

  private static OptionalInt hopsToDestination(Traceroute t, List<HopSummary> hops) {
    return t.destinationAddress()
        .flatMap(
            destination ->
                hops.stream()
                    .filter(hop -> !hop.isLastTry() && hop.addresses().contains(destination))
                    .findFirst())
        .map(HopSummary::number)
        .orElse(OptionalInt.empty());
  }
}
