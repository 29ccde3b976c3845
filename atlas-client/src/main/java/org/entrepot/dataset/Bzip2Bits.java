package org.entrepot.dataset;

import java.util.Arrays;

/**
 * The part of a bzip2 file that may still be wanted, addressed by bits from the file's beginning,
 * the highest of a byte first.
 */
final class Bzip2Bits {
  /** Length of the marks at which blocks begin and streams end. */
  static final int MARK_BITS = 48;

  private static final long BLOCK = 0x3141_5926_5359L;
  private static final long END = 0x1772_4538_5090L;
  private static final long MARK = -1L >>> (Long.SIZE - MARK_BITS);

  /** Whether a byte can be the third to last whole one of a mark, at any of eight shifts. */
  private static final boolean[] CANDIDATES = candidates();

  /** Is told of marks. */
  @FunctionalInterface
  interface Marks {
    /** Told of a mark at a bit, which begins a block or ends a stream. */
    void found(long bit, boolean end);
  }

  private byte[] bytes = new byte[1 << 20];
  private long first;
  private int length;
  private long register;

  private static boolean[] candidates() {
    boolean[] candidates = new boolean[256];
    for (int shift = 0; shift < Byte.SIZE; shift++) {
      candidates[(int) (BLOCK << shift >>> 16) & 0xFF] = true;
      candidates[(int) (END << shift >>> 16) & 0xFF] = true;
    }
    return candidates;
  }

  /** The bit behind the last one. */
  long end() {
    return (first + length) * Byte.SIZE;
  }

  /** Adds what was read, and tells of the marks that end in it. */
  void append(byte[] piece, int count, Marks marks) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(piece, 0, bytes, length, count);
    long word = register;
    for (int i = 0; i < count; i++) {
      word = word << Byte.SIZE | (piece[i] & 0xFF);
      if (CANDIDATES[(int) (word >>> 16) & 0xFF]) {
        look(word, (first + length + i + 1) * Byte.SIZE, marks);
      }
    }
    register = word;
    length += count;
  }

  private static void look(long word, long end, Marks marks) {
    for (int shift = Byte.SIZE - 1; shift >= 0; shift--) {
      long found = word >>> shift & MARK;
      if ((found == BLOCK || found == END) && end - shift >= MARK_BITS) {
        marks.found(end - shift - MARK_BITS, found == END);
      }
    }
  }

  /** Up to 56 bits as a number. */
  long get(long from, int count) {
    long value = 0;
    for (long bit = from; bit < from + count; bit++) {
      int b = bytes[(int) (bit / Byte.SIZE - first)];
      value = value << 1 | (b >>> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1);
    }
    return value;
  }

  /** Gives up what stands before a bit. */
  void forget(long bit) {
    int count = (int) (Math.min(bit, end()) / Byte.SIZE - first);
    if (count > length / 2) {
      System.arraycopy(bytes, count, bytes, 0, length - count);
      first += count;
      length -= count;
    }
  }

  /**
   * The bytes that hold some bits, and more behind them. The first one holds the first bit, at the
   * place that it has within its byte here.
   */
  byte[] copy(long from, long to, int more) {
    int start = (int) (from / Byte.SIZE - first);
    int stop = (int) ((to + Byte.SIZE - 1) / Byte.SIZE - first);
    return Arrays.copyOf(Arrays.copyOfRange(bytes, start, stop), stop - start + more);
  }
}
