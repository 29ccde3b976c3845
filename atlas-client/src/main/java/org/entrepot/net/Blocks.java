package org.entrepot.net;

import java.util.Arrays;

/**
 * The address blocks of one family and their values while a {@link PrefixMap} is built, kept in
 * columns: a million blocks as objects would take three times the room of the finished map. The
 * bits of an address stand at the left of the 128 bits (high, low).
 */
final class Blocks {
  private long[] high;
  private long[] low;
  private byte[] length;
  private Object[] value;
  private int size;

  Blocks() {
    this(16);
  }

  private Blocks(int capacity) {
    high = new long[capacity];
    low = new long[capacity];
    length = new byte[capacity];
    value = new Object[capacity];
  }

  void add(long high, long low, int length, Object value) {
    if (size == this.high.length) {
      grow(size + (size >> 1));
    }
    this.high[size] = high;
    this.low[size] = low;
    this.length[size] = (byte) length;
    this.value[size++] = value;
  }

  private void grow(int capacity) {
    high = Arrays.copyOf(high, capacity);
    low = Arrays.copyOf(low, capacity);
    length = Arrays.copyOf(length, capacity);
    value = Arrays.copyOf(value, capacity);
  }

  int size() {
    return size;
  }

  int length(int block) {
    return length[block] & 0xFF;
  }

  Object value(int block) {
    return value[block];
  }

  /** The {@code count} bits (1 to 31) from bit {@code offset} on, zeros behind the last bit. */
  int bits(int block, int offset, int count) {
    long window = offset < 64 ? high[block] << offset : low[block] << (offset - 64);
    if (offset > 0 && offset < 64) {
      window |= low[block] >>> (64 - offset);
    }
    return (int) (window >>> (64 - count));
  }

  /** Whether {@code outer} contains {@code inner}, which comes behind it when they are sorted. */
  boolean covers(int outer, int inner) {
    long differs = high[outer] ^ high[inner];
    int common =
        differs != 0
            ? Long.numberOfLeadingZeros(differs)
            : 64 + Long.numberOfLeadingZeros(low[outer] ^ low[inner]);
    return common >= length(outer);
  }

  /**
   * The blocks by address, then length, so that a block comes before all inside it. Of equal blocks
   * only the one added last is there.
   */
  Blocks sorted() {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    sort(order, new int[size], 0, size);
    Blocks sorted = new Blocks(size);
    for (int i = 0; i < size; i++) {
      int block = order[i];
      if (i + 1 == size || compare(block, order[i + 1]) != 0) {
        sorted.add(high[block], low[block], length(block), value[block]);
      }
    }
    return sorted;
  }

  /** A stable merge sort; linear where the blocks came in order, as they do in most files. */
  private void sort(int[] order, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(order, spare, from, middle);
    sort(order, spare, middle, to);
    if (compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeRight = right < to && compare(order[right], spare[left]) < 0;
      order[at] = takeRight ? order[right++] : spare[left++];
    }
  }

  private int compare(int one, int other) {
    int byHigh = Long.compareUnsigned(high[one], high[other]);
    if (byHigh != 0) {
      return byHigh;
    }
    int byLow = Long.compareUnsigned(low[one], low[other]);
    return byLow != 0 ? byLow : length(one) - length(other);
  }
}
