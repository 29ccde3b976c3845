package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnresolvedCoverageTest {
  private static final int TRIALS = 600;

  /**
   * Forty sources with a path to each of twenty destinations, of which one operator has the border
   * of five, for four sources in five. One path in ten cannot be told: drawn for each path alone,
   * or for each destination, a silent router that hides it from all sources at once. Sources do not
   * differ by that, so an interval between sources knows nothing of it. The one that also spans
   * what is unresolved, divided like the rest, holds the truth where paths are hidden alone; where
   * all of a destination's are, it is better and not good enough, and the upper bound is what is
   * safe.
   */
  @ParameterizedTest
  @CsvSource({"false, 0.8, 0.93", "true, 0.7, 0.65"})
  void intervals_span_what_is_unresolved(boolean atOnce, double mostBetween, double least) {
    long seed = 2028;
    SplittableRandom random = new SplittableRandom(seed);
    double truth = 0.25 * 0.8;
    int between = 0;
    int covered = 0;
    int bounded = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean[] hidden = new boolean[20];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = random.nextDouble() < 0.1;
      }
      List<Cluster> clusters = new ArrayList<>();
      List<Count> counts = new ArrayList<>();
      long[] seen = new long[40];
      for (int source = 0; source < seen.length; source++) {
        int open = 0;
        for (int i = 0; i < hidden.length; i++) {
          boolean its = i < 5 && random.nextDouble() < 0.8;
          boolean silent = atOnce ? hidden[i] : random.nextDouble() < 0.1;
          open += silent ? 1 : 0;
          seen[source] += its && !silent ? 1 : 0;
        }
        clusters.add(new Cluster("c" + source, "o" + source, 20, open));
        if (seen[source] + open > 0) {
          counts.add(new Count(source, seen[source], seen[source] + open));
        }
      }
      Estimate known = only(trial, Tables.equal(40, 20).with("p", seen).table());
      Estimate all = only(trial, new ClusterTable<>(clusters, new TreeMap<>(Map.of("p", counts))));
      between += known.interval().low() <= truth && truth <= known.interval().high() ? 1 : 0;
      covered += all.interval().low() <= truth && truth <= all.interval().high() ? 1 : 0;
      bounded += truth <= Math.max(all.interval().high(), all.upper()) ? 1 : 0;
    }
    assertThat(between / (double) TRIALS)
        .as("seed %d, between sources", seed)
        .isLessThan(mostBetween);
    assertThat(covered / (double) TRIALS).as("seed %d", seed).isGreaterThan(least);
    assertThat(covered - between).as("seed %d, gained", seed).isGreaterThan(TRIALS / 10);
    assertThat(bounded / (double) TRIALS).as("seed %d, upper bound", seed).isGreaterThan(0.97);
  }

  private static Estimate only(long seed, ClusterTable<String> table) {
    return ClusterBootstrap.withSeed(seed)
        .estimate(Tables.ESTIMAND, table)
        .shares()
        .values()
        .iterator()
        .next();
  }
}
