package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;

/** A request for the time. */
public final class NtpDefinition extends Definition<NtpDefinition> {
  private NtpDefinition(Options options) {
    super(MeasurementType.NTP, options);
  }

  static NtpDefinition of(String target) {
    return new NtpDefinition(targeted(target));
  }

  @Override
  NtpDefinition with(Options other) {
    return new NtpDefinition(other);
  }

  /** How many requests are sent each time, 1 to 16; 3 unless set. */
  public NtpDefinition withPackets(int packets) {
    return with(options().within("packets", packets, 1, 16));
  }

  /** How long to wait for the answer to a request; 4 s unless set. */
  public NtpDefinition withTimeout(Duration time) {
    return with(options().with("timeout", Options.millis("timeout", time)));
  }

  /** No price is published; as dear as a traceroute of as many packets, rather too much. */
  @Override
  long creditsPerResult() {
    return 10 * options().number("packets", 3);
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(30);
  }

  @Override
  String words() {
    return "NTP query to " + target().orElse("") + over();
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
    return ntp.apply(this);
  }
}
