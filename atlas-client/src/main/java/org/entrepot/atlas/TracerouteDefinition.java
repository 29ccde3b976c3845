package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;

/** The way to a host. */
public final class TracerouteDefinition extends Definition<TracerouteDefinition> {
  /** What the packets are. */
  public enum Protocol {
    ICMP,
    UDP,
    TCP
  }

  private TracerouteDefinition(Options options) {
    super(MeasurementType.TRACEROUTE, options);
    long first = options.number("first_hop", 1);
    long last = options.number("max_hops", 255);
    if (first > last) {
      throw new IllegalArgumentException(
          "the first hop is not behind the last: " + first + " and " + last);
    }
  }

  static TracerouteDefinition of(String target) {
    return new TracerouteDefinition(targeted(target)).withProtocol(Protocol.ICMP);
  }

  @Override
  TracerouteDefinition with(Options other) {
    return new TracerouteDefinition(other);
  }

  /** What the packets are; ICMP unless set. */
  public TracerouteDefinition withProtocol(Protocol protocol) {
    return with(options().with("protocol", protocol.name()));
  }

  /** How many packets are sent to each hop, 1 to 16; 3 unless set. */
  public TracerouteDefinition withPackets(int packets) {
    return with(options().within("packets", packets, 1, 16));
  }

  /** The size of the data in a packet, without headers, 1 to 2048 octets; 48 unless set. */
  public TracerouteDefinition withSize(int octets) {
    return with(options().within("size", octets, 1, 2048));
  }

  /** How many flows are tried one after the other, 1 to 64; 0 for no Paris traceroute. */
  public TracerouteDefinition withParis(int variations) {
    return with(options().within("paris", variations, 0, 64));
  }

  /** The TTL of the first hop, 1 to 255; 1 unless set. */
  public TracerouteDefinition withFirstHop(int ttl) {
    return with(options().within("first_hop", ttl, 1, 255));
  }

  /** The TTL at which to end, 1 to 255; 32 unless set. */
  public TracerouteDefinition withMaxHops(int ttl) {
    return with(options().within("max_hops", ttl, 1, 255));
  }

  /** The port, of use with TCP; 80 unless set. */
  public TracerouteDefinition withPort(int port) {
    return with(options().within("port", port, 1, 65_535));
  }

  /** How long to wait for the answer to a packet, 1 ms to 60 s; 4 s unless set. */
  public TracerouteDefinition withResponseTimeout(Duration time) {
    long ms = Options.millis("response_timeout", time);
    return with(options().within("response_timeout", ms, 1, 60_000));
  }

  /** How long to wait for a second answer to a packet. */
  public TracerouteDefinition withDuplicateTimeout(Duration time) {
    return with(options().with("duplicate_timeout", Options.millis("duplicate_timeout", time)));
  }

  /** Packets that are too long for a link are not cut. */
  public TracerouteDefinition withDontFragment() {
    return with(options().with("dont_fragment", true));
  }

  /** The size of a header of IPv6 for each hop, filled with nothing; 0 for none. */
  public TracerouteDefinition withHopByHopOptionSize(int octets) {
    return with(options().atLeast("hop_by_hop_option_size", octets, 0));
  }

  /** The size of a header of IPv6 for the target, filled with nothing; 0 for none. */
  public TracerouteDefinition withDestinationOptionSize(int octets) {
    return with(options().atLeast("destination_option_size", octets, 0));
  }

  @Override
  long creditsPerResult() {
    return 10 * perPackets(options().number("packets", 3), options().number("size", 48));
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(15);
  }

  @Override
  String words() {
    return "Traceroute to "
        + target().orElse("")
        + over()
        + " by "
        + options().text("protocol").orElse("");
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
    return traceroute.apply(this);
  }
}
