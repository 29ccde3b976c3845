package org.entrepot.border;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Pairs of whole numbers of 32 bits, each once, without an object for each. */
final class LongSet {
  static final long FREE = -1; // no pair of two numbers of which one is 0xFFFFFFFF is added

  private long[] slots = filled(1 << 8);
  private int size;

  static long pair(int first, long second) {
    return (long) first << 32 | second;
  }

  void add(long pair) {
    int slot = slot(slots, pair);
    if (slots[slot] == FREE) {
      slots[slot] = pair;
      if (++size * 2 > slots.length) {
        grow();
      }
    }
  }

  /** Every pair, in no certain order. */
  void forEach(LongConsumer action) {
    for (long each : slots) {
      if (each != FREE) {
        action.accept(each);
      }
    }
  }

  private void grow() {
    long[] larger = filled(slots.length * 2);
    forEach(each -> larger[slot(larger, each)] = each);
    slots = larger;
  }

  static long[] filled(int length) {
    long[] made = new long[length];
    Arrays.fill(made, FREE);
    return made;
  }

  static int slot(long[] slots, long pair) {
    long mixed = pair * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 33) & (slots.length - 1);
    while (slots[slot] != FREE && slots[slot] != pair) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
