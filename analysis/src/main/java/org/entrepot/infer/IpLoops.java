package org.entrepot.infer;

import java.util.HashMap;
import java.util.Map;
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
    Map<IpAddress, Integer> last = new HashMap<>();
    int answered = 0;
    for (int i = 0; i < draft.hops.size(); i++) {
      Draft.Hop hop = draft.hops.get(i);
      if (hop.silent()) {
        continue;
      }
      answered++;
      for (IpAddress address : hop.findings.keySet()) {
        Integer before = last.put(address, answered);
        if (before != null && before < answered - 1) {
          draft.flags.add("ip-loop");
          int end = draft.hops.size() - (draft.reached ? 1 : 0);
          draft.hops.subList(i, end).clear();
          return;
        }
      }
    }
  }
}
