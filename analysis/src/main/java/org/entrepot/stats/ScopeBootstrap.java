package org.entrepot.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Estimates a weighted mean over scopes, such as the networks of a country, of the {@linkplain
 * TrimmedMean trimmed mean} over clusters of their shares in each scope (METHOD.md M3). In a draw
 * clusters are resampled whole for all scopes at once, since one cluster has shares in several; a
 * scope of which a draw has no cluster is left out of that draw.
 *
 * <p>From 30 clusters on the interval is the percentiles of the draws, with fewer the value plus
 * and minus their standard deviation times the quantile of Student's t. Where no two draws differ
 * it is the rule of three, untrimmed: v - v * 3 / clusters to v + (1 - v) * 3 / clusters.
 *
 * <p>Immutable; the same seed and shares give the same bits on every machine.
 */
public final class ScopeBootstrap {
  private static final int PERCENTILES_FROM = 30;
  private static final double LEVEL = 0.95;
  private static final double RULE = 3;

  private final TrimmedMean trim;
  private final int clusters;
  private final Resamples resamples;

  /**
   * With 2,000 draws and a level of 0.95.
   *
   * @param clusters number of clusters, at least 1
   */
  public ScopeBootstrap(long seed, int clusters, TrimmedMean trim) {
    if (clusters < 1) {
      throw new IllegalArgumentException("nothing can be drawn of " + clusters + " clusters");
    }
    this.trim = trim;
    this.clusters = clusters;
    this.resamples = new Resamples(seed, clusters, 2_000);
  }

  /**
   * The mean itself.
   *
   * @param weights of the scopes
   * @param shares for each scope the share in each cluster, not a number where it has none
   */
  public double value(double[] weights, double[][] shares) {
    double sum = 0;
    double all = 0;
    for (int scope = 0; scope < weights.length; scope++) {
      double[] some = Arrays.stream(shares[scope]).filter(s -> !Double.isNaN(s)).toArray();
      if (some.length > 0) {
        sum += weights[scope] * trim.of(some);
        all += weights[scope];
      }
    }
    return sum / all;
  }

  /**
   * Its confidence interval.
   *
   * @param weights of the scopes
   * @param shares for each scope the share in each cluster, not a number where it has none
   */
  public Interval interval(double[] weights, double[][] shares) {
    double value = value(weights, shares);
    double[] draws = draws(weights, shares);
    double unseen = Math.min(1, RULE / clusters);
    double low = value;
    double high = value;
    if (draws.length == 0 || draws[0] == draws[draws.length - 1]) {
      low = value - value * unseen;
      high = value + (1 - value) * unseen;
    } else if (clusters >= PERCENTILES_FROM) {
      int tail = (int) Math.floor(draws.length * (1 - LEVEL) / 2 + 1e-9);
      low = Math.min(low, draws[tail]);
      high = Math.max(high, draws[draws.length - 1 - tail]);
    } else {
      double mean = Arrays.stream(draws).average().orElse(value);
      double squares = Arrays.stream(draws).map(d -> (d - mean) * (d - mean)).sum();
      double reach =
          TDistribution.of(clusters - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2)
              * Math.sqrt(squares / (draws.length - 1) * clusters / (clusters - 1));
      low = value - reach;
      high = value + reach;
    }
    return new Interval(Math.max(0, low), Math.min(1, high), LEVEL);
  }

  /** The means of the draws that have a share in any scope, ascending. */
  private double[] draws(double[] weights, double[][] shares) {
    double[] sums = new double[resamples.draws()];
    double[] all = new double[sums.length];
    for (int scope = 0; scope < weights.length; scope++) {
      double[] its = draws(shares[scope]);
      for (int draw = 0; draw < its.length; draw++) {
        if (!Double.isNaN(its[draw])) {
          sums[draw] += weights[scope] * its[draw];
          all[draw] += weights[scope];
        }
      }
    }
    return IntStream.range(0, sums.length)
        .filter(draw -> all[draw] > 0)
        .mapToDouble(draw -> sums[draw] / all[draw])
        .sorted()
        .toArray();
  }

  /** The trimmed mean of one scope in each draw, not a number where it has no share. */
  double[] draws(double[] shares) {
    int[] order =
        IntStream.range(0, shares.length)
            .filter(i -> !Double.isNaN(shares[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> shares[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] means = new double[resamples.draws()];
    for (int draw = 0; draw < means.length; draw++) {
      int drawn = 0;
      for (int i : order) {
        drawn += resamples.times(i, draw);
      }
      int cut = trim.cut(drawn);
      double sum = 0;
      int passed = 0;
      for (int i : order) {
        int next = passed + resamples.times(i, draw);
        sum += shares[i] * Math.max(0, Math.min(next, drawn - cut) - Math.max(passed, cut));
        passed = next;
      }
      means[draw] = drawn == 0 ? Double.NaN : sum / (drawn - 2 * cut);
    }
    return means;
  }
}
