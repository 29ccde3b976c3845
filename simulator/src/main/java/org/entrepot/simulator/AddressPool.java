package org.entrepot.simulator;

import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * The IPv4 addresses of one network: the first quarter of its block for links, the rest for hosts,
 * and a small block that nobody announces. Each link takes its numbers in all of them, used or not,
 * so that no rate moves the addresses of other links.
 */
final class AddressPool {

  private final Prefix block;
  private final Prefix dark;
  private int links;

  AddressPool(Prefix block, Prefix dark) {
    this.block = block;
    this.dark = dark;
  }

  Prefix block() {
    return block;
  }

  /** The number of a new link: the two ends have addresses 2n and 2n + 1. */
  int nextLink() {
    return links++;
  }

  /**
   * The address of an end of a link.
   *
   * @param end 0 or 1
   */
  IpAddress link(int number, int end, boolean announced) {
    Prefix from = announced ? block : dark;
    int room = announced ? size(block) / 4 : size(dark);
    if (2L * number + end >= room) {
      throw new IllegalStateException("no addresses for links are left in " + from);
    }
    return at(from, 2 * number + end);
  }

  /** The address of a host; hosts are spread over the block, and no two have the same. */
  IpAddress host(int number) {
    int quarter = size(block) / 4;
    int nets = 3 * quarter / 256;
    if (nets == 0) {
      return at(block, quarter + 1 + number % (3 * quarter - 2));
    }
    // A step that has no factor in common with the room meets each place once.
    long place = number * 7919L % (nets * 254L);
    return at(block, quarter + (int) (place / 254 * 256 + 1 + place % 254));
  }

  /** The part of the block at a position, for a block of its own within it. */
  Prefix part(int number, int length) {
    long step = 1L << (32 - length);
    long first = (size(block) / 4L + number * step) / step * step;
    return new Prefix(at(block, (int) Math.min(first, size(block) - step)), length);
  }

  private static int size(Prefix prefix) {
    return 1 << (32 - prefix.length());
  }

  private static IpAddress at(Prefix prefix, int offset) {
    return IpAddress.v4((int) prefix.network().low() + offset);
  }
}
