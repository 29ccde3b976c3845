package org.entrepot.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of data.
 *
 * @param path where it lies
 * @param name how messages and reports call it: as the study file names it
 */
public record DataFile(Path path, String name) {
  private static final int CHUNK = 1 << 16;

  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\\d|3[01]))?)?(?!\\d)");

  /** A file that is called by its path. */
  public static DataFile of(Path path) {
    return new DataFile(path, path.toString());
  }

  /**
   * The bytes of the file, decompressed: plain, gzip, bzip2, xz or zstd, each of one or many
   * concatenated parts, or a zip archive of one file; recognised by their first bytes and never by
   * the name. A UTF-8 byte order mark is dropped.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws DamagedFileException here or while reading, if the compressed bytes are cut short or
   *     damaged
   */
  public InputStream open() throws IOException {
    return open(bytes -> {});
  }

  /**
   * Like {@link #open()}, and tells how many bytes of the file, as it lies on disk, were read.
   *
   * @param progress is given a number whenever some were
   */
  public InputStream open(IntConsumer progress) throws IOException {
    return decode(Files.newInputStream(path), name, progress);
  }

  /**
   * This file; or if it is a directory, all files in it and in those below it, by name, without
   * those whose names begin with a dot.
   *
   * @throws IOException if the directory cannot be read
   */
  public List<DataFile> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(this);
    }
    try (Stream<Path> inside = Files.walk(path)) {
      return inside
          .filter(Files::isRegularFile)
          .filter(file -> !isHidden(path.relativize(file)))
          .map(file -> new DataFile(file, name + '/' + path.relativize(file)))
          .sorted(Comparator.comparing(DataFile::name))
          .toList();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** The first year, month or day in the file's own name, in ISO 8601: 2022, or 2016-02. */
  public Optional<String> dateInName() {
    Matcher matcher = DATE.matcher(name.substring(name.lastIndexOf('/') + 1));
    if (!matcher.find()) {
      return Optional.empty();
    }
    StringBuilder date = new StringBuilder(matcher.group(1));
    for (int part = 2; part <= 3 && matcher.group(part) != null; part++) {
      date.append('-').append(matcher.group(part));
    }
    return Optional.of(date.toString());
  }

  /**
   * The bytes of any stream, such as standard input, decompressed as by {@link #open}. Closing what
   * is returned closes the stream.
   *
   * @param name how messages call the stream
   */
  public static InputStream decode(InputStream in, String name) throws IOException {
    return decode(in, name, bytes -> {});
  }

  private static InputStream decode(InputStream in, String name, IntConsumer progress)
      throws IOException {
    try {
      return Compression.decode(new RawInputStream(in, name, progress), name);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Reads the whole file, as it lies on disk, for its size and hash. */
  public Fingerprint fingerprint() throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
        bytes += n;
      }
    }
    return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
