package org.entrepot.aggregate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable;

/**
 * The shares that each viewpoint gives to operators, its addresses apart.
 *
 * @param <K> the operators
 */
final class Votes<K extends Comparable<? super K>> {
  private final Map<String, Integer> viewpoints = new HashMap<>();

  /** For each address its viewpoint. */
  private final int[] viewpoint;

  /** For each address the share of paths on which any operator may be. */
  private final double[] open;

  /** For each operator its shares by address: seen, and possible. */
  private final SortedMap<K, double[][]> shares = new TreeMap<>();

  /**
   * @param tables each cluster in each of them is an address, and its name that of the viewpoint
   */
  Votes(List<ClusterTable<K>> tables) {
    int addresses = tables.stream().mapToInt(table -> table.clusters().size()).sum();
    viewpoint = new int[addresses];
    open = new double[addresses];
    int next = 0;
    for (ClusterTable<K> table : tables) {
      for (ClusterTable.Cluster cluster : table.clusters()) {
        viewpoint[next] = viewpoints.computeIfAbsent(cluster.id(), id -> viewpoints.size());
        open[next++] = (double) cluster.unresolved() / cluster.units();
      }
    }
    int first = 0;
    for (ClusterTable<K> table : tables) {
      for (var event : table.events().entrySet()) {
        double[][] its =
            shares.computeIfAbsent(
                event.getKey(), key -> new double[][] {new double[addresses], open.clone()});
        for (ClusterTable.Count count : event.getValue()) {
          double units = table.clusters().get(count.cluster()).units();
          its[0][first + count.cluster()] = count.units() / units;
          its[1][first + count.cluster()] = count.possible() / units;
        }
      }
      first += table.clusters().size();
    }
  }

  /** The trimmed means; {@code all} is the number of viewpoints, with those that have no vote. */
  Hegemony.Result<K> result(Hegemony.Options options, int all) {
    int number = options.viewpoints() == Hegemony.Viewpoints.NORMAL ? all : viewpoints.size();
    SortedMap<K, Share> results = new TreeMap<>();
    shares.forEach(
        (operator, its) -> {
          Share share = share(its[0], its[1], options, number);
          if (share.possible() > 0) {
            results.put(operator, share);
          }
        });
    double unseen = share(new double[open.length], open, options, number).possible();
    return new Hegemony.Result<>(results, unseen, viewpoints.size());
  }

  private Share share(double[] seen, double[] possible, Hegemony.Options options, int number) {
    double[] sums = new double[number];
    double[] mays = new double[number];
    double[] most = new double[number];
    int[] voters = new int[number];
    boolean present = options.addresses() == Hegemony.Addresses.WHERE_PRESENT;
    for (int i = 0; i < viewpoint.length; i++) {
      int v = viewpoint[i];
      sums[v] += seen[i];
      mays[v] += possible[i];
      most[v] = Math.max(most[v], possible[i]);
      voters[v] += !present || seen[i] > 0 ? 1 : 0;
    }
    for (int v = 0; v < number; v++) {
      int divisor = Math.max(1, voters[v]);
      sums[v] /= divisor;
      // No mean of some of the addresses is above the most that one of them may have.
      mays[v] = present ? Math.max(sums[v], most[v]) : mays[v] / divisor;
    }
    return new Share(options.trim().of(sums), options.trim().of(mays));
  }
}
