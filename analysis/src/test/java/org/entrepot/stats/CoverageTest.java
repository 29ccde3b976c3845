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
