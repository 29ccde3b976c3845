package org.entrepot.border;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * In how many places two ASes are seen to meet: an interface with an address of the one, and right
 * behind it an interface with an address of the other, exchanges left out. A single router with a
 * neighbour's address looks like a meeting of others; but it is one interface, whatever stands
 * around it. So there are as many places as there are different interfaces on the near side, or on
 * the far side if those are fewer; of the two directions, that with more counts.
 */
final class Meetings {
  private final long[] pairs;
  private final int[] places;

  Meetings(Surroundings around, Numbering[] numbering) {
    Map<Long, Integer> near = count(around.behind, numbering, false);
    Map<Long, Integer> far = count(around.before, numbering, true);
    near.replaceAll((pair, number) -> Math.min(number, far.getOrDefault(pair, 0)));
    near.values().removeIf(number -> number < 2);
    int length = Math.max(2, Integer.highestOneBit(near.size()) * 8);
    pairs = LongSet.filled(length);
    places = new int[length];
    near.forEach(
        (pair, number) -> {
          put(pair, number);
          put(Long.rotateLeft(pair, 32), number);
        });
  }

  private void put(long pair, int number) {
    int slot = LongSet.slot(pairs, pair);
    pairs[slot] = pair;
    places[slot] = Math.max(places[slot], number);
  }

  /** For each AS and the next on the way, number of interfaces that this is seen at. */
  private static Map<Long, Integer> count(int[][] beside, Numbering[] numbering, boolean reversed) {
    Map<Long, Integer> counts = new HashMap<>();
    Set<Long> here = new HashSet<>();
    for (int i = 0; i < beside.length; i++) {
      for (int other : beside[i]) {
        Numbering first = numbering[reversed ? other : i];
        Numbering second = numbering[reversed ? i : other];
        if (first.kind != Numbering.Kind.ANNOUNCED || second.kind != Numbering.Kind.ANNOUNCED) {
          continue;
        }
        for (long from : first.asns) {
          for (long to : second.asns) {
            if (!second.isOf(from) && !first.isOf(to)) {
              here.add(from << 32 | to);
            }
          }
        }
      }
      here.forEach(pair -> counts.merge(pair, 1, Integer::sum));
      here.clear();
    }
    return counts;
  }

  /** Number of places where two ASes are seen to meet; 1 if there are fewer. */
  int places(long asn, long other) {
    int slot = LongSet.slot(pairs, asn << 32 | other);
    return Math.max(1, places[slot]);
  }
}
