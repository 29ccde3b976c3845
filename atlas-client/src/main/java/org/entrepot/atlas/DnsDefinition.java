package org.entrepot.atlas;

import java.time.Duration;
import java.util.function.Function;
import org.entrepot.net.IpAddress;

/** A DNS query. */
public final class DnsDefinition extends Definition<DnsDefinition> {
  /** How the query travels. */
  public enum Protocol {
    UDP,
    TCP
  }

  /** The classes that the service asks for. */
  public enum QueryClass {
    IN,
    CHAOS
  }

  /** The types that the service is known to ask for. */
  public enum QueryType {
    A,
    AAAA,
    ANY,
    CNAME,
    DNSKEY,
    DS,
    HINFO,
    MX,
    NAPTR,
    NS,
    NSEC,
    NSEC3,
    NSEC3PARAM,
    PTR,
    RRSIG,
    SOA,
    SRV,
    SSHFP,
    TLSA,
    TXT
  }

  private static final int LONGEST_NAME = 255;

  private DnsDefinition(Options options) {
    super(MeasurementType.DNS, options);
  }

  static DnsDefinition of(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name that is asked for has 1 to " + LONGEST_NAME + " characters");
    }
    return new DnsDefinition(
        familyOf(IpAddress.Family.IPV4, Options.NONE)
            .with("query_class", QueryClass.IN.name())
            .with("query_type", QueryType.A.name())
            .with("query_argument", name)
            .with("use_probe_resolver", true));
  }

  @Override
  DnsDefinition with(Options other) {
    return new DnsDefinition(other);
  }

  /** To this server, and not to the resolvers of each probe; over the family of its address. */
  public DnsDefinition withServer(String server) {
    String checked = Targets.checked(server);
    return with(
        familyOf(Targets.family(checked).or(this::family).orElseThrow(), options())
            .with("target", checked)
            .with("use_probe_resolver", false));
  }

  /** The type of the records that are asked for; A unless set. */
  public DnsDefinition withQueryType(QueryType type) {
    return with(options().with("query_type", type.name()));
  }

  /** The class of the records that are asked for; IN unless set. */
  public DnsDefinition withQueryClass(QueryClass queryClass) {
    return with(options().with("query_class", queryClass.name()));
  }

  /** How the query travels; UDP unless set. */
  public DnsDefinition withProtocol(Protocol protocol) {
    return with(options().with("protocol", protocol.name()));
  }

  /** By TLS (RFC 7858). */
  public DnsDefinition withTls() {
    return with(options().with("protocol", Protocol.TCP.name()).with("tls", true));
  }

  /** The port; 53 unless set, and 853 by TLS. */
  public DnsDefinition withPort(int port) {
    return with(options().within("port", port, 1, 65_535));
  }

  /** How often to ask again where no answer comes. */
  public DnsDefinition withRetry(int times) {
    return with(options().atLeast("retry", times, 0));
  }

  /** How long to wait for an answer; 5 s unless set. */
  public DnsDefinition withTimeout(Duration time) {
    return with(options().with("timeout", Options.millis("timeout", time)));
  }

  /** The longest answer that is taken by UDP (EDNS0), 512 to 4096 octets; 512 unless set. */
  public DnsDefinition withUdpPayloadSize(int octets) {
    return with(options().within("udp_payload_size", octets, 512, 4096));
  }

  /** Recursion is desired, which probes' resolvers are always told. */
  public DnsDefinition withRecursionDesired() {
    return with(options().with("set_rd_bit", true));
  }

  /** DNSSEC's records are wanted (RFC 3225). */
  public DnsDefinition withDnssecOk() {
    return with(options().with("set_do_bit", true));
  }

  /** The resolver need not check DNSSEC (RFC 4035). */
  public DnsDefinition withCheckingDisabled() {
    return with(options().with("set_cd_bit", true));
  }

  /** The server is asked who it is (RFC 5001). */
  public DnsDefinition withNsid() {
    return with(options().with("set_nsid_bit", true));
  }

  /** The server is told nothing of the client's network (RFC 7871, a prefix of length 0). */
  public DnsDefinition withDefaultClientSubnet() {
    return with(options().with("default_client_subnet", true));
  }

  /** With a cookie (RFC 7873). */
  public DnsDefinition withCookies() {
    return with(options().with("cookies", true));
  }

  /** Each probe puts its number and the time before the name, so that no cache knows it. */
  public DnsDefinition withProbeIdPrepended() {
    return with(options().with("prepend_probe_id", true));
  }

  /** {@code $p}, {@code $r} and {@code $t} in the name become the probe, chance and the time. */
  public DnsDefinition withMacros() {
    return with(options().with("use_macros", true));
  }

  /** Whether results hold the answer as it came. */
  public DnsDefinition withAnswerIncluded(boolean included) {
    return with(options().with("include_abuf", included));
  }

  /** Whether results hold the query as it went. */
  public DnsDefinition withQueryIncluded(boolean included) {
    return with(options().with("include_qbuf", included));
  }

  /** Results tell the TTL of the packet that held the answer. */
  public DnsDefinition withTtlReported() {
    return with(options().with("ttl", true));
  }

  @Override
  long creditsPerResult() {
    boolean tcp = options().text("protocol").filter(Protocol.TCP.name()::equals).isPresent();
    return tcp || options().flag("tls") ? 20 : 10;
  }

  @Override
  Duration defaultInterval() {
    return Duration.ofMinutes(4);
  }

  @Override
  String words() {
    return "DNS query for "
        + options().text("query_argument").orElse("")
        + " "
        + options().text("query_type").orElse("")
        + target().map(server -> " at " + server).orElse(" at each probe's resolvers")
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
    return dns.apply(this);
  }
}
