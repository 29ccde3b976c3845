package org.entrepot.score;

/**
 * How honest stated probabilities are: the expected calibration error (Guo et al., On calibration
 * of modern neural networks, ICML 2017), in ten bins of equal width.
 *
 * <p>Worked example: three statements at 0.9, two of them right, and one at 0.3 that is wrong: |2/3
 * - 0.9| * 3/4 + |0 - 0.3| * 1/4 = 0.25.
 */
final class Calibration {
  private static final int BINS = 10;
  private final long[] number = new long[BINS];
  private final long[] right = new long[BINS];
  private final long[] millionths = new long[BINS];

  /** Counts a statement with its probability in millionths. */
  void add(long probability, boolean isRight) {
    int bin = (int) Math.min(BINS - 1, probability * BINS / PathMeasure.MILLION);
    number[bin]++;
    right[bin] += isRight ? 1 : 0;
    millionths[bin] += probability;
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
