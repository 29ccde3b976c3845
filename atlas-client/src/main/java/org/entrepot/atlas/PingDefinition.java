package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;

/** Echo requests to a host. */
public final class PingDefinition extends Definition<PingDefinition> {
  private PingDefinition(Options options) {
    super(MeasurementType.PING, options);
  }

  static PingDefinition of(String target) {
    return new PingDefinition(targeted(target));
  }

  @Override
  PingDefinition with(Options other) {
    return new PingDefinition(other);
  }

  /** How many packets are sent each time, 1 to 16; 3 unless set. */
  public PingDefinition withPackets(int packets) {
    return with(options().within("packets", packets, 1, 16));
  }

  /** The size of the data in a packet, without headers, 1 to 2048 octets; 48 unless set. */
  public PingDefinition withSize(int octets) {
    return with(options().within("size", octets, 1, 2048));
  }

  /** The time between two packets, 2 ms to 300 s. */
  public PingDefinition withPacketInterval(Duration time) {
    long ms = Options.millis("packet_interval", time);
    return with(options().within("packet_interval", ms, 2, 300_000));
  }

  /** The number of the probe stands in the packets. */
  public PingDefinition withProbeId() {
    return with(options().with("include_probe_id", true));
  }

  @Override
  long creditsPerResult() {
    return perPackets(options().number("packets", 3), options().number("size", 48));
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(4);
  }

  @Override
  String words() {
    return "Ping " + target().orElse("") + over();
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
    return ping.apply(this);
  }
}
