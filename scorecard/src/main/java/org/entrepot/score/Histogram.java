package org.entrepot.score;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often whole numbers occurred. Merges exactly. */
final class Histogram {
  private final SortedMap<Long, Long> numbers = new TreeMap<>();

  void add(long value) {
    numbers.merge(value, 1L, Long::sum);
  }

  void combine(Histogram other) {
    other.numbers.forEach((value, number) -> numbers.merge(value, number, Long::sum));
  }

  long size() {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The least value that this share of all does not exceed. */
  OptionalLong quantile(double share) {
    long all = size();
    long below = 0;
    for (var entry : numbers.entrySet()) {
      below += entry.getValue();
      if (below >= share * all) {
        return OptionalLong.of(entry.getKey());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The two-sample statistic of Kolmogorov and Smirnov: the largest difference of the shares of
   * both that do not exceed a value. 0 for the same distribution, 1 for two that do not overlap.
   *
   * <p>Worked example: {1, 2} and {2, 3} differ by 1/2, at 1 and at 2.
   *
   * @throws IllegalArgumentException if one of them is empty
   */
  static double distance(Histogram a, Histogram b) {
    long ofA = a.size();
    long ofB = b.size();
    if (ofA == 0 || ofB == 0) {
      throw new IllegalArgumentException("no distribution of " + ofA + " and " + ofB + " values");
    }
    TreeSet<Long> values = new TreeSet<>(a.numbers.keySet());
    values.addAll(b.numbers.keySet());
    double most = 0;
    long belowA = 0;
    long belowB = 0;
    for (long value : values) {
      belowA += a.numbers.getOrDefault(value, 0L);
      belowB += b.numbers.getOrDefault(value, 0L);
      most = Math.max(most, Math.abs((double) belowA / ofA - (double) belowB / ofB));
    }
    return most;
  }
}
