package org.entrepot.score;

import java.util.List;

/**
 * All measures under one condition.
 *
 * @param level the factor on the artefacts' rates
 * @param seeds number of worlds
 * @param paths number of paths compared in all of them
 * @param summaries one for each measure
 */
public record Level(double level, int seeds, long paths, List<Summary> summaries) {
  /** Copies the summaries. */
  public Level {
    summaries = List.copyOf(summaries);
  }

  static Level of(double level, List<WorldScore> worlds) {
    return new Level(
        level,
        worlds.size(),
        worlds.stream().mapToLong(WorldScore::paths).sum(),
        Summary.of(worlds));
  }

  /** The summary of a measure. */
  public Summary of(Measure measure) {
    return summaries.get(Measure.all().indexOf(measure));
  }
}
