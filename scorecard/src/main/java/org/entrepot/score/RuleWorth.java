package org.entrepot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.stats.Interval;
import org.entrepot.stats.Replicates;

/**
 * What a rule is worth: how the score changes when it alone is switched off, seed by seed.
 *
 * @param rule its name
 * @param changes one for each measure
 */
public record RuleWorth(String rule, List<Change> changes) {
  /** Copies the changes. */
  public RuleWorth {
    changes = List.copyOf(changes);
  }

  /**
   * The change of one measure.
   *
   * @param measure what was measured
   * @param worth value with the rule minus value without, in the measure's unit: mean over the
   *     seeds in which both are told; empty where there is none
   */
  public record Change(Measure measure, Optional<Replicates> worth) {
    /** In a word, by the 95% interval of the paired differences. */
    public String verdict() {
      Optional<Interval> interval = worth.flatMap(Replicates::interval);
      if (interval.isEmpty()) {
        return "cannot be told";
      }
      double low = interval.get().low();
      double high = interval.get().high();
      if (low == 0 && high == 0) {
        return "no effect";
      }
      if (low <= 0 && high >= 0) {
        return "not told apart";
      }
      return low > 0 == measure.moreIsBetter() ? "helps" : "harms";
    }
  }

  static RuleWorth of(String rule, List<WorldScore> with, List<WorldScore> without) {
    List<Change> changes = new ArrayList<>();
    for (Measure measure : Measure.all()) {
      List<Double> differences = new ArrayList<>();
      for (int i = 0; i < with.size(); i++) {
        OptionalDouble a = with.get(i).figure(measure).value();
        OptionalDouble b = without.get(i).figure(measure).value();
        if (a.isPresent() && b.isPresent()) {
          differences.add(a.getAsDouble() - b.getAsDouble());
        }
      }
      changes.add(
          new Change(
              measure,
              differences.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      Replicates.of(
                          differences.stream().mapToDouble(Double::doubleValue).toArray()))));
    }
    return new RuleWorth(rule, changes);
  }

  /** The change of a measure. */
  public Change of(Measure measure) {
    return changes.get(Measure.all().indexOf(measure));
  }
}
