package org.entrepot.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;
import org.entrepot.path.ObservedHop.Role;

/** Puts the hops of a draft in a row of steps, the viewpoint's own AS first. */
final class Assembly {
  private final List<Draft.Step> steps = new ArrayList<>();

  private Assembly() {}

  static List<Draft.Step> steps(Draft draft) {
    Assembly row = new Assembly();
    List<Draft.Hop> edge = draft.hops.subList(0, edgeEnd(draft.hops));
    row.steps.add(
        draft
            .viewpoint
            .asn()
            .map(asn -> Draft.Step.of(Frozen.of(asn), edge, Reasons.PROBE))
            .orElseGet(() -> Draft.Step.gap(edge)));
    int previous = edge.isEmpty() ? 0 : edge.get(edge.size() - 1).number;
    for (Draft.Hop hop : draft.hops.subList(edge.size(), draft.hops.size())) {
      // A TTL that the probe did not use, or did not tell of, is as unknown as a silent one.
      // Probes may be told to begin at a later TTL than 1, which leaves the first ones unknown.
      if (hop.number > previous + 1) {
        row.add(Draft.Step.gap(List.of()));
      }
      previous = hop.number;
      row.add(step(hop));
    }
    if (!draft.isWhole()) {
      row.add(Draft.Step.gap(List.of()));
    }
    return row.withoutChains();
  }

  /**
   * Takes an address on an exchange's LAN for a crossing only where a network's own address comes
   * next. Where the next one is on a LAN too, somebody stands between the two, and is not known.
   */
  private List<Draft.Step> withoutChains() {
    Assembly sure = new Assembly();
    sure.steps.add(steps.get(0));
    for (int i = 1; i < steps.size(); i++) {
      Draft.Step step = steps.get(i);
      List<Draft.Hop> next = i + 1 < steps.size() ? steps.get(i + 1).hops() : List.of();
      boolean chain =
          step.crossing().isPresent() && !next.isEmpty() && next.get(0).exchange() != null;
      sure.add(
          chain
              ? new Draft.Step(
                  step.operators(), OptionalLong.empty(), step.hops(), Reasons.EXCHANGE)
              : step);
    }
    return sure.steps;
  }

  /** Number of hops up to the last on the viewpoint's premises, silent ones before it too. */
  private static int edgeEnd(List<Draft.Hop> hops) {
    int end = 0;
    for (int i = 0; i < hops.size(); i++) {
      end = hops.get(i).role == Role.EDGE ? i + 1 : end;
    }
    return end;
  }

  private static Draft.Step step(Draft.Hop hop) {
    NavigableSet<Asn> operators = hop.operators();
    if (!operators.isEmpty()) {
      return Draft.Step.of(operators, List.of(hop), reason(hop));
    }
    ExchangeAddress lan = hop.exchange();
    return lan == null
        ? Draft.Step.gap(List.of(hop))
        : new Draft.Step(
            operators, OptionalLong.of(lan.exchange().id()), List.of(hop), hop.reason());
  }

  /** Several operators behind one reason come from several addresses, not from one block. */
  private static String reason(Draft.Hop hop) {
    String reason = hop.reason();
    boolean single = reason.equals(Reasons.LPM) || reason.equals(Reasons.MEMBER);
    return single && hop.operators().size() > 1 ? Reasons.SEVERAL : reason;
  }

  private void add(Draft.Step next) {
    add(steps, next);
  }

  /** Adds a step, or lengthens the last one if it is of the same operators. */
  static void add(List<Draft.Step> steps, Draft.Step next) {
    int last = steps.size() - 1;
    if (last < 0) {
      steps.add(next);
      return;
    }
    Draft.Step before = steps.get(last);
    if (!before.isSameAs(next)) {
      steps.add(next);
      return;
    }
    // What a hop shows is better evidence than what the probe's record says.
    String reason = before.reason().equals(Reasons.PROBE) ? next.reason() : before.reason();
    steps.set(last, before.and(next, reason));
  }
}
