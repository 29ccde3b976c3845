package org.entrepot.result;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A certificate of X.509 (RFC 5280).
 *
 * @param subject whose it is
 * @param issuer who issued it
 * @param serialNumber the issuer's number for it
 * @param notBefore from when it is valid
 * @param notAfter until when it is valid, that instant included
 * @param alternativeNames further names of the subject: host names, addresses and others, each as
 *     its text, in their order
 * @param keyAlgorithm as in {@code RSA} or {@code EC}
 * @param keyBits length of the key: of the modulus of RSA or DSA, of the field of an elliptic curve
 * @param signatureAlgorithm as in {@code SHA256withRSA}
 * @param sha1 SHA-1 of the whole certificate in hexadecimal digits, in upper case with colons
 *     between bytes (Sagan: {@code checksum_sha1})
 * @param sha256 SHA-256 of it, printed alike (Sagan: {@code checksum_sha256})
 * @param selfSigned if subject and issuer are the same and its own key verifies its signature
 * @param pem the text that it was read from
 */
public record Certificate(
    Name subject,
    Name issuer,
    BigInteger serialNumber,
    Instant notBefore,
    Instant notAfter,
    List<String> alternativeNames,
    String keyAlgorithm,
    OptionalInt keyBits,
    String signatureAlgorithm,
    String sha1,
    String sha256,
    boolean selfSigned,
    String pem)
    implements CertificateEntry {
  /**
   * A name of X.500. Of parts that stand there several times the most specific one is told.
   *
   * @param text the whole name as RFC 2253 prints it, the most specific part first
   * @param commonName CN
   * @param organization O
   * @param country C
   */
  public record Name(
      String text,
      Optional<String> commonName,
      Optional<String> organization,
      Optional<String> country) {}

  /** Copies the list. */
  public Certificate {
    alternativeNames = List.copyOf(alternativeNames);
  }

  /** If it is valid at an instant: not before its beginning and not after its end. */
  public boolean isValidAt(Instant instant) {
    return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
  }

  /**
   * If its end has passed at an instant. (Sagan's {@code has_expired} says so of those that are
   * valid.)
   */
  public boolean hasExpiredAt(Instant instant) {
    return instant.isAfter(notAfter);
  }

  @Override
  public <T> T match(
      Function<? super Certificate, ? extends T> certificate,
      Function<? super Unreadable, ? extends T> unreadable) {
    return certificate.apply(this);
  }
}
