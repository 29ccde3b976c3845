package org.entrepot.score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of the score card. All of them stand in {@link #all()}; a new one joins {@code
 * Measures} by a line.
 */
public sealed interface Measure permits PathMeasure, WorldMeasure {
  /** All measures, in the order of the card. */
  static List<Measure> all() {
    return Measures.ALL;
  }

  /** The measure of this name. */
  static Optional<Measure> named(String name) {
    return Measures.ALL.stream().filter(measure -> measure.name().equals(name)).findFirst();
  }

  /** File-safe. */
  String name();

  /** What it is called in a table. */
  String title();

  /** What it is measured in. */
  Unit unit();

  /** What the denominator counts. */
  String per();

  /** What it is, in one sentence. */
  String definition();

  /** What a perfect analysis would score; empty where there is no such thing. */
  OptionalDouble perfect();

  /**
   * Whether its events and units of all seeds are summed before one is divided by the other, since
   * a seed alone has too few.
   */
  default boolean pooled() {
    return false;
  }

  /** Whether a larger value is a better one. */
  default boolean moreIsBetter() {
    return perfect().orElse(0) > 0;
  }

  /** How far a value is from perfect, as a share; empty of what is not measured in shares. */
  default OptionalDouble shortfall(double value) {
    boolean share = unit() == Unit.SHARE || unit() == Unit.POINTS;
    return share && perfect().isPresent()
        ? OptionalDouble.of(Math.abs(value - perfect().getAsDouble()))
        : OptionalDouble.empty();
  }
}
