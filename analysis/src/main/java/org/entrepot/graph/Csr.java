package org.entrepot.graph;

import java.util.Arrays;

/**
 * Arcs between nodes 0 to n - 1 in two arrays (compressed sparse rows): those of a node are
 * neighbours in memory, in order of their heads. Immutable.
 */
final class Csr {
  /** For each node its first arc; the last entry is the number of arcs. */
  private final int[] first;

  private final int[] heads;

  private Csr(int[] first, int[] heads) {
    this.first = first;
    this.heads = heads;
  }

  /**
   * From arcs in any order, each once, as {@code tail << 32 | head}.
   *
   * @param arcs is sorted in place
   */
  static Csr of(int nodes, long[] arcs) {
    Arrays.sort(arcs);
    int[] first = new int[nodes + 1];
    int[] heads = new int[arcs.length];
    for (int i = 0; i < arcs.length; i++) {
      first[tail(arcs[i]) + 1]++;
      heads[i] = (int) arcs[i];
    }
    Arrays.parallelPrefix(first, Integer::sum);
    return new Csr(first, heads);
  }

  static long arc(int tail, int head) {
    return (long) tail << 32 | head;
  }

  private static int tail(long arc) {
    return (int) (arc >>> 32);
  }

  int nodes() {
    return first.length - 1;
  }

  int arcs() {
    return heads.length;
  }

  /** The first arc of a node. */
  int from(int node) {
    return first[node];
  }

  /** The arc after the last of a node. */
  int to(int node) {
    return first[node + 1];
  }

  int degree(int node) {
    return first[node + 1] - first[node];
  }

  int head(int arc) {
    return heads[arc];
  }

  /** The heads of all arcs: the array itself, for loops that look at nothing else. */
  int[] heads() {
    return heads;
  }

  /** The arc from one node to another, or a negative number if there is none. */
  int find(int tail, int head) {
    return Arrays.binarySearch(heads, first[tail], first[tail + 1], head);
  }

  /** The tail of each arc. */
  int[] tails() {
    int[] tails = new int[heads.length];
    for (int node = 0; node < nodes(); node++) {
      Arrays.fill(tails, first[node], first[node + 1], node);
    }
    return tails;
  }

  /** The same arcs the other way round. */
  Csr reversed() {
    int[] tails = tails();
    long[] arcs = new long[heads.length];
    for (int i = 0; i < arcs.length; i++) {
      arcs[i] = arc(heads[i], tails[i]);
    }
    return of(nodes(), arcs);
  }

  /** The same arcs between nodes with other numbers: {@code numbers[node]} instead of a node. */
  Csr renumbered(int[] numbers) {
    int[] tails = tails();
    long[] arcs = new long[heads.length];
    for (int i = 0; i < arcs.length; i++) {
      arcs[i] = arc(numbers[tails[i]], numbers[heads[i]]);
    }
    return of(nodes(), arcs);
  }
}
