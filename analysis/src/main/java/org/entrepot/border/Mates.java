package org.entrepot.border;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entrepot.net.IpAddress;

/**
 * Interfaces that are likely on one router, found without asking it. A link between two routers
 * takes the two addresses of a /31 (RFC 3021), or the middle two of a /30 (in IPv6 /127, RFC 6164,
 * and /126): its mates. Packets that come over the link one way are answered by one mate, those
 * that come the other way by the other. What answers right before an interface is on the router at
 * the far end of its link, and so is its mate.
 *
 * <p>Worked example: {@code p}, then {@code 192.0.2.0} answers in one traceroute; {@code 192.0.2.1}
 * answers in another: {@code p} and {@code 192.0.2.1} are on one router.
 *
 * <p>This is wrong where a tunnel hides routers between the two, or an answer comes from an
 * interface off the path, so that it is evidence and no proof. (Gunes & Sarac, Resolving IP aliases
 * in building traceroute-based Internet maps, IEEE/ACM ToN 2009, doi:10.1109/TNET.2009.2020798.)
 */
final class Mates {
  private final Map<IpAddress, Integer> seen = new HashMap<>();

  private Mates(List<InterfaceGraph.Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).behind().isEmpty()) {
        seen.put(nodes.get(i).address(), i);
      }
    }
  }

  /** For each interface those that are likely on the same router, ascending. */
  static int[][] sameRouter(Surroundings around, Numbering[] numbering) {
    Mates mates = new Mates(around.nodes);
    List<TreeSet<Integer>> same = new ArrayList<>();
    around.nodes.forEach(node -> same.add(new TreeSet<>()));
    for (int i = 0; i < same.size(); i++) {
      InterfaceGraph.Node node = around.nodes.get(i);
      Integer mate = mates.seen.get(mates.of(node.address()));
      if (mate == null || node.behind().isPresent() || numbering[i].isLan()) {
        continue;
      }
      // Nobody answers by one end of a link to packets that have just left by it.
      if (Arrays.binarySearch(around.before[i], mate) >= 0) {
        continue;
      }
      for (int beforeMate : around.before[mate]) {
        // Nor is a router its own next one, as where both mates are seen right behind one router.
        if (beforeMate != i && Arrays.binarySearch(around.before[i], beforeMate) < 0) {
          same.get(i).add(beforeMate);
          same.get(beforeMate).add(i);
        }
      }
    }
    return same.stream()
        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** The other end: of a /31, unless only the middle two of a /30 were ever seen. */
  private IpAddress of(IpAddress address) {
    long block = address.low() & ~3L;
    long place = address.low() & 3;
    boolean thirty =
        (place == 1 || place == 2)
            && !seen.containsKey(withLow(address, block))
            && !seen.containsKey(withLow(address, block | 3));
    return withLow(address, address.low() ^ (thirty ? 3 : 1));
  }

  private static IpAddress withLow(IpAddress address, long low) {
    return new IpAddress(address.family(), address.high(), low);
  }
}
