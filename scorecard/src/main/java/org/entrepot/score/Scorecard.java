package org.entrepot.score;

import java.util.List;

/**
 * How near an analysis comes to the truth, over many simulated worlds. What is true of a simulation
 * need not be true of the Internet: {@link #CAVEAT} stands on everything that is made of this.
 *
 * @param seeds of the worlds
 * @param policy the path policy that is scored
 * @param standard every artefact at its default
 * @param plain the same under the longest match alone
 * @param overall all artefacts at each level, in ascending order; the standard among them
 * @param rules what each rule is worth, in their order
 * @param sweeps one artefact at each level, in the order of the artefacts
 * @param weakest the measures furthest from perfect
 * @param gates how like real data the worlds are
 */
public record Scorecard(
    List<Long> seeds,
    String policy,
    Level standard,
    Level plain,
    List<Level> overall,
    List<RuleWorth> rules,
    List<Sweep> sweeps,
    List<Weakness> weakest,
    List<Gate> gates) {
  /** What nobody must forget who reads a score. */
  public static final String CAVEAT =
      "SYNTHETIC: these figures come from simulated worlds, whose truth is known. Accuracy on a"
          + " simulator is not accuracy on the Internet.";

  /** Copies the lists. */
  public Scorecard {
    seeds = List.copyOf(seeds);
    overall = List.copyOf(overall);
    rules = List.copyOf(rules);
    sweeps = List.copyOf(sweeps);
    weakest = List.copyOf(weakest);
    gates = List.copyOf(gates);
  }

  @Override
  public String toString() {
    return ScorecardTable.of(this);
  }
}
