package org.entrepot.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Interval;

/** Numbers, days and lists as they are printed, the same under every locale. */
final class Figures {
  /** Sentences have a decimal for a share below this, or whose interval begins below the other. */
  private static final double FINE = 0.1;

  private static final double FINE_LOW = 0.01;

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
    return percent(share, 1);
  }

  /** A share in percent for sentences: whole, or with one decimal below ten percent. */
  static String about(double share) {
    return percent(share, share < FINE ? 1 : 0);
  }

  /** The same with as many decimals as its interval has. */
  static String about(Estimate estimate) {
    return percent(estimate.value(), scale(estimate));
  }

  /** Both ends of an interval in percent, for tables. */
  static String range(Interval interval) {
    return ends(interval, 1, "–");
  }

  /**
   * The interval of a share for sentences, such as "95% interval 4 to 12%": whole, or with one
   * decimal where the share is below ten percent or the interval begins below one.
   */
  static String aboutRange(Estimate estimate) {
    Interval interval = estimate.interval();
    return level(interval.level()) + " " + ends(interval, scale(estimate), " to ");
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

  /** So many of a hundred, in words where it is next to none or to all. */
  static String ofHundred(double share) {
    long whole = Math.round(share * 100);
    return share > 0 && whole == 0
        ? "fewer than 1"
        : share < 1 && whole == 100 ? "more than 99" : Long.toString(whole);
  }

  /** Names as a sentence has them: "A, B and C". */
  static String and(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static int scale(Estimate estimate) {
    return estimate.value() < FINE || estimate.interval().low() < FINE_LOW ? 1 : 0;
  }

  private static String percent(double share, int scale) {
    return Double.isFinite(share) ? bounded(share, scale) + "%" : "n/a";
  }

  private static String ends(Interval interval, int scale, String to) {
    return bounded(interval.low(), scale) + to + bounded(interval.high(), scale) + "%";
  }

  /** In percent and rounded, but never to all what is less, nor to nothing what is more. */
  private static String bounded(double share, int scale) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal most = BigDecimal.valueOf(100).subtract(step);
    BigDecimal rounded = percent.setScale(scale, RoundingMode.HALF_UP);
    boolean something = percent.signum() > 0 && rounded.signum() == 0;
    boolean notAll = percent.compareTo(BigDecimal.valueOf(100)) < 0 && rounded.compareTo(most) > 0;
    return something ? "<" + step : notAll ? ">" + most : rounded.toPlainString();
  }
}
