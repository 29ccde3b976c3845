package org.entrepot.dns;

import java.util.Arrays;
import java.util.Base64;

/**
 * A sequence of bytes that does not change. Two are equal if their bytes are.
 *
 * <p>The DNS knows bytes, not characters: there is no charset here. {@link #text} shows what is
 * printable in ASCII and escapes the rest.
 */
public final class Bytes {
  private static final String HEX = "0123456789ABCDEF";

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static Bytes of(byte... bytes) {
    return new Bytes(bytes.clone());
  }

  /** A copy of the bytes from one index to another, the last not included. */
  static Bytes of(byte[] bytes, int from, int to) {
    return new Bytes(Arrays.copyOfRange(bytes, from, to));
  }

  /** Number of bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * The byte at this index, 0 to 255.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Two upper-case hexadecimal digits for each byte. */
  public String hex() {
    StringBuilder text = new StringBuilder(2 * bytes.length);
    for (byte b : bytes) {
      text.append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }
    return text.toString();
  }

  /** Base64 with padding (RFC 4648 section 4). */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Printable ASCII as it is, a backslash as {@code \\}, any other byte as {@code \DDD}, three
   * decimal digits (RFC 1035 section 5.1). No two sequences have the same text.
   */
  public String text() {
    StringBuilder text = new StringBuilder(bytes.length);
    Escapes.append(text, this, "\\");
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The same as {@link #hex}. */
  @Override
  public String toString() {
    return hex();
  }
}
