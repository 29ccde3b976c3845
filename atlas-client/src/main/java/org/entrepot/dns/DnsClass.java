package org.entrepot.dns;

/**
 * A class of records or of questions, printed as {@code IN}, {@code CH}, {@code HS}, {@code NONE},
 * {@code ANY} or {@code CLASS32} (RFC 3597 section 5).
 *
 * @param code the number, 0 to 65535; of an OPT record it is not a class but a size ({@link Edns})
 */
public record DnsClass(int code) {
  private static final Codes CODES =
      new Codes("CLASS", 0xFFFF, "1 IN 2 CS 3 CH 4 HS 254 NONE 255 ANY");

  /** The Internet. */
  public static final DnsClass IN = new DnsClass(1);

  /** CHAOS: questions that a server answers about itself (RFC 4892). */
  public static final DnsClass CH = new DnsClass(3);

  /** Hesiod. */
  public static final DnsClass HS = new DnsClass(4);

  /** No class (RFC 2136). */
  public static final DnsClass NONE = new DnsClass(254);

  /** Any class. */
  public static final DnsClass ANY = new DnsClass(255);

  /**
   * @throws IllegalArgumentException if the number does not fit into 16 bits
   */
  public DnsClass {
    CODES.check(code);
  }

  /**
   * Reads a mnemonic or {@code CLASS} with a number, in any case.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static DnsClass parse(String text) {
    return new DnsClass(CODES.parse(text));
  }

  @Override
  public String toString() {
    return CODES.name(code);
  }
}
