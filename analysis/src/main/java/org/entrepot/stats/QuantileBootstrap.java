package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Estimates the quartiles of values that come in clusters, and resamples whole clusters to say how
 * sure they are (Efron 1979): values of one cluster repeat each other. Each cluster has one vote,
 * split evenly among its values. Intervals are percentiles of 2,000 draws at a level of 0.95; they
 * can imagine no cluster unlike those that were seen, and tend to be too narrow below 30 clusters.
 *
 * <p>The same seed and values give the same bits on every machine, in whatever order the values
 * stand.
 */
public final class QuantileBootstrap {
  /** The level of its intervals. */
  public static final double LEVEL = 0.95;

  private static final int DRAWS = 2_000;
  private static final double[] QUARTILES = {0.25, 0.5, 0.75};

  /** Takes back what sums of parts of votes have too little. */
  private static final double SLIP = 1e-9;

  private final long seed;

  private QuantileBootstrap(long seed) {
    this.seed = seed;
  }

  /** With 2,000 draws. */
  public static QuantileBootstrap withSeed(long seed) {
    return new QuantileBootstrap(seed);
  }

  /**
   * The values of a cluster.
   *
   * @param host the organisation that it belongs to
   * @param values in any order
   */
  public record Cluster(String host, List<Long> values) {
    /** Copies the values. */
    public Cluster {
      values = List.copyOf(values);
    }
  }

  private record Vote(long value, int cluster, double weight) {}

  /** The quartiles; none where there is no value. Clusters without a value have no vote. */
  public Optional<Quantiles> estimate(SortedMap<String, Cluster> byName) {
    List<Cluster> clusters =
        byName.entrySet().stream()
            .map(Map.Entry::getValue)
            .filter(cluster -> !cluster.values().isEmpty())
            .toList();
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    List<Vote> votes = votes(clusters);
    double[][] draws = draws(votes, clusters.size());
    double[] ones = new double[clusters.size()];
    Arrays.fill(ones, 1);
    double[] found = quartiles(votes, ones, clusters.size());
    Quantiles.Quantile[] quantiles = new Quantiles.Quantile[QUARTILES.length];
    for (int q = 0; q < QUARTILES.length; q++) {
      Arrays.sort(draws[q]);
      int tail = (int) Math.floor(DRAWS * (1 - LEVEL) / 2 + SLIP);
      quantiles[q] =
          new Quantiles.Quantile(
              found[q],
              Math.min(found[q], draws[q][tail]),
              Math.max(found[q], draws[q][DRAWS - 1 - tail]));
    }
    return Optional.of(
        new Quantiles(
            quantiles[0],
            quantiles[1],
            quantiles[2],
            votes.size(),
            clusters.size(),
            Evidence.of(clusters.size(), hosts(clusters))));
  }

  private static int hosts(Collection<Cluster> clusters) {
    return new TreeSet<>(clusters.stream().map(Cluster::host).toList()).size();
  }

  private static List<Vote> votes(List<Cluster> clusters) {
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      for (long value : clusters.get(i).values()) {
        votes.add(new Vote(value, i, 1.0 / clusters.get(i).values().size()));
      }
    }
    votes.sort(Comparator.comparingLong(Vote::value).thenComparingInt(Vote::cluster));
    return votes;
  }

  /** For each quartile its value in each draw. */
  private double[][] draws(List<Vote> votes, int clusters) {
    Resamples resamples = new Resamples(seed, clusters, DRAWS);
    double[][] draws = new double[QUARTILES.length][DRAWS];
    double[] times = new double[clusters];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < clusters; i++) {
        times[i] = resamples.times(i, draw);
      }
      double[] found = quartiles(votes, times, clusters);
      for (int q = 0; q < QUARTILES.length; q++) {
        draws[q][draw] = found[q];
      }
    }
    return draws;
  }

  /**
   * @param times how many votes each cluster has
   * @param all the sum of these
   */
  private static double[] quartiles(List<Vote> votes, double[] times, double all) {
    double[] found = new double[QUARTILES.length];
    double below = 0;
    int q = 0;
    for (Vote vote : votes) {
      below += vote.weight * times[vote.cluster];
      while (q < QUARTILES.length && below >= QUARTILES[q] * all - SLIP) {
        found[q++] = vote.value;
      }
    }
    return found;
  }
}
