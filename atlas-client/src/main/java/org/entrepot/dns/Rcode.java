package org.entrepot.dns;

/**
 * How a question was answered, printed as {@code NXDOMAIN} or, if it has no name, as {@code
 * RCODE3841}.
 *
 * @param code the number, 0 to 4095: four bits of the header, eight more of EDNS (RFC 6891)
 */
public record Rcode(int code) {
  private static final Codes CODES =
      new Codes(
          "RCODE",
          0xFFF,
          """
          0 NOERROR 1 FORMERR 2 SERVFAIL 3 NXDOMAIN 4 NOTIMP 5 REFUSED 6 YXDOMAIN 7 YXRRSET
          8 NXRRSET 9 NOTAUTH 10 NOTZONE 11 DSOTYPENI 16 BADVERS 17 BADKEY 18 BADTIME 19 BADMODE
          20 BADNAME 21 BADALG 22 BADTRUNC 23 BADCOOKIE
          """);

  /** No error. */
  public static final Rcode NOERROR = new Rcode(0);

  /** The server did not understand the question. */
  public static final Rcode FORMERR = new Rcode(1);

  /** The server failed. */
  public static final Rcode SERVFAIL = new Rcode(2);

  /** There is no such name. */
  public static final Rcode NXDOMAIN = new Rcode(3);

  /** The server does not do this. */
  public static final Rcode NOTIMP = new Rcode(4);

  /** The server will not. */
  public static final Rcode REFUSED = new Rcode(5);

  /** The server does not know this version of EDNS (16 is also BADSIG of TSIG, RFC 8945). */
  public static final Rcode BADVERS = new Rcode(16);

  /**
   * @throws IllegalArgumentException if the number does not fit into 12 bits
   */
  public Rcode {
    CODES.check(code);
  }

  /**
   * Reads a name or {@code RCODE} with a number, in any case.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Rcode parse(String text) {
    return new Rcode(CODES.parse(text));
  }

  @Override
  public String toString() {
    return CODES.name(code);
  }
}
