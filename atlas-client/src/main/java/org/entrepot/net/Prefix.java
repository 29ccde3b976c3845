package org.entrepot.net;

/**
 * An address block, such as {@code 192.0.2.0/24}. Canonical at birth: the bits behind the length
 * are zero, so equal blocks are equal values.
 *
 * @param network the first address
 * @param length number of leading bits that are fixed, 0 to 32 or 128
 */
public record Prefix(IpAddress network, int length) implements Comparable<Prefix> {
  /**
   * @throws IllegalArgumentException if the length does not fit the family
   */
  public Prefix {
    if (length < 0 || length > network.family().bits()) {
      throw new IllegalArgumentException(
          "a prefix of "
              + network.family()
              + " has a length of 0 to "
              + network.family().bits()
              + ", not "
              + length);
    }
    network = network.truncatedTo(length);
  }

  /**
   * Reads {@code 192.0.2.0/24} or {@code 2001:db8::/32}. Bits behind the length are dropped.
   *
   * @throws IllegalArgumentException if the text is not a prefix
   */
  public static Prefix parse(String text) {
    int slash = text.indexOf('/');
    int digits = text.length() - slash - 1;
    boolean leadingZero = digits > 1 && text.charAt(slash + 1) == '0';
    if (slash < 0 || digits < 1 || digits > 3 || leadingZero) {
      throw notAPrefix(text);
    }
    int length = 0;
    for (int i = slash + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw notAPrefix(text);
      }
      length = length * 10 + digit;
    }
    IpAddress network =
        IpAddress.tryParse(text.substring(0, slash)).orElseThrow(() -> notAPrefix(text));
    if (length > network.family().bits()) {
      throw notAPrefix(text);
    }
    return new Prefix(network, length);
  }

  private static IllegalArgumentException notAPrefix(String text) {
    return new IllegalArgumentException("not a prefix: \"" + text + "\"");
  }

  /** The block of one address. */
  public static Prefix of(IpAddress address) {
    return new Prefix(address, address.family().bits());
  }

  /** Whether the address lies in this block. */
  public boolean contains(IpAddress address) {
    return address.family() == network.family() && address.truncatedTo(length).equals(network);
  }

  /** Whether the other block is this one or lies inside it. */
  public boolean covers(Prefix other) {
    return other.length >= length && contains(other.network);
  }

  /** By address, the shorter (less specific) of two blocks at one address first. */
  @Override
  public int compareTo(Prefix other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return network + "/" + length;
  }
}
