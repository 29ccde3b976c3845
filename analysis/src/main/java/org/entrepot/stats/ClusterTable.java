package org.entrepot.stats;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole-number counts of events by cluster, the input of {@link ClusterBootstrap}. Whatever was
 * counted, in whatever order and by however many threads, equal counts give an equal table.
 *
 * @param <K> what the events are events of
 * @param clusters the clusters, each named once, with its number of units and of unresolved units
 * @param events for each subject its counts, in ascending order of the cluster's index
 */
public record ClusterTable<K>(List<Cluster> clusters, SortedMap<K, List<Count>> events) {
  /**
   * Copies both.
   *
   * @throws IllegalArgumentException if two clusters have one name; or if a subject's counts are
   *     not in ascending order of clusters that exist, or exceed the units of their cluster
   */
  public ClusterTable {
    clusters = List.copyOf(clusters);
    Set<String> names = new HashSet<>();
    for (Cluster cluster : clusters) {
      if (!names.add(cluster.id())) {
        throw new IllegalArgumentException("two clusters are named " + cluster.id());
      }
    }
    SortedMap<K, List<Count>> copy = new TreeMap<>(events.comparator());
    for (var entry : events.entrySet()) {
      List<Count> counts = List.copyOf(entry.getValue());
      check(entry.getKey(), counts, clusters);
      copy.put(entry.getKey(), counts);
    }
    events = Collections.unmodifiableSortedMap(copy);
  }

  /** The same clusters with the counts of one subject only; of none where it has none. */
  public ClusterTable<K> only(K subject) {
    SortedMap<K, List<Count>> its = new TreeMap<>(events.comparator());
    List<Count> counts = events.get(subject);
    if (counts != null) {
      its.put(subject, counts);
    }
    return new ClusterTable<>(clusters, its);
  }

  private static void check(Object subject, List<Count> counts, List<Cluster> clusters) {
    int last = -1;
    for (Count count : counts) {
      if (count.cluster() <= last || count.cluster() >= clusters.size()) {
        throw new IllegalArgumentException(
            "the counts of "
                + subject
                + " name cluster "
                + count.cluster()
                + " after "
                + last
                + ", of "
                + clusters.size()
                + " clusters");
      }
      last = count.cluster();
      Cluster cluster = clusters.get(last);
      if (count.possible() > cluster.units()) {
        throw new IllegalArgumentException(
            subject
                + " counts "
                + count.possible()
                + " possible units in cluster "
                + cluster.id()
                + ", which has "
                + cluster.units());
      }
    }
  }

  /**
   * A group of units that are not independent of each other.
   *
   * @param id names it
   * @param host the organisation that it belongs to
   * @param units number of units, at least 1
   * @param unresolved number of units in which the event could not be told for some subject
   */
  public record Cluster(String id, String host, long units, long unresolved) {
    /**
     * @throws IllegalArgumentException if there is no unit, or more are unresolved than there are
     */
    public Cluster {
      if (units < 1 || unresolved < 0 || unresolved > units) {
        throw new IllegalArgumentException(
            "cluster " + id + " has " + units + " units, " + unresolved + " of them unresolved");
      }
    }
  }

  /**
   * The counts of one subject in one cluster. Without a count the subject has no unit there, and as
   * many possible ones as the cluster has unresolved ones.
   *
   * @param cluster index of the cluster
   * @param units number of its units with the event; 0 where the event was only possible
   * @param possible number of its units with the event, or in which it could have been; at least 1
   */
  public record Count(int cluster, long units, long possible) {
    /**
     * @throws IllegalArgumentException if units is negative or above possible, or possible is 0
     */
    public Count {
      if (units < 0 || possible < 1 || units > possible) {
        throw new IllegalArgumentException(
            "a count of " + units + " units of " + possible + " possible ones");
      }
    }
  }
}
