package org.entrepot.annotate;

import org.entrepot.net.IpAddress;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Prefix;

/** Reads numbers, most significant byte first, from a stretch of bytes and never beyond its end. */
final class Octets {
  private final byte[] bytes;
  private final int end;
  private final String tooShort;
  private int at;

  /**
   * @param tooShort the reason to give where the bytes end too early
   */
  Octets(byte[] bytes, int from, int end, String tooShort) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.tooShort = tooShort;
  }

  boolean isEmpty() {
    return at == end;
  }

  int left() {
    return end - at;
  }

  /** The next bytes apart, which are passed over here. */
  Octets part(long length, String tooShort) throws Rejected {
    need(length);
    at += (int) length;
    return new Octets(bytes, at - (int) length, at, tooShort);
  }

  void skip(long length) throws Rejected {
    need(length);
    at += (int) length;
  }

  int one() throws Rejected {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int two() throws Rejected {
    need(2);
    at += 2;
    return (bytes[at - 2] & 0xFF) << 8 | (bytes[at - 1] & 0xFF);
  }

  long four() throws Rejected {
    return (long) two() << 16 | two();
  }

  private void need(long length) throws Rejected {
    if (length > end - at) {
      throw new Rejected(tooShort);
    }
  }

  /** An address of which so many bytes are there; the others are 0. */
  private IpAddress address(Family family, int length) throws Rejected {
    long high = 0;
    long low = 0;
    for (int i = 0; i < family.bits() / 8; i++) {
      high = high << 8 | low >>> 56;
      low = low << 8 | (i < length ? one() : 0);
    }
    return family == Family.IPV4 ? IpAddress.v4((int) low) : IpAddress.v6(high, low);
  }

  /** A block of its length in bits and then as many bytes as that takes. */
  Prefix prefix(Family family) throws Rejected {
    int length = one();
    if (length > family.bits()) {
      throw new Rejected(NOT_A_PREFIX);
    }
    return new Prefix(address(family, (length + 7) / 8), length);
  }

  /** A block of a whole address and then its length in bits. */
  Prefix paddedPrefix(Family family) throws Rejected {
    IpAddress network = address(family, family.bits() / 8);
    int length = one();
    if (length > family.bits()) {
      throw new Rejected(NOT_A_PREFIX);
    }
    return new Prefix(network, length);
  }

  private static final String NOT_A_PREFIX = "not a prefix";
}
