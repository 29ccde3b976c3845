package org.entrepot.simulator;

import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * Hands out blocks of IPv4 addresses, from blocks of 8 bits that the US Department of Defense holds
 * and hardly anybody is ever seen to use: addresses have to look public to be treated as such.
 */
final class AddressSpace {
  private static final int[] BLOCKS = {11, 21, 22, 26, 28, 29, 30, 33, 55, 6, 7, 214, 215};

  private int current;
  private long next;

  /**
   * The next free block of this length.
   *
   * @throws IllegalArgumentException if none is left
   */
  Prefix block(int length) {
    long size = 1L << (32 - length);
    long first = (next + size - 1) / size * size;
    if (first + size > 1L << 24) {
      current++;
      first = 0;
    }
    if (current >= BLOCKS.length) {
      throw new IllegalArgumentException("there are too many networks for the addresses set aside");
    }
    next = first + size;
    return new Prefix(IpAddress.v4(BLOCKS[current] << 24 | (int) first), length);
  }
}
