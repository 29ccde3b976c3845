package org.entrepot.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.BgpPath;
import org.entrepot.net.Asn;

/**
 * Crosses a short gap by what BGP tells. {@code A * B} is {@code A B} where the two are known
 * neighbours: a network rarely goes round a third to a neighbour. Where they are not, and all ways
 * to the destination in the routing tables that go from A to B by one other AS go by the same X, it
 * is {@code A X B}, with X inferred. The hops that kept silent are behind no step of A and B, so
 * that the two are not taken for observed neighbours. Every other gap stays.
 */
final class Bridges extends Rule {
  /** A longer silence has room for a network more. */
  private static final int LONGEST = 3;

  Bridges() {
    super(
        "bridges",
        "Mao et al., Towards an accurate AS-level traceroute tool, SIGCOMM 2003,"
            + " doi:10.1145/863955.863996; METHOD.md 1, rule 5");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> crossed = new ArrayList<>();
    for (int i = 0; i < draft.steps.size(); i++) {
      Draft.Step step = draft.steps.get(i);
      boolean between =
          i > 0
              && i + 1 < draft.steps.size()
              && isShort(step)
              && draft.steps.get(i - 1).isNetwork()
              && draft.steps.get(i + 1).isNetwork();
      if (!between) {
        crossed.add(step);
        continue;
      }
      Asn before = draft.steps.get(i - 1).operators().first();
      Asn behind = draft.steps.get(i + 1).operators().first();
      if (book.isAdjacent(before, behind)) {
        draft.flags.add("gap-bridged");
        continue;
      }
      NavigableSet<Asn> thirds = thirds(draft, before, behind, book);
      if (thirds.size() == 1) {
        crossed.add(Draft.Step.of(thirds, step.hops(), Reasons.INFERRED));
        draft.flags.add("gap-inferred");
      } else {
        crossed.add(step);
      }
    }
    draft.steps = crossed;
  }

  private static boolean isShort(Draft.Step step) {
    return step.isGap() && !step.hops().isEmpty() && step.hops().size() <= LONGEST;
  }

  /** The ASes that ways to the destination have between the two, and nothing else there. */
  private static NavigableSet<Asn> thirds(Draft draft, Asn before, Asn behind, AddressBook book) {
    NavigableSet<Asn> thirds = new TreeSet<>();
    List<BgpPath> ways = draft.trace.destinationAddress().map(book::bgpPaths).orElse(List.of());
    for (BgpPath way : ways) {
      List<Asn> asns = way.asns();
      int at = asns.indexOf(before);
      if (at >= 0 && at + 2 < asns.size() && asns.get(at + 2).equals(behind)) {
        thirds.add(asns.get(at + 1));
      }
    }
    return thirds;
  }
}
