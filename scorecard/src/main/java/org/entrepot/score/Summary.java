package org.entrepot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.stats.Replicates;

/**
 * A measure over the seeds of one condition.
 *
 * @param measure what was measured
 * @param figure its mean over the seeds that gave one, or the ratio of sums if it is pooled; empty
 *     if none did
 * @param units the denominators of all seeds together
 * @param note why there is no figure, or nothing
 */
public record Summary(Measure measure, Optional<Replicates> figure, long units, String note) {
  /** All measures over some worlds. */
  static List<Summary> of(List<WorldScore> worlds) {
    List<Summary> all = new ArrayList<>();
    for (Measure measure : Measure.all()) {
      all.add(of(measure, worlds.stream().map(world -> world.figure(measure)).toList()));
    }
    return all;
  }

  static Summary of(Measure measure, List<Figure> figures) {
    List<Figure> told = figures.stream().filter(each -> each.value().isPresent()).toList();
    if (told.isEmpty()) {
      return new Summary(
          measure,
          Optional.empty(),
          0,
          figures.stream().map(Figure::note).findFirst().orElse("no world"));
    }
    double[] events = told.stream().mapToDouble(Figure::events).toArray();
    double[] units = told.stream().mapToDouble(Figure::units).toArray();
    double[] values = told.stream().mapToDouble(each -> each.value().orElseThrow()).toArray();
    return new Summary(
        measure,
        Optional.of(measure.pooled() ? Replicates.ofRatios(events, units) : Replicates.of(values)),
        told.stream().mapToLong(Figure::units).sum(),
        "");
  }

  /** How far from perfect, as a share; 0 where nothing can be said. */
  double shortfall() {
    return figure.map(Replicates::mean).map(measure::shortfall).flatMap(Summary::boxed).orElse(0.0);
  }

  private static Optional<Double> boxed(java.util.OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** The mean with its unit, or a dash. */
  public String mean() {
    return figure.map(each -> measure.unit().print(each.mean())).orElse("-");
  }

  /** The interval with its unit, or a dash. */
  String interval() {
    return figure
        .flatMap(Replicates::interval)
        .map(each -> "[" + print(each.low()) + ", " + print(each.high()) + "]")
        .orElse("-");
  }

  private String print(double value) {
    return measure.unit().print(measure.unit().clamped(value));
  }
}
