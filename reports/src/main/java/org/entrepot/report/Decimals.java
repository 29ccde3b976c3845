package org.entrepot.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that are no shares, with a fixed number of decimals. */
final class Decimals {
  private Decimals() {}

  /** Rounded half up, with a minus sign and no negative zero. */
  static String of(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() < 0
        ? "−" + rounded.negate().toPlainString()
        : rounded.abs().toPlainString();
  }
}
