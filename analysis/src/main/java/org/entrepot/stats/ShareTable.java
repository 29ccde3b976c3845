package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Shares by cluster, the input of {@link ShareBootstrap}: where the share within a cluster is no
 * ratio of two counts, as {@link ClusterTable} has it, or where clusters count for more than one
 * vote each.
 *
 * @param <K> what the shares are of
 * @param clusters the clusters, each named once
 * @param shares for each subject its shares, in ascending order of the cluster's index
 */
public record ShareTable<K>(List<Cluster> clusters, SortedMap<K, List<Share>> shares) {
  /**
   * Copies both.
   *
   * @throws IllegalArgumentException if two clusters have one name, or a subject's shares are not
   *     in ascending order of clusters that exist
   */
  public ShareTable {
    clusters = List.copyOf(clusters);
    Set<String> names = new HashSet<>();
    for (Cluster cluster : clusters) {
      if (!names.add(cluster.id())) {
        throw new IllegalArgumentException("two clusters are named " + cluster.id());
      }
    }
    SortedMap<K, List<Share>> copy = new TreeMap<>(shares.comparator());
    for (var entry : shares.entrySet()) {
      int last = -1;
      for (Share share : entry.getValue()) {
        if (share.cluster() <= last || share.cluster() >= clusters.size()) {
          throw new IllegalArgumentException(
              "the shares of %s name cluster %d after %d, of %d clusters"
                  .formatted(entry.getKey(), share.cluster(), last, clusters.size()));
        }
        last = share.cluster();
      }
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    shares = Collections.unmodifiableSortedMap(copy);
  }

  /** The shares of counts, one vote for each cluster. */
  public static <K> ShareTable<K> of(ClusterTable<K> table) {
    List<Cluster> clusters = new ArrayList<>();
    for (ClusterTable.Cluster cluster : table.clusters()) {
      double unresolved = (double) cluster.unresolved() / cluster.units();
      clusters.add(new Cluster(cluster.id(), cluster.host(), 1, cluster.units(), unresolved));
    }
    SortedMap<K, List<Share>> shares = new TreeMap<>(table.events().comparator());
    table
        .events()
        .forEach(
            (subject, counts) -> {
              List<Share> its = new ArrayList<>();
              for (ClusterTable.Count count : counts) {
                double units = table.clusters().get(count.cluster()).units();
                its.add(
                    new Share(
                        count.cluster(),
                        count.units() / units,
                        count.possible() / units,
                        count.units()));
              }
              shares.put(subject, its);
            });
    return new ShareTable<>(clusters, shares);
  }

  /** The same with the clusters in order of their names. */
  ShareTable<K> ordered() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> clusters.get(a).id().compareTo(clusters.get(b).id()));
    int[] position = new int[order.size()];
    for (int i = 0; i < position.length; i++) {
      position[order.get(i)] = i;
    }
    SortedMap<K, List<Share>> moved = new TreeMap<>(shares.comparator());
    shares.forEach(
        (subject, its) ->
            moved.put(
                subject,
                its.stream()
                    .map(s -> new Share(position[s.cluster()], s.value(), s.possible(), s.units()))
                    .sorted((a, b) -> Integer.compare(a.cluster(), b.cluster()))
                    .toList()));
    return new ShareTable<>(order.stream().map(clusters::get).toList(), moved);
  }

  /**
   * A group of units that are not independent of each other.
   *
   * @param id names it
   * @param host the organisation that it belongs to
   * @param weight how much its vote counts, above 0
   * @param units number of units, at least 1
   * @param unresolved share of what it has in which the event could not be told for some subject, 0
   *     to 1
   */
  public record Cluster(String id, String host, double weight, long units, double unresolved) {
    /**
     * @throws IllegalArgumentException if it has no unit or no weight, or what is unresolved is no
     *     share
     */
    public Cluster {
      if (units < 1 || !(weight > 0) || !(unresolved >= 0 && unresolved <= 1)) {
        throw new IllegalArgumentException(
            "cluster %s has %d units, weighs %s, %s unresolved"
                .formatted(id, units, weight, unresolved));
      }
    }
  }

  /**
   * The share of one subject in one cluster. Without one the subject has no share there, and may
   * have as much as is unresolved.
   *
   * @param cluster index of the cluster
   * @param value the share that was seen, 0 to 1
   * @param possible the share if what is unresolved and could have been the event were it
   * @param units number of units with the event
   */
  public record Share(int cluster, double value, double possible, long units) {
    /**
     * @throws IllegalArgumentException if a share is none, or less is possible than was seen
     */
    public Share {
      if (!(value >= 0 && value <= possible && possible <= 1) || units < 0) {
        throw new IllegalArgumentException(
            "a share of %s, %s possible, in %d units".formatted(value, possible, units));
      }
    }
  }
}
