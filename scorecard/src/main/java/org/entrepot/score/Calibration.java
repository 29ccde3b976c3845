package org.entrepot.score;

import java.util.OptionalDouble;
import org.entrepot.path.Place;

/**
 * How honest stated probabilities are: the expected calibration error (Guo et al., On calibration
 * of modern neural networks, ICML 2017), in ten bins of equal width. Whole numbers, which merge.
 *
 * <p>Worked example: three statements at 0.9, two of them right, and one at 0.3 that is wrong: |2/3
 * - 0.9| * 3/4 + |0 - 0.3| * 1/4 = 0.25.
 */
final class Calibration {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final int BINS = 10;
  private final long[] number = new long[BINS];
  private final long[] right = new long[BINS];
  private final long[] millionths = new long[BINS];

  /**
   * With what probability a place says that it is right; empty where it is not located, or says
   * nothing of it.
   */
  static OptionalDouble probability(Place place) {
    return place.match(
        located -> located.belief().map(all -> OptionalDouble.of(all.probability())).orElse(NONE),
        unlocated -> NONE);
  }

  /** Counts a statement with its probability. */
  void add(double probability, boolean isRight) {
    int bin = (int) Math.min(BINS - 1, Math.floor(probability * BINS));
    number[bin]++;
    right[bin] += isRight ? 1 : 0;
    millionths[bin] += Math.round(probability * PathMeasure.MILLION);
  }

  void combine(Calibration other) {
    for (int i = 0; i < BINS; i++) {
      number[i] += other.number[i];
      right[i] += other.right[i];
      millionths[i] += other.millionths[i];
    }
  }

  Figure error() {
    long all = 0;
    double sum = 0;
    for (int i = 0; i < BINS; i++) {
      all += number[i];
      sum += Math.abs(right[i] - (double) millionths[i] / PathMeasure.MILLION);
    }
    return all == 0 ? Figure.none("no city is told with a probability") : Figure.of(sum / all, all);
  }
}
