package org.entrepot.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure over independent repetitions, such as the seeds of a simulation: its mean and the
 * interval of Student's t on the standard error between them.
 *
 * @param mean the mean, or the ratio of the sums
 * @param interval its confidence interval; empty where there are fewer than two repetitions
 * @param number of repetitions, at least 1
 */
public record Replicates(double mean, Optional<Interval> interval, int number) {
  private static final double LEVEL = 0.95;

  /**
   * The mean of values, with a 95% interval.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static Replicates of(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return ofRatios(values, ones);
  }

  /**
   * The ratio of two sums, with a 95% interval that knows that what one repetition counts belongs
   * together: the ratio estimator of cluster sampling (Cochran, Sampling Techniques, 1977, 6.3),
   * with the repetitions as clusters.
   *
   * <p>Worked example: 3 of 4, 1 of 4 and 2 of 4 give 6 of 12; the residuals are 1, -1 and 0, the
   * standard error is sqrt(3 / 2 * 2) / 12 = 0.1443, and the interval 0.5 +- 4.303 * 0.1443.
   *
   * @throws IllegalArgumentException if there is none, or not as many units as events, or no unit
   */
  public static Replicates ofRatios(double[] events, double[] units) {
    if (events.length == 0 || events.length != units.length) {
      throw new IllegalArgumentException(events.length + " counts of " + units.length + " units");
    }
    double all = Arrays.stream(units).sum();
    if (!(all > 0)) {
      throw new IllegalArgumentException("a ratio to " + all + " units");
    }
    double ratio = Arrays.stream(events).sum() / all;
    int n = events.length;
    if (n < 2) {
      return new Replicates(ratio, Optional.empty(), n);
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double residual = events[i] - ratio * units[i];
      squares += residual * residual;
    }
    double error = Math.sqrt(squares * n / (n - 1)) / all;
    double reach = error * TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2);
    return new Replicates(ratio, Optional.of(new Interval(ratio - reach, ratio + reach, LEVEL)), n);
  }
}
