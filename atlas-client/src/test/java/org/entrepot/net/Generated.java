package org.entrepot.net;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.net.IpAddress.Family;

/** Random words of the field, the same for the same seed. */
final class Generated {
  private final SplittableRandom random;

  Generated(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  IpAddress v4() {
    return IpAddress.v4(random.nextInt());
  }

  /** Every group is zero half of the time, so that there are runs of zeros to print. */
  IpAddress v6() {
    return IpAddress.v6(random.nextLong() & groups(), random.nextLong() & groups());
  }

  private long groups() {
    long mask = 0;
    for (int group = 0; group < 4; group++) {
      mask = mask << 16 | (random.nextBoolean() ? 0xFFFF : 0);
    }
    return mask;
  }

  IpAddress address(Family family) {
    return family == Family.IPV4 ? v4() : v6();
  }

  Prefix prefix(Family family) {
    return new Prefix(address(family), below(family.bits() + 1));
  }

  /** An address whose first bits are those of the prefix. */
  IpAddress inside(Prefix prefix) {
    IpAddress network = prefix.network();
    int length = prefix.length();
    if (network.family() == Family.IPV4) {
      long host = random.nextLong() & (0xFFFF_FFFFL >>> length);
      return IpAddress.v4((int) (network.low() | host));
    }
    long high = length >= 64 ? 0 : random.nextLong() & (-1L >>> length);
    long low = length == 128 ? 0 : random.nextLong() & (-1L >>> Math.max(0, length - 64));
    return IpAddress.v6(network.high() | high, network.low() | low);
  }

  /** Blocks of which many lie inside, beside or upon one another, of both families. */
  List<Prefix> crowd(int count) {
    List<Prefix> blocks = new ArrayList<>();
    while (blocks.size() < count) {
      Family family = random.nextInt(3) == 0 ? Family.IPV6 : Family.IPV4;
      Prefix near = blocks.isEmpty() ? prefix(family) : blocks.get(below(blocks.size()));
      blocks.add(
          switch (random.nextInt(5)) {
            case 0 -> prefix(family);
            case 1 -> near;
            case 2 -> next(near);
            default -> within(near);
          });
    }
    return blocks;
  }

  private Prefix within(Prefix outer) {
    int free = outer.network().family().bits() - outer.length();
    return new Prefix(inside(outer), outer.length() + below(Math.min(free, 12) + 1));
  }

  private static Prefix next(Prefix block) {
    if (block.length() == 0) {
      return block;
    }
    IpAddress at = block.network();
    int bits = at.family().bits();
    long low = block.length() > bits - 64 ? 1L << (bits - block.length()) : 0;
    if (at.family() == Family.IPV4) {
      return new Prefix(IpAddress.v4((int) (at.low() + low)), block.length());
    }
    long high = block.length() <= 64 ? 1L << (64 - block.length()) : 0;
    return new Prefix(IpAddress.v6(at.high() + high, at.low() + low), block.length());
  }
}
