package org.entrepot.cli;

/**
 * Text of strangers as a terminal may show it. A description or an error message can hold escape
 * sequences that repaint the screen, or marks that turn the direction of what follows.
 */
final class Visible {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Visible() {}

  /**
   * The text on one line: a control character is shown by its picture (U+2400 and on), and anything
   * else that is not to be seen by the replacement character.
   */
  static String text(String text) {
    return replaced(text, false);
  }

  /** The same, with line breaks and tabs as they are. */
  static String lines(String text) {
    return replaced(text, true);
  }

  private static String replaced(String text, boolean keepsLines) {
    if (text.codePoints().noneMatch(Visible::isHostile)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean isKept =
                  !isHostile(c) || (keepsLines && (c == '\n' || c == '\r' || c == '\t'));
              visible.appendCodePoint(isKept ? c : picture(c));
            });
    return visible.toString();
  }

  private static int picture(int c) {
    if (c < 0x20) {
      return 0x2400 + c;
    }
    return c == 0x7F ? 0x2421 : REPLACEMENT;
  }

  /**
   * JSON on one line, with what is hostile in its strings as escapes, which mean the same; and with
   * blanks for the line breaks and tabs between them.
   */
  static String json(String json) {
    if (json.codePoints().noneMatch(Visible::isHostile)) {
      return json;
    }
    StringBuilder visible = new StringBuilder(json.length());
    boolean isString = false;
    boolean isEscaped = false;
    for (int c : json.codePoints().toArray()) {
      if (!isHostile(c)) {
        visible.appendCodePoint(c);
      } else if (isString) {
        for (char unit : Character.toChars(c)) {
          visible.append("\\u").append(hex(unit));
        }
      } else {
        visible.append(' ');
      }
      isString ^= c == '"' && !isEscaped;
      isEscaped = isString && c == '\\' && !isEscaped;
    }
    return visible.toString();
  }

  private static String hex(char unit) {
    String digits = Integer.toHexString(unit);
    return "0000".substring(digits.length()) + digits;
  }

  /** Controls, marks of direction and other formats, separators of lines, and half characters. */
  private static boolean isHostile(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      // Some scripts, and many pictures, are not written without these two.
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
