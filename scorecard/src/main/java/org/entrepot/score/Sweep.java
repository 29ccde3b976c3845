package org.entrepot.score;

import java.util.List;

/**
 * One artefact at several levels, all others at their default.
 *
 * @param artefact its name
 * @param levels in ascending order
 */
public record Sweep(String artefact, List<Level> levels) {
  /** Copies the levels. */
  public Sweep {
    levels = List.copyOf(levels);
  }
}
