package org.entrepot.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once (Holm, "A simple sequentially rejective multiple test procedure",
 * Scandinavian Journal of Statistics 6, 1979): the smallest p of m has to be at most alpha / m, the
 * next alpha / (m - 1), and so on to the first that is not. Then the probability that even one of
 * those passed is wrong is at most alpha, however they depend on each other.
 */
public final class Holm {
  private Holm() {}

  /** Which of some p-values pass, in their order. */
  public static boolean[] pass(double[] p, double alpha) {
    boolean[] passed = new boolean[p.length];
    int[] order = order(p);
    for (int rank = 0; rank < order.length && p[order[rank]] <= alpha / (p.length - rank); rank++) {
      passed[order[rank]] = true;
    }
    return passed;
  }

  /** The least alpha with which each would pass, in their order. */
  static double[] corrected(double[] p) {
    double[] corrected = new double[p.length];
    int[] order = order(p);
    double most = 0;
    for (int rank = 0; rank < order.length; rank++) {
      most = Math.max(most, Math.min(1, (p.length - rank) * p[order[rank]]));
      corrected[order[rank]] = most;
    }
    return corrected;
  }

  /** The smallest first. */
  private static int[] order(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
