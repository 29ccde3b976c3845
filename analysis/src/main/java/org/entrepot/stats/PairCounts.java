package org.entrepot.stats;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole-number counts of events by pair of a cluster and what its units go to, such as a source AS
 * and a destination AS: what {@link PairedDifference} compares and {@link TwoWayBootstrap}
 * resamples. Split anywhere and {@linkplain #combine combined} in any order, the counts are the
 * same. Not safe for several threads.
 *
 * @param <K> what the events are events of
 */
public final class PairCounts<K extends Comparable<? super K>> {
  final SortedMap<String, SortedMap<String, Pair<K>>> clusters = new TreeMap<>();

  /** The counts of one pair. */
  static final class Pair<K extends Comparable<? super K>> {
    long units;
    final SortedMap<K, Long> events = new TreeMap<>();
  }

  /**
   * Counts a unit.
   *
   * @param cluster what it is of
   * @param target where it goes to
   * @param events the subjects that it is an event of, each once
   */
  public void add(String cluster, String target, Collection<K> events) {
    Pair<K> pair =
        clusters
            .computeIfAbsent(cluster, key -> new TreeMap<>())
            .computeIfAbsent(target, key -> new Pair<>());
    pair.units++;
    events.forEach(event -> pair.events.merge(event, 1L, Long::sum));
  }

  /** Counts what another has counted too; it stays as it is. */
  public void combine(PairCounts<K> other) {
    other.clusters.forEach(
        (cluster, targets) ->
            targets.forEach(
                (target, theirs) -> {
                  Pair<K> pair =
                      clusters
                          .computeIfAbsent(cluster, key -> new TreeMap<>())
                          .computeIfAbsent(target, key -> new Pair<>());
                  pair.units += theirs.units;
                  theirs.events.forEach(
                      (event, count) -> pair.events.merge(event, count, Long::sum));
                }));
  }

  /** Number of pairs. */
  public int pairs() {
    return clusters.values().stream().mapToInt(Map::size).sum();
  }

  /** Number of clusters. */
  public int clusters() {
    return clusters.size();
  }

  /** The mean over clusters of the share of each subject's units within the cluster. */
  SortedMap<K, Double> shares() {
    SortedMap<K, Double> shares = new TreeMap<>();
    for (SortedMap<String, Pair<K>> pairs : clusters.values()) {
      long units = 0;
      SortedMap<K, Long> events = new TreeMap<>();
      for (Pair<K> pair : pairs.values()) {
        units += pair.units;
        pair.events.forEach((subject, count) -> events.merge(subject, count, Long::sum));
      }
      double whole = (double) units * clusters.size();
      events.forEach((subject, count) -> shares.merge(subject, count / whole, Double::sum));
    }
    return shares;
  }
}
