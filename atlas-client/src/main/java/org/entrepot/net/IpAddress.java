package org.entrepot.net;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An IP address of either family. It is two longs and never a name: parsing asks no resolver.
 *
 * <p>An IPv4-mapped IPv6 address ({@code ::ffff:192.0.2.1}) is an IPv6 address, unequal to {@code
 * 192.0.2.1}: what a probe reported is kept.
 *
 * @param family IPv4 or IPv6
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits, or the 32 bits of an IPv4 address
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {
  /** The two families of addresses. */
  public enum Family {
    /** 32 bits, RFC 791. */
    IPV4(32),
    /** 128 bits, RFC 4291. */
    IPV6(128);

    private final int bits;

    Family(int bits) {
      this.bits = bits;
    }

    /** Number of bits of an address. */
    public int bits() {
      return bits;
    }

    @Override
    public String toString() {
      return this == IPV4 ? "IPv4" : "IPv6";
    }
  }

  /**
   * @throws IllegalArgumentException if an IPv4 address has more than 32 bits
   */
  public IpAddress {
    if (family == Family.IPV4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /** The same in every JVM, which the hash of an enum is not. */
  @Override
  public int hashCode() {
    return (31 * Long.hashCode(high) + Long.hashCode(low)) * 31 + family.bits();
  }

  /** The IPv4 address of these 32 bits. */
  public static IpAddress v4(int bits) {
    return new IpAddress(Family.IPV4, 0, bits & 0xFFFF_FFFFL);
  }

  /** The IPv6 address of these 128 bits. */
  public static IpAddress v6(long high, long low) {
    return new IpAddress(Family.IPV6, high, low);
  }

  /**
   * Reads the text form of an address: dotted decimal for IPv4 (four parts of 0 to 255, no leading
   * zeros, which some readers take for octal), any form of RFC 4291 section 2.2 for IPv6. A zone
   * ({@code %eth0}) is not part of an address and is refused.
   *
   * @throws IllegalArgumentException if the text is not an address
   */
  public static IpAddress parse(String text) {
    return tryParse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an IP address: \"" + text + "\""));
  }

  /** Like {@link #parse}, but empty if the text is not an address. */
  public static Optional<IpAddress> tryParse(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return tryParse(ascii, 0, ascii.length);
  }

  /** Reads an address from ASCII bytes without making a String of them. */
  public static Optional<IpAddress> tryParse(byte[] ascii, int from, int to) {
    return Optional.ofNullable(AddressText.read(ascii, from, to));
  }

  /**
   * The address with all bits behind the first {@code length} set to zero.
   *
   * @throws IllegalArgumentException if the length is negative or greater than the family's
   */
  public IpAddress truncatedTo(int length) {
    if (length < 0 || length > family.bits()) {
      throw new IllegalArgumentException(
          "an address of " + family + " has " + family.bits() + " bits, not " + length);
    }
    if (family == Family.IPV4) {
      return new IpAddress(family, 0, low & mask(length + 32));
    }
    return length <= 64
        ? new IpAddress(family, high & mask(length), 0)
        : new IpAddress(family, high, low & mask(length - 64));
  }

  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (64 - ones);
  }

  /** IPv4 before IPv6, then by unsigned value. */
  @Override
  public int compareTo(IpAddress other) {
    if (family != other.family) {
      return family.compareTo(other.family);
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The canonical text: dotted decimal, or the lower-case form of RFC 5952. */
  @Override
  public String toString() {
    return AddressText.print(this);
  }
}
