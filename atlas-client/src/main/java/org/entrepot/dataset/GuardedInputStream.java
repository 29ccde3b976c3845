package org.entrepot.dataset;

import java.io.IOException;
import java.io.InputStream;

/**
 * A decompressing stream whose every failure is a {@link DamagedFileException}. Decompressors meet
 * damaged bytes with exceptions of many types, unchecked ones among them.
 */
final class GuardedInputStream extends InputStream {
  /**
   * What is asked for at a time: a decompressor that fails takes with it what it had of a piece.
   */
  private static final int PIECE = 1 << 12;

  private final InputStream in;
  private final InputStream raw;
  private final String name;

  private GuardedInputStream(InputStream in, InputStream raw, String name) {
    this.in = in;
    this.raw = raw;
    this.name = name;
  }

  static InputStream open(Compression compression, InputStream raw, String name)
      throws DamagedFileException {
    try {
      return new GuardedInputStream(compression.decompress(raw), raw, name);
    } catch (IOException | RuntimeException e) {
      throw new DamagedFileException(name, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      int piece = Math.min(length, PIECE);
      int n = in.read(bytes, offset, piece);
      while (n == 0) { // an empty block; read() promises at least one byte
        n = in.read(bytes, offset, piece);
      }
      return n;
    } catch (IOException | RuntimeException e) {
      throw new DamagedFileException(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (raw) {
      in.close();
    } catch (RuntimeException e) {
      throw new DamagedFileException(name, e);
    }
  }
}
