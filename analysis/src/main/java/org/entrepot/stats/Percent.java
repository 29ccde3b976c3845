package org.entrepot.stats;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Shares in words: one decimal, and never {@code 0.0%} for something or {@code 100.0%} for less
 * than all.
 */
public final class Percent {
  private Percent() {}

  /** Prints a share between 0 and 1, such as {@code 25.0%}, {@code <0.1%} or {@code >99.9%}. */
  public static String of(double share) {
    String text = String.format(Locale.ROOT, "%.1f%%", 100 * share);
    if (share > 0 && text.equals("0.0%")) {
      return "<0.1%";
    }
    return share < 1 && text.equals("100.0%") ? ">99.9%" : text;
  }

  /** Prints a confidence level with no more digits than it has: {@code 95%}, {@code 99.9%}. */
  public static String ofLevel(double level) {
    return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }
}
