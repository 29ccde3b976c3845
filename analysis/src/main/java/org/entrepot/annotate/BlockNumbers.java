package org.entrepot.annotate;

import java.util.Arrays;

/** A number for each of many blocks, by the blocks' keys in an {@link OriginTable}. */
final class BlockNumbers {
  private long[] keys = new long[1 << 10]; // 0 where free: a block of at least /8 is never 0
  private int[] values = new int[1 << 10];
  private int size;

  /** The number of a block, or -1 if it has none. */
  int get(long key) {
    int slot = OriginTable.slot(keys, key);
    return keys[slot] == key ? values[slot] : -1;
  }

  void put(long key, int value) {
    int slot = OriginTable.slot(keys, key);
    values[slot] = value;
    if (keys[slot] != key) {
      keys[slot] = key;
      if (++size * 2 > keys.length) {
        grow();
      }
    }
  }

  /** The keys, ascending. */
  long[] keys() {
    return Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
  }

  private void grow() {
    long[] larger = new long[keys.length * 2];
    int[] moved = new int[larger.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int slot = OriginTable.slot(larger, keys[i]);
        larger[slot] = keys[i];
        moved[slot] = values[i];
      }
    }
    keys = larger;
    values = moved;
  }
}
