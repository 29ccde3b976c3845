package org.entrepot.infer;

import java.util.List;
import org.entrepot.annotate.AddressBook;

/**
 * Cuts a path where an address comes back after another one has answered: from there on packets
 * went in a circle. The cut is flagged, and how they got to the destination, if they did, is not
 * known.
 *
 * <p>Worked example: {@code A B C B C} is cut behind {@code C}; {@code A B C B D} towards {@code D}
 * is {@code A B C ? D}; {@code A A B} is no loop (a router that forwards packets whose TTL is used
 * up answers twice).
 */
final class IpLoops extends Rule {
  IpLoops() {
    super(
        "ip-loops",
        "Augustin et al., Avoiding traceroute anomalies with Paris traceroute, IMC 2006;"
            + " METHOD.md 1, rule 8");
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    for (int i = 0; i < draft.hops.size(); i++) {
      if (comesBack(draft.hops.get(i), draft.hops.subList(0, i))) {
        draft.flags.add("ip-loop");
        int end = draft.hops.size() - (draft.reached ? 1 : 0);
        draft.hops.subList(i, end).clear();
        return;
      }
    }
  }

  /** Whether an address of the hop answered before, but not at the last hop that did. */
  private static boolean comesBack(Draft.Hop hop, List<Draft.Hop> before) {
    int last = before.size() - 1;
    while (last > 0 && before.get(last).silent()) {
      last--;
    }
    for (Draft.Finding finding : hop.findings) {
      for (int i = 0; i < last; i++) {
        if (before.get(i).has(finding.address) && !before.get(last).has(finding.address)) {
          return true;
        }
      }
    }
    return false;
  }
}
