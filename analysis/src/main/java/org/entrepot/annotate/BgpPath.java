package org.entrepot.annotate;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;

/**
 * A way to a block that the peer of a route collector announced, cleaned: prepending is taken out,
 * as are the segments of confederations (RFC 5065) and reserved numbers at the end. No AS is there
 * twice in a row or again.
 *
 * @param peer the AS that announced it to the collector
 * @param asns the sequence, from the peer to the origin; never empty. The peer is the first, unless
 *     it is a route server that leaves its own number out
 * @param aggregate where the path ends in an AS set (RFC 4271), its members, and whatever stands
 *     behind it; their order is not known. Mostly empty
 */
public record BgpPath(Asn peer, List<Asn> asns, NavigableSet<Asn> aggregate)
    implements Comparable<BgpPath> {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no AS
   */
  public BgpPath {
    if (asns.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one AS");
    }
    asns = List.copyOf(asns);
    aggregate = Collections.unmodifiableNavigableSet(new TreeSet<>(aggregate));
  }

  /** Whether an AS is on the path, in its sequence or its aggregate. */
  public boolean contains(Asn asn) {
    return asns.contains(asn) || aggregate.contains(asn);
  }

  /** By peer, then by the sequence and the aggregate, number by number. */
  @Override
  public int compareTo(BgpPath other) {
    int byPeer = peer.compareTo(other.peer);
    if (byPeer != 0) {
      return byPeer;
    }
    int bySequence = compare(asns, other.asns);
    return bySequence != 0
        ? bySequence
        : compare(List.copyOf(aggregate), List.copyOf(other.aggregate));
  }

  private static int compare(List<Asn> first, List<Asn> second) {
    int common = Math.min(first.size(), second.size());
    for (int i = 0; i < common; i++) {
      int step = first.get(i).compareTo(second.get(i));
      if (step != 0) {
        return step;
      }
    }
    return Integer.compare(first.size(), second.size());
  }

  /** As {@code bgpdump} prints a path: {@code 8400 3356 {64500,64501}}. */
  @Override
  public String toString() {
    String sequence =
        asns.stream().map(asn -> Long.toString(asn.value())).collect(Collectors.joining(" "));
    String set =
        aggregate.stream()
            .map(asn -> Long.toString(asn.value()))
            .collect(Collectors.joining(",", " {", "}"));
    return aggregate.isEmpty() ? sequence : sequence + set;
  }
}
