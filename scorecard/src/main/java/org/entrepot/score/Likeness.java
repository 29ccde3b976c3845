package org.entrepot.score;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How like a simulated distribution is to a real one.
 *
 * @param name file-safe
 * @param definition what is distributed
 * @param per what is counted
 * @param simulated the simulated one
 * @param real the real one
 * @param distance the two-sample statistic of Kolmogorov and Smirnov, 0 to 1; empty where one has
 *     no value
 * @param wanted the largest distance that passes
 */
public record Likeness(
    String name,
    String definition,
    String per,
    Quartiles simulated,
    Quartiles real,
    OptionalDouble distance,
    double wanted) {
  /**
   * A distribution in short.
   *
   * @param number of values
   * @param lower the lower quartile; like the others NaN where there is no value
   * @param median the median
   * @param upper the upper quartile
   */
  public record Quartiles(long number, double lower, double median, double upper) {
    static Quartiles of(Histogram histogram, double unit) {
      return new Quartiles(
          histogram.size(),
          quantile(histogram, 0.25, unit),
          quantile(histogram, 0.5, unit),
          quantile(histogram, 0.75, unit));
    }

    private static double quantile(Histogram histogram, double share, double unit) {
      return histogram.quantile(share).isPresent()
          ? histogram.quantile(share).getAsLong() * unit
          : Double.NaN;
    }

    @Override
    public String toString() {
      return number == 0
          ? "none"
          : String.format(Locale.ROOT, "%.2f (%.2f to %.2f), n = %d", median, lower, upper, number);
    }
  }

  /** Whether the distance is not above the one wanted; not where there is none. */
  public boolean passed() {
    return distance.isPresent() && distance.getAsDouble() <= wanted;
  }
}
