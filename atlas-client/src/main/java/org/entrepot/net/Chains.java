package org.entrepot.net;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a look-up in a {@link PrefixMap} finds: not a block but a chain, which is the length and
 * value of the longest block round an address and the chain of the blocks round that one. The
 * address itself says where the blocks are, so all blocks with equal chains share one, and a full
 * routing table has a fifth as many chains as blocks. Chain 0 is the empty one.
 */
final class Chains {
  static final int NONE = 0;

  private final byte[] length;
  private final int[] outer;
  private final Object[] value;

  private Chains(byte[] length, int[] outer, Object[] value) {
    this.length = length;
    this.outer = outer;
    this.value = value;
  }

  /** The length of the chain's longest block. */
  int length(int chain) {
    return length[chain] & 0xFF;
  }

  /** The chain of the blocks round the longest one. */
  int outer(int chain) {
    return outer[chain];
  }

  /** The value of the longest block; of no meaning for the empty chain. */
  Object value(int chain) {
    return value[chain];
  }

  /** The values of all chains but the empty one. */
  Stream<Object> values() {
    return Arrays.stream(value).skip(1);
  }

  /** Size of the arrays in bytes, with references of four bytes. */
  long bytes() {
    return 9L * length.length;
  }

  /** Numbers chains in the order in which they are first asked for. */
  static final class Builder {
    private byte[] length = new byte[16];
    private int[] outer = new int[16];
    private Object[] value = new Object[16];
    private int size = 1;
    private int[] table = new int[32]; // open addressing, at most half full, 0 is a free place

    /** The chain with this block at its end; values are the same if they are one object. */
    int chain(int outer, int length, Object value) {
      int place = place(outer, length, value);
      if (table[place] != NONE) {
        return table[place];
      }
      if (size == this.length.length) {
        grow(size * 2);
        place = place(outer, length, value);
      }
      this.length[size] = (byte) length;
      this.outer[size] = outer;
      this.value[size] = value;
      table[place] = size;
      return size++;
    }

    private int place(int outer, int length, Object value) {
      int mixed = ((outer * 31 + length) * 31 + System.identityHashCode(value)) * 0x9E3779B9;
      int place = mixed >>> Integer.numberOfLeadingZeros(table.length - 1);
      while (table[place] != NONE && !matches(table[place], outer, length, value)) {
        place = (place + 1) & (table.length - 1);
      }
      return place;
    }

    private boolean matches(int chain, int outer, int length, Object value) {
      return this.outer[chain] == outer
          && (this.length[chain] & 0xFF) == length
          && this.value[chain] == value;
    }

    private void grow(int capacity) {
      length = Arrays.copyOf(length, capacity);
      outer = Arrays.copyOf(outer, capacity);
      value = Arrays.copyOf(value, capacity);
      table = new int[capacity * 2];
      for (int chain = 1; chain < size; chain++) {
        table[place(outer[chain], length[chain] & 0xFF, value[chain])] = chain;
      }
    }

    Chains build() {
      return new Chains(
          Arrays.copyOf(length, size), Arrays.copyOf(outer, size), Arrays.copyOf(value, size));
    }
  }
}
