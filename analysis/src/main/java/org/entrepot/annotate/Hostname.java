package org.entrepot.annotate;

/** What a name in the DNS of an interface can be, and nothing that could do harm. */
final class Hostname {
  /** The longest name, without the dot at its end (RFC 1035, 2.3.4). */
  static final int LONGEST = 253;

  static final String TOO_LONG = "longer than a hostname can be";
  static final String MALFORMED = "not a hostname";

  private static final int LONGEST_LABEL = 63;

  private Hostname() {}

  /**
   * A name in small letters, without the dot at its end. Letters, digits, hyphens and, as operators
   * do have them, underscores make a label.
   *
   * @throws Rejected if it is no name
   */
  static String of(String text) throws Rejected {
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    if (end > LONGEST) {
      throw new Rejected(TOO_LONG);
    }
    StringBuilder name = new StringBuilder(end);
    int label = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      label = c == '.' ? checked(label) : label + 1;
      name.append(small(c));
    }
    checked(label);
    return name.toString();
  }

  private static int checked(int label) throws Rejected {
    if (label == 0 || label > LONGEST_LABEL) {
      throw new Rejected(MALFORMED);
    }
    return 0;
  }

  private static char small(char c) throws Rejected {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + ('a' - 'A'));
    }
    boolean letter = c >= 'a' && c <= 'z';
    boolean digit = c >= '0' && c <= '9';
    boolean kept = letter || digit || c == '-' || c == '_' || c == '.';
    if (!kept) {
      throw new Rejected(MALFORMED);
    }
    return c;
  }
}
