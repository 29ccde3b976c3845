package org.entrepot.net;

import static org.entrepot.net.Poptrie.NODE_LONGS;
import static org.entrepot.net.Poptrie.STRIDE;

import java.util.Arrays;

/**
 * Builds a {@link Poptrie} whose leaves are {@link Chains}. A node is written after its children,
 * when it is known which of them hold one leaf alone and need no node.
 */
final class PoptrieBuilder {
  private static final int MAX_BITS = 128;

  /** One megabyte for the root pays in a full routing table, but not in a small map. */
  private static final int ROOT_BITS = 18;

  private static final int SMALL_ROOT_BITS = 6;
  private static final int MANY = 4096;

  private static final int SLOTS = 1 << STRIDE;
  private static final int IS_NODE = -1;

  private final Blocks blocks; // sorted
  private final int rootBits;
  private final int[] chain; // of each block
  private final Level[] levels;

  private long[] nodes = new long[16 * NODE_LONGS];
  private int nodeCount;
  private int[] leaves = new int[64];
  private int leafCount;

  /** Room for one node under construction; a walk has one at each depth. */
  private static final class Level {
    final int[] leaf = new int[SLOTS];
    final long[] children = new long[SLOTS * NODE_LONGS];
  }

  /** Sorts the blocks and finds their chains. */
  PoptrieBuilder(Blocks unsorted, Chains.Builder chains) {
    this.blocks = unsorted.sorted();
    this.rootBits = blocks.size() < MANY ? SMALL_ROOT_BITS : ROOT_BITS;
    this.chain = chains(chains);
    this.levels = new Level[(MAX_BITS - rootBits) / STRIDE + 1];
    Arrays.setAll(levels, i -> new Level());
  }

  private int[] chains(Chains.Builder chains) {
    int[] found = new int[blocks.size()];
    int[] open = new int[MAX_BITS + 1]; // the blocks round the present one, the longest last
    int depth = 0;
    for (int i = 0; i < found.length; i++) {
      while (depth > 0 && !blocks.covers(open[depth - 1], i)) {
        depth--;
      }
      int outer = depth == 0 ? Chains.NONE : found[open[depth - 1]];
      found[i] = chains.chain(outer, blocks.length(i), blocks.value(i));
      open[depth++] = i;
    }
    return found;
  }

  /** Number of different blocks. */
  int size() {
    return blocks.size();
  }

  Poptrie build() {
    int[] root = new int[1 << rootBits];
    Arrays.fill(root, ~Chains.NONE);
    long[] node = new long[NODE_LONGS];
    int end;
    for (int i = 0; i < blocks.size(); i = end) {
      int slot = blocks.bits(i, 0, rootBits);
      int free = rootBits - blocks.length(i);
      end = i + 1;
      if (free >= 0) {
        Arrays.fill(root, slot, slot + (1 << free), ~chain[i]);
      } else {
        end = endOfSlot(i, blocks.size(), 0, rootBits);
        int leaf = node(i, end, 0, ~root[slot], node, 0);
        root[slot] = leaf == IS_NODE ? append(node, 1) : ~leaf;
      }
    }
    return new Poptrie(
        rootBits,
        root,
        Arrays.copyOf(nodes, nodeCount * NODE_LONGS),
        Arrays.copyOf(leaves, leafCount));
  }

  /**
   * Writes the node of the blocks {@code from} to {@code to} to a place in an array.
   *
   * @param outer the leaf of all slots in no block
   * @return IS_NODE, or the leaf if it is the same in all slots: then nothing was written
   */
  private int node(int from, int to, int depth, int outer, long[] target, int place) {
    Level level = levels[depth];
    Arrays.fill(level.leaf, outer);
    int offset = rootBits + depth * STRIDE;
    long children = 0;
    int end;
    for (int i = from; i < to; i = end) {
      int slot = blocks.bits(i, offset, STRIDE);
      int free = offset + STRIDE - blocks.length(i);
      end = i + 1;
      if (free >= 0) {
        Arrays.fill(level.leaf, slot, slot + (1 << free), chain[i]);
        continue;
      }
      end = endOfSlot(i, to, offset, STRIDE);
      int childPlace = Long.bitCount(children) * NODE_LONGS;
      int leaf = node(i, end, depth + 1, level.leaf[slot], level.children, childPlace);
      if (leaf == IS_NODE) {
        children |= 1L << slot;
      } else {
        level.leaf[slot] = leaf;
      }
    }
    return finish(level, children, target, place);
  }

  /** The blocks from {@code i} on that lie in the slot of {@code i}; all are longer than it. */
  private int endOfSlot(int i, int to, int offset, int count) {
    int slot = blocks.bits(i, offset, count);
    int end = i + 1;
    while (end < to && blocks.bits(end, offset, count) == slot) {
      end++;
    }
    return end;
  }

  private int finish(Level level, long children, long[] target, int place) {
    int firstLeaf = leafCount;
    int last = IS_NODE;
    long starts = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if ((children >>> slot & 1) == 0 && level.leaf[slot] != last) {
        last = level.leaf[slot];
        starts |= 1L << slot;
        append(last);
      }
    }
    if (children == 0 && leafCount == firstLeaf + 1) {
      leafCount = firstLeaf;
      return last;
    }
    target[place] = children;
    target[place + 1] = starts;
    target[place + 2] = (long) firstLeaf << 32 | append(level.children, Long.bitCount(children));
    return IS_NODE;
  }

  private void append(int leaf) {
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, leafCount * 2);
    }
    leaves[leafCount++] = leaf;
  }

  /** Appends nodes side by side and gives the number of the first. */
  private int append(long[] from, int count) {
    int first = nodeCount;
    nodeCount += count;
    if (nodeCount * NODE_LONGS > nodes.length) {
      nodes = Arrays.copyOf(nodes, nodeCount * NODE_LONGS * 2);
    }
    System.arraycopy(from, 0, nodes, first * NODE_LONGS, count * NODE_LONGS);
    return first;
  }
}
