package org.entrepot.net;

/**
 * A longest-match structure for the blocks of one family: Asai and Ohara, "Poptrie: A Compressed
 * Trie with Population Count for Fast and Scalable Software IP Routing Table Lookup", SIGCOMM 2015,
 * doi:10.1145/2785956.2787474, with its direct pointing and leaf compression.
 *
 * <p>The first bits of an address choose an element of the root table, each following six bits one
 * of 64 slots of a node. A node is three longs: which slots are nodes in turn; which slots begin a
 * run of equal leaves; and the places of its first leaf (upper half) and its first child (lower
 * half). Counting the bits up to a slot gives the place of its child or its leaf.
 */
final class Poptrie {
  static final int STRIDE = 6;
  static final int NODE_LONGS = 3;

  private final int rootBits;
  private final int[] root; // the number of a node, or the complement of a leaf
  private final long[] nodes;
  private final int[] leaves;

  Poptrie(int rootBits, int[] root, long[] nodes, int[] leaves) {
    this.rootBits = rootBits;
    this.root = root;
    this.nodes = nodes;
    this.leaves = leaves;
  }

  /** The leaf of an address, whose bits stand at the left of the 128 bits (high, low). */
  int leaf(long high, long low) {
    int at = root[(int) (high >>> (64 - rootBits))];
    if (at < 0) {
      return ~at;
    }
    long rest = high << rootBits | low >>> (64 - rootBits);
    long behind = low << rootBits;
    while (true) {
      int node = at * NODE_LONGS;
      int slot = (int) (rest >>> (64 - STRIDE));
      long upToSlot = -1L >>> (63 - slot);
      long children = nodes[node];
      if ((children >>> slot & 1) == 0) {
        int first = (int) (nodes[node + 2] >>> 32);
        return leaves[first + Long.bitCount(nodes[node + 1] & upToSlot) - 1];
      }
      at = (int) nodes[node + 2] + Long.bitCount(children & upToSlot) - 1;
      rest = rest << STRIDE | behind >>> (64 - STRIDE);
      behind <<= STRIDE;
    }
  }

  /** Size of the arrays in bytes. */
  long bytes() {
    return 4L * root.length + 8L * nodes.length + 4L * leaves.length;
  }
}
