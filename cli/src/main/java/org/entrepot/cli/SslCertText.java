package org.entrepot.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.result.Certificate;
import org.entrepot.result.CertificateEntry;
import org.entrepot.result.SslCert;
import org.entrepot.result.TlsAlert;

/** The certificates of a TLS server much as {@code openssl s_client} prints them. */
final class SslCertText {
  private SslCertText() {}

  static void write(SslCert ssl, TextLines out) {
    String port = ssl.port().map(text -> ":" + text).orElse("");
    List<CertificateEntry> entries = ssl.certificates();
    boolean isConnected = !entries.isEmpty() || ssl.alert().isPresent();
    out.line((isConnected ? "CONNECTED " : "CONNECTING ") + TextLines.target(ssl.header()) + port);
    out.line("connect: ", ssl.error()).line("resolve: ", ssl.dnsError());
    ssl.alert().ifPresent(alert -> out.line("alert: " + text(alert)));
    if (!entries.isEmpty()) {
      out.line("---").line("Certificate chain");
      Optional<Instant> when = TextLines.instant(ssl.timestamp());
      for (int i = 0; i < entries.size(); i++) {
        String number = TextLines.format("%2d", i);
        entries
            .get(i)
            .match(
                certificate -> write(number, certificate, when, out),
                unreadable -> out.line(number + " unreadable: " + unreadable.reason()));
      }
    }
    out.line("---");
    if (ssl.method().isPresent() || ssl.version().isPresent()) {
      out.line(
          "%s %s%s",
          ssl.method().orElse(""),
          ssl.version().orElse(""),
          ssl.serverCipher().map(cipher -> ", Cipher is " + cipher).orElse(""));
    }
    if (ssl.connectTimeMs().isPresent() || ssl.responseTimeMs().isPresent()) {
      out.line(
          "connect time: %s ms, response time: %s ms",
          TextLines.ms(ssl.connectTimeMs()), TextLines.ms(ssl.responseTimeMs()));
    }
  }

  private static TextLines write(
      String number, Certificate certificate, Optional<Instant> when, TextLines out) {
    String verdict =
        when.map(instant -> certificate.isValidAt(instant) ? "" : " (not valid when measured)")
            .orElse("");
    out.line(number + " s:" + certificate.subject().text())
        .line("   i:" + certificate.issuer().text())
        .line(
            "   a:PKEY: %s%s; sigalg: %s",
            certificate.keyAlgorithm(),
            certificate.keyBits().isPresent()
                ? ", " + certificate.keyBits().getAsInt() + " (bit)"
                : "",
            certificate.signatureAlgorithm())
        .line(
            "   v:NotBefore: %s; NotAfter: %s%s",
            TextLines.time(certificate.notBefore()),
            TextLines.time(certificate.notAfter()),
            verdict)
        .line("   serial:" + SslCertJson.serial(certificate));
    if (!certificate.alternativeNames().isEmpty()) {
      out.line("   names:" + String.join(", ", certificate.alternativeNames()));
    }
    return out.line("   sha256:" + certificate.sha256())
        .line("   ", certificate.selfSigned() ? Optional.of("self-signed") : Optional.empty());
  }

  private static String text(TlsAlert alert) {
    return alert.levelName().map(level -> level + " ").orElse("")
        + alert.descriptionName().orElse("description " + TextLines.number(alert.description()));
  }

  static String line(SslCert ssl) {
    String what =
        ssl.serverCertificate()
            .map(
                certificate ->
                    certificate.subject().text()
                        + " by "
                        + certificate.issuer().text()
                        + " until "
                        + TextLines.time(certificate.notAfter()))
            .or(() -> ssl.alert().map(alert -> "alert " + text(alert)))
            .or(ssl::error)
            .or(ssl::dnsError)
            .orElse("no certificate");
    return TextLines.target(ssl.header()) + ": " + what;
  }
}
