package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable;

/**
 * Whole-number counts of events by cluster and subject, which merge exactly. Not safe for several
 * threads; each has its own.
 *
 * @param <K> the subjects
 */
public final class Counts<K extends Comparable<? super K>> {
  private final SortedMap<String, Cell<K>> clusters = new TreeMap<>();

  private static final class Cell<K extends Comparable<? super K>> {
    final String host;
    long units;
    long unresolved;

    /** Units in which anything could have happened beside what was seen. */
    long open;

    /** For each subject: units with the event; those among them that are open; possible ones. */
    final SortedMap<K, long[]> events = new TreeMap<>();

    Cell(String host) {
      this.host = host;
    }

    long[] of(K subject) {
      return events.computeIfAbsent(subject, key -> new long[3]);
    }
  }

  /** An empty count. */
  public Counts() {}

  /**
   * Counts a unit.
   *
   * @param cluster names the cluster that it is of
   * @param host names the organisation that the cluster belongs to
   * @param seen the subjects that it is an event of
   * @param possible further ones that it may be an event of
   * @param open whether it may be an event of any subject
   */
  public void add(String cluster, String host, Set<K> seen, Set<K> possible, boolean open) {
    add(cluster, host, seen, possible, open, 1);
  }

  /** Counts so many units that are alike. */
  public void add(
      String cluster, String host, Set<K> seen, Set<K> possible, boolean open, long number) {
    Cell<K> cell = clusters.computeIfAbsent(cluster, id -> new Cell<>(host));
    cell.units += number;
    cell.open += open ? number : 0;
    cell.unresolved += open || !seen.containsAll(possible) ? number : 0;
    for (K subject : seen) {
      long[] counts = cell.of(subject);
      counts[0] += number;
      counts[1] += open ? number : 0;
    }
    for (K subject : possible) {
      if (!open && !seen.contains(subject)) {
        cell.of(subject)[2] += number;
      }
    }
  }

  /** Adds the counts of another, which stays as it is. */
  public void addAll(Counts<K> other) {
    other.clusters.forEach(
        (id, theirs) -> {
          Cell<K> ours = clusters.computeIfAbsent(id, key -> new Cell<>(theirs.host));
          ours.units += theirs.units;
          ours.unresolved += theirs.unresolved;
          ours.open += theirs.open;
          theirs.events.forEach(
              (subject, counts) -> {
                long[] sum = ours.of(subject);
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += counts[i];
                }
              });
        });
  }

  /** The counts by cluster. */
  public ClusterTable<K> table() {
    List<ClusterTable.Cluster> rows = new ArrayList<>();
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>();
    for (Map.Entry<String, Cell<K>> entry : clusters.entrySet()) {
      Cell<K> cell = entry.getValue();
      int index = rows.size();
      rows.add(new ClusterTable.Cluster(entry.getKey(), cell.host, cell.units, cell.unresolved));
      cell.events.forEach(
          (subject, counts) ->
              events
                  .computeIfAbsent(subject, key -> new ArrayList<>())
                  .add(
                      new ClusterTable.Count(
                          index, counts[0], counts[0] + cell.open - counts[1] + counts[2])));
    }
    return new ClusterTable<>(rows, events);
  }
}
