package org.entrepot.cli;

import static org.entrepot.cli.TypeOption.choice;
import static org.entrepot.cli.TypeOption.flag;
import static org.entrepot.cli.TypeOption.millis;
import static org.entrepot.cli.TypeOption.needed;
import static org.entrepot.cli.TypeOption.number;
import static org.entrepot.cli.TypeOption.seconds;
import static org.entrepot.cli.TypeOption.text;
import static org.entrepot.cli.TypeOption.word;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.atlas.DnsDefinition;
import org.entrepot.atlas.HttpDefinition;
import org.entrepot.atlas.MeasurementDefinition;
import org.entrepot.atlas.NtpDefinition;
import org.entrepot.atlas.PingDefinition;
import org.entrepot.atlas.SslCertDefinition;
import org.entrepot.atlas.TracerouteDefinition;
import org.entrepot.atlas.WifiDefinition;

/** The types of measurements with all of their options. */
final class MeasurementKinds {
  private static final String TARGET = "--target";

  private MeasurementKinds() {}

  static List<MeasurementKind<?>> all() {
    return List.of(ping(), traceroute(), dns(), sslCert(), http(), ntp(), wifi());
  }

  private static MeasurementKind<PingDefinition> ping() {
    return new MeasurementKind<>(
        "ping",
        "Echo requests to a host",
        "--target example.org --probes country:RS:10 --interval 5m --for 7d",
        given -> targeted(given, MeasurementDefinition::ping),
        List.of(
            target(),
            number(
                "--packets",
                "1 to 16 packets each time (default: 3).",
                PingDefinition::withPackets),
            number("--size", "1 to 2048 octets of data (default: 48).", PingDefinition::withSize),
            millis(
                "--packet-interval",
                "Time between two packets, 2 to 300000 ms.",
                PingDefinition::withPacketInterval),
            flag(
                "--include-probe-id",
                "The number of the probe stands in the packets.",
                PingDefinition::withProbeId)));
  }

  private static MeasurementKind<TracerouteDefinition> traceroute() {
    return new MeasurementKind<>(
        "traceroute",
        "The way to a host",
        "--target example.org --protocol tcp --port 443 --probes asn:8400:5 --one-off",
        given -> targeted(given, MeasurementDefinition::traceroute),
        List.of(
            target(),
            word(
                "--protocol",
                "WORD",
                "icmp (default), udp or tcp.",
                TracerouteDefinition.Protocol.values(),
                TracerouteDefinition::withProtocol),
            number(
                "--packets",
                "1 to 16 packets to each hop (default: 3).",
                TracerouteDefinition::withPackets),
            number(
                "--size",
                "1 to 2048 octets of data (default: 48).",
                TracerouteDefinition::withSize),
            number(
                "--paris",
                "How many flows are tried in turn, 1 to 64; 0 for no Paris traceroute.",
                TracerouteDefinition::withParis),
            number(
                "--first-hop", "The first TTL (default: 1).", TracerouteDefinition::withFirstHop),
            number("--max-hops", "The last TTL (default: 32).", TracerouteDefinition::withMaxHops),
            number("--port", "The port, for tcp (default: 80).", TracerouteDefinition::withPort),
            millis(
                "--response-timeout",
                "How long to wait for an answer, 1 to 60000 ms (default: 4000).",
                TracerouteDefinition::withResponseTimeout),
            millis(
                "--duplicate-timeout",
                "How long to wait for a second answer.",
                TracerouteDefinition::withDuplicateTimeout),
            flag(
                "--dont-fragment",
                "Packets too long for a link are not cut.",
                TracerouteDefinition::withDontFragment),
            number(
                "--hop-by-hop-option-size",
                "Octets of a header of IPv6 for each hop; 0 for none.",
                TracerouteDefinition::withHopByHopOptionSize),
            number(
                "--destination-option-size",
                "Octets of a header of IPv6 for the target; 0 for none.",
                TracerouteDefinition::withDestinationOptionSize)));
  }

  private static MeasurementKind<DnsDefinition> dns() {
    return new MeasurementKind<>(
        "dns",
        "A DNS query",
        "--query-argument example.org --query-type aaaa --probes area:WW:50 --one-off",
        given -> {
          String name = needs(given, "--query-argument");
          return Given.checked("--query-argument", () -> MeasurementDefinition.dns(name));
        },
        List.of(
            needed("--query-argument", "NAME", "The name that is asked for. Needed."),
            text(
                TARGET,
                "HOST",
                "The server that is asked (default: each probe's resolvers).",
                DnsDefinition::withServer),
            word(
                "--query-type",
                "TYPE",
                "The type of records (default: a).",
                DnsDefinition.QueryType.values(),
                DnsDefinition::withQueryType),
            word(
                "--query-class",
                "CLASS",
                "in (default) or chaos.",
                DnsDefinition.QueryClass.values(),
                DnsDefinition::withQueryClass),
            word(
                "--protocol",
                "WORD",
                "udp (default) or tcp.",
                DnsDefinition.Protocol.values(),
                DnsDefinition::withProtocol),
            flag("--tls", "By TLS.", DnsDefinition::withTls),
            number("--port", "The port (default: 53, or 853 by TLS).", DnsDefinition::withPort),
            number("--retry", "How often to ask again.", DnsDefinition::withRetry),
            millis(
                "--timeout-ms",
                "How long a probe waits for an answer (default: 5000).",
                DnsDefinition::withTimeout),
            number(
                "--udp-payload-size",
                "The longest answer by UDP, 512 to 4096 octets (default: 512).",
                DnsDefinition::withUdpPayloadSize),
            flag("--set-rd-bit", "Recursion is desired.", DnsDefinition::withRecursionDesired),
            flag("--set-do-bit", "DNSSEC's records are wanted.", DnsDefinition::withDnssecOk),
            flag(
                "--set-cd-bit", "DNSSEC need not be checked.", DnsDefinition::withCheckingDisabled),
            flag("--set-nsid-bit", "The server is asked who it is.", DnsDefinition::withNsid),
            flag(
                "--default-client-subnet",
                "The server is told nothing of the client's network.",
                DnsDefinition::withDefaultClientSubnet),
            flag("--cookies", "With a cookie.", DnsDefinition::withCookies),
            flag(
                "--prepend-probe-id",
                "The number of the probe and the time stand before the name.",
                DnsDefinition::withProbeIdPrepended),
            flag(
                "--use-macros",
                "$p, $r and $t in the name become the probe, chance and the time.",
                DnsDefinition::withMacros),
            choice(
                "--include-abuf",
                "Whether results hold the answer as it came: true or false.",
                DnsDefinition::withAnswerIncluded),
            choice(
                "--include-qbuf",
                "Whether results hold the query as it went: true or false.",
                DnsDefinition::withQueryIncluded),
            flag("--ttl", "Results tell the TTL of the packet.", DnsDefinition::withTtlReported)));
  }

  private static MeasurementKind<SslCertDefinition> sslCert() {
    return new MeasurementKind<>(
        "sslcert",
        "The certificate that a TLS server shows",
        "--target example.org --probes country:RS:10 --one-off",
        given -> targeted(given, MeasurementDefinition::sslCert),
        List.of(
            target(),
            number("--port", "The port (default: 443).", SslCertDefinition::withPort),
            text(
                "--hostname",
                "NAME",
                "The name that the server is told (default: the target).",
                SslCertDefinition::withHostname)));
  }

  private static MeasurementKind<HttpDefinition> http() {
    return new MeasurementKind<>(
        "http",
        "An HTTP request to an anchor",
        "--target rs-beg-as64496.anchors.example --probes country:RS:10 --one-off",
        given -> targeted(given, MeasurementDefinition::http),
        List.of(
            target(),
            word(
                "--method",
                "WORD",
                "head, get, put, post or delete.",
                HttpDefinition.Method.values(),
                HttpDefinition::withMethod),
            text("--path", "PATH", "The path, which begins with /.", HttpDefinition::withPath),
            text(
                "--query-string",
                "TEXT",
                "What stands behind the question mark.",
                HttpDefinition::withQueryString),
            number("--port", "The port (default: 80).", HttpDefinition::withPort),
            number(
                "--header-bytes",
                "Octets of the answer's header in a result (default: 0).",
                HttpDefinition::withHeaderBytes),
            new TypeOption<>("--http-version", "V", "1.0 or 1.1.", MeasurementKinds::version),
            text(
                "--user-agent",
                "TEXT",
                "What the header User-Agent says.",
                HttpDefinition::withUserAgent),
            flag(
                "--extended-timing",
                "Results tell how long each step took.",
                HttpDefinition::withExtendedTiming),
            flag(
                "--more-extended-timing",
                "Results tell when each read happened.",
                HttpDefinition::withMoreExtendedTiming)));
  }

  private static MeasurementKind<NtpDefinition> ntp() {
    return new MeasurementKind<>(
        "ntp",
        "A request for the time",
        "--target ntp.example.org --probes country:RS:10 --one-off",
        given -> targeted(given, MeasurementDefinition::ntp),
        List.of(
            target(),
            number(
                "--packets",
                "1 to 16 requests each time (default: 3).",
                NtpDefinition::withPackets),
            millis(
                "--timeout-ms",
                "How long a probe waits for an answer (default: 4000).",
                NtpDefinition::withTimeout)));
  }

  private static MeasurementKind<WifiDefinition> wifi() {
    return new MeasurementKind<>(
        "wifi",
        "Joining a wireless network",
        "--ssid guests --psk-file guests.psk --probes probes:1,2,3 --one-off",
        MeasurementKinds::network,
        List.of(
            needed("--ssid", "NAME", "The network. Needed."),
            needed("--psk-file", "FILE", "A file with the pre-shared key; or"),
            needed("--identity", "NAME", "the user's name, and"),
            needed("--password-file", "FILE", "a file with the password."),
            word(
                "--eap",
                "WORD",
                "ttls (default) or peap.",
                WifiDefinition.Eap.values(),
                WifiDefinition::withEap),
            word(
                "--phase2",
                "WORD",
                "eap-mschapv2 (default), mschapv2 or pap.",
                WifiDefinition.Phase2.values(),
                WifiDefinition::withPhase2),
            text(
                "--anonymous-identity",
                "NAME",
                "The user's name on the outer connection.",
                WifiDefinition::withAnonymousIdentity),
            text(
                "--cert",
                "BASE64",
                "The certificate of the network.",
                WifiDefinition::withCertificate),
            text(
                TARGET,
                "HOST",
                "A host that is measured once the network is joined.",
                WifiDefinition::withTarget),
            choice("--ipv4", "Whether IPv4 is tried: true or false.", WifiDefinition::withIpv4),
            choice("--ipv6", "Whether IPv6 is tried: true or false.", WifiDefinition::withIpv6),
            flag("--rssi", "The strength of the signal is measured.", WifiDefinition::withRssi),
            seconds(
                "--extra-wait",
                "How long to wait after joining, in seconds.",
                WifiDefinition::withExtraWait)));
  }

  private static <D> TypeOption<D> target() {
    return needed(TARGET, "HOST", "The host, by its name or address. Needed.");
  }

  private static <D> D targeted(Map<String, String> given, Function<String, D> definition)
      throws Failures.UserMistake {
    String target = needs(given, TARGET);
    return Given.checked(TARGET, () -> definition.apply(target));
  }

  /** Passwords come from files: arguments are seen by every user of a machine. */
  private static WifiDefinition network(Map<String, String> given) throws Exception {
    String ssid = needs(given, "--ssid");
    boolean isUser = given.containsKey("--identity") || given.containsKey("--password-file");
    Given.notBoth(
        "--psk-file", given.containsKey("--psk-file"), "--identity with --password-file", isUser);
    if (!isUser) {
      String psk = SecretFile.read("--psk-file", Path.of(needs(given, "--psk-file")));
      return Given.checked("--ssid", () -> MeasurementDefinition.wifi(ssid, psk));
    }
    String identity = needs(given, "--identity");
    String password = SecretFile.read("--password-file", Path.of(needs(given, "--password-file")));
    return Given.checked("--ssid", () -> MeasurementDefinition.wifi(ssid, identity, password));
  }

  private static HttpDefinition version(HttpDefinition definition, String version)
      throws Failures.UserMistake {
    return definition.withVersion(
        switch (version) {
          case "1.0" -> HttpDefinition.Version.HTTP_1_0;
          case "1.1" -> HttpDefinition.Version.HTTP_1_1;
          default ->
              throw new Failures.UserMistake(
                  "--http-version is 1.0 or 1.1, not \"" + version + "\"");
        });
  }

  private static String needs(Map<String, String> given, String option)
      throws Failures.UserMistake {
    return Optional.ofNullable(given.get(option))
        .orElseThrow(() -> new Failures.UserMistake("nothing was sent: it needs " + option));
  }
}
