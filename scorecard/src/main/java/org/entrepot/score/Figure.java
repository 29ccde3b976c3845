package org.entrepot.score;

import java.util.OptionalDouble;

/**
 * What a measure gives in one world.
 *
 * @param value in the measure's unit; empty where there was nothing to measure
 * @param events the numerator, where the value is a share of {@code units}; else value times units
 * @param units the denominator
 * @param note why there is no value, or nothing
 */
public record Figure(OptionalDouble value, double events, long units, String note) {
  static Figure of(double value, long units) {
    return new Figure(OptionalDouble.of(value), value * units, units, "");
  }

  static Figure of(double events, long units, String note) {
    return new Figure(OptionalDouble.of(events / units), events, units, note);
  }

  static Figure none(String why) {
    return new Figure(OptionalDouble.empty(), 0, 0, why);
  }
}
