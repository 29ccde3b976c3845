package org.entrepot.score;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a world is made with.
 *
 * @param seed of every draw
 * @param levels by artefact a factor on its rate; one that is not named is at 1, its default
 */
public record Setting(long seed, SortedMap<String, Double> levels) {
  /** Copies the levels. */
  public Setting {
    levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
  }

  /** Everything at its default. */
  static Setting of(long seed) {
    return new Setting(seed, new TreeMap<>());
  }

  /** These artefacts at one level, the others at their default. */
  Setting with(Collection<String> artefacts, double level) {
    SortedMap<String, Double> other = new TreeMap<>(levels);
    artefacts.forEach(artefact -> other.put(artefact, level));
    return new Setting(seed, other);
  }
}
