package org.entrepot.graph;

import java.util.Arrays;
import org.entrepot.net.Asn;

/**
 * A set of pairs of two different ASes. A hash table without an object a pair: the cones of the
 * whole Internet have millions.
 */
final class Pairs {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** The first above, the second below; 0 where free, which would be AS0 twice. */
  private long[] slots = new long[1 << 10];

  private int size;

  void add(Asn first, Asn second) {
    if (!first.equals(second)) {
      add(first.value() << 32 | second.value());
    }
  }

  private void add(long pair) {
    int slot = slot(slots, pair);
    if (slots[slot] == 0) {
      slots[slot] = pair;
      if (++size * 2 > slots.length) {
        grow();
      }
    }
  }

  void addAll(Pairs other) {
    for (long pair : other.slots) {
      if (pair != 0) {
        add(pair);
      }
    }
  }

  /** All pairs, in an order that depends on nothing else. */
  long[] sorted() {
    return Arrays.stream(slots).filter(pair -> pair != 0).sorted().toArray();
  }

  static Asn first(long pair) {
    return new Asn(pair >>> 32);
  }

  static Asn second(long pair) {
    return new Asn(pair & 0xFFFF_FFFFL);
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long pair : slots) {
      if (pair != 0) {
        larger[slot(larger, pair)] = pair;
      }
    }
    slots = larger;
  }

  private static int slot(long[] slots, long pair) {
    int slot = (int) ((pair * SPREAD) >>> 33) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != pair) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
