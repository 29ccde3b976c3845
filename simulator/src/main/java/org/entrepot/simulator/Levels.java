package org.entrepot.simulator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How strong each artefact is: its level is a factor on its rate. Immutable. */
public final class Levels {
  private final Map<Artefact, Double> levels = new EnumMap<>(Artefact.class);

  private Levels(Map<Artefact, Double> levels) {
    for (Artefact artefact : Artefact.values()) {
      double level = levels.getOrDefault(artefact, 1.0);
      if (!(level >= 0 && level <= 1000)) {
        throw new IllegalArgumentException(
            "the level of " + artefact.word() + " is a factor from 0 to 1000, not " + level);
      }
      this.levels.put(artefact, level);
    }
  }

  /** Every artefact at its default rate. */
  public static Levels defaults() {
    return new Levels(Map.of());
  }

  /** Every artefact at this level. */
  public static Levels all(double level) {
    Map<Artefact, Double> same = new EnumMap<>(Artefact.class);
    for (Artefact artefact : Artefact.values()) {
      same.put(artefact, level);
    }
    return new Levels(same);
  }

  /**
   * The same with one artefact at another level.
   *
   * @throws IllegalArgumentException if the level is not from 0 to 1000
   */
  public Levels with(Artefact artefact, double level) {
    Map<Artefact, Double> other = new EnumMap<>(levels);
    other.put(artefact, level);
    return new Levels(other);
  }

  /** The level of an artefact. */
  public double level(Artefact artefact) {
    return levels.getOrDefault(artefact, 1.0);
  }

  /** The rate of an artefact: its default rate times its level, at most 1. */
  public double rate(Artefact artefact) {
    return Math.min(1, artefact.rate() * level(artefact));
  }

  /** All levels. */
  public Map<Artefact, Double> asMap() {
    return Collections.unmodifiableMap(levels);
  }
}
