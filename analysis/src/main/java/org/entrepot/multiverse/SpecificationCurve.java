package org.entrepot.multiverse;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;

/**
 * What becomes of "this one has the largest share" when the definitions change (specification
 * curve: Simonsohn, Simmons and Nelson, Specification curve analysis, Nature Human Behaviour 2020).
 *
 * @param metric the ranking that the headline is taken from
 * @param subject who is first under the study's own definitions
 * @param outcomes one for each combination that has any path, smallest share first
 */
public record SpecificationCurve(String metric, Subject subject, List<Outcome> outcomes) {
  /** What can differ, in the order of {@link Specification#choices()}. */
  public static final List<String> DIMENSIONS =
      List.of("region", "country of an AS", "weighting", "policy");

  /** Sorts and copies the outcomes. */
  public SpecificationCurve {
    outcomes =
        outcomes.stream()
            .sorted(
                Comparator.comparingDouble((Outcome o) -> o.estimate().value())
                    .thenComparing(o -> o.specification().toString()))
            .toList();
  }

  /**
   * Under one combination.
   *
   * @param estimate the subject's share
   * @param rank 1 if none has a larger share
   * @param first who has the largest share; empty if nobody has any
   * @param clusters number of vantage-point ASes with a vote
   * @param own whether these are the study's own definitions
   */
  public record Outcome(
      Specification specification,
      Estimate estimate,
      int rank,
      Optional<Subject> first,
      int clusters,
      Evidence evidence,
      boolean own) {
    /** Whether there is enough evidence to count, and the subject is first. */
    public boolean counts() {
      return evidence != Evidence.SUPPRESSED;
    }

    /** Whether nobody has a larger share. */
    public boolean isFirst() {
      return rank == 1 && estimate.units() > 0;
    }
  }

  /** What the combinations say together. */
  public enum Robustness {
    /** First in every combination that has enough evidence. */
    ROBUST("robust"),
    /** First in at least half of them. */
    FRAGILE("fragile"),
    /** First in fewer than half of them. */
    REFUTED("refuted"),
    /** Fewer than two have enough evidence. */
    UNTESTED("untested");

    private final String word;

    Robustness(String word) {
      this.word = word;
    }

    /** The word for it in outputs. */
    public String word() {
      return word;
    }
  }

  /** Number of combinations with enough evidence. */
  public long counted() {
    return outcomes.stream().filter(Outcome::counts).count();
  }

  /** In how many of these the subject is first. */
  public long first() {
    return outcomes.stream().filter(Outcome::counts).filter(Outcome::isFirst).count();
  }

  /** Whether the subject stays first. */
  public Robustness robustness() {
    if (counted() < 2) {
      return Robustness.UNTESTED;
    }
    return first() == counted()
        ? Robustness.ROBUST
        : 2 * first() >= counted() ? Robustness.FRAGILE : Robustness.REFUTED;
  }
}
