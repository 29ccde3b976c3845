package org.entrepot.border;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An interface graph in a certain order, whatever order it was seen in: what stands around each
 * interface, by its number. Read only.
 */
final class Surroundings {
  /** The interfaces in their order. */
  final List<InterfaceGraph.Node> nodes;

  /** The interfaces that answered one TTL before, ascending. */
  final int[][] before;

  /** The interfaces that answered one TTL behind, ascending. */
  final int[][] behind;

  /** The ASes of viewpoints whose first hop it was, ascending. */
  final long[][] first;

  /** The ASes of destinations that answered right behind it, ascending. */
  final long[][] reached;

  /** The ASes of destinations towards which it was the last to answer, ascending. */
  final long[][] last;

  Surroundings(InterfaceGraph graph) {
    int size = graph.nodes.size();
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(graph.nodes::get));
    int[] rank = new int[size];
    nodes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rank[order[i]] = i;
      nodes.add(graph.nodes.get(order[i]));
    }
    behind = interfaces(graph.next, rank, false);
    before = interfaces(graph.next, rank, true);
    first = asns(graph.first, rank);
    reached = asns(graph.reached, rank);
    last = asns(graph.last, rank);
  }

  private static int[][] interfaces(LongSet pairs, int[] rank, boolean reversed) {
    long[][] rows = rows(pairs, rank, reversed);
    int[][] made = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      made[i] = Arrays.stream(rows[i]).mapToInt(other -> rank[(int) other]).sorted().toArray();
    }
    return made;
  }

  private static long[][] asns(LongSet pairs, int[] rank) {
    long[][] rows = rows(pairs, rank, false);
    for (long[] row : rows) {
      Arrays.sort(row);
    }
    return rows;
  }

  /** What stands beside each interface in the pairs. */
  private static long[][] rows(LongSet pairs, int[] rank, boolean reversed) {
    int[] counts = new int[rank.length];
    pairs.forEach(pair -> counts[rank[key(pair, reversed)]]++);
    long[][] rows = new long[rank.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new long[counts[i]];
    }
    pairs.forEach(
        pair -> {
          int at = rank[key(pair, reversed)];
          rows[at][--counts[at]] = reversed ? pair >>> 32 : pair & 0xFFFF_FFFFL;
        });
    return rows;
  }

  private static int key(long pair, boolean reversed) {
    return (int) (reversed ? pair : pair >>> 32);
  }
}
