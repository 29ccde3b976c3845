package org.entrepot.report;

import java.util.regex.Pattern;

/**
 * Names and lines that others wrote, made fit to be shown. Escaping is the business of whoever
 * writes the format.
 */
final class Names {
  private static final Pattern IPV4 =
      Pattern.compile("\\b(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}\\b");
  private static final Pattern IPV6 =
      Pattern.compile("\\b((?:[0-9A-Fa-f]{1,4}:){2})[0-9A-Fa-f:]*[0-9A-Fa-f](?![0-9A-Za-z])");
  private static final char REPLACEMENT = '\uFFFD';

  private Names() {}

  /**
   * A name on one line, without controls or marks that would turn the text around it; one with
   * right-to-left letters is isolated from its surroundings (UAX #9).
   */
  static String shown(String name) {
    StringBuilder out = new StringBuilder(name.length() + 2);
    boolean rightToLeft = false;
    for (int at = 0; at < name.length(); ) {
      int c = name.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else if (Character.getType(c) != Character.FORMAT) {
        out.appendCodePoint(printable(c) ? c : REPLACEMENT);
        rightToLeft |= isRightToLeft(c);
      }
    }
    String text = out.toString().strip();
    return text.isEmpty() ? "(no name)" : rightToLeft ? "\u2068" + text + "\u2069" : text;
  }

  /**
   * An excerpt of a broken line without whole addresses: a probe's address is personal data
   * (METHOD.md 7), so of IPv4 the first three bytes are kept, of IPv6 the first two groups.
   */
  static String excerpt(String line) {
    String noV4 = IPV4.matcher(line).replaceAll("$1.x");
    return shown(IPV6.matcher(noV4).replaceAll("$1x"));
  }

  private static boolean printable(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.LINE_SEPARATOR;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
