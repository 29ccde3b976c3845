package org.entrepot.simulator;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A gzip file of lines in UTF-8 while it is being written. Its header has no time (RFC 1952: 0 for
 * none), so that equal lines are equal bytes.
 */
final class LineFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Writer out;
  private long records;

  /** Makes the file, in place of one that may be there, and its folder if need be. */
  LineFile(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), BUFFER), StandardCharsets.UTF_8),
            BUFFER);
  }

  /** A line that is no record: a comment, or a header. */
  void comment(String text) throws IOException {
    line(text, 0);
  }

  /** A line that is a record. */
  void line(String text) throws IOException {
    line(text, 1);
  }

  /** A line that holds this many records. */
  void line(String text, int number) throws IOException {
    out.write(text);
    out.write('\n');
    records += number;
  }

  /** How many records there are so far. */
  long records() {
    return records;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
