package org.entrepot.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Pieces of SVG: numbers and escaped text. */
final class Svg {
  private Svg() {}

  /** A coordinate with at most one decimal. */
  static String at(double value) {
    BigDecimal tenth = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return tenth.signum() == 0 ? "0" : tenth.stripTrailingZeros().toPlainString();
  }

  /** A name as text or attribute. */
  static String text(String name) {
    StringBuilder out = new StringBuilder();
    for (char c : Names.shown(name).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
