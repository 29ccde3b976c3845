package org.entrepot.infer;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.IpAddress;
import org.entrepot.path.ObservedHop.Role;

/**
 * Ends the path where the destination first answers. A path on which it does not answer ends in a
 * gap: how it went on is not known, and the destination's operator is not put there.
 *
 * <p>Worked example: hops {@code A}, {@code D}, {@code D} towards {@code D} end at the second; hops
 * {@code A}, {@code *} towards {@code D} end in a gap.
 */
final class Reach extends Rule {
  Reach() {
    super("reach", "METHOD.md 1, rule 12; PEERS.md 3.2 g for what appending it does");
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    Optional<IpAddress> destination = draft.trace.destinationAddress();
    if (destination.isEmpty()) {
      return;
    }
    for (int i = 0; i < draft.hops.size(); i++) {
      Draft.Hop hop = draft.hops.get(i);
      if (hop.has(destination.get())) {
        // Others that answered at this TTL stand on other ways of the same length.
        hop.findings.removeIf(finding -> !finding.address.equals(destination.get()));
        hop.role = Role.DESTINATION;
        draft.reached = true;
        draft.hops.subList(i + 1, draft.hops.size()).clear();
        return;
      }
    }
  }
}
