package org.entrepot.annotate;

import org.entrepot.net.Asn;

/** Which AS numbers a network of the public Internet can have. */
final class AsNumbers {
  static final String RESERVED = "reserved AS number";
  static final String MALFORMED = "not an AS number";

  private AsNumbers() {}

  /**
   * Whether the number is set aside: AS 0 (RFC 7607), AS_TRANS (RFC 6793), documentation (RFC
   * 5398), private use (RFC 6996), the last number of each size (RFC 7300), and the rest of the
   * block that <a href="https://www.iana.org/assignments/as-numbers">IANA's registry</a> keeps
   * back, 65552 to 131071. Compiled from these RFCs and the registry's layout, 2026-11-24.
   */
  static boolean isReserved(long value) {
    return value == 0
        || value == 23456
        || (value >= 64496 && value <= 131071)
        || value >= 4_200_000_000L;
  }

  /**
   * @throws Rejected if the number does not fit into 32 bits or is reserved
   */
  static Asn ofNetwork(long value) throws Rejected {
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new Rejected(MALFORMED);
    }
    if (isReserved(value)) {
      throw new Rejected(RESERVED);
    }
    return new Asn(value);
  }

  /**
   * Reads any form that {@link Asn#parse} knows.
   *
   * @throws Rejected if it is none, or reserved
   */
  static Asn ofNetwork(String text) throws Rejected {
    return ofNetwork(any(text).value());
  }

  /**
   * Reads a number that may be reserved: registries and lists of names speak of those too.
   *
   * @throws Rejected if the text is no AS number
   */
  static Asn any(String text) throws Rejected {
    try {
      return Asn.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Rejected(MALFORMED);
    }
  }
}
