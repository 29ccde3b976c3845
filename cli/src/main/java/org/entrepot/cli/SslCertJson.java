package org.entrepot.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.result.Certificate;
import org.entrepot.result.CertificateEntry;
import org.entrepot.result.SslCert;
import org.entrepot.result.TlsAlert;

/** The certificates of a TLS server as normalised JSON. */
final class SslCertJson {
  static final List<String> COLUMNS =
      List.of(
          "dst_port",
          "method",
          "ver",
          "response_time",
          "ttc",
          "server_cipher",
          "certificates_total",
          "is_self_signed",
          "subject_cn",
          "issuer_cn",
          "valid_from",
          "valid_until",
          "was_valid",
          "checksum_sha256",
          "alert.description_name",
          "error",
          "dnserr");

  private SslCertJson() {}

  static JsonFields of(SslCert ssl) {
    List<CertificateEntry> entries = ssl.certificates();
    Optional<Certificate> own =
        entries.stream().limit(1).flatMap(e -> e.certificate().stream()).findFirst();
    Optional<Instant> when = TextLines.instant(ssl.timestamp());
    JsonFields out = HeaderJson.of(ResultTypes.SSL_CERT, ssl.header());
    if (ssl.portNumber().isPresent()) {
      out.number("dst_port", ssl.portNumber());
    } else {
      out.text("dst_port", ssl.port());
    }
    out.text("method", ssl.method())
        .text("ver", ssl.version())
        .number("response_time", ssl.responseTimeMs())
        .number("ttc", ssl.connectTimeMs())
        .text("server_cipher", ssl.serverCipher())
        .number("certificates_total", entries.size());
    own.ifPresent(
        certificate -> {
          out.flag("is_self_signed", entries.size() == 1 && certificate.selfSigned())
              .text("subject_cn", certificate.subject().commonName())
              .text("issuer_cn", certificate.issuer().commonName())
              .text("valid_from", certificate.notBefore().toString())
              .text("valid_until", certificate.notAfter().toString());
          when.ifPresent(instant -> out.flag("was_valid", certificate.isValidAt(instant)));
          out.text("checksum_sha256", certificate.sha256());
        });
    return out.object("alert", ssl.alert().map(SslCertJson::alert).orElseGet(JsonFields::new))
        .text("error", ssl.error())
        .text("dnserr", ssl.dnsError())
        .objects("certificates", entries.stream().map(entry -> certificate(entry, when)).toList());
  }

  private static JsonFields alert(TlsAlert alert) {
    return new JsonFields()
        .number("level", alert.level())
        .text("level_name", alert.levelName())
        .number("description", alert.description())
        .text("description_name", alert.descriptionName());
  }

  private static JsonFields certificate(CertificateEntry entry, Optional<Instant> when) {
    return entry.match(
        certificate -> certificate(certificate, when),
        unreadable -> new JsonFields().text("unreadable", unreadable.reason()));
  }

  private static JsonFields certificate(Certificate certificate, Optional<Instant> when) {
    JsonFields out =
        new JsonFields()
            .text("subject", certificate.subject().text())
            .text("subject_cn", certificate.subject().commonName())
            .text("subject_o", certificate.subject().organization())
            .text("subject_c", certificate.subject().country())
            .text("issuer", certificate.issuer().text())
            .text("issuer_cn", certificate.issuer().commonName())
            .text("issuer_o", certificate.issuer().organization())
            .text("issuer_c", certificate.issuer().country())
            .text("serial_number", serial(certificate))
            .text("valid_from", certificate.notBefore().toString())
            .text("valid_until", certificate.notAfter().toString());
    when.ifPresent(instant -> out.flag("was_valid", certificate.isValidAt(instant)));
    return out.texts("alternative_names", certificate.alternativeNames())
        .text("key_algorithm", certificate.keyAlgorithm())
        .number("key_bits", certificate.keyBits())
        .text("signature_algorithm", certificate.signatureAlgorithm())
        .text("checksum_sha1", certificate.sha1())
        .text("checksum_sha256", certificate.sha256())
        .flag("is_self_signed", certificate.selfSigned());
  }

  /** The serial number in hexadecimal digits; it may have 160 bits. */
  static String serial(Certificate certificate) {
    return certificate.serialNumber().toString(16).toUpperCase(Locale.ROOT);
  }
}
