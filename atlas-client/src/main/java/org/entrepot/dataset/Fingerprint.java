package org.entrepot.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies the bytes of a file as they lie on disk, before decompression.
 *
 * @param bytes size in bytes
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
public record Fingerprint(long bytes, String sha256) {
  /** That of bytes at hand. */
  public static Fingerprint of(byte[] bytes) {
    try {
      return new Fingerprint(
          bytes.length,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
