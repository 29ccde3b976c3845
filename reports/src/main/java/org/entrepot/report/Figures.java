package org.entrepot.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.stats.Interval;

/** Numbers, days and lists as they are printed, the same under every locale. */
final class Figures {
  private Figures() {}

  /** A whole number with its thousands divided by commas. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count and its noun, such as "1 path" or "2 paths". */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A share in percent with one decimal, for tables. */
  static String percent(double share) {
    return inPercent(share).map(p -> bounded(p, 1)).orElse("n/a");
  }

  /** A share in percent for sentences: whole, or with one decimal below ten percent. */
  static String about(double share) {
    return inPercent(share)
        .map(p -> bounded(p, p.compareTo(BigDecimal.TEN) < 0 ? 1 : 0))
        .orElse("n/a");
  }

  /** Both ends of an interval in percent, for tables. */
  static String range(Interval interval) {
    return ends(interval, 1, "–");
  }

  /** An interval for sentences, such as "95% interval 4 to 12%". */
  static String aboutRange(Interval interval) {
    return level(interval.level()) + " " + ends(interval, interval.high() < 0.1 ? 1 : 0, " to ");
  }

  /** A level of confidence, such as "95% interval". */
  static String level(double level) {
    BigDecimal percent = BigDecimal.valueOf(level).movePointRight(2);
    return percent.stripTrailingZeros().toPlainString() + "% interval";
  }

  /** A share as a fraction with six decimals, or nothing where there is no number. */
  static Optional<BigDecimal> fraction(double value) {
    return Double.isFinite(value)
        ? Optional.of(BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP))
        : Optional.empty();
  }

  /** A part of a whole, or "n/a" of nothing. */
  static String part(long part, long whole) {
    return whole == 0 ? "n/a" : percent((double) part / whole);
  }

  /** Names as a sentence has them: "A, B and C". */
  static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String ends(Interval interval, int scale, String to) {
    BigDecimal low = BigDecimal.valueOf(interval.low()).movePointRight(2);
    BigDecimal high = BigDecimal.valueOf(interval.high()).movePointRight(2);
    return scaled(low, scale) + to + scaled(high, scale) + "%";
  }

  private static Optional<BigDecimal> inPercent(double share) {
    return Double.isFinite(share)
        ? Optional.of(BigDecimal.valueOf(share).movePointRight(2))
        : Optional.empty();
  }

  /** Rounded, but never to all what is less, nor to nothing what is more. */
  private static String bounded(BigDecimal percent, int scale) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal most = BigDecimal.valueOf(100).subtract(step);
    BigDecimal rounded = percent.setScale(scale, RoundingMode.HALF_UP);
    boolean something = percent.signum() > 0 && rounded.signum() == 0;
    boolean notAll = percent.compareTo(BigDecimal.valueOf(100)) < 0 && rounded.compareTo(most) > 0;
    return something ? "<" + step + "%" : notAll ? ">" + most + "%" : rounded + "%";
  }

  private static String scaled(BigDecimal percent, int scale) {
    return percent.setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }
}
