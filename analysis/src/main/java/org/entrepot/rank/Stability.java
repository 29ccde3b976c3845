package org.entrepot.rank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.entrepot.rank.Ranking.Row;
import org.entrepot.stats.Estimates;

/**
 * How much the order of a ranking changes from one bootstrap draw to the next, each draw compared
 * with the whole sample (METHOD.md 5).
 *
 * @param kendall the rank correlation tau_b over all entities: 1 for the same order, 0 for none in
 *     common, -1 for the reverse. Those at the end of a long ranking are as important for it as
 *     those at its head
 * @param overlap the rank-biased overlap with p = 0.9: 1 for the same order, 0 where nothing
 *     agrees; the first ten places have 86% of the weight
 * @param draws number of draws
 */
public record Stability(Agreement kendall, Agreement overlap, int draws) {
  /** The p of the rank-biased overlap. */
  public static final double PERSISTENCE = RankBiasedOverlap.P;

  /** Each tail of the range of draws. */
  private static final double TAIL = 0.025;

  /**
   * An agreement over all draws.
   *
   * @param mean over the draws
   * @param low 2.5% of the draws agree less
   * @param high 2.5% agree more
   */
  public record Agreement(double mean, double low, double high) {
    private static Agreement of(DoubleStream values) {
      double[] sorted = values.sorted().toArray();
      int tail = (int) Math.floor(sorted.length * TAIL + 1e-9);
      double mean = Arrays.stream(sorted).sum() / sorted.length;
      return new Agreement(mean, sorted[tail], sorted[sorted.length - 1 - tail]);
    }
  }

  /** Empty where there are fewer than two rows. */
  static <K> Optional<Stability> of(Estimates<K> estimates, List<Row<K>> rows) {
    if (rows.size() < 2) {
      return Optional.empty();
    }
    double[] whole = rows.stream().mapToDouble(row -> row.estimate().value()).toArray();
    Kendall kendall = new Kendall(whole);
    RankBiasedOverlap overlap = new RankBiasedOverlap(whole);
    DoubleStream.Builder taus = DoubleStream.builder();
    DoubleStream.Builder overlaps = DoubleStream.builder();
    int[] draws = {0};
    DrawnShares.forEach(
        estimates,
        rows,
        shares -> {
          draws[0]++;
          taus.add(kendall.with(shares));
          overlaps.add(overlap.with(shares));
        });
    return Optional.of(
        new Stability(Agreement.of(taus.build()), Agreement.of(overlaps.build()), draws[0]));
  }
}
