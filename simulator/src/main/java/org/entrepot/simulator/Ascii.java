package org.entrepot.simulator;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names in ASCII: letters without their marks, and what then still is none left out. */
final class Ascii {
  private static final Pattern OTHERS = Pattern.compile("[^\\x20-\\x7e]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");

  private Ascii() {}

  static String of(String name) {
    // Letters that are no letter with a mark to Unicode.
    String plain =
        name.replace('ı', 'i')
            .replace('đ', 'd')
            .replace('Đ', 'D')
            .replace('ł', 'l')
            .replace('Ł', 'L')
            .replace('ø', 'o')
            .replace("ß", "ss");
    return OTHERS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
  }

  /** A label of a hostname: lower case, with this between its words. */
  static String label(String name, String between) {
    String words = NO_LETTERS.matcher(of(name).toLowerCase(Locale.ROOT)).replaceAll(" ").trim();
    String label = words.replace(" ", between);
    return label.length() <= 40 ? label : label.substring(0, 40).replaceAll("-+$", "");
  }
}
