package org.entrepot.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * Hands out blocks of IPv4 addresses, from blocks of 8 bits that the US Department of Defense holds
 * and hardly anybody is ever seen to use: addresses have to look public to be treated as such. What
 * is left of a block that is cut up goes to those who ask for less.
 */
final class AddressSpace {
  /** How many addresses there are. */
  static final long SIZE = 13L << 24;

  private static final int[] BLOCKS = {11, 21, 22, 26, 28, 29, 30, 33, 55, 6, 7, 214, 215};

  /** First addresses of free blocks, by length. */
  private final List<Deque<Integer>> free = new ArrayList<>();

  AddressSpace() {
    for (int length = 0; length <= 32; length++) {
      free.add(new ArrayDeque<>());
    }
    for (int block : BLOCKS) {
      free.get(8).add(block << 24);
    }
  }

  /**
   * A free block of this length, from 8 to 32.
   *
   * @throws IllegalArgumentException if none is left
   */
  Prefix block(int length) {
    int from = length;
    while (from >= 8 && free.get(from).isEmpty()) {
      from--;
    }
    if (from < 8) {
      throw new IllegalArgumentException("there are too many networks for the addresses set aside");
    }
    int first = free.get(from).remove();
    for (int half = from + 1; half <= length; half++) {
      free.get(half).add(first | 1 << (32 - half));
    }
    return new Prefix(IpAddress.v4(first), length);
  }
}
