package org.entrepot.rank;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.rank.Ranking.Row;
import org.entrepot.stats.Estimates;

/**
 * Where an entity stands in the bootstrap draws of a ranking, which are panels of the same size
 * drawn from the one that was observed (METHOD.md 5). Where entities have equal shares in a draw,
 * all orders of them are taken to be as probable, so that all probabilities of being first sum to
 * 1, and all expected ranks of n entities to n (n + 1) / 2.
 *
 * <p>These are no p values: near ties they are surer than they should be, and what may be said is
 * said by the ranges of ranks ({@link org.entrepot.stats.RankSets}).
 *
 * @param first the probability of being the first
 * @param amongThree the probability of being one of the first three
 * @param amongFive the same of five
 * @param expectedRank the mean rank, at least 1
 */
public record Place(double first, double amongThree, double amongFive, double expectedRank) {
  private static final int THREE = 3;
  private static final int FIVE = 5;

  static <K> List<Place> of(Estimates<K> estimates, List<Row<K>> rows) {
    Sums[] sums = Stream.generate(Sums::new).limit(rows.size()).toArray(Sums[]::new);
    double[] sorted = new double[rows.size()];
    int[] draws = {0};
    DrawnShares.forEach(
        estimates,
        rows,
        shares -> {
          draws[0]++;
          System.arraycopy(shares, 0, sorted, 0, shares.length);
          Arrays.sort(sorted);
          for (int i = 0; i < shares.length; i++) {
            sums[i].add(above(sorted, shares[i]), notBelow(sorted, shares[i]));
          }
        });
    return Arrays.stream(sums).map(sum -> sum.over(draws[0])).toList();
  }

  /** The number of shares above one of them. */
  static int above(double[] sorted, double share) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= share) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  /** The number of shares above one of them, itself and those equal to it. */
  private static int notBelow(double[] sorted, double share) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < share) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sorted.length - low;
  }

  private static final class Sums {
    private double first;
    private double amongThree;
    private double amongFive;
    private double ranks;

    /** Those that are equal share the places from above + 1 to notBelow. */
    void add(int above, int notBelow) {
      first += part(1, above, notBelow);
      amongThree += part(THREE, above, notBelow);
      amongFive += part(FIVE, above, notBelow);
      ranks += (above + 1 + notBelow) / 2.0;
    }

    private static double part(int top, int above, int notBelow) {
      return Math.max(0, Math.min(1, (double) (top - above) / (notBelow - above)));
    }

    Place over(int draws) {
      return new Place(first / draws, amongThree / draws, amongFive / draws, ranks / draws);
    }
  }
}
