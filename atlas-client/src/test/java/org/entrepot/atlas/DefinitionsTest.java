package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions of measurements: what is sent, and what is refused before it could be. */
class DefinitionsTest {
  /** Definitions in which every option has been set, in one or another of each type. */
  static List<MeasurementDefinition> full() {
    return Stream.<MeasurementDefinition>of(
            MeasurementDefinition.ping("k.root-servers.net")
                .withPackets(5)
                .withSize(1500)
                .withPacketInterval(Duration.ofMillis(20))
                .withProbeId(),
            MeasurementDefinition.traceroute("k.root-servers.net")
                .withProtocol(TracerouteDefinition.Protocol.TCP)
                .withPackets(1)
                .withSize(40)
                .withParis(16)
                .withFirstHop(2)
                .withMaxHops(20)
                .withPort(443)
                .withResponseTimeout(Duration.ofSeconds(2))
                .withDuplicateTimeout(Duration.ofMillis(10))
                .withDontFragment()
                .withHopByHopOptionSize(8)
                .withDestinationOptionSize(16),
            MeasurementDefinition.dns("$p.example.net")
                .withServer("k.root-servers.net")
                .withQueryType(DnsDefinition.QueryType.TXT)
                .withQueryClass(DnsDefinition.QueryClass.CHAOS)
                .withProtocol(DnsDefinition.Protocol.UDP)
                .withTls()
                .withPort(853)
                .withRetry(2)
                .withTimeout(Duration.ofSeconds(7))
                .withUdpPayloadSize(4096)
                .withRecursionDesired()
                .withDnssecOk()
                .withCheckingDisabled()
                .withNsid()
                .withDefaultClientSubnet()
                .withCookies()
                .withProbeIdPrepended()
                .withMacros()
                .withAnswerIncluded(true)
                .withQueryIncluded(true)
                .withTtlReported(),
            MeasurementDefinition.sslCert("www.example.net")
                .withPort(8443)
                .withHostname("other.example.net"),
            MeasurementDefinition.http("rs-beg-as5511.anchors.atlas.ripe.net")
                .withMethod(HttpDefinition.Method.HEAD)
                .withPath("/400")
                .withQueryString("a=b")
                .withPort(8080)
                .withHeaderBytes(300)
                .withVersion(HttpDefinition.Version.HTTP_1_1)
                .withUserAgent("entrepot")
                .withExtendedTiming()
                .withMoreExtendedTiming(),
            MeasurementDefinition.ntp("ntp.example.net")
                .withPackets(2)
                .withTimeout(Duration.ofSeconds(3)),
            MeasurementDefinition.wifi("guestnet", "mellon")
                .withIpv4(true)
                .withIpv6(false)
                .withRssi()
                .withExtraWait(Duration.ofSeconds(4))
                .withTarget("www.example.net"),
            MeasurementDefinition.wifi("eduroam", "frodo", "mellon")
                .withEap(WifiDefinition.Eap.PEAP)
                .withPhase2(WifiDefinition.Phase2.PAP)
                .withAnonymousIdentity("nobody")
                .withCertificate("AAAA"))
        .map(
            one ->
                one.withDescription("everything")
                    .withInterval(Duration.ofMinutes(10))
                    .withSpread(Duration.ofSeconds(30))
                    .withTags("one", "two")
                    .asPrivate()
                    .withResolvingOnProbe()
                    .withoutDnsCheck()
                    .withTargetUpdate(24)
                    .withAutoTopup()
                    .withAutoTopup(7, 0.5)
                    .withBillTo("who@example.net")
                    .withGroup(5)
                    .inWifiGroup())
        .map(
            one -> one.type() == MeasurementType.WIFI ? one : one.withFamily(IpAddress.Family.IPV6))
        .toList();
  }

  /** The names of the fields that the definitions of a type send, if all is set. */
  static Set<String> fields(MeasurementType type) {
    Set<String> names = new LinkedHashSet<>();
    full().stream()
        .filter(one -> one.type() == type)
        .forEach(one -> AtlasServer.parse(one.toJson()).fieldNames().forEachRemaining(names::add));
    return names;
  }

  @ParameterizedTest
  @MethodSource("full")
  void every_option_is_taken_by_the_service(MeasurementDefinition definition) {
    MeasurementRequest request =
        MeasurementRequest.of(definition).from(ProbeSource.area(ProbeArea.WORLD, 1));
    try (AtlasServer server = new AtlasServer();
        AtlasClient client = server.client().apiKey(AtlasServer.KEY).build()) {
      assertThat(client.propose(request).submitWithoutEnd(Long.MAX_VALUE))
          .containsExactly(MeasurementDesk.FIRST_ID);
    }
  }

  @Test
  void every_option_of_the_service_can_be_set() {
    for (MeasurementType type : MeasurementType.values()) {
      Set<String> expected = new LinkedHashSet<>(MeasurementDesk.COMMON);
      expected.addAll(MeasurementDesk.OF_TYPE.getOrDefault(type.text(), Set.of()));
      if (type == MeasurementType.WIFI) {
        expected.remove("af");
      }
      assertThat(fields(type)).as(type.text()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static JsonNode json(MeasurementDefinition definition) {
    return AtlasServer.parse(definition.toJson());
  }

  @Test
  void a_definition_sends_what_is_required_and_nothing_else() {
    assertThat(json(MeasurementDefinition.ping("192.0.2.1")))
        .isEqualTo(
            AtlasServer.parse(
                """
                {"type":"ping","description":"Ping 192.0.2.1 over IPv4","af":4,\
                "target":"192.0.2.1","interval":240}"""));
    assertThat(json(MeasurementDefinition.dns("example.net")))
        .isEqualTo(
            AtlasServer.parse(
                """
                {"type":"dns","af":4,"query_class":"IN","query_type":"A","interval":240,\
                "query_argument":"example.net","use_probe_resolver":true,"description":\
                "DNS query for example.net A at each probe's resolvers over IPv4"}"""));
  }

  @Test
  void values_stand_under_their_names_and_in_their_units() {
    JsonNode ping = json(full().get(0));
    assertThat(ping.path("packets").intValue()).isEqualTo(5);
    assertThat(ping.path("size").intValue()).isEqualTo(1500);
    assertThat(ping.path("packet_interval").intValue()).isEqualTo(20); // ms
    assertThat(ping.path("interval").intValue()).isEqualTo(600); // s
    assertThat(ping.path("af").intValue()).isEqualTo(6);
    assertThat(ping.path("is_public").booleanValue()).isFalse();
    assertThat(ping.path("tags").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(ping.path("auto_topup_prb_similarity").doubleValue()).isEqualTo(0.5);
    JsonNode trace = json(full().get(1));
    assertThat(trace.path("response_timeout").intValue()).isEqualTo(2000);
    assertThat(trace.path("protocol").textValue()).isEqualTo("TCP");
    JsonNode dns = json(full().get(2));
    assertThat(dns.path("use_probe_resolver").booleanValue()).isFalse();
    assertThat(dns.path("timeout").intValue()).isEqualTo(7000);
    assertThat(dns.path("query_class").textValue()).isEqualTo("CHAOS");
    JsonNode wifi = json(full().get(7));
    assertThat(wifi.path("phase2").textValue()).isEqualTo("auth=PAP");
    assertThat(wifi.path("key_mgmt").textValue()).isEqualTo("WPA-EAP");
  }

  @Test
  void the_family_is_that_of_the_address() {
    assertThat(MeasurementDefinition.ping("2001:db8::1").family()).contains(IpAddress.Family.IPV6);
    assertThat(MeasurementDefinition.ping("example.net").family()).contains(IpAddress.Family.IPV4);
    assertThat(MeasurementDefinition.dns("example.net").withServer("2001:db8::1").family())
        .contains(IpAddress.Family.IPV6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeasurementDefinition.ping("192.0.2.1").withFamily(IpAddress.Family.IPV6))
        .withMessage("192.0.2.1 is not an address of IPv6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.net",
        "example.net.",
        "_dns.example.net",
        "localhost",
        "a-b.c1",
        "192.0.2.1",
        "2001:db8::1"
      })
  void an_address_or_a_name_is_a_target(String target) {
    assertThat(MeasurementDefinition.ping(target).target()).contains(target);
  }

  @Test
  void a_name_in_another_script_is_sent_in_ascii() {
    assertThat(MeasurementDefinition.ping("bücher.example").target())
        .contains("xn--bcher-kva.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "http://example.net",
        "192.0.2.0/24",
        "192.0.2.300",
        "1.2.3",
        "-a.example",
        "a-.example",
        "a..b",
        ".",
        "exa mple.net",
        "a\nb",
        "::g",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
      })
  void anything_else_is_none(String target) {
    assertThatIllegalArgumentException().isThrownBy(() -> MeasurementDefinition.ping(target));
  }

  static Stream<Arguments> outOfRange() {
    PingDefinition ping = MeasurementDefinition.ping("192.0.2.1");
    TracerouteDefinition trace = MeasurementDefinition.traceroute("192.0.2.1");
    DnsDefinition dns = MeasurementDefinition.dns("example.net");
    HttpDefinition http = MeasurementDefinition.http("192.0.2.1");
    return Stream.of(
        bad("packets is 1 to 16, not 0", () -> ping.withPackets(0)),
        bad("packets is 1 to 16, not 17", () -> ping.withPackets(17)),
        bad("size is 1 to 2048, not 2049", () -> ping.withSize(2049)),
        bad(
            "packet_interval is 2 to 300000, not 1",
            () -> ping.withPacketInterval(Duration.ofMillis(1))),
        bad(
            "packet_interval is a whole number of milliseconds, 1 or more, not PT0.0000025S",
            () -> ping.withPacketInterval(Duration.ofNanos(2500))),
        bad("paris is 0 to 64, not 65", () -> trace.withParis(65)),
        bad("first_hop is 1 to 255, not 0", () -> trace.withFirstHop(0)),
        bad("max_hops is 1 to 255, not 256", () -> trace.withMaxHops(256)),
        bad("port is 1 to 65535, not 65536", () -> trace.withPort(65_536)),
        bad(
            "response_timeout is 1 to 60000, not 60001",
            () -> trace.withResponseTimeout(Duration.ofMillis(60_001))),
        bad(
            "the first hop is not behind the last: 9 and 8",
            () -> trace.withFirstHop(9).withMaxHops(8)),
        bad("hop_by_hop_option_size is 0 or more, not -1", () -> trace.withHopByHopOptionSize(-1)),
        bad("udp_payload_size is 512 to 4096, not 511", () -> dns.withUdpPayloadSize(511)),
        bad("retry is 0 or more, not -1", () -> dns.withRetry(-1)),
        bad(
            "the name that is asked for has 1 to 255 characters",
            () -> MeasurementDefinition.dns("")),
        bad("a path begins with / and has no query: \"x\"", () -> http.withPath("x")),
        bad("description is not blank", () -> ping.withDescription(" ")),
        bad(
            "an interval is a whole number of seconds, 1 or more, not PT1.5S",
            () -> ping.withInterval(Duration.ofMillis(1500))),
        bad(
            "an interval is a whole number of seconds, 1 or more, not PT-4S",
            () -> ping.withInterval(Duration.ofSeconds(-4))),
        bad("a tag is letters, digits, -, _ and ., not \"a b\"", () -> ping.withTags("a b")),
        bad("a similarity is 0 to 1, not NaN", () -> ping.withAutoTopup(1, Double.NaN)),
        bad("auto_topup_prb_days_off is 1 or more, not 0", () -> ping.withAutoTopup(0, 1)),
        bad("target is not set as an option", () -> ping.withOption("target", "x")),
        bad("not the name of an option: \"A b\"", () -> ping.withOption("A b", 1)),
        bad(
            "the length of an SSID is 1 to 32, not 34",
            () -> MeasurementDefinition.wifi("ж".repeat(17), "mellon")),
        bad(
            "EAP is of use with a user's name and password only",
            () -> MeasurementDefinition.wifi("net", "k").withEap(WifiDefinition.Eap.TTLS)),
        bad(
            "a certificate is Base64",
            () -> MeasurementDefinition.wifi("net", "i", "p").withCertificate("A")),
        bad(
            "a wifi measurement has no address family; see withIpv4 and withIpv6",
            () -> MeasurementDefinition.wifi("net", "k").withFamily(IpAddress.Family.IPV4)));
  }

  private static Arguments bad(String sentence, ThrowingCallable call) {
    return Arguments.of(sentence, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void what_the_description_does_not_allow_is_refused_at_once(
      String sentence, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(sentence);
  }

  @Test
  void an_option_without_a_method_can_be_set_too() {
    JsonNode sent =
        json(
            MeasurementDefinition.dns("example.net")
                .withOption("query_type", "SVCB")
                .withOption("priority", 7)
                .withOption("brand_new", true));
    assertThat(sent.path("query_type").textValue()).isEqualTo("SVCB");
    assertThat(sent.path("priority").intValue()).isEqualTo(7);
    assertThat(sent.path("brand_new").booleanValue()).isTrue();
  }

  @Test
  void a_definition_is_not_changed_and_is_a_value() {
    PingDefinition ping = MeasurementDefinition.ping("192.0.2.1");
    PingDefinition other = ping.withPackets(5);
    assertThat(ping).isNotEqualTo(other).isEqualTo(MeasurementDefinition.ping("192.0.2.1"));
    assertThat(other).isEqualTo(ping.withPackets(5)).hasSameHashCodeAs(ping.withPackets(5));
    assertThat(ping.toJson()).doesNotContain("packets");
  }

  @Test
  void each_type_matches_its_own_function() {
    for (MeasurementDefinition one : full()) {
      String name =
          one.match(
              p -> "ping",
              t -> "traceroute",
              d -> "dns",
              s -> "sslcert",
              h -> "http",
              n -> "ntp",
              w -> "wifi");
      assertThat(name).isEqualTo(one.type().text());
    }
  }

  @Test
  void the_words_of_a_wifi_measurement_hold_no_password() {
    MeasurementDefinition wifi = full().get(6);
    assertThat(wifi.toString()).isEqualTo("Join the wireless network guestnet");
    assertThat(MeasurementRequest.of(wifi).toString()).doesNotContain("mellon");
    assertThat(wifi.toJson()).contains("mellon");
  }
}
