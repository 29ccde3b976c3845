package org.entrepot.stats;

import java.util.Arrays;

/**
 * The mean of what is left when as many of the lowest and of the highest values are taken away: of
 * n values {@code floor(n * percent / 100)} at each end, in whole numbers, which is what SciPy's
 * {@code trim_mean} cuts. So 10% of fewer than ten values is none: {@code [1, 0 x 8]} has 0.1111
 * and {@code [1, 0 x 9]} has 0.
 *
 * @param percent the part taken away at each end, 0 to 49
 */
public record TrimmedMean(int percent) {
  /** As AS hegemony trims (METHOD.md M2). */
  public static final TrimmedMean TEN_PERCENT = new TrimmedMean(10);

  /**
   * @throws IllegalArgumentException if nothing would be left
   */
  public TrimmedMean {
    if (percent < 0 || percent > 49) {
      throw new IllegalArgumentException("0 to 49% can be trimmed at each end, not " + percent);
    }
  }

  /**
   * The trimmed mean, the same bits in whatever order the values stand.
   *
   * @throws IllegalArgumentException if there is no value, or one is not a number
   */
  public double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    // NaN is sorted last.
    if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("there is no mean of " + Arrays.toString(values));
    }
    int cut = cut(sorted.length);
    double sum = 0;
    for (int i = cut; i < sorted.length - cut; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * cut);
  }

  /** How many of so many values are taken away at each end. */
  int cut(int values) {
    return (int) ((long) values * percent / 100);
  }
}
