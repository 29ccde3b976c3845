package org.entrepot.rank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far two orders of the same entities go together: 1 for the same order, 0 for none in common,
 * -1 for the reverse. Where one side is nothing but ties, there is no order, and it is 0.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's tau_b (Kendall 1945): of the pairs that are no tie on a side, those in the same order
   * less those in the reverse one.
   *
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static double kendall(double[] first, double[] second) {
    check(first, second);
    return new Kendall(first).with(second);
  }

  /**
   * Spearman's rho (1904): the product-moment correlation of the ranks, equal values sharing the
   * mean of theirs.
   *
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static double spearman(double[] first, double[] second) {
    check(first, second);
    double[] x = ranks(first);
    double[] y = ranks(second);
    double mean = (x.length + 1) / 2.0;
    double both = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - mean) * (y[i] - mean);
      one += (x[i] - mean) * (x[i] - mean);
      other += (y[i] - mean) * (y[i] - mean);
    }
    return one > 0 && other > 0 ? both / Math.sqrt(one * other) : 0;
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = rank);
      from = to;
    }
    return ranks;
  }

  private static void check(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "%d values beside %d".formatted(first.length, second.length));
    }
  }
}
