package org.entrepot.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Another interval for the same shares: the bootstrap percentiles, corrected for bias and for an
 * error that depends on the share (BC<sub>a</sub>; Efron, "Better bootstrap confidence intervals",
 * JASA 1987, doi:10.1080/01621459.1987.10478410). Of the sorted draws it takes those at Phi(z0 +
 * (z0 + z) / (1 - a (z0 + z))): z0 is the normal quantile of the part of the draws below the share,
 * draws equal to it counting half; a, the acceleration, is the sum of d&sup3; / (6 (sum of
 * d&sup2;)<sup>3/2</sup>) over the clusters, d being how far the share without a cluster lies below
 * the mean of such shares. It also spans the rule of three, where {@link Estimate#interval()} does.
 *
 * <p>Neither is better everywhere; what was measured stands in {@code docs/metrics.md}. Where the
 * shares within clusters are skewed and there are 20 clusters or more, this one holds the truth
 * more often and is narrower. With ten clusters of very unequal votes it holds it less often than
 * Student's t, which is why it is not what {@link ClusterBootstrap} gives.
 */
public final class Bca {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Draws that differ less from the share do so by rounding. */
  private static final double ROUNDING = 1e-12;

  private Bca() {}

  /**
   * The interval of a subject's share, at the level and from the draws of the estimates; 0 to 1
   * where there is one cluster.
   *
   * @throws IllegalArgumentException if there is no such subject
   */
  public static <K> Interval of(Estimates<K> estimates, K subject) {
    return of(estimates.byCluster(subject), estimates.draws(subject), estimates.level());
  }

  static Interval of(ClusterShares shares, double[] draws, double level) {
    double mean = shares.mean();
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double low = mean;
    double high = mean;
    if (sorted[sorted.length - 1] - sorted[0] > ROUNDING) {
      double bias = bias(sorted, mean);
      double acceleration = acceleration(shares.withoutEach());
      double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
      low = at(sorted, bias, acceleration, -z);
      high = at(sorted, bias, acceleration, z);
    }
    if (shares.unlike() < Intervals.needed(level)) {
      double unseen = Intervals.unseen(shares.effective(), level);
      low = Math.min(low, mean - mean * unseen);
      high = Math.max(high, mean + (1 - mean) * unseen);
    }
    return new Interval(Math.max(0, low), Math.min(1, high), level);
  }

  private static double bias(double[] draws, double mean) {
    double below = 0;
    for (double draw : draws) {
      below += Math.abs(draw - mean) < ROUNDING ? 0.5 : draw < mean ? 1 : 0;
    }
    return NORMAL.inverseCumulativeProbability(below / draws.length);
  }

  private static double acceleration(double[] withoutEach) {
    double middle = Arrays.stream(withoutEach).sum() / withoutEach.length;
    double squares = 0;
    double cubes = 0;
    for (double without : withoutEach) {
      double distance = middle - without;
      squares += distance * distance;
      cubes += distance * distance * distance;
    }
    return squares > 0 ? cubes / (6 * Math.pow(squares, 1.5)) : 0;
  }

  private static double at(double[] sorted, double bias, double acceleration, double z) {
    double shifted = bias + z;
    double p = NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
    int place = (int) Math.floor(p * (sorted.length + 1) + 1e-9) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, place))];
  }
}
