package org.entrepot.score;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A measure that is far from perfect.
 *
 * @param summary its figure
 * @param example a traceroute in which it does badly; of a measure of whole analyses none
 */
public record Weakness(Summary summary, Optional<Example> example) {
  private static final int SHOWN = 8;

  /** The measures furthest from perfect, the furthest first; those not in shares are not among. */
  static List<Weakness> of(Level level, List<WorldScore> worlds) {
    return level.summaries().stream()
        .filter(summary -> summary.shortfall() > 0)
        .sorted(Comparator.comparingDouble(summary -> -summary.shortfall()))
        .limit(SHOWN)
        .map(
            summary ->
                new Weakness(
                    summary,
                    worlds.stream()
                        .flatMap(world -> world.example(summary.measure()).stream())
                        .findFirst()))
        .toList();
  }
}
