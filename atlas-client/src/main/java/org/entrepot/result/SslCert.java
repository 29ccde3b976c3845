package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The certificates that a TLS server showed, of any firmware, as the probe reported it. Times are
 * in milliseconds.
 *
 * @param port the port, in the probe's words: a number, or {@code https} in firmware before 4540
 *     ({@code dst_port})
 * @param method TLS, or SSL in old firmware
 * @param version what the server chose ({@code ver}), as in {@code 1.2}
 * @param responseTimeMs from the beginning of the connection to the certificates ({@code rt})
 * @param connectTimeMs time to connect ({@code ttc})
 * @param serverCipher the number of the cipher suite that the server chose, as in {@code 0xC02F}
 * @param pem the certificates as text (RFC 7468), the server's own first; {@link #certificates}
 *     reads them
 * @param alert what the server refused with
 * @param error what went wrong ({@code err}; {@code error} where the probe would not try)
 * @param dnsError why the name could not be resolved ({@code dnserr})
 */
public record SslCert(
    Header header,
    Optional<String> port,
    Optional<String> method,
    Optional<String> version,
    OptionalDouble responseTimeMs,
    OptionalDouble connectTimeMs,
    Optional<String> serverCipher,
    List<String> pem,
    Optional<TlsAlert> alert,
    Optional<String> error,
    Optional<String> dnsError,
    Map<String, String> other)
    implements TypedResult {
  /** Copies both collections. */
  public SslCert {
    pem = List.copyOf(pem);
    other = JsonText.copy(other);
  }

  /**
   * The certificates, read, in the order in which the server showed them, its own first. They are
   * read at each call.
   */
  public List<CertificateEntry> certificates() {
    return pem.stream().map(CertificateReader::read).toList();
  }

  /** The server's own certificate, the first one, if it could be read. */
  public Optional<Certificate> serverCertificate() {
    return pem.stream()
        .limit(1)
        .map(CertificateReader::read)
        .flatMap(entry -> entry.certificate().stream())
        .findFirst();
  }

  /**
   * If there is one certificate only, and it is signed by its own key (Sagan: {@code
   * is_self_signed}, which compares the common names only).
   */
  public boolean isSelfSigned() {
    return pem.size() == 1 && serverCertificate().filter(Certificate::selfSigned).isPresent();
  }

  /** The port as a number. */
  public OptionalInt portNumber() {
    String text = port.orElse("");
    if (text.equals("https")) {
      return OptionalInt.of(443);
    }
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    return number >= 0 && number <= 0xFFFF ? OptionalInt.of(number) : OptionalInt.empty();
  }

  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.sslCert(this);
  }

  @Override
  public String toJson() {
    return FieldWriter.text(this, SslCertForm::write);
  }
}
