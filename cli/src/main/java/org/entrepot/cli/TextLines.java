package org.entrepot.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Header;

/** Lines for people to read. What of them is a stranger's text cannot repaint a terminal. */
final class TextLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder();

  /** One line, whatever is in its text. */
  TextLines line(String text) {
    out.append(Visible.text(text.stripTrailing())).append('\n');
    return this;
  }

  /** One line of a pattern of {@link String#format}. */
  TextLines line(String pattern, Object... values) {
    return line(format(pattern, values));
  }

  TextLines line() {
    out.append('\n');
    return this;
  }

  /** A line with what came before the value, if there is one. */
  TextLines line(String front, Optional<String> value) {
    return value.isPresent() ? line(front + value.get()) : this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** The instant, unless it is too far away for one. */
  static Optional<Instant> instant(long seconds) {
    try {
      return Optional.of(Instant.ofEpochSecond(seconds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seconds since 1970 as a time of day, or as they are if they are too many. */
  static String time(long seconds) {
    return instant(seconds).map(TextLines::time).orElse(seconds + " s since 1970");
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Milliseconds as ping and traceroute print them. */
  static String ms(double ms) {
    return format("%.3f", ms);
  }

  static String ms(OptionalDouble ms) {
    return ms.isPresent() ? ms(ms.getAsDouble()) : "?";
  }

  static String number(OptionalInt number) {
    return number.isPresent() ? Integer.toString(number.getAsInt()) : "?";
  }

  static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
  }

  /** Who was asked, as in {@code www.example.org (203.0.113.9)}. */
  static String target(Header header) {
    return target(header.destinationName(), header.destinationAddress());
  }

  static String target(Optional<String> name, Optional<IpAddress> address) {
    String digits = address.map(IpAddress::toString).orElse("");
    boolean isSame = name.isPresent() && IpAddress.tryParse(name.get()).equals(address);
    if (name.isEmpty() || (isSame && address.isPresent())) {
      return digits.isEmpty() ? "?" : digits;
    }
    return digits.isEmpty() ? name.get() : name.get() + " (" + digits + ")";
  }

  /** The name of who was asked, or the address if there is no name. */
  static String name(Header header) {
    return header
        .destinationName()
        .or(() -> header.destinationAddress().map(IpAddress::toString))
        .orElse("?");
  }
}
