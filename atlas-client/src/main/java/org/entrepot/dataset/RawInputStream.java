package org.entrepot.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/**
 * The bytes of a file as they lie on disk: tells how many were read; its failures name the file.
 */
final class RawInputStream extends FilterInputStream {
  private final String name;
  private final IntConsumer progress;

  RawInputStream(InputStream in, String name, IntConsumer progress) {
    super(in);
    this.name = name;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    }
    progress.accept(Math.max(n, 0));
    return n;
  }

  /** Not known: of a named pipe the JDK fails to tell. */
  @Override
  public int available() {
    return 0;
  }
}
