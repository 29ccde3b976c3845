package org.entrepot.stats;

/**
 * The quartiles of values that come in clusters, one vote for each cluster, split evenly among its
 * values.
 *
 * @param lower a quarter of all votes is at or below it
 * @param median half of all votes is
 * @param upper three quarters are
 * @param values number of values
 * @param clusters number of clusters with a value
 * @param evidence whether that is enough to be told
 */
public record Quantiles(
    Quantile lower, Quantile median, Quantile upper, int values, int clusters, Evidence evidence) {
  /**
   * One of them.
   *
   * @param value the least value at or below which there are so many votes
   * @param low lower end of its interval
   * @param high upper end
   */
  public record Quantile(double value, double low, double high) {}
}
