package org.entrepot.study;

import java.util.List;
import java.util.OptionalLong;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Interval;

/**
 * How much the paths to a country's networks depend on operators: its country hegemony (METHOD.md
 * M3), of operators other than a destination's own, over the networks to which there is a path.
 *
 * @param country the country
 * @param weighting what a network weighs: {@code networks}, 1 each, or {@code users}
 * @param networks number of the country's networks to which there is a path and that weigh anything
 * @param found their weight
 * @param all the weight of all networks of the country, empty where it is not known; what is
 *     missing is not in the shares
 * @param clusters number of vantage points' networks with such a path
 * @param unresolved what an operator may have that was seen nowhere: the same mean of what is
 *     unresolved
 * @param evidence whether that is enough, and little enough is unresolved
 * @param rows the largest shares; empty where the evidence is suppressed
 */
public record CountryDependence(
    CountryCode country,
    String weighting,
    int networks,
    long found,
    OptionalLong all,
    int clusters,
    double unresolved,
    Evidence evidence,
    List<Row> rows) {
  /** Copies the rows. */
  public CountryDependence {
    rows = List.copyOf(rows);
  }

  /**
   * An operator.
   *
   * @param operator who it is
   * @param value weighted mean over networks of its hegemony in the paths to each
   * @param interval its confidence interval
   * @param upper the value if all that is unresolved on these paths were it
   */
  public record Row(Subject operator, double value, Interval interval, double upper) {}
}
