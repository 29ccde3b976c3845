package org.entrepot.score;

import java.util.Locale;
import org.entrepot.stats.Percent;

/** What a measure is measured in. */
public enum Unit {
  /** A share, 0 to 1, printed as a percentage. */
  SHARE("share"),
  /** A difference of shares, 0 to 1, printed as percentage points. */
  POINTS("percentage points"),
  /** Insertions, deletions and substitutions. */
  EDITS("edits"),
  /** Cities. */
  CITIES("cities"),
  /** Kilometres. */
  KILOMETRES("km"),
  /** A rank correlation, -1 to 1. */
  CORRELATION("correlation");

  private final String words;

  Unit(String words) {
    this.words = words;
  }

  /** The unit in words. */
  public String words() {
    return words;
  }

  /** The value, or the nearest that the unit can have: a t interval may reach beyond. */
  double clamped(double value) {
    double least = this == CORRELATION ? -1 : 0;
    double most = this == SHARE || this == CORRELATION ? 1 : Double.MAX_VALUE;
    return Math.max(least, Math.min(most, value));
  }

  /** Prints a value with its unit; shares below 0 only where {@code signed} values are meant. */
  String print(double value) {
    return switch (this) {
      case SHARE ->
          value >= 0 && value <= 1
              ? Percent.of(value)
              : String.format(Locale.ROOT, "%.1f%%", 100 * value);
      case POINTS -> String.format(Locale.ROOT, "%.2f pp", 100 * value);
      case EDITS, CITIES -> String.format(Locale.ROOT, "%.2f", value);
      case KILOMETRES -> String.format(Locale.ROOT, "%.0f km", value);
      case CORRELATION -> String.format(Locale.ROOT, "%.3f", value);
    };
  }

  /** Prints a difference of two values, with its sign. */
  String printDifference(double value) {
    return switch (this) {
      case SHARE, POINTS -> points(100 * value);
      case EDITS, CITIES -> String.format(Locale.ROOT, "%+.3f", value);
      case KILOMETRES -> String.format(Locale.ROOT, "%+.0f km", value);
      case CORRELATION -> String.format(Locale.ROOT, "%+.3f", value);
    };
  }

  /** Never {@code +0.00} for something. */
  private static String points(double value) {
    return value != 0 && Math.abs(value) < 0.005
        ? (value < 0 ? "-" : "+") + "<0.01 pp"
        : String.format(Locale.ROOT, "%+.2f pp", value);
  }
}
