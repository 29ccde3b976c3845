package org.entrepot.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many independent observations it takes (METHOD.md 5), at a level of 95% and, to tell shares
 * apart, a power of 80%. Normal quantiles are rounded as tables have them, to 1.96 and 0.84.
 */
public final class SampleSize {
  private static final double LEVEL = quantile(0.975);
  private static final double POWER = quantile(0.8);

  private SampleSize() {}

  private static double quantile(double probability) {
    double exact = NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
    return BigDecimal.valueOf(exact).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }

  /**
   * To tell two shares apart of which an observation counts for one at most: of a and b the
   * difference d = a - b has the variance a + b - d&sup2; for each observation, so that n = (1.96 +
   * 0.84)&sup2; (a + b - d&sup2;) / d&sup2;, rounded up.
   *
   * <p>Worked example: 25% and 15% take 7.84 * (0.4 - 0.01) / 0.01 = 305.8, so 306.
   *
   * @return the number; empty where the shares are equal, and none is enough
   */
  public static OptionalLong paired(double share, double other) {
    double difference = share - other;
    double squared = difference * difference;
    return ceiling((LEVEL + POWER) * (LEVEL + POWER) * (share + other - squared) / squared);
  }

  /**
   * For an interval to be no wider to one side than a distance: n (1.96 e / distance)&sup2;,
   * rounded up, if e is the standard error that n have.
   *
   * @return the number; empty where the distance is 0, and none is enough
   */
  public static OptionalLong within(double distance, double error, double observations) {
    double times = LEVEL * error / distance;
    return ceiling(observations * times * times);
  }

  /** Rounded up, but not for what is more only by rounding. */
  private static OptionalLong ceiling(double number) {
    return number < Long.MAX_VALUE
        ? OptionalLong.of((long) Math.ceil(number - 1e-9))
        : OptionalLong.empty();
  }
}
