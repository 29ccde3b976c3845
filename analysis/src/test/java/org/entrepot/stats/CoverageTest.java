package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The experiment of METHOD.md 5: how often a nominal 95% interval holds the truth. An AS's own
 * share is Beta(0.25, 0.75): mean 25%, and variance (hence correlation of two of its probes) half
 * of what a coin of 25% has. Its number of probes is Pareto with exponent 1.1, at most 1,000. What
 * is estimated is the mean over ASes of their shares, 25%.
 *
 * <p>METHOD.md reports, from 400 trials, 0.92 for cluster t with 10 clusters, 0.95 with 20, and for
 * the bootstrap 0.94 with 40 and 0.95 with 80; naive intervals 0.46 to 0.53. 6,000 trials of
 * cluster t alone in NumPy gave 0.912, 0.933, 0.940, 0.941. With 10 clusters ours covers more than
 * that, since the rule of three widens it wherever no more than five clusters differ from the
 * commonest share. 600 trials know a coverage of 0.94 to 0.01 (1 s.e.), so the band of 0.93 to 0.97
 * is wider by two of them, and the first one open upwards.
 */
class CoverageTest {
  private static final int TRIALS = 600;
  private static final double TRUTH = 0.25;

  @ParameterizedTest
  @CsvSource({"10, 0.93, 1", "20, 0.91, 0.99", "40, 0.91, 0.99", "80, 0.91, 0.99"})
  void intervals_of_clusters_cover_where_intervals_of_probes_do_not(
      int clusters, double least, double most) {
    SplittableRandom random = new SplittableRandom(2026 + clusters);
    int covered = 0;
    int naive = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long[] units = new long[clusters];
      long[] events = new long[clusters];
      long allUnits = 0;
      long allEvents = 0;
      for (int i = 0; i < clusters; i++) {
        units[i] = (long) Math.min(1000, Math.pow(1 - random.nextDouble(), -1 / 1.1));
        double share = beta(random, 0.25, 0.75);
        for (int probe = 0; probe < units[i]; probe++) {
          events[i] += random.nextDouble() < share ? 1 : 0;
        }
        allUnits += units[i];
        allEvents += events[i];
      }
      Interval interval =
          ClusterBootstrap.withSeed(trial)
              .estimate(Tables.ESTIMAND, Tables.units(units).with("p", events).table())
              .shares()
              .values()
              .iterator()
              .next()
              .interval();
      covered += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
      naive += wilsonCovers(allEvents, allUnits) ? 1 : 0;
    }
    String told = "%d clusters, seed %d".formatted(clusters, 2026 + clusters);
    assertThat(covered / (double) TRIALS).as(told).isBetween(least, most);
    assertThat(naive / (double) TRIALS).as(told + ", Wilson on probes").isBetween(0.35, 0.65);
  }

  /**
   * ASes with users as heavy-tailed as their probes, independent of their shares. Of 80, such votes
   * are as sure as some 25 equal ones on average; the interval must know.
   */
  @ParameterizedTest
  @CsvSource({"40, 0.90, 1", "80, 0.90, 1"})
  void intervals_of_weighted_clusters_cover(int clusters, double least, double most) {
    SplittableRandom random = new SplittableRandom(2027 + clusters);
    int covered = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      long[] events = new long[clusters];
      double[] users = new double[clusters];
      for (int i = 0; i < clusters; i++) {
        double share = beta(random, 0.25, 0.75);
        users[i] = Math.min(1000, Math.pow(1 - random.nextDouble(), -1 / 1.1));
        for (int path = 0; path < 20; path++) {
          events[i] += random.nextDouble() < share ? 1 : 0;
        }
      }
      Interval interval =
          ClusterBootstrap.withSeed(trial)
              .withWeights(
                  Weights.of("users", id -> users[Integer.parseInt(id.substring(1))]).cutAt(5))
              .estimate(Tables.ESTIMAND, Tables.equal(clusters, 20).with("p", events).table())
              .shares()
              .values()
              .iterator()
              .next()
              .interval();
      covered += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
    }
    assertThat(covered / (double) TRIALS)
        .as("%d clusters, seed %d", clusters, 2027 + clusters)
        .isBetween(least, most);
  }

  /** Wilson 1927: |p - truth| <= z * sqrt(truth * (1 - truth) / n). */
  private static boolean wilsonCovers(long events, long units) {
    double error = Math.sqrt(TRUTH * (1 - TRUTH) / units);
    return Math.abs((double) events / units - TRUTH) <= 1.959964 * error;
  }

  /** Joehnk 1964. */
  private static double beta(SplittableRandom random, double a, double b) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 1 / a);
      double y = Math.pow(random.nextDouble(), 1 / b);
      if (x + y <= 1 && x + y > 0) {
        return x / (x + y);
      }
    }
  }
}
