package org.entrepot.dns;

/**
 * Data that are not taken apart (RFC 3597).
 *
 * @param bytes the data as they were sent
 */
public record OpaqueData(Bytes bytes) implements Rdata {
  /** The form of RFC 3597 section 5: {@code \# 3 ABCDEF}. */
  @Override
  public String text() {
    return Escapes.fields("\\# " + bytes.size(), Escapes.words(bytes.hex()));
  }
}
