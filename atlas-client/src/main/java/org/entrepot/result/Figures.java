package org.entrepot.result;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Least, middle, mean and greatest of some numbers; all of them empty where there are none. */
final class Figures {
  private final double[] sorted;

  private Figures(double[] sorted) {
    this.sorted = sorted;
  }

  static Figures of(Stream<OptionalDouble> numbers) {
    double[] sorted =
        numbers
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    Arrays.sort(sorted);
    return new Figures(sorted);
  }

  int count() {
    return sorted.length;
  }

  OptionalDouble min() {
    return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[0]);
  }

  OptionalDouble max() {
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length - 1]);
  }

  /** The middle one, or the mean of the middle two. */
  OptionalDouble median() {
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    int half = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }

  OptionalDouble mean() {
    return Arrays.stream(sorted).average();
  }
}
