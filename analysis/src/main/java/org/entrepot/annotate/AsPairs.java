package org.entrepot.annotate;

/** Pairs of ASes without an order. A hash table without an object a pair. */
final class AsPairs {
  private long[] keys = new long[1 << 10]; // 0 where free: no AS has the number 0
  private int size;

  void add(long first, long second) {
    long key = key(first, second);
    int slot = OriginTable.slot(keys, key);
    if (keys[slot] != key) {
      keys[slot] = key;
      if (++size * 2 > keys.length) {
        grow();
      }
    }
  }

  boolean contains(long first, long second) {
    long key = key(first, second);
    return key != 0 && keys[OriginTable.slot(keys, key)] == key;
  }

  private static long key(long first, long second) {
    return Math.min(first, second) << 32 | Math.max(first, second);
  }

  private void grow() {
    long[] larger = new long[keys.length * 2];
    for (long key : keys) {
      if (key != 0) {
        larger[OriginTable.slot(larger, key)] = key;
      }
    }
    keys = larger;
  }
}
