package org.entrepot.annotate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Role;

/**
 * A reference file, recognised and read.
 *
 * @param <T> what files of its role say
 */
record ReadFile<T>(
    Role role,
    DataFile file,
    Fingerprint fingerprint,
    Source<T> source,
    Optional<String> date,
    FileTally tally,
    T value) {
  // The address of a probe is personal data of its host: no message repeats it.
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d./])"
              + "|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  /** Reads the files of a role, in order. */
  static <T> List<ReadFile<T>> all(Role role, List<DataFile> files, List<Source<T>> formats)
      throws IOException {
    List<ReadFile<T>> read = new ArrayList<>();
    for (DataFile file : files) {
      read.add(one(role, file, formats));
    }
    return read;
  }

  private static <T> ReadFile<T> one(Role role, DataFile file, List<Source<T>> formats)
      throws IOException {
    Fingerprint fingerprint = file.fingerprint();
    FileTally tally = new FileTally(file.name(), redaction(role));
    try (InputStream in = new BufferedInputStream(file.open(), Head.LENGTH)) {
      Head head = Head.of(in, file::open);
      Source<T> source = recognised(role, file, formats, head);
      T value = source.read(new Content(file.name(), head, in, tally));
      Optional<String> date = source.date(head).or(() -> file.dateInName());
      return new ReadFile<>(role, file, fingerprint, source, date, tally, value);
    } catch (UncheckedIOException e) {
      throw new IOException(file.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static UnaryOperator<String> redaction(Role role) {
    return role == Role.PROBES
        ? text -> HOST.matcher(text).replaceAll("(address)")
        : UnaryOperator.identity();
  }

  private static <T> Source<T> recognised(
      Role role, DataFile file, List<Source<T>> formats, Head head) throws UnknownFormatException {
    for (Source<T> source : formats) {
      if (source.recognises(head)) {
        return source;
      }
    }
    String expected = String.join("; ", formats.stream().map(Source::format).toList());
    throw new UnknownFormatException(
        file.name()
            + (head.isEmpty() ? " is empty" : " is in no known format")
            + ", but as "
            + role.key()
            + " it must be one of: "
            + expected
            + ".");
  }

  /** What became of it. */
  LoadedFile loaded() {
    return new LoadedFile(
        role,
        file,
        fingerprint,
        source.format(),
        date,
        source.licence(),
        tally.records(),
        tally.rejected(),
        tally.examples());
  }
}
