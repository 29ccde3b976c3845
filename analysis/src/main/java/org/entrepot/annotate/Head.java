package org.entrepot.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The beginning of a file's decompressed content, by which its format is recognised. */
final class Head {
  /** Enough for the longest header and the first records of any format. */
  static final int LENGTH = 1 << 16;

  /**
   * At least as much of the end is looked at: where MaxMind says a database must have its marker.
   */
  private static final int TAIL = 128 << 10;

  private static final int SAMPLE = 20;

  private final byte[] bytes;
  private final Contents contents;
  private final String text;
  private final boolean whole;

  /** Opens the decompressed content once more. */
  interface Contents {
    InputStream open() throws IOException;
  }

  private Head(byte[] bytes, Contents contents) {
    this.bytes = bytes;
    this.contents = contents;
    this.text = new String(bytes, StandardCharsets.UTF_8);
    this.whole = bytes.length < LENGTH;
  }

  /** Looks at the beginning of a stream that supports marks, and leaves the stream there. */
  static Head of(InputStream in, Contents contents) throws IOException {
    in.mark(LENGTH);
    byte[] bytes = in.readNBytes(LENGTH);
    in.reset();
    return new Head(bytes, contents);
  }

  /** Whether a text would not begin like this: there is a byte 0 in it. */
  boolean isBinary() {
    return text.indexOf('\0') >= 0;
  }

  /**
   * The end of the content, for formats that are recognised by it; all of a short one. It is read
   * through for this.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  byte[] tail() {
    if (whole) {
      return bytes.clone();
    }
    try (InputStream in = contents.open()) {
      byte[] before = new byte[0];
      byte[] last = in.readNBytes(TAIL);
      while (last.length == TAIL) {
        before = last;
        last = in.readNBytes(TAIL);
      }
      byte[] tail = Arrays.copyOf(before, before.length + last.length);
      System.arraycopy(last, 0, tail, before.length, last.length);
      return tail;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isEmpty() {
    return text.isBlank();
  }

  /** The first so many bytes, fewer if there are not as many. */
  byte[] bytes(int length) {
    return Arrays.copyOf(bytes, Math.min(length, bytes.length));
  }

  /** The first line, empty if there is none. */
  String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  /** The first match of a pattern anywhere in the head. */
  Optional<String> find(Pattern pattern) {
    return pattern.matcher(text).results().findFirst().map(match -> match.group(1));
  }

  /**
   * Whether more than half of the first lines are of a form, so that a few bad ones among them do
   * not hide the format.
   *
   * @param comments characters that a line can start with to be none of the data
   */
  boolean mostLinesMatch(String comments, Pattern form) {
    List<String> lines =
        text.lines()
            .limit(whole ? Long.MAX_VALUE : Math.max(1, text.lines().count() - 1))
            .filter(line -> !line.isBlank() && comments.indexOf(line.charAt(0)) < 0)
            .limit(SAMPLE)
            .toList();
    long matching = lines.stream().filter(line -> form.matcher(line).matches()).count();
    return matching * 2 > lines.size();
  }

  /** What the file's JSON records look like, if it starts as JSON does. */
  Optional<JsonShape> json() {
    return JsonShape.of(text);
  }

  /** Whether the file is JSON with at least one kind of record of these keys. */
  boolean hasJsonRecords(Predicate<? super java.util.NavigableSet<String>> keys) {
    return json().stream().flatMap(shape -> shape.records().stream()).anyMatch(keys);
  }
}
