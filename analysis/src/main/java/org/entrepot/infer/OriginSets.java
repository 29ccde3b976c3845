package org.entrepot.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;

/**
 * Narrows a step that is one of several ASes, as a block with several origins or an AS set makes
 * it, by what stands beside it: it is the AS of a neighbouring step if that is among them, or else
 * the only one of them that is known to be a neighbour of the step before. What cannot be narrowed
 * stays a set.
 *
 * <p>Worked example: {@code A {A,B}} is {@code A}; {@code A {B,C}} is {@code A B} if of the two B
 * alone is A's neighbour.
 */
final class OriginSets extends Rule {
  OriginSets() {
    super(
        "origin-sets",
        "Zhao et al., An analysis of BGP multiple origin AS (MOAS) conflicts, IMW 2001,"
            + " doi:10.1145/505202.505207; METHOD.md 1, rule 4");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> narrowed = new ArrayList<>();
    for (int i = 0; i < draft.steps.size(); i++) {
      Draft.Step step = draft.steps.get(i);
      if (step.operators().size() > 1) {
        NavigableSet<Asn> fewer = new TreeSet<>(step.operators());
        boolean beside = i > 0 && keep(fewer, narrowed.get(narrowed.size() - 1));
        beside = beside || (i + 1 < draft.steps.size() && keep(fewer, draft.steps.get(i + 1)));
        if (!beside && i > 0 && narrowed.get(narrowed.size() - 1).isNetwork()) {
          Asn before = narrowed.get(narrowed.size() - 1).operators().first();
          NavigableSet<Asn> neighbours = new TreeSet<>(fewer);
          neighbours.removeIf(asn -> book.relationship(asn, before).isEmpty());
          fewer = neighbours.size() == 1 ? neighbours : fewer;
        }
        if (fewer.size() == 1) {
          step = new Draft.Step(fewer, step.crossing(), step.hops(), Reasons.NARROWED);
          draft.flags.add("origins-narrowed");
        }
      }
      Assembly.add(narrowed, step);
    }
    draft.steps = narrowed;
  }

  /** Leaves the AS of a neighbouring step alone, if it is among them. */
  private static boolean keep(NavigableSet<Asn> among, Draft.Step neighbour) {
    return neighbour.isNetwork()
        && among.contains(neighbour.operators().first())
        && among.retainAll(neighbour.operators());
  }
}
