package org.entrepot.result;

import java.util.Optional;
import java.util.function.Function;

/** A certificate that was read, or why it was not. */
public sealed interface CertificateEntry permits Certificate, CertificateEntry.Unreadable {
  /** Applies the function for this outcome. */
  <T> T match(
      Function<? super Certificate, ? extends T> certificate,
      Function<? super Unreadable, ? extends T> unreadable);

  /** The certificate, if it was read. */
  default Optional<Certificate> certificate() {
    return match(Optional::of, unreadable -> Optional.empty());
  }

  /**
   * What is no certificate.
   *
   * @param reason why, in few words
   * @param pem the text
   */
  record Unreadable(String reason, String pem) implements CertificateEntry {
    @Override
    public <T> T match(
        Function<? super Certificate, ? extends T> certificate,
        Function<? super Unreadable, ? extends T> unreadable) {
      return unreadable.apply(this);
    }
  }
}
