package org.entrepot.score;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A measure of single paths: whole numbers that add up.
 *
 * @param counting what a path adds
 * @param scale what one unit of the denominator counts as in the numerator
 */
record PathMeasure(
    String name,
    String title,
    Unit unit,
    String per,
    String definition,
    OptionalDouble perfect,
    long scale,
    Function<Comparison, Count> counting)
    implements Measure {
  /** Shares of single paths are summed in millionths. */
  static final long MILLION = 1_000_000;

  /** A share of which all is best. */
  static PathMeasure best(
      String name, String title, String per, String definition, Function<Comparison, Count> how) {
    return new PathMeasure(name, title, Unit.SHARE, per, definition, OptionalDouble.of(1), 1, how);
  }

  /** A share of which none is best. */
  static PathMeasure least(
      String name, String title, String per, String definition, Function<Comparison, Count> how) {
    return new PathMeasure(name, title, Unit.SHARE, per, definition, OptionalDouble.of(0), 1, how);
  }

  PathMeasure in(Unit other) {
    return new PathMeasure(name, title, other, per, definition, perfect, scale, counting);
  }

  PathMeasure inMillionths() {
    return new PathMeasure(name, title, unit, per, definition, perfect, MILLION, counting);
  }

  Figure figure(Count sum) {
    return sum.whole() == 0
        ? Figure.none("no " + per)
        : Figure.of((double) sum.part() / scale, sum.whole(), "");
  }

  /** How much of a path is not as it should be, in units of the denominator; times the scale. */
  long lost(Count count) {
    return moreIsBetter() ? count.whole() * scale - count.part() : count.part();
  }
}
