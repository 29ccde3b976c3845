package org.entrepot.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;

/**
 * Takes {@code A B A} for {@code A} where {@code B} rests on a single hop or is of the same
 * organisation, as a router that answers with a neighbour's address makes it look so. Any other
 * return to an AS is flagged and left as it is: BGP knows no such path, so one of the operators is
 * wrong, and it is not known which.
 */
final class AsLoops extends Rule {
  AsLoops() {
    super(
        "as-loops",
        "Mao et al., Towards an accurate AS-level traceroute tool, SIGCOMM 2003,"
            + " doi:10.1145/863955.863996; METHOD.md 1, rule 8");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> kept = new ArrayList<>();
    for (Draft.Step step : draft.steps) {
      int size = kept.size();
      if (size >= 2
          && step.isNetwork()
          && step.operators().equals(kept.get(size - 2).operators())
          && isSlip(kept.get(size - 1), step, book)) {
        Draft.Step slip = kept.remove(size - 1);
        kept.set(size - 2, kept.get(size - 2).and(slip).and(step));
        draft.flags.add("as-loop-collapsed");
      } else {
        kept.add(step);
      }
    }
    draft.steps = kept;
    Set<Asn> seen = new HashSet<>();
    for (Draft.Step step : kept) {
      if (step.isNetwork() && !seen.add(step.operators().first())) {
        draft.flags.add("as-loop");
      }
    }
  }

  private static boolean isSlip(Draft.Step between, Draft.Step around, AddressBook book) {
    if (between.operators().isEmpty()) {
      return false;
    }
    return between.hops().size() == 1
        || organizations(between, book).equals(organizations(around, book));
  }

  private static Set<Organization> organizations(Draft.Step step, AddressBook book) {
    return step.operators().stream().map(book::organizationOf).collect(Collectors.toSet());
  }
}
