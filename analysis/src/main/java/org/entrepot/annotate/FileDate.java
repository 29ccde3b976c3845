package org.entrepot.annotate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The day that a file is of, as its header writes it; read as ISO 8601. */
final class FileDate {
  private static final List<DateTimeFormatter> HEADERS =
      List.of(
          DateTimeFormatter.BASIC_ISO_DATE,
          DateTimeFormatter.ofPattern("yyyy.MM.dd", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH));

  private FileDate() {}

  /** The day that a header gives in one of the ways that headers have. */
  static Optional<String> ofText(String text) {
    for (DateTimeFormatter header : HEADERS) {
      try {
        return Optional.of(LocalDate.parse(text, header).toString());
      } catch (DateTimeException e) {
        // Another way, then.
      }
    }
    return Optional.empty();
  }
}
