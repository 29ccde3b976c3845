package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SslCertTest {
  private static final SslCert WHOLE = (SslCert) Result.parse(TypeSamples.SSL_CERT);
  private static final Certificate CERTIFICATE = WHOLE.serverCertificate().orElseThrow();

  private static SslCert cert(String fields) {
    return (SslCert) Result.parse(TypeSamples.of("sslcert", fields));
  }

  private static CertificateEntry entry(String text) {
    return cert("'cert':['" + text + "']").certificates().get(0);
  }

  @Test
  void every_field_of_a_whole_result_is_read() {
    assertThat(WHOLE.port()).contains("443");
    assertThat(WHOLE.portNumber()).hasValue(443);
    assertThat(WHOLE.method()).contains("TLS");
    assertThat(WHOLE.version()).contains("1.2");
    assertThat(WHOLE.responseTimeMs()).hasValue(30.5);
    assertThat(WHOLE.connectTimeMs()).hasValue(10.5);
    assertThat(WHOLE.serverCipher()).contains("0xC02F");
    assertThat(WHOLE.error()).contains("odd");
    assertThat(WHOLE.dnsError()).contains("odder");
    assertThat(WHOLE.certificates().stream().map(c -> c.match(x -> "certificate", u -> u.reason())))
        .containsExactly("certificate", "certificate", "not the text of a certificate");
  }

  /** The expected values are those that openssl prints. */
  @Test
  void a_certificate_is_read_as_openssl_reads_it() {
    assertThat(CERTIFICATE.subject().commonName()).contains("www.example.org");
    assertThat(CERTIFICATE.subject().organization()).contains("Example, Ltd.");
    assertThat(CERTIFICATE.subject().country()).contains("RS");
    assertThat(CERTIFICATE.issuer()).isEqualTo(CERTIFICATE.subject());
    assertThat(CERTIFICATE.subject().text()).isEqualTo("CN=www.example.org,O=Example\\, Ltd.,C=RS");
    assertThat(CERTIFICATE.serialNumber()).isEqualTo(BigInteger.valueOf(0x1234));
    assertThat(CERTIFICATE.notBefore()).isEqualTo(Instant.parse("2026-11-25T07:54:37Z"));
    assertThat(CERTIFICATE.notAfter()).isEqualTo(Instant.parse("2036-11-22T07:54:37Z"));
    assertThat(CERTIFICATE.alternativeNames())
        .containsExactly("www.example.org", "example.org", "192.0.2.1");
    assertThat(CERTIFICATE.keyAlgorithm()).isEqualTo("EC");
    assertThat(CERTIFICATE.keyBits()).hasValue(256);
    assertThat(CERTIFICATE.signatureAlgorithm()).isEqualTo("SHA256withECDSA");
    assertThat(CERTIFICATE.sha1())
        .isEqualTo("7A:04:C6:07:B1:92:08:9D:1B:24:9E:A9:F0:50:78:CC:8D:FF:55:AA");
    assertThat(CERTIFICATE.sha256())
        .isEqualTo(
            "23:15:8B:20:14:28:0F:0D:63:CA:05:31:7C:E5:AE:0B:2E:B5:9B:A7:C7:05:6A:C1:31:FC:FC:3A:"
                + "F1:70:41:8F");
  }

  @Test
  void a_certificate_expires_when_its_end_has_passed_and_not_while_it_is_valid() {
    Instant first = CERTIFICATE.notBefore();
    Instant last = CERTIFICATE.notAfter();
    Duration second = Duration.ofSeconds(1);
    assertThat(List.of(first, first.plus(second), last))
        .allMatch(CERTIFICATE::isValidAt)
        .noneMatch(CERTIFICATE::hasExpiredAt);
    assertThat(CERTIFICATE.isValidAt(first.minus(second))).isFalse();
    assertThat(CERTIFICATE.hasExpiredAt(first.minus(second))).isFalse();
    assertThat(CERTIFICATE.isValidAt(last.plus(second))).isFalse();
    assertThat(CERTIFICATE.hasExpiredAt(last.plus(second))).isTrue();
  }

  @Test
  void a_certificate_is_self_signed_if_its_own_key_signed_it() {
    assertThat(CERTIFICATE.selfSigned()).isTrue();
    Certificate sameName = entry(TypeSamples.SAME_NAME).certificate().orElseThrow();
    assertThat(sameName.issuer()).isEqualTo(sameName.subject());
    assertThat(sameName.selfSigned()).isFalse();
    assertThat(cert("'cert':['" + TypeSamples.SELF_SIGNED + "']").isSelfSigned()).isTrue();
    assertThat(cert("'cert':['" + TypeSamples.SAME_NAME + "']").isSelfSigned()).isFalse();
    assertThat(WHOLE.isSelfSigned()).isFalse();
    assertThat(cert("'cert':[]").isSelfSigned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE----------BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----%-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----MIIB8TCC-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----MIT/////AAAA-----END CERTIFICATE-----"
      })
  void what_is_no_certificate_is_told_with_its_text(String text) {
    assertThat(entry(text).certificate()).isEmpty();
    CertificateEntry.Unreadable unreadable = (CertificateEntry.Unreadable) entry(text);
    assertThat(unreadable.pem()).isEqualTo(text);
    assertThat(unreadable.reason()).isNotBlank();
    assertThat(cert("'cert':['" + text + "']").serverCertificate()).isEmpty();
  }

  @Test
  void a_certificate_with_any_byte_changed_is_read_or_told() {
    byte[] der =
        java.util.Base64.getMimeDecoder()
            .decode(
                TypeSamples.SELF_SIGNED
                    .replace("\\n", "")
                    .replaceAll("-----(BEGIN|END) CERTIFICATE-----", ""));
    for (int at = 0; at < der.length; at++) {
      for (int value : new int[] {0, 0x7F, 0x80, 0xFF, der[at] ^ 1}) {
        byte[] damaged = der.clone();
        damaged[at] = (byte) value;
        String pem =
            "-----BEGIN CERTIFICATE-----"
                + java.util.Base64.getEncoder().encodeToString(damaged)
                + "-----END CERTIFICATE-----";
        assertThat(CertificateReader.read(pem)).as("byte %d is %d", at, value).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "decription, 40, handshake_failure",
    "description, 40, handshake_failure",
    "description, 70, protocol_version",
    "decription, 112, unrecognized_name",
    "decription, 99,"
  })
  void an_alert_has_the_name_that_the_standards_give_it(String key, int code, String name) {
    SslCert cert = cert("'alert':{'level':2,'" + key + "':" + code + "}");
    TlsAlert alert = cert.alert().orElseThrow();
    assertThat(alert.level()).hasValue(2);
    assertThat(alert.levelName()).contains("fatal");
    assertThat(alert.description()).hasValue(code);
    assertThat(alert.descriptionName().orElse(null)).isEqualTo(name);
    assertThat(Result.parse(cert.toJson())).isEqualTo(cert);
    assertThat(cert("'alert':{'level':1}").alert().orElseThrow().levelName()).contains("warning");
    assertThat(cert("'alert':{}").alert().orElseThrow().levelName()).isEmpty();
  }

  @Test
  void old_words_are_understood() {
    SslCert old = cert("'dst_port':'https','error':'address not allowed'");
    assertThat(old.portNumber()).hasValue(443);
    assertThat(old.error()).contains("address not allowed");
    assertThat(cert("'dst_port':'99999'").portNumber()).isEmpty();
    assertThat(cert("'dst_port':443").portNumber()).isEmpty();
  }
}
