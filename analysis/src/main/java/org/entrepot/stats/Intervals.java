package org.entrepot.stats;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The confidence interval of a mean of cluster shares (METHOD.md 5).
 *
 * <ol>
 *   <li>From 30 clusters on, the percentiles of the bootstrap draws (Efron 1979; clusters are
 *       resampled whole).
 *   <li>With fewer, the mean plus and minus its standard error between clusters times the quantile
 *       of Student's t with G - 1 degrees of freedom, cut at 0 and 1.
 *   <li>Neither can imagine a cluster unlike those it has seen: where all agree, both are of width
 *       zero. So where fewer clusters differ from the commonest share than a sign test needs
 *       ({@link #needed}), the interval also spans the rule of three (Hanley and Lippman-Hand
 *       1983): a kind of cluster that did not turn up among G makes up less than 3 / G of all, and
 *       could have any share from 0 to 1. A share v may then be anything from v - v * 3 / G to v +
 *       (1 - v) * 3 / G: at v = 0 the rule of three itself, at v = 1 its mirror image.
 * </ol>
 *
 * <p>With three clusters or fewer that is everything from 0 to 1, and one cluster says nothing.
 *
 * <p>G is the number of clusters where their votes are equal, and else the number of equal votes
 * that would be as sure ({@link Votes#effective}).
 */
final class Intervals {
  /** METHOD.md 5: cluster-t when 10 to 29 clusters. */
  private static final int PERCENTILES_FROM = 30;

  private Intervals() {}

  static Interval of(ClusterShares shares, Supplier<Resamples> resamples, double level) {
    return of(shares, resamples, level, level);
  }

  /** The same with percentiles of another level. */
  static Interval of(
      ClusterShares shares, Supplier<Resamples> resamples, double level, double percentiles) {
    double mean = shares.mean();
    double low = mean;
    double high = mean;
    if (shares.effective() >= PERCENTILES_FROM) {
      double[] draws = shares.draws(resamples.get());
      Arrays.sort(draws);
      // The 1e-9 takes back what 1 - 0.95 has too much or too little.
      int tail = (int) Math.floor(draws.length * (1 - percentiles) / 2 + 1e-9);
      low = Math.min(low, draws[tail]);
      high = Math.max(high, draws[draws.length - 1 - tail]);
    } else if (shares.clusters() > 1) {
      double t =
          TDistribution.of(shares.effective() - 1).inverseSurvivalProbability((1 - level) / 2);
      double reach = t * shares.standardError();
      low = Math.max(0, mean - reach);
      high = Math.min(1, mean + reach);
    }
    if (shares.unlike() < needed(level)) {
      double unseen = unseen(shares.effective(), level);
      low = Math.min(low, mean - mean * unseen);
      high = Math.max(high, mean + (1 - mean) * unseen);
    }
    return new Interval(Math.max(0, low), Math.min(1, high), level);
  }

  /** The rule of three: 3 / G at the level of 0.95, and as ln(1 - level) goes at others. */
  static double unseen(double clusters, double level) {
    return Math.min(1, 3 * (Math.log(1 - level) / Math.log(1 - 0.95)) / clusters);
  }

  /**
   * The fewest clusters, all on one side, that an exact two-sided sign test calls significant: the
   * least n with 2 / 2^n at most 1 - level; 6 at 0.95.
   */
  static int needed(double level) {
    int n = 1;
    while (2 / Math.pow(2, n) > 1 - level) {
      n++;
    }
    return n;
  }
}
