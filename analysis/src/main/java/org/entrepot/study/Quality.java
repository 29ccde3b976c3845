package org.entrepot.study;

import java.util.SortedMap;

/**
 * How well the kept paths could be read. All are whole numbers that merge by adding up.
 *
 * @param paths number of kept paths
 * @param reached those in which the destination answered
 * @param resolved those of which every step is known: no gap, and no step that is one of several
 * @param gapped those with a stretch whose operator is not known
 * @param ambiguous those with a step that is one of several ASes
 * @param looped those with a loop
 * @param exchanges those with a confirmed crossing of an exchange
 * @param pathsByFlag paths by the words for what is odd about them; a path can have several
 * @param pathsByExchanges paths by how many crossings of exchanges they have; more than one is odd
 * @param pathsByTable those from the AS of a peer of a route collector, by how they compare with
 *     what that AS announced; none where no routing table was given
 * @param hops number of hops of kept paths
 * @param resolvedHops those that have exactly one operator
 * @param hopsByReason hops by the reason for which they were given their operator, or none
 * @param hopsByPlace hops by what located them, or the reason for which they are not located
 */
public record Quality(
    long paths,
    long reached,
    long resolved,
    long gapped,
    long ambiguous,
    long looped,
    long exchanges,
    SortedMap<String, Long> pathsByFlag,
    SortedMap<Integer, Long> pathsByExchanges,
    SortedMap<String, Long> pathsByTable,
    long hops,
    long resolvedHops,
    SortedMap<String, Long> hopsByReason,
    SortedMap<String, Long> hopsByPlace) {
  /** Paths with more than one crossing of an exchange: one in five is usual to have one at all. */
  public long manyExchanges() {
    return pathsByExchanges.tailMap(2).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Number of paths that were held against a routing table. */
  public long compared() {
    return pathsByTable.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those of them that no announced way fits. */
  public long disagreeing() {
    return pathsByTable.getOrDefault(Announced.DIFFERS, 0L);
  }
}
