package org.entrepot.score;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A measure of a whole analysis.
 *
 * @param measuring gives its value in a world
 */
record WorldMeasure(
    String name,
    String title,
    Unit unit,
    String per,
    String definition,
    OptionalDouble perfect,
    boolean pooled,
    Function<World, Figure> measuring)
    implements Measure {
  /** An amount of which none is best. */
  static WorldMeasure least(
      String name,
      String title,
      Unit unit,
      String per,
      String definition,
      Function<World, Figure> how) {
    return new WorldMeasure(name, title, unit, per, definition, OptionalDouble.of(0), false, how);
  }

  /** An amount of which all is best. */
  static WorldMeasure best(
      String name,
      String title,
      Unit unit,
      String per,
      String definition,
      Function<World, Figure> how) {
    return new WorldMeasure(name, title, unit, per, definition, OptionalDouble.of(1), false, how);
  }

  /** A share that should have a certain value, of the events of all seeds together. */
  static WorldMeasure meant(
      double value,
      String name,
      String title,
      String per,
      String definition,
      Function<World, Figure> how) {
    return new WorldMeasure(
        name, title, Unit.SHARE, per, definition, OptionalDouble.of(value), true, how);
  }

  /**
   * A share of all seeds together that is a point of a curve, which no analysis can bring to one.
   */
  static WorldMeasure point(
      String name, String title, String per, String definition, Function<World, Figure> how) {
    return new WorldMeasure(
        name, title, Unit.SHARE, per, definition, OptionalDouble.empty(), true, how);
  }
}
