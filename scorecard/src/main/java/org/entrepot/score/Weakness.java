package org.entrepot.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Set<Example> used = new HashSet<>();
    List<Weakness> weakest = new ArrayList<>();
    level.summaries().stream()
        .filter(summary -> summary.shortfall() > 0)
        .sorted(Comparator.comparingDouble(summary -> -summary.shortfall()))
        .limit(SHOWN)
        .forEach(
            summary -> {
              List<Example> examples =
                  worlds.stream()
                      .flatMap(world -> world.example(summary.measure()).stream())
                      .toList();
              // Another traceroute than those above, if any seed has one.
              Optional<Example> example =
                  examples.stream()
                      .filter(each -> !used.contains(each))
                      .findFirst()
                      .or(() -> examples.stream().findFirst());
              example.ifPresent(used::add);
              weakest.add(new Weakness(summary, example));
            });
    return weakest;
  }
}
