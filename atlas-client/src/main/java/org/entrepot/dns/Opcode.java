package org.entrepot.dns;

/**
 * What kind of question a message is or answers, printed as {@code QUERY} or, if it has no name, as
 * {@code OPCODE7}.
 *
 * @param code the number, 0 to 15
 */
public record Opcode(int code) {
  private static final Codes CODES =
      new Codes("OPCODE", 15, "0 QUERY 1 IQUERY 2 STATUS 4 NOTIFY 5 UPDATE 6 DSO");

  /** A standard query. */
  public static final Opcode QUERY = new Opcode(0);

  /**
   * @throws IllegalArgumentException if the number does not fit into 4 bits
   */
  public Opcode {
    CODES.check(code);
  }

  /**
   * Reads a name or {@code OPCODE} with a number, in any case.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Opcode parse(String text) {
    return new Opcode(CODES.parse(text));
  }

  @Override
  public String toString() {
    return CODES.name(code);
  }
}
