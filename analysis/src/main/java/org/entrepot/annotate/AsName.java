package org.entrepot.annotate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.CountryCode;

/**
 * What a list of names says of an AS.
 *
 * @param name a short name for people
 * @param country the country that the list puts behind the name
 */
record AsName(String name, Optional<CountryCode> country) {
  private static final Pattern COUNTRY = Pattern.compile("(.*), ([A-Z]{2})");

  private static final Pattern SUFFIX = Pattern.compile("(?:asn?|net|ltd)$");

  /** What a terminal or a browser could act upon: controls and directions of writing. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  /** Puts spaces in the place of what cannot be printed. */
  AsName {
    name = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
  }

  /**
   * Reads {@code GOOGLE - Google LLC, US} as Google LLC of the United States, and {@code TELEKOM-AS
   * TELEKOM SRBIJA a.d., RS} and {@code GEANT GEANT Limited, EU} without their handles: a word of
   * capitals joined by hyphens is one, and a word that the name repeats. Of other single words
   * nobody can tell whether they are a handle or begin the name, so they stay.
   */
  static AsName parse(String text) {
    Matcher countried = COUNTRY.matcher(text);
    if (!countried.matches()) {
      return new AsName(human(text), Optional.empty());
    }
    return new AsName(human(countried.group(1)), country(countried.group(2)));
  }

  private static Optional<CountryCode> country(String code) {
    try {
      return Optional.of(Places.country(code));
    } catch (Rejected e) {
      return Optional.empty(); // EU, ZZ: the list has no country for it
    }
  }

  private static String human(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      return text;
    }
    String first = text.substring(0, space);
    String rest = text.substring(space + 1).trim();
    if (rest.startsWith("- ")) {
      return rest.substring(2).trim();
    }
    if (repeats(first, rest)) {
      int dash = rest.indexOf(" - ");
      return dash > 0 && rest.indexOf(' ') == dash ? rest.substring(dash + 3).trim() : rest;
    }
    return isHandle(first) && !rest.isEmpty() ? rest : text;
  }

  /** Whether a name begins with what the word before it already says: GulfBridge Gulf Bridge. */
  private static boolean repeats(String word, String name) {
    String key = SUFFIX.matcher(Letters.only(word)).replaceFirst("");
    return key.length() >= 3
        && Letters.only(name.substring(0, Math.min(name.length(), 3 * word.length())))
            .startsWith(key);
  }

  private static boolean isHandle(String word) {
    boolean joined = word.indexOf('-') > 0 || word.indexOf('_') > 0;
    return joined && word.chars().allMatch(AsName::isOfHandle);
  }

  private static boolean isOfHandle(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
