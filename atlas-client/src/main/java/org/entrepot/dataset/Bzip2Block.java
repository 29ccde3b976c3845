package org.entrepot.dataset;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A block of a bzip2 file, decoded.
 *
 * @param bytes what came of it; nothing where it failed
 * @param endBit where in the file it was taken to end
 * @param failure why it is no whole block; null if it is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bzip2Block(byte[] bytes, long endBit, @Nullable IOException failure) {
  static Bzip2Block failed(IOException failure, long endBit) {
    return new Bzip2Block(new byte[0], endBit, failure);
  }
}
