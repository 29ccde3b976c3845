package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable;

/**
 * Probabilities of events by cluster and subject, in whole millionths of a path ({@link Odds#ALL}).
 *
 * @param <K> the subjects
 */
final class Masses<K extends Comparable<? super K>> {
  private final SortedMap<String, Cell<K>> clusters = new TreeMap<>();

  /**
   * Of one path and subject.
   *
   * @param expected how likely the event is
   * @param possible how likely it is at most; no less
   */
  record Mass(long expected, long possible) {}

  private static final class Cell<K extends Comparable<? super K>> {
    final String host;
    long paths;
    long unresolved;
    long open;

    /** For each subject: expected, possible, and what is open on the paths that tell of it. */
    final SortedMap<K, long[]> events = new TreeMap<>();

    Cell(String host) {
      this.host = host;
    }
  }

  /**
   * Counts a path.
   *
   * @param masses of each subject of which it tells something
   * @param open how likely it is an event of any other one subject at most
   * @param unresolved how much of it is not resolved; no less than what is open
   */
  void add(String cluster, String host, Map<K, Mass> masses, long open, long unresolved) {
    Cell<K> cell = clusters.computeIfAbsent(cluster, id -> new Cell<>(host));
    cell.paths++;
    cell.open += open;
    cell.unresolved += Math.max(open, unresolved);
    masses.forEach(
        (subject, mass) ->
            add(cell.events, subject, new long[] {mass.expected(), mass.possible(), open}));
  }

  private static <K extends Comparable<? super K>> void add(
      SortedMap<K, long[]> events, K subject, long[] counts) {
    long[] sum = events.computeIfAbsent(subject, key -> new long[3]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += counts[i];
    }
  }

  void addAll(Masses<K> other) {
    other.clusters.forEach(
        (id, theirs) -> {
          Cell<K> ours = clusters.computeIfAbsent(id, key -> new Cell<>(theirs.host));
          ours.paths += theirs.paths;
          ours.unresolved += theirs.unresolved;
          ours.open += theirs.open;
          theirs.events.forEach((subject, counts) -> add(ours.events, subject, counts));
        });
  }

  /** The units are millionths of paths. */
  ClusterTable<K> table() {
    List<ClusterTable.Cluster> rows = new ArrayList<>();
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>();
    clusters.forEach(
        (id, cell) -> {
          int index = rows.size();
          rows.add(new ClusterTable.Cluster(id, cell.host, cell.paths * Odds.ALL, cell.unresolved));
          cell.events.forEach(
              (subject, counts) -> {
                long possible = counts[1] + cell.open - counts[2];
                if (possible > 0) {
                  events
                      .computeIfAbsent(subject, key -> new ArrayList<>())
                      .add(new ClusterTable.Count(index, counts[0], possible));
                }
              });
        });
    return new ClusterTable<>(rows, events);
  }
}
