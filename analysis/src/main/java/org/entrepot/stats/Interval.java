package org.entrepot.stats;

/**
 * A confidence interval, printed as {@code [19.5%, 30.2%]}.
 *
 * @param low lower end
 * @param high upper end, not below the lower one
 * @param level the confidence level, such as 0.95
 */
public record Interval(double low, double high, double level) {
  /**
   * @throws IllegalArgumentException if the ends are not in order, or the level is not between 0
   *     and 1
   */
  public Interval {
    if (!(low <= high) || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "no interval goes from %s to %s at level %s".formatted(low, high, level));
    }
  }

  /** The same with an upper end that is higher by so much, but not above 1. */
  Interval raised(double by) {
    return new Interval(low, Math.max(high, Math.min(1, high + by)), level);
  }

  @Override
  public String toString() {
    return "[" + Percent.of(low) + ", " + Percent.of(high) + "]";
  }
}
