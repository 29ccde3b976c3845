package org.entrepot.annotate;

import java.text.Normalizer;
import java.util.Locale;

/** What is left of names that are compared. Hundreds of thousands are, so no pattern is used. */
final class Letters {
  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;

  private static final int NUMBERS =
      1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;

  private Letters() {}

  /** The words of a name, without diacritics and in lower case, each a space from the next. */
  static String words(String name) {
    String plain = isAscii(name) ? name : withoutMarks(name);
    return joined(plain.toLowerCase(Locale.ROOT), " ");
  }

  /** The letters and digits of a name in lower case. */
  static String only(String name) {
    return joined(name.toLowerCase(Locale.ROOT), "");
  }

  private static String joined(String text, String between) {
    StringBuilder words = new StringBuilder(text.length());
    boolean within = true;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      boolean kept = is(c, LETTERS | NUMBERS);
      if (kept) {
        words.append(within || words.isEmpty() ? "" : between).appendCodePoint(c);
      }
      within = kept;
    }
    return words.toString();
  }

  private static String withoutMarks(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    apart.codePoints().filter(c -> !is(c, MARKS)).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean is(int c, int types) {
    return (types >>> Character.getType(c) & 1) != 0;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
