package org.entrepot.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** What the user gave as the values of options. What cannot be is told with the option's name. */
final class Given {
  private static final int MOST_IDS = 1_000_000;
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w|)");

  private Given() {}

  /** The value, or the user's mistake that it is. */
  static <T> T checked(String option, Supplier<T> value) throws Failures.UserMistake {
    try {
      return value.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Failures.UserMistake(option + ": " + e.getMessage());
    }
  }

  /** Each value read. */
  static <T> List<T> each(String option, List<String> texts, Function<String, T> reader)
      throws Failures.UserMistake {
    return checked(option, () -> texts.stream().map(String::strip).map(reader).toList());
  }

  /** An id: a whole number. */
  static long id(String option, String text) throws Failures.UserMistake {
    if (!text.matches("[0-9]{1,18}")) {
      throw new Failures.UserMistake(option + ": an id is a number, not \"" + text + "\"");
    }
    return Long.parseLong(text);
  }

  /** A whole number. */
  static int whole(String option, String text) throws Failures.UserMistake {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw new Failures.UserMistake(option + " is a whole number, not \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  /**
   * How long: a number with ms, s, m, h, d or w, such as {@code 90s} or {@code 7d}.
   *
   * @param bare the unit of a number that has none
   */
  static Duration duration(String option, String text, TemporalUnit bare)
      throws Failures.UserMistake {
    Matcher form = DURATION.matcher(text.strip());
    if (!form.matches()) {
      throw new Failures.UserMistake(
          option + " is how long, such as 90s, 15m, 12h or 7d, not \"" + text + "\"");
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "w" -> Duration.ofDays(7 * number);
      default -> Duration.of(number, bare);
    };
  }

  /** Ids in the order given, such as {@code 1}, {@code 2} and {@code 5-9}. */
  static Set<Long> ids(String option, List<String> texts) throws Failures.UserMistake {
    Set<Long> ids = new LinkedHashSet<>();
    for (String text : texts) {
      String[] ends = text.strip().split("-", 2);
      long first = id(option, ends[0]);
      long last = ends.length == 1 ? first : id(option, ends[1]);
      if (last < first) {
        throw new Failures.UserMistake(option + ": " + text + " ends before it begins");
      }
      if (last - first >= MOST_IDS - ids.size()) {
        throw new Failures.UserMistake(option + ": more than a million ids");
      }
      for (long id = first; id <= last; id++) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** The countries of both options. */
  static Set<CountryCode> countries(List<String> codes, List<String> regions)
      throws Failures.UserMistake {
    Set<CountryCode> all = new TreeSet<>(each("--country", codes, Given::country));
    for (String name : regions) {
      Optional<Region> region = Region.builtIn(name.strip());
      all.addAll(
          region
              .map(Region::countries)
              .orElseThrow(
                  () ->
                      new Failures.UserMistake(
                          "--region is one of "
                              + String.join(", ", Region.builtInNames())
                              + ", not \""
                              + name
                              + "\"")));
    }
    return all;
  }

  private static CountryCode country(String text) {
    CountryCode code = CountryCode.parse(text);
    if (!CountryCode.isKnown(code.code())) {
      throw new IllegalArgumentException("there is no country " + code);
    }
    return code;
  }

  /** One of the names of an enum, in small letters and with {@code -} for {@code _}. */
  static <E extends Enum<E>> E named(String option, String text, E[] values)
      throws Failures.UserMistake {
    for (E value : values) {
      if (word(value).equals(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return value;
      }
    }
    throw new Failures.UserMistake(
        option
            + " is one of "
            + Arrays.stream(values).map(Given::word).collect(Collectors.joining(", "))
            + ", not \""
            + text
            + "\"");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** So many decimal numbers. */
  static double[] numbers(String option, String text, int count, String form)
      throws Failures.UserMistake {
    String[] parts = text.split(",", -1);
    double[] numbers = new double[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Double.parseDouble(parts[i].strip());
      }
    } catch (NumberFormatException e) {
      throw new Failures.UserMistake(option + " is " + form + ", not \"" + text + "\"");
    }
    if (parts.length != count || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new Failures.UserMistake(option + " is " + form + ", not \"" + text + "\"");
    }
    return numbers;
  }

  /** A day, which means its beginning in UTC; an instant; or seconds since 1970. */
  static Instant time(String option, String text) throws Failures.UserMistake {
    try {
      if (text.matches("[0-9]{5,12}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(java.time.ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Failures.UserMistake(
          option
              + " is a day or an instant, such as 2017-06-26 or 2017-06-26T12:00:00Z, not "
              + text);
    }
  }

  static void notBoth(String one, boolean isOne, String other, boolean isOther)
      throws Failures.UserMistake {
    if (isOne && isOther) {
      throw new Failures.UserMistake(one + " or " + other + ", not both");
    }
  }

  /** The query with filters of the form {@code NAME=VALUE}. */
  static <Q> Q filtered(List<String> filters, Q query, Filtering<Q> with)
      throws Failures.UserMistake {
    Q filtered = query;
    for (String filter : filters) {
      int sign = filter.indexOf('=');
      if (sign < 1) {
        throw new Failures.UserMistake("--filter is NAME=VALUE, not \"" + filter + "\"");
      }
      Q before = filtered;
      filtered =
          checked(
              "--filter",
              () -> with.apply(before, filter.substring(0, sign), filter.substring(sign + 1)));
    }
    return filtered;
  }

  /** Adds a filter to a query. */
  @FunctionalInterface
  interface Filtering<Q> {
    Q apply(Q query, String name, String value);
  }

  /**
   * Keeps the first object of each id.
   *
   * @param queries how many queries gave the objects; one gives none twice
   */
  static <T> Predicate<T> firstOf(int queries, ToLongFunction<T> id) {
    if (queries <= 1) {
      return any -> true;
    }
    Set<Long> seen = new HashSet<>();
    return object -> seen.add(id.applyAsLong(object));
  }

  /** The first so many, for a sentence. */
  static String some(Collection<?> values) {
    int shown = 10;
    return values.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "))
        + (values.size() > shown ? " and " + (values.size() - shown) + " more" : "");
  }
}
