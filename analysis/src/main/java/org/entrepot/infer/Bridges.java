package org.entrepot.infer;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;

/**
 * Takes {@code A * B} for {@code A B} where the two are known neighbours: packets of a network that
 * has its neighbour's routes rarely go round a third. The hops that kept silent are then behind
 * neither step, and the step from A to B is no observation of their adjacency.
 */
final class Bridges extends Rule {
  /** A longer silence has room for a network more. */
  private static final int LONGEST = 3;

  Bridges() {
    super("bridges", "METHOD.md 1, rule 5");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> kept = new ArrayList<>(draft.steps);
    for (int i = 1; i + 1 < kept.size(); i++) {
      Draft.Step before = kept.get(i - 1);
      Draft.Step behind = kept.get(i + 1);
      if (kept.get(i).isGap()
          && kept.get(i).hops().size() <= LONGEST
          && !kept.get(i).hops().isEmpty()
          && before.isNetwork()
          && behind.isNetwork()
          && areNeighbours(before.operators().first(), behind.operators().first(), book)) {
        kept.remove(i);
        draft.flags.add("gap-bridged");
      }
    }
    draft.steps = kept;
  }

  private static boolean areNeighbours(Asn one, Asn other, AddressBook book) {
    return book.relationship(one, other).isPresent();
  }
}
