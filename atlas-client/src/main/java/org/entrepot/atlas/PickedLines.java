package org.entrepot.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import org.entrepot.dataset.DataFile;

/**
 * The lines of a file that are wanted, decompressed. In place of each other one stands an empty
 * line, so that lines keep their numbers.
 */
final class PickedLines extends InputStream {
  private final InputStream in;
  private final Elements elements;
  private final KeyReader keys = new KeyReader();
  private final Predicate<KeyedLine> wanted;
  private byte[] line = new byte[0];
  private int at;

  private PickedLines(InputStream in, Predicate<KeyedLine> wanted) {
    this.in = in;
    this.elements = new Elements(in);
    this.wanted = wanted;
  }

  /**
   * @param name how messages call the file
   */
  static InputStream of(InputStream compressed, String name, Predicate<KeyedLine> wanted)
      throws IOException {
    return new PickedLines(DataFile.decode(compressed, name), wanted);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == line.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, from, count);
    at += count;
    return count;
  }

  private boolean advance() throws IOException {
    byte[] text = elements.next();
    if (text == null) {
      return false;
    }
    boolean isWanted = wanted.test(keys.read(text, KeyedLine.Origin.NEW));
    line = isWanted ? Arrays.copyOf(text, text.length + 1) : new byte[1];
    line[line.length - 1] = '\n';
    at = 0;
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
