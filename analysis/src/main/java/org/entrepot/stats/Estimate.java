package org.entrepot.stats;

/**
 * One share.
 *
 * @param value the share, 0 to 1: the mean over clusters of the share within each
 * @param interval its confidence interval. From 30 clusters on, percentiles of the bootstrap; with
 *     fewer, Student's t on the standard error between clusters. Where all clusters agree, or all
 *     but a handful (five at the level of 0.95), it also spans the rule of three, so that it is
 *     never of width zero: v - v * 3 / clusters to v + (1 - v) * 3 / clusters. Its upper end is
 *     higher by what the share gains if what is unresolved is as what is wholly resolved: the value
 *     counts what is unresolved as nobody's, and the interval spans both readings
 * @param upper the share if everything unresolved that could have been the event were it
 * @param units number of units with the event
 * @param clusters number of clusters with at least one of them
 * @param weight sum over the clusters of the share within each
 */
public record Estimate(
    double value, Interval interval, double upper, long units, int clusters, double weight) {
  /**
   * @throws IllegalArgumentException if the value is no share, or the upper bound lies below it
   */
  public Estimate {
    if (!(value >= 0 && value <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "a share of %s with an upper bound of %s".formatted(value, upper));
    }
  }

  /** The same with the number of whole units, rounded, of which each has so many parts. */
  Estimate ofParts(long parts) {
    return new Estimate(
        value, interval, upper, Math.round((double) units / parts), clusters, weight);
  }
}
