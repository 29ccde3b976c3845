package org.entrepot.net;

/**
 * An ISO 3166-1 alpha-2 code, or {@code XK} for Kosovo, which ISO leaves to its users and which the
 * GeoNames and RIPE IPmap data use.
 *
 * @param code two capital letters
 */
public record CountryCode(String code) implements Comparable<CountryCode> {
  /**
   * @throws IllegalArgumentException if the code is not two capital letters
   */
  public CountryCode {
    if (code.length() != 2 || !isCapital(code.charAt(0)) || !isCapital(code.charAt(1))) {
      throw new IllegalArgumentException("a country code is two capital letters, not " + code);
    }
  }

  /**
   * Reads a code in any case.
   *
   * @throws IllegalArgumentException if the text is not two letters
   */
  public static CountryCode parse(String text) {
    if (text.length() != 2) {
      throw new IllegalArgumentException("a country code is two letters, not \"" + text + "\"");
    }
    return new CountryCode("" + upper(text.charAt(0)) + upper(text.charAt(1)));
  }

  /** Whether there is a country of this code: one of ISO 3166-1, or XK. */
  public static boolean isKnown(String code) {
    return CountryNames.ALL.containsKey(code);
  }

  /** The country's name in English, or its code if there is no such country. */
  public String englishName() {
    return CountryNames.ALL.getOrDefault(code, code);
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  @Override
  public int compareTo(CountryCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
