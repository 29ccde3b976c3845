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
  private static final long HEADER = 0x42_5A_68_39L; // of a stream with blocks of 900,000 bytes
  private static final int FOOTER_BYTES = 10;

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

  /** The bits of one block as a stream of their own. */
  byte[] alone(long from, long to) {
    int whole = (int) ((to - from) / Byte.SIZE);
    byte[] alone = new byte[Integer.BYTES + whole + 1 + FOOTER_BYTES];
    put(alone, 0, HEADER, Integer.SIZE);
    int start = (int) (from / Byte.SIZE - first);
    int shift = (int) (from % Byte.SIZE);
    for (int i = 0; i < whole; i++) {
      int two = (bytes[start + i] & 0xFF) << Byte.SIZE;
      two |= shift == 0 ? 0 : bytes[start + i + 1] & 0xFF;
      alone[Integer.BYTES + i] = (byte) (two >>> (Byte.SIZE - shift));
    }
    long at = (long) (Integer.BYTES + whole) * Byte.SIZE;
    int rest = (int) ((to - from) % Byte.SIZE);
    put(alone, at, get(to - rest, rest), rest);
    at += rest;
    put(alone, at, END, MARK_BITS);
    put(alone, at + MARK_BITS, get(from + MARK_BITS, Integer.SIZE), Integer.SIZE);
    return alone;
  }

  private static void put(byte[] into, long at, long value, int count) {
    for (int i = 0; i < count; i++) {
      long bit = at + i;
      int one = (int) (value >>> (count - 1 - i) & 1);
      into[(int) (bit / Byte.SIZE)] |= (byte) (one << (Byte.SIZE - 1 - bit % Byte.SIZE));
    }
  }
}
