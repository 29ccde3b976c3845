package org.entrepot.dataset;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a manifest says of one file.
 *
 * @param path where it lies in the folder: relative, with {@code /} between its parts
 * @param use what it is used for
 * @param origin where it came from; empty if it was not fetched
 * @param fetched when it came, or was made
 * @param fingerprint size and hash, as it lies on disk
 * @param etag the header {@code ETag} as it was given
 * @param lastModified the header {@code Last-Modified} as it was given
 * @param licence the terms under which it may be used, where they are known
 * @param attribution the words that its publisher wants to be named with
 * @param date the day, month or year that the data is of, in ISO 8601; of a period the first and
 *     the last with {@code /} between them
 * @param records how many there are in it, where that is known
 */
public record ManifestEntry(
    String path,
    FileUse use,
    Optional<Origin> origin,
    Instant fetched,
    Fingerprint fingerprint,
    Optional<String> etag,
    Optional<String> lastModified,
    Optional<Licence> licence,
    Optional<String> attribution,
    Optional<String> date,
    OptionalLong records) {
  private static final String DAY = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";
  private static final Pattern DATE = Pattern.compile(DAY + "(/" + DAY + ")?");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is not of its form, or the path could lead out
   *     of the folder
   */
  public ManifestEntry {
    FolderPath.check(path);
    if (fingerprint.bytes() < 0 || !SHA256.matcher(fingerprint.sha256()).matches()) {
      throw new IllegalArgumentException(
          "a file has 0 bytes or more and a SHA-256 of 64 digits in lower case");
    }
    if (date.isPresent() && !DATE.matcher(date.get()).matches()) {
      throw new IllegalArgumentException("a date is 2026, 2026-11 or 2026-11-25: " + date.get());
    }
    if (records.isPresent() && records.getAsLong() < 0) {
      throw new IllegalArgumentException("a number of records is not negative");
    }
  }

  /** A file of which only what must be known is known. */
  public static ManifestEntry of(
      String path, FileUse use, Instant fetched, Fingerprint fingerprint) {
    return new ManifestEntry(
        path,
        use,
        Optional.empty(),
        fetched,
        fingerprint,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** The same with the use. */
  public ManifestEntry withUse(FileUse now) {
    return copy(now, origin, licence, attribution, date, records);
  }

  /** The same with where it came from. */
  public ManifestEntry withOrigin(Origin from) {
    return copy(use, Optional.of(from), licence, attribution, date, records);
  }

  /** The same with the headers {@code ETag} and {@code Last-Modified}. */
  public ManifestEntry withValidators(Optional<String> tag, Optional<String> modified) {
    return new ManifestEntry(
        path,
        use,
        origin,
        fetched,
        fingerprint,
        tag,
        modified,
        licence,
        attribution,
        date,
        records);
  }

  /** The same with terms. */
  public ManifestEntry withLicence(Licence terms) {
    return copy(use, origin, Optional.of(terms), attribution, date, records);
  }

  /** The same with an attribution. */
  public ManifestEntry withAttribution(String words) {
    return copy(use, origin, licence, Optional.of(words), date, records);
  }

  /** The same with the date that the data is of. */
  public ManifestEntry withDate(String of) {
    return copy(use, origin, licence, attribution, Optional.of(of), records);
  }

  /** The same with a number of records. */
  public ManifestEntry withRecords(long number) {
    return copy(use, origin, licence, attribution, date, OptionalLong.of(number));
  }

  private ManifestEntry copy(
      FileUse use,
      Optional<Origin> origin,
      Optional<Licence> licence,
      Optional<String> attribution,
      Optional<String> date,
      OptionalLong records) {
    return new ManifestEntry(
        path,
        use,
        origin,
        fetched,
        fingerprint,
        etag,
        lastModified,
        licence,
        attribution,
        date,
        records);
  }
}
