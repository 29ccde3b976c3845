package org.entrepot.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Samples of clusters whose share is known, and the intervals that several methods give of it at a
 * nominal 95%.
 */
final class Experiment {
  private static final double LOW = 0.025;

  private final double[] shares;
  private final double[] weights;
  private final long events;
  private final long units;
  private final double truth;

  private Experiment(double[] shares, double[] weights, long events, long units, double truth) {
    this.shares = shares;
    this.weights = weights;
    this.events = events;
    this.units = units;
    this.truth = truth;
  }

  /** The share that is to be held. */
  double truth() {
    return truth;
  }

  /** Number of clusters. */
  int size() {
    return shares.length;
  }

  double share(int cluster) {
    return shares[cluster];
  }

  double weight(int cluster) {
    return weights[cluster];
  }

  /** An interval that may lie outside 0 to 1. */
  record Ends(double low, double high) {
    int holds(double truth) {
      return low <= truth && truth <= high ? 1 : 0;
    }

    double width() {
      return Math.min(1, high) - Math.max(0, low);
    }
  }

  /**
   * METHOD.md 5. An AS's own share is Beta(0.25, 0.75): mean 25%, and variance (hence correlation
   * of two of its probes) half of what a coin of 25% has. Its number of probes is Pareto with
   * exponent 1.1, at most 1,000.
   */
  static Experiment methodFive(SplittableRandom random, int clusters) {
    return methodFive(random, clusters, () -> (long) heavyTailed(random));
  }

  /**
   * The same with another tail, since how heavy the published one was is not said, and naive
   * intervals hang on it: 2 to 50 probes, Pareto with exponent 1.2, which gives these the published
   * coverage.
   */
  static Experiment methodFiveAsPublished(SplittableRandom random, int clusters) {
    return methodFive(
        random,
        clusters,
        () -> (long) Math.min(50, Math.ceil(2 * Math.pow(1 - random.nextDouble(), -1 / 1.2))));
  }

  private static Experiment methodFive(SplittableRandom random, int clusters, LongSupplier probes) {
    double[] shares = new double[clusters];
    double[] ones = new double[clusters];
    Arrays.fill(ones, 1);
    long allEvents = 0;
    long allUnits = 0;
    for (int i = 0; i < clusters; i++) {
      long units = probes.getAsLong();
      long events = hits(random, units, 0.25);
      shares[i] = (double) events / units;
      allEvents += events;
      allUnits += units;
    }
    return new Experiment(shares, ones, allEvents, allUnits, 0.25);
  }

  /**
   * The same with 20 probes an AS, and a weight (such as users) that is as heavy-tailed and
   * independent of the share, cut at five times the median. An AS's own share is Beta(t, 1 - t), t
   * being the truth.
   */
  static Experiment weighted(SplittableRandom random, int clusters, double truth) {
    double[] shares = new double[clusters];
    double[] weights = new double[clusters];
    long events = 0;
    for (int i = 0; i < clusters; i++) {
      weights[i] = heavyTailed(random);
      long its = hits(random, 20, truth);
      shares[i] = its / 20.0;
      events += its;
    }
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double most = 5 * (sorted[(clusters - 1) / 2] + sorted[clusters / 2]) / 2;
    return new Experiment(
        shares,
        Arrays.stream(weights).map(w -> Math.min(w, most)).toArray(),
        events,
        20L * clusters,
        truth);
  }

  private static double heavyTailed(SplittableRandom random) {
    return Math.min(1000, Math.pow(1 - random.nextDouble(), -1 / 1.1));
  }

  private static long hits(SplittableRandom random, long units, double a) {
    double share = beta(random, a, 1 - a);
    long hits = 0;
    for (long unit = 0; unit < units; unit++) {
      hits += random.nextDouble() < share ? 1 : 0;
    }
    return hits;
  }

  /** Joehnk 1964. */
  static double beta(SplittableRandom random, double a, double b) {
    while (true) {
      double x = Math.pow(random.nextDouble(), 1 / a);
      double y = Math.pow(random.nextDouble(), 1 / b);
      if (x + y <= 1 && x + y > 0) {
        return x / (x + y);
      }
    }
  }

  ClusterShares clusters() {
    int[] at = IntStream.range(0, shares.length).filter(i -> shares[i] > 0).toArray();
    return new ClusterShares(
        new Votes(weights), at, Arrays.stream(at).mapToDouble(i -> shares[i]).toArray());
  }

  /** Wilson 1927, of units as if they were independent: whether it holds the truth. */
  int wilsonHolds() {
    double error = Math.sqrt(truth * (1 - truth) / units);
    return Math.abs((double) events / units - truth) <= 1.959964 * error ? 1 : 0;
  }

  Ends percentiles(Resamples resamples) {
    double[] draws = clusters().draws(resamples);
    Arrays.sort(draws);
    return new Ends(quantile(draws, LOW), quantile(draws, 1 - LOW));
  }

  Ends clusterT() {
    ClusterShares all = clusters();
    double reach =
        TDistribution.of(all.effective() - 1).inverseSurvivalProbability(LOW) * all.standardError();
    return new Ends(all.mean() - reach, all.mean() + reach);
  }

  /** What is shipped. */
  Ends ours(Resamples resamples) {
    Interval interval = Intervals.of(clusters(), () -> resamples, 1 - 2 * LOW);
    return new Ends(interval.low(), interval.high());
  }

  Ends bca(Resamples resamples) {
    Interval interval = Bca.of(clusters(), clusters().draws(resamples), 1 - 2 * LOW);
    return new Ends(interval.low(), interval.high());
  }

  private static double quantile(double[] sorted, double p) {
    int at = (int) Math.floor(p * (sorted.length + 1) + 1e-9) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, at))];
  }
}
