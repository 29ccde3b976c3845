package org.entrepot.atlas;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file of results, with their keys read from them. */
final class TextSource implements LineSource {
  /** A rejected text has its reason before it. */
  private static final int LONGEST = Elements.LONGEST + (1 << 12);

  private final InputStream in;
  private final Elements elements;
  private final boolean rejects;
  private final KeyReader keys = new KeyReader();

  private TextSource(InputStream in, boolean rejects) {
    this.in = in;
    this.elements = new Elements(in, LONGEST);
    this.rejects = rejects;
  }

  static LineSource of(Path file, boolean compressed) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), LineFile.BUFFER);
    return new TextSource(compressed ? new GZIPInputStream(raw, LineFile.BUFFER) : raw, false);
  }

  /** Of a file of rejected texts, each behind its reason and a tabulator. */
  static LineSource ofRejected(Path file) throws IOException {
    return new TextSource(
        new BufferedInputStream(Files.newInputStream(file), LineFile.BUFFER), true);
  }

  @Override
  public @Nullable KeyedLine next() throws IOException {
    byte[] text = elements.next();
    if (text == null) {
      return null;
    }
    if (!rejects) {
      return keys.read(text, KeyedLine.Origin.FILE);
    }
    int tab = 0;
    while (tab < text.length && text[tab] != '\t') {
      tab++;
    }
    String reason = new String(text, 0, tab, StandardCharsets.UTF_8);
    return KeyedLine.rejected(
        reason, Arrays.copyOfRange(text, Math.min(text.length, tab + 1), text.length));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
