package org.entrepot.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * How much of a whole is in few hands (METHOD.md M11). The shares have to divide a whole: with what
 * is unknown they sum to one. Shares that overlap, such as path shares, have no concentration, and
 * are refused.
 *
 * <p>Where something is unknown, there are two ways to complete the whole, between which a number
 * is to be told: {@link #allToTop} gives all of it to the largest, {@link #spread} divides it
 * evenly among some who were not seen. No other completion has a higher HHI than the first, and
 * none a lower one than the second with ever more of them.
 *
 * <p>Worked example: {@code {.5, .3, .2}} has an HHI of .38, as if 2.632 had equal shares. {@code
 * {.5, .3}} with .2 unknown has an HHI of .58 with all to the top, .38 with all to one more, and
 * .35 with four more.
 */
public final class Concentration {
  private static final double ROUNDING = 1e-9;

  /** Largest first; zeros are kept. */
  private final double[] shares;

  private Concentration(DoubleStream shares) {
    double[] ascending = shares.sorted().toArray();
    this.shares = new double[ascending.length];
    Arrays.setAll(this.shares, i -> ascending[ascending.length - 1 - i]);
  }

  /**
   * Of shares of which nothing is unknown.
   *
   * @throws IllegalArgumentException if they do not divide a whole
   */
  public static Concentration of(SortedMap<?, Double> shares) {
    return new Concentration(checked(shares, 0));
  }

  /**
   * As if all that is unknown belonged to the largest.
   *
   * @param unknown the share of which is not known whose it is
   * @throws IllegalArgumentException if the shares and what is unknown do not divide a whole
   */
  public static Concentration allToTop(SortedMap<?, Double> shares, double unknown) {
    Concentration all = new Concentration(checked(shares, unknown));
    all.shares[0] += unknown;
    return all;
  }

  /**
   * As if all that is unknown were divided evenly among some who were not seen.
   *
   * @param unknown the share of which is not known whose it is
   * @param unseen number of those who were not seen, at least 1
   * @throws IllegalArgumentException if the shares and what is unknown do not divide a whole
   */
  public static Concentration spread(SortedMap<?, Double> shares, double unknown, int unseen) {
    if (unseen < 1) {
      throw new IllegalArgumentException("nothing can be spread among " + unseen);
    }
    DoubleStream even = DoubleStream.generate(() -> unknown / unseen).limit(unseen);
    return new Concentration(
        DoubleStream.concat(checked(shares, unknown), unknown > 0 ? even : DoubleStream.empty()));
  }

  /**
   * As if all that is unknown were divided among so many who were not seen that each has next to
   * nothing: what {@link #spread} tends to with ever more of them. The HHI and the share of the
   * largest are the least that is possible; there is no entropy and no Gini's coefficient of it.
   *
   * @param unknown the share of which is not known whose it is
   * @throws IllegalArgumentException if the shares and what is unknown do not divide a whole
   */
  public static Concentration spreadThin(SortedMap<?, Double> shares, double unknown) {
    return new Concentration(checked(shares, unknown));
  }

  private static DoubleStream checked(SortedMap<?, Double> shares, double unknown) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("of no share there is no concentration");
    }
    double sum = unknown;
    for (double share : shares.values()) {
      sum += share;
    }
    // What is left of one may come out a little below nothing.
    boolean negative =
        unknown < -ROUNDING || shares.values().stream().anyMatch(share -> !(share >= 0));
    if (negative || !(Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "only shares that divide a whole have a concentration: these %d sum to %s with %s"
                  + " unknown%s",
              shares.size(),
              sum,
              unknown,
              negative ? ", and one is negative or no number" : ""));
    }
    return shares.values().stream().mapToDouble(Double::doubleValue);
  }

  /** Number of those who have a share. */
  public int size() {
    return shares.length;
  }

  /** The sum of squares (Herfindahl and Hirschman): from 1 / size to 1. */
  public double hhi() {
    double sum = 0;
    for (double share : shares) {
      sum += share * share;
    }
    return sum;
  }

  /**
   * The HHI of a whole of which the shares are a sample: with n independent draws the sum of
   * squares is (1 - HHI) / n too high on average, which is taken off (Simpson 1949). Of means over
   * clusters, which vary less than single draws, that is too much, and may be below 0.
   *
   * @param draws number of independent draws n, such as that of clusters; at least 2
   */
  public double hhiOfSample(long draws) {
    if (draws < 2) {
      throw new IllegalArgumentException("a sample is corrected from 2 draws on, not " + draws);
    }
    return (draws * hhi() - 1) / (draws - 1);
  }

  /** How many with equal shares would have the same HHI: its inverse. */
  public double effectiveNumber() {
    return 1 / hhi();
  }

  /** How many with equal shares would have the same entropy: exp of Shannon's. */
  public double shannonNumber() {
    double entropy = 0;
    for (double share : shares) {
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return Math.exp(entropy);
  }

  /** The share of the largest k together: CR-k. */
  public double leading(int k) {
    return Arrays.stream(shares).limit(k).sum();
  }

  /** Gini's coefficient: 0 where all shares are equal, 1 - 1 / size where one has everything. */
  public double gini() {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += (shares.length - 1 - 2 * i) * shares[i];
    }
    return sum / shares.length;
  }

  /**
   * Gini's coefficient times size / (size - 1), so that 1 is one who has everything however many
   * there are; not a number where there is only one.
   */
  public double giniOfFew() {
    return gini() * shares.length / (shares.length - 1);
  }
}
