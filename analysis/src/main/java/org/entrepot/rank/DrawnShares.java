package org.entrepot.rank;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.entrepot.rank.Ranking.Row;
import org.entrepot.stats.Estimates;

/** The shares of all rows of a ranking in one bootstrap draw after the other. */
final class DrawnShares {
  /** As many numbers are held at a time: 32 MB. */
  private static final int HELD = 4_000_000;

  private DrawnShares() {}

  /** Shows the shares of each draw in turn, in the order of the rows; the array is used again. */
  static <K> void forEach(Estimates<K> estimates, List<Row<K>> rows, Consumer<double[]> use) {
    if (rows.isEmpty()) {
      return;
    }
    int draws = estimates.draws(rows.get(0).key()).length;
    int block = Math.max(1, HELD / rows.size());
    double[] shares = new double[rows.size()];
    for (int from = 0; from < draws; from += block) {
      int to = Math.min(draws, from + block);
      double[][] held = new double[rows.size()][];
      for (int i = 0; i < held.length; i++) {
        held[i] = Arrays.copyOfRange(estimates.draws(rows.get(i).key()), from, to);
      }
      for (int draw = 0; draw < to - from; draw++) {
        for (int i = 0; i < shares.length; i++) {
          shares[i] = held[i][draw];
        }
        use.accept(shares);
      }
    }
  }
}
