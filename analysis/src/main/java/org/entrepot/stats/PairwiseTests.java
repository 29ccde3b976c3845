package org.entrepot.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Which of several estimates lie above which, all pairs judged together: with probability {@code
 * level} not one of the pairs called different is wrong. Differences are divided by their bootstrap
 * standard errors, and compared with the quantile of the greatest such ratio over all pairs in the
 * draws (single-step; csranks with {@code stepdown = FALSE}).
 *
 * <p>That quantile c stands for infinitely many clusters. For G of them standard errors are
 * multiplied by the root of G / (G - 1), and c is replaced by the value of Student's t with G - 1
 * degrees of freedom that is exceeded as rarely as c is by a normal variate.
 */
final class PairwiseTests {
  /** What is compared, in descending order of values. */
  interface Sample {
    int size();

    double value(int i);

    /** The bootstrap draws. */
    double[] draws(int i);

    /** Whether there is enough to tell the two apart. */
    boolean comparable(int i, int j);
  }

  /**
   * Those beyond the first 400 are compared with the first 400, not with each other: the family of
   * pairs, and with it time and the price of certainty, would grow with the square of entities that
   * were hardly seen.
   */
  static final int FIRST = 400;

  /** Differences that vary less than this do not vary but for rounding. */
  private static final double NO_ERROR = 1e-12;

  private final double[] values;

  /** Standard errors: for each its own with those before it; 0 where the pair is not tested. */
  private final double[][] errors;

  private final double[] maxima;
  private final double degreesOfFreedom;
  private final double scale;
  private final double critical;

  private PairwiseTests(
      double[] values, double[][] errors, double[] maxima, double level, double degreesOfFreedom) {
    this.values = values;
    this.errors = errors;
    this.maxima = maxima;
    this.degreesOfFreedom = degreesOfFreedom;
    this.scale = Math.sqrt((degreesOfFreedom + 1) / degreesOfFreedom);
    this.critical = scale * forFewClusters(quantile(maxima, level), degreesOfFreedom);
  }

  static PairwiseTests of(Sample sample, int draws, double level, double degreesOfFreedom) {
    int size = sample.size();
    double[] values = IntStream.range(0, size).mapToDouble(sample::value).toArray();
    double[][] first = new double[Math.min(size, FIRST)][];
    Arrays.setAll(first, i -> centred(sample, i));
    double[][] errors = new double[size][];
    // Each pair is computed by one thread, and a maximum knows no order: any split gives one
    // result.
    double[] maxima =
        IntStream.range(0, size)
            .parallel()
            .collect(
                () -> new double[draws],
                (max, j) -> errors[j] = compare(sample, j, first, max),
                PairwiseTests::mergeMaxima);
    return new PairwiseTests(values, errors, maxima, level, degreesOfFreedom);
  }

  private static double[] centred(Sample sample, int i) {
    double[] draws = sample.draws(i);
    for (int b = 0; b < draws.length; b++) {
      draws[b] -= sample.value(i);
    }
    return draws;
  }

  /** Compares one with the first ones before it: returns the errors, and raises the maxima. */
  private static double[] compare(Sample sample, int j, double[][] first, double[] maxima) {
    double[] row = j < first.length ? first[j] : centred(sample, j);
    double[] errors = new double[Math.min(j, first.length)];
    for (int i = 0; i < errors.length; i++) {
      if (sample.comparable(i, j)) {
        double error = standardError(first[i], row);
        if (error > NO_ERROR) {
          errors[i] = error;
          raise(first[i], row, 1 / error, maxima);
        }
      }
    }
    return errors;
  }

  private static double standardError(double[] a, double[] b) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / a.length;
    return Math.sqrt(Math.max(0, squares / a.length - mean * mean));
  }

  private static void raise(double[] a, double[] b, double factor, double[] maxima) {
    for (int i = 0; i < maxima.length; i++) {
      double ratio = Math.abs(a[i] - b[i]) * factor;
      if (ratio > maxima[i]) {
        maxima[i] = ratio;
      }
    }
  }

  private static void mergeMaxima(double[] into, double[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] = Math.max(into[i], from[i]);
    }
  }

  private static double quantile(double[] maxima, double level) {
    double[] sorted = maxima.clone();
    Arrays.sort(sorted);
    // Of B + 1 exchangeable values, the last being what was observed, the level's share lie below.
    int place = (int) Math.ceil(level * (sorted.length + 1) - 1e-9);
    return sorted[Math.min(place, sorted.length) - 1];
  }

  private static double forFewClusters(double critical, double degreesOfFreedom) {
    double tail = NormalDistribution.of(0, 1).survivalProbability(critical);
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail);
  }

  /** Whether the first of the two is significantly above the second. */
  boolean above(int i, int j) {
    double error = error(i, j);
    return error > 0 && values[i] - values[j] > critical * error;
  }

  /** How rarely any pair is as far apart as the first lies above the second; 1 if it does not. */
  double p(int i, int j) {
    double error = error(i, j);
    if (!(error > 0 && values[i] > values[j])) {
      return 1;
    }
    double t = (values[i] - values[j]) / (error * scale);
    double z =
        NormalDistribution.of(0, 1)
            .inverseSurvivalProbability(TDistribution.of(degreesOfFreedom).survivalProbability(t));
    return (1.0 + Arrays.stream(maxima).filter(max -> max >= z).count()) / (maxima.length + 1);
  }

  private double error(int i, int j) {
    double[] row = errors[Math.max(i, j)];
    return row.length > Math.min(i, j) ? row[Math.min(i, j)] : 0;
  }
}
