package org.entrepot.report;

import org.entrepot.net.CountryCode;

/** Countries as the page calls them: Kosovo has the mark of its footnote wherever it is named. */
final class Countries {
  private static final CountryCode KOSOVO = new CountryCode("XK");
  private static final String MARK = "*";

  private Countries() {}

  static boolean isKosovo(CountryCode country) {
    return country.equals(KOSOVO);
  }

  static String name(CountryCode country, String name) {
    return Names.shown(name) + mark(country);
  }

  static String code(CountryCode country) {
    return country.code() + mark(country);
  }

  /** Words of our own, in which countries are called by their English names. */
  static String marked(String words) {
    String kosovo = KOSOVO.englishName();
    return words.replaceAll("\\b" + kosovo + "\\b", kosovo + MARK);
  }

  private static String mark(CountryCode country) {
    return isKosovo(country) ? MARK : "";
  }
}
