package org.entrepot.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A block of a bzip2 file, decoded.
 *
 * @param bytes what came of it, in the first {@code length} bytes; nothing where it failed
 * @param endBit where in the file it was taken to end
 * @param failure why it is no whole block; null if it is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bzip2Block(byte[] bytes, int length, long endBit, @Nullable IOException failure) {
  private static final int USUAL = 900_000;

  static Bzip2Block failed(IOException failure, long endBit) {
    return new Bzip2Block(new byte[0], 0, endBit, failure);
  }

  /** Decodes a stream of one block. */
  static Bzip2Block decode(byte[] stream, long endBit) {
    byte[] bytes = new byte[USUAL];
    int length = 0;
    try (BZip2CompressorInputStream in =
        new BZip2CompressorInputStream(new ByteArrayInputStream(stream))) {
      while (true) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        int n = in.read(bytes, length, Math.min(bytes.length - length, 1 << 12));
        if (n < 0) {
          return new Bzip2Block(bytes, length, endBit, null);
        }
        length += n;
      }
    } catch (IOException e) {
      return failed(e, endBit);
    } catch (RuntimeException e) { // of many types, where bits are damaged
      return failed(new IOException("a block is damaged", e), endBit);
    }
  }
}
