package org.entrepot.result;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as JSON writes them, which some fields also have as text. */
final class Numerals {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern NO_POINT = Pattern.compile("-?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,9})?");

  private Numerals() {}

  /** A whole number of 64 bits; empty if the text is none. */
  static OptionalLong whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) { // of 19 digits, and too large
      return OptionalLong.empty();
    }
  }

  /** A number that is finite as a double; empty if the text is none. */
  static OptionalDouble decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** If it has neither a point nor an exponent: 7 is not 7.0. */
  static boolean hasNoPoint(String text) {
    return NO_POINT.matcher(text).matches();
  }
}
