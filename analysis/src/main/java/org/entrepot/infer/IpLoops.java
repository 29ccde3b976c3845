package org.entrepot.infer;

import java.util.List;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.IpAddress;

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
    long seen = 0; // a bit for each address that answered: where it is clear, one is new
    for (int i = 0; i < draft.hops.size(); i++) {
      for (Draft.Finding finding : draft.hops.get(i).findings) {
        long bit = 1L << ((finding.address.hashCode() * 0x9E37_79B9) >>> 26);
        if ((seen & bit) != 0 && comesBack(finding.address, draft.hops.subList(0, i))) {
          draft.flags.add("ip-loop");
          int end = draft.hops.size() - (draft.reached ? 1 : 0);
          draft.hops.subList(i, end).clear();
          return;
        }
        seen |= bit;
      }
    }
  }

  /** Whether an address answered before, but not at the last hop that did. */
  private static boolean comesBack(IpAddress address, List<Draft.Hop> before) {
    int last = before.size() - 1;
    while (last > 0 && before.get(last).silent()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      if (before.get(i).has(address)) {
        return !before.get(last).has(address);
      }
    }
    return false;
  }
}
