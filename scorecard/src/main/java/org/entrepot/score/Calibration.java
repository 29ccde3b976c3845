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
  private static final int BINS = 10;
  private final long[] number = new long[BINS];
  private final long[] right = new long[BINS];
  private final long[] millionths = new long[BINS];

  /**
   * With what probability a place says that it is right. The places of today say one city and no
   * probability; the day they do, this is the line to change.
   */
  static OptionalDouble probability(Place place) {
    return place.match(located -> OptionalDouble.empty(), unlocated -> OptionalDouble.empty());
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
    return all == 0
        ? Figure.none("not applicable yet: cities are told without probabilities")
        : Figure.of(sum / all, all);
  }
}
