package org.entrepot.result;

import java.nio.charset.StandardCharsets;

/** The beginning of a text, for messages. */
final class Excerpt {
  private static final int LENGTH = 200;
  private static final int BYTES_PER_CHARACTER = 4;

  private Excerpt() {}

  /** At most 200 characters, of which none is a control character. */
  static String of(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, LENGTH * BYTES_PER_CHARACTER);
    String text = new String(bytes, from, length, StandardCharsets.UTF_8).strip();
    StringBuilder out = new StringBuilder(LENGTH);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (out.length() + Character.charCount(c) > LENGTH) {
        break;
      }
      out.appendCodePoint(isPrintable(c) ? c : Character.isWhitespace(c) ? ' ' : '\uFFFD');
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
