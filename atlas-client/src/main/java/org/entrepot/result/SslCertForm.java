package org.entrepot.result;

import java.io.IOException;
import java.util.OptionalInt;

/** The JSON form of the certificates of a TLS server. */
final class SslCertForm {
  /** So the firmware spells it. */
  private static final String MISSPELT = "decription";

  private SslCertForm() {}

  static SslCert read(Header header, Members in) {
    HeaderForm.oldName(in, "error", "err");
    return new SslCert(
        header,
        in.text("dst_port"),
        in.text("method"),
        in.text("ver"),
        in.time("rt"),
        in.time("ttc"),
        in.text("server_cipher"),
        in.texts("cert"),
        in.object("alert").map(SslCertForm::alert),
        in.text("err").or(() -> in.text("error")),
        in.text("dnserr"),
        in.other());
  }

  private static TlsAlert alert(Members in) {
    HeaderForm.oldName(in, "description", MISSPELT);
    OptionalInt description = in.integer(MISSPELT);
    return new TlsAlert(
        in.integer("level"),
        description.isPresent() ? description : in.integer("description"),
        in.other());
  }

  static void write(SslCert cert, FieldWriter out) throws IOException {
    out.open(cert.other());
    HeaderForm.write(cert.header(), ResultType.SSL_CERT, out);
    out.text("dst_port", cert.port());
    out.text("method", cert.method());
    out.text("ver", cert.version());
    out.number("rt", cert.responseTimeMs());
    out.number("ttc", cert.connectTimeMs());
    out.text("server_cipher", cert.serverCipher());
    out.list("cert", cert.pem(), (text, to) -> to.quote(text));
    out.value("alert", cert.alert(), SslCertForm::write);
    if (!out.has("error")) {
      out.text("err", cert.error());
    }
    out.text("dnserr", cert.dnsError());
    out.close();
  }

  private static void write(TlsAlert alert, FieldWriter out) throws IOException {
    out.open(alert.other());
    out.number("level", alert.level());
    if (!out.has("description")) {
      out.number(MISSPELT, alert.description());
    }
    out.close();
  }
}
