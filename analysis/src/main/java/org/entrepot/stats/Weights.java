package org.entrepot.stats;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.entrepot.stats.ClusterTable.Cluster;

/**
 * How much the vote of each cluster counts, such as the users of an AS (METHOD.md 5, weighting).
 * Only proportions matter. A cluster of weight 0 has no vote and is not counted as one.
 */
public final class Weights {
  /** One vote for each cluster. */
  public static final Weights EQUAL =
      new Weights("one vote for each AS with a vantage point", id -> 1, Double.POSITIVE_INFINITY);

  private final String words;
  private final ToDoubleFunction<String> byCluster;
  private final double most;

  private Weights(String words, ToDoubleFunction<String> byCluster, double most) {
    this.words = words;
    this.byCluster = byCluster;
    this.most = most;
  }

  /**
   * Weights by the name of a cluster.
   *
   * @param words what the votes are weighted by, as in "weighted by ..."
   * @param byCluster the weight, 0 where none is known
   */
  public static Weights of(String words, ToDoubleFunction<String> byCluster) {
    return new Weights(words, byCluster, Double.POSITIVE_INFINITY);
  }

  /**
   * The same, but none above so many times the median of those above 0: a few heavy votes would
   * else be all that is heard. METHOD.md 5 cuts at 5.
   *
   * @throws IllegalArgumentException if it is less than once
   */
  public Weights cutAt(double medians) {
    if (!(medians >= 1)) {
      throw new IllegalArgumentException("weights can be cut at 1 median or more, not " + medians);
    }
    return new Weights(words, byCluster, medians);
  }

  /** What the votes are weighted by. */
  public String words() {
    return words;
  }

  /** Of each cluster in turn. */
  double[] over(List<Cluster> clusters) {
    double[] weights =
        clusters.stream().mapToDouble(c -> byCluster.applyAsDouble(c.id())).toArray();
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "cluster " + clusters.get(i).id() + " has the weight " + weights[i]);
      }
    }
    double limit = most * median(Arrays.stream(weights).filter(w -> w > 0).sorted().toArray());
    return Arrays.stream(weights).map(w -> w > 0 ? Math.min(w, limit) : 0).toArray();
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
