package org.entrepot.net;

/**
 * An autonomous system number, 0 to 4294967295 (RFC 6793), printed as {@code AS8400}.
 *
 * @param value the number
 */
public record Asn(long value) implements Comparable<Asn> {
  private static final long MAX = 0xFFFF_FFFFL;

  /**
   * @throws IllegalArgumentException if the number does not fit into 32 bits
   */
  public Asn {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("an AS number is 0 to " + MAX + ", not " + value);
    }
  }

  /**
   * Reads {@code AS8400} (in any case), {@code 8400}, or the asdot form {@code 1.10} of RFC 5396.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Asn parse(String text) {
    int from = startsWithAs(text) ? 2 : 0;
    int dot = text.indexOf('.', from);
    long value =
        dot < 0
            ? digits(text, from, text.length(), MAX)
            : digits(text, from, dot, 0xFFFF) << 16 | digits(text, dot + 1, text.length(), 0xFFFF);
    return new Asn(value);
  }

  /** Letter by letter: ignoring case, String takes the long s of old print for an S. */
  private static boolean startsWithAs(String text) {
    return text.length() >= 2 && (text.charAt(0) | 0x20) == 'a' && (text.charAt(1) | 0x20) == 's';
  }

  private static long digits(String text, int from, int to, long max) {
    if (from >= to || to - from > 10) {
      throw notAnAsn(text);
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw notAnAsn(text);
      }
      value = value * 10 + digit;
    }
    if (value > max) {
      throw notAnAsn(text);
    }
    return value;
  }

  private static IllegalArgumentException notAnAsn(String text) {
    return new IllegalArgumentException("not an AS number: \"" + text + "\"");
  }

  @Override
  public int compareTo(Asn other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "AS" + value;
  }
}
