package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;

/** The certificate that a TLS server shows. */
public final class SslCertDefinition extends Definition<SslCertDefinition> {
  private SslCertDefinition(Options options) {
    super(MeasurementType.SSLCERT, options);
  }

  static SslCertDefinition of(String target) {
    return new SslCertDefinition(targeted(target));
  }

  @Override
  SslCertDefinition with(Options other) {
    return new SslCertDefinition(other);
  }

  /** The port; 443 unless set. */
  public SslCertDefinition withPort(int port) {
    return with(options().within("port", port, 1, 65_535));
  }

  /** The name that the server is told (SNI); the target's unless set. */
  public SslCertDefinition withHostname(String name) {
    return with(options().with("hostname", Targets.checked(name)));
  }

  @Override
  long creditsPerResult() {
    return 10;
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(15);
  }

  @Override
  String words() {
    return "Certificate of "
        + target().orElse("")
        + options().text("port").map(port -> ", port " + port + ",").orElse("")
        + over();
  }

  @Override
  public <T> T match(
      Function<? super PingDefinition, ? extends T> ping,
      Function<? super TracerouteDefinition, ? extends T> traceroute,
      Function<? super DnsDefinition, ? extends T> dns,
      Function<? super SslCertDefinition, ? extends T> sslCert,
      Function<? super HttpDefinition, ? extends T> http,
      Function<? super NtpDefinition, ? extends T> ntp,
      Function<? super WifiDefinition, ? extends T> wifi) {
    return sslCert.apply(this);
  }
}
