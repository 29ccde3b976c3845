package org.entrepot.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.claim.Claim;

/**
 * A time window, half open.
 *
 * @param from its first instant (UTC)
 * @param to the first instant after it
 */
public record Period(Instant from, Instant to) {
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /**
   * @throws IllegalArgumentException if it is empty
   */
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a period ends after it begins: " + from + " to " + to);
    }
  }

  /**
   * Reads an instant such as 2017-06-26T00:00:00Z; empty if the text is none, or one at which
   * nothing can have been measured: before 1970 or behind the year 9998.
   */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text))
          .filter(instant -> !instant.isBefore(Instant.EPOCH) && instant.isBefore(LAST));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether an instant, in seconds since 1970, lies in the window. */
  public boolean contains(long epochSecond) {
    return epochSecond >= from.getEpochSecond() && epochSecond < to.getEpochSecond();
  }

  /** In plain words; whole days by their dates, the last one included: "26 June 2017 (UTC)". */
  public String words() {
    if (!wholeDay(from) || !wholeDay(to)) {
      return TIME.format(from) + " to " + TIME.format(to) + " (UTC)";
    }
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC).minusDays(1);
    return first.equals(last)
        ? DAY.format(first) + " (UTC)"
        : DAY.format(first) + " to " + DAY.format(last) + " (UTC)";
  }

  private static boolean wholeDay(Instant instant) {
    return instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
  }

  /** The same for a claim. */
  Claim.Window window() {
    return new Claim.Window(from, to, words());
  }

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
