package org.entrepot.rank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Kendall's rank correlation with ties, tau_b: (concordant - discordant pairs) / the geometric mean
 * of the pairs that are no ties on each side (Kendall 1945), counted in n log n steps by sorting
 * (Knight 1966). 1 is the same order, -1 the reverse one. Where one side is nothing but ties, there
 * is no order to agree with, and it is 0.
 */
final class Kendall {
  /** Where each run of equal values of the first order ends; they stand in ascending order. */
  private final int[] runEnds;

  private final int[] order;
  private final long tiedFirst;

  /** Prepares one of the two orders. */
  Kendall(double[] first) {
    this.order =
        IntStream.range(0, first.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> first[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = Arrays.stream(order).mapToDouble(i -> first[i]).toArray();
    this.runEnds =
        IntStream.range(0, sorted.length)
            .filter(i -> i + 1 == sorted.length || sorted[i] != sorted[i + 1])
            .map(i -> i + 1)
            .toArray();
    this.tiedFirst = ties(sorted, 0, sorted.length);
  }

  /** The correlation with another order of as many. */
  double with(double[] second) {
    int n = order.length;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = second[order[i]];
    }
    long tiedBoth = 0;
    int from = 0;
    for (int end : runEnds) {
      Arrays.sort(values, from, end);
      tiedBoth += ties(values, from, end);
      from = end;
    }
    long discordant = sort(values, new double[n], 0, n);
    long pairs = pairs(n);
    long tiedSecond = ties(values, 0, n);
    double untied = Math.sqrt((double) (pairs - tiedFirst) * (pairs - tiedSecond));
    return untied > 0 ? (pairs - tiedFirst - tiedSecond + tiedBoth - 2 * discordant) / untied : 0;
  }

  private static long pairs(long n) {
    return n * (n - 1) / 2;
  }

  /** The pairs of equal values among sorted ones. */
  private static long ties(double[] sorted, int from, int to) {
    long ties = 0;
    int run = 0;
    for (int i = from + 1; i < to; i++) {
      run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
      ties += run;
    }
    return ties;
  }

  /** Sorts by merging, and counts the pairs that stood in the wrong order. */
  private static long sort(double[] values, double[] space, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long wrong = sort(values, space, from, middle) + sort(values, space, middle, to);
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        space[at] = values[left++];
      } else {
        wrong += middle - left;
        space[at] = values[right++];
      }
    }
    System.arraycopy(space, from, values, from, to - from);
    return wrong;
  }
}
