package org.entrepot.landscape;

import org.entrepot.stats.Interval;

/**
 * How far the order of cities by share of paths goes together with their order by something else.
 * No cause.
 *
 * @param factor what else
 * @param n number of cities
 * @param kendall tau_b with its interval
 * @param spearman rho with its interval
 */
public record Correlation(Factor factor, int n, Coefficient kendall, Coefficient spearman) {
  /** What a city may have more of than another. */
  public enum Factor {
    /** Small mean distance to users. */
    NEAR_USERS("near-users", "nearness to the region's users"),
    /** Small mean distance to inhabitants. */
    NEAR_PEOPLE("near-people", "nearness to the region's inhabitants"),
    /** Exchanges for a million inhabitants. */
    EXCHANGE_DENSITY("exchanges-per-million", "exchanges per million inhabitants"),
    /** Networks at its exchanges. */
    MEMBERS("exchange-members", "networks at their exchanges"),
    /** Its inhabitants: what large cities have more of for being large. */
    INHABITANTS("inhabitants", "number of inhabitants");

    private final String id;
    private final String words;

    Factor(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** The word for it in files. */
    public String id() {
      return id;
    }

    /** The words for it in a sentence. */
    public String words() {
      return words;
    }
  }

  /**
   * A coefficient, -1 to 1.
   *
   * @param value 1 if both orders are the same, -1 if one is the reverse of the other
   * @param interval percentiles of draws in which networks and cities are drawn anew
   */
  public record Coefficient(double value, Interval interval) {
    /** Whether the interval spans no correlation at all. */
    public boolean maybeNone() {
      return interval.low() <= 0 && interval.high() >= 0;
    }
  }
}
