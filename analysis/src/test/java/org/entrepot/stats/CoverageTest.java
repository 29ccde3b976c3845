package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiment of METHOD.md 5 ({@link Experiment}): how often a nominal 95% interval holds the
 * truth.
 */
class CoverageTest {
  private static final int TRIALS = 400;

  /**
   * The published table, of 400 trials too. Two coverages of 0.95 known from 400 trials each differ
   * by 1.5 points (1 s.e.), two of 0.5 by 3.5; two of them are granted. How heavy the tail of
   * probes per AS was is not published, and naive intervals hang on nothing else: they have 6
   * points more.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0.53, 0.89, 0.92",
    "20, 0.47, 0.94, 0.95",
    "40, 0.49, 0.94, 0.94",
    "80, 0.46, 0.95, 0.96"
  })
  void the_published_table_is_reproduced(
      int clusters, double naive, double bootstrap, double clusterT) {
    int wilson = 0;
    int percentiles = 0;
    int t = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = new SplittableRandom(2_026_000L + 1_000L * clusters + trial);
      Experiment sample = Experiment.methodFive(random, clusters);
      wilson += sample.wilsonHolds();
      percentiles +=
          sample.percentiles(new Resamples(trial, clusters, 2_000)).holds(sample.truth());
      t += sample.clusterT().holds(sample.truth());
    }
    String told = clusters + " clusters, seeds from 2,026,000: ";
    assertThat(wilson / (double) TRIALS).as(told + "naive").isBetween(naive - 0.13, naive + 0.13);
    assertThat(percentiles / (double) TRIALS)
        .as(told + "cluster bootstrap")
        .isBetween(bootstrap - 0.035, bootstrap + 0.035);
    assertThat(t / (double) TRIALS)
        .as(told + "cluster t")
        .isBetween(clusterT - 0.035, clusterT + 0.035);
  }

  /**
   * What is shipped: cluster t below 30 clusters, percentiles from there on, and the rule of three
   * where few clusters differ. With 10 clusters it covers more than cluster t alone, since the rule
   * of three widens it wherever no more than five clusters differ from the commonest share. 400
   * trials know a coverage of 0.94 to 1.2 points, so the band of 0.93 to 0.97 is wider by two of
   * them, and the first one open upwards.
   */
  @ParameterizedTest
  @CsvSource({"10, 0.93, 1", "20, 0.906, 0.994", "40, 0.906, 0.994", "80, 0.906, 0.994"})
  void shipped_intervals_cover(int clusters, double least, double most) {
    int covered = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = new SplittableRandom(2_026_000L + 1_000L * clusters + trial);
      covered += shipped(Experiment.methodFive(random, clusters), trial);
    }
    assertThat(covered / (double) TRIALS)
        .as("%d clusters, seeds from 2,026,000", clusters)
        .isBetween(least, most);
  }

  /**
   * ASes with users as heavy-tailed as their probes, independent of their shares. Of 80, such votes
   * are as sure as some 25 equal ones on average; the interval must know.
   */
  @ParameterizedTest
  @CsvSource({"40, 0.89, 1", "80, 0.89, 1"})
  void shipped_intervals_of_weighted_clusters_cover(int clusters, double least, double most) {
    int covered = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = new SplittableRandom(2_027_000L + 1_000L * clusters + trial);
      covered += shipped(Experiment.weighted(random, clusters, 0.25), trial);
    }
    assertThat(covered / (double) TRIALS)
        .as("%d clusters, seeds from 2,027,000", clusters)
        .isBetween(least, most);
  }

  /** By way of the public classes, and not of the parts of them that the experiment uses. */
  private static int shipped(Experiment sample, long seed) {
    int clusters = sample.shares().length;
    long[] units = new long[clusters];
    long[] events = new long[clusters];
    for (int i = 0; i < clusters; i++) {
      events[i] = Math.round(sample.shares()[i] * 1_000_000);
      units[i] = 1_000_000;
    }
    Interval interval =
        ClusterBootstrap.withSeed(seed)
            .withWeights(
                Weights.of("users", id -> sample.weights()[Integer.parseInt(id.substring(1))]))
            .estimate(Tables.ESTIMAND, Tables.units(units).with("p", events).table())
            .shares()
            .values()
            .iterator()
            .next()
            .interval();
    return interval.low() <= sample.truth() && sample.truth() <= interval.high() ? 1 : 0;
  }
}
