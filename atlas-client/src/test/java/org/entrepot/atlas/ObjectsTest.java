package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The objects of the API as typed values, and back. */
class ObjectsTest {
  static final String PROBE =
      """
      {"address_v4":"109.122.96.0","address_v6":"2a00:cf00:33:1:eade:27ff:fe69:c876","asn_v4":41937,\
      "asn_v6":41937,"country_code":"RS","description":"cellar","first_connected":1418208940,\
      "geometry":{"type":"Point","coordinates":[20.4295,44.8095]},"id":21554,"is_anchor":false,\
      "is_public":true,"last_connected":1675085259,"prefix_v4":"109.122.64.0/18",\
      "prefix_v6":"2a00:cf00::/32","status":{"id":1,"name":"Connected",\
      "since":"2023-01-15T12:39:05Z"},"status_since":1673786345,\
      "tags":[{"name":"system: IPv6 Works","slug":"system-ipv6-works"}],\
      "total_uptime":182761416,"type":"Probe"}""";

  static final String MEASUREMENT =
      """
      {"af":4,"creation_time":1500000000,"credits_per_result":60,"description":"to K-root",\
      "estimated_results_per_day":96,"group":null,"group_id":8000001,"id":9000001,\
      "in_wifi_group":false,"interval":900,"is_all_scheduled":true,"is_oneoff":false,\
      "is_public":true,"packets":3,"paris":16,"participant_count":48,"probes_requested":50,\
      "probes_scheduled":48,"protocol":"ICMP","resolve_on_probe":true,\
      "resolved_ips":["193.0.14.129"],"result":"https://atlas.ripe.net/api/v2/measurements/9000001/results/",\
      "spread":300,"start_time":1500000060,"status":{"id":2,"name":"Ongoing","when":null},\
      "stop_time":null,"tags":["dns","root"],"target":"k.root-servers.net","target_asn":25152,\
      "target_ip":"193.0.14.129","target_prefix":"193.0.14.0/24","type":"traceroute"}""";

  static final String ANCHOR =
      """
      {"as_v4":5511,"as_v6":null,"city":"Belgrade","company":"An IX","country":"RS",\
      "date_live":"2019-02-01T09:00:00Z","fqdn":"rs-beg-as5511.anchors.atlas.ripe.net",\
      "geometry":{"type":"Point","coordinates":[20.4675,44.8025]},"hardware_version":3,"id":1544,\
      "ip_v4":"192.0.2.7","ip_v4_gateway":"192.0.2.1","ip_v4_netmask":"255.255.255.0",\
      "ip_v6":null,"is_disabled":false,"is_ipv4_only":true,"nic_handle":"","probe":6544,\
      "tlsa_record":"","type":"Anchor"}""";

  private static <T> T read(String json, Documents.Factory<T> factory) throws UnexpectedBody {
    return factory.of((ObjectNode) AtlasServer.parse(json));
  }

  /** Nothing is lost, up to fields that are null, which are absent. */
  private static void assertSame(String written, String original) {
    JsonNode without = withoutNulls(AtlasServer.parse(original));
    assertThat(Json.isSame(withoutNulls(AtlasServer.parse(written)), without))
        .as("%s%nis not the same as%n%s", written, original)
        .isTrue();
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode without = Json.MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                without.set(field.getKey(), withoutNulls(field.getValue()));
              }
            });
    return without;
  }

  @Test
  void a_probe_has_all_its_fields_typed() throws Exception {
    Probe probe = read(PROBE, Probe::of);
    assertThat(probe.id()).isEqualTo(21554);
    assertThat(probe.addressV4()).contains(IpAddress.parse("109.122.96.0"));
    assertThat(probe.asnV6()).contains(new Asn(41937));
    assertThat(probe.prefixV4()).contains(Prefix.parse("109.122.64.0/18"));
    assertThat(probe.country()).contains(new CountryCode("RS"));
    assertThat(probe.location()).contains(new Coordinates(44.8095, 20.4295));
    assertThat(probe.status())
        .contains(new Status(1, "Connected", Optional.of(Instant.parse("2023-01-15T12:39:05Z"))));
    assertThat(probe.statusSince()).contains(Instant.ofEpochSecond(1673786345));
    assertThat(probe.totalUptimeSeconds()).hasValue(182761416);
    assertThat(probe.tags())
        .containsExactly(
            new org.entrepot.atlas.Tag(
                "system-ipv6-works", Optional.of("system: IPv6 Works"), Map.of()));
    assertThat(probe.isAnchor()).contains(false);
    assertThat(probe.other()).isEmpty();
    assertSame(probe.toJson(), PROBE);
  }

  @Test
  void a_measurement_keeps_the_options_of_its_type_beside_its_typed_fields() throws Exception {
    Measurement measurement = read(MEASUREMENT, Measurement::of);
    assertThat(measurement.type()).contains("traceroute");
    assertThat(measurement.af()).hasValue(4);
    assertThat(measurement.status()).contains(new Status(2, "Ongoing", Optional.empty()));
    assertThat(measurement.targetAsn()).contains(new Asn(25152));
    assertThat(measurement.resolvedIps()).containsExactly(IpAddress.parse("193.0.14.129"));
    assertThat(measurement.startTime()).contains(Instant.ofEpochSecond(1500000060));
    assertThat(measurement.stopTime()).isEmpty();
    assertThat(measurement.tags()).containsExactly("dns", "root");
    assertThat(measurement.creditsPerResult()).hasValue(60);
    assertThat(measurement.other())
        .containsEntry("paris", "16")
        .containsEntry("packets", "3")
        .containsKey("result")
        .doesNotContainKey("stop_time");
    assertSame(measurement.toJson(), MEASUREMENT);
  }

  @Test
  void an_anchor_has_its_fields_typed() throws Exception {
    Anchor anchor = read(ANCHOR, Anchor::of);
    assertThat(anchor.probeId()).hasValue(6544);
    assertThat(anchor.asnV4()).contains(new Asn(5511));
    assertThat(anchor.asnV6()).isEmpty();
    assertThat(anchor.dateLive()).contains(Instant.parse("2019-02-01T09:00:00Z"));
    assertThat(anchor.isIpv4Only()).contains(true);
    assertThat(anchor.other()).containsEntry("ip_v4_netmask", "\"255.255.255.0\"");
    assertSame(anchor.toJson(), ANCHOR);
  }

  @Test
  void a_measurement_of_anchors_names_both_by_their_numbers() throws Exception {
    String json =
        """
        {"id":32,"is_mesh":true,"measurement":"https://atlas.ripe.net/api/v2/measurements/1026355/",\
        "target":"https://atlas.ripe.net/api/v2/anchors/12","type":"ping"}""";
    AnchorMeasurement measurement = read(json, AnchorMeasurement::of);
    assertThat(measurement.measurementId()).hasValue(1026355);
    assertThat(measurement.targetId()).hasValue(12);
    assertThat(measurement.isMesh()).contains(true);
    assertSame(measurement.toJson(), json);
    assertThat(read("{\"id\":1,\"target\":\"x/\"}", AnchorMeasurement::of).targetId())
        .isEqualTo(OptionalLong.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":7}",
        "{\"id\":7,\"new_field\":{\"a\":[1,2.50,null,\"x\"]},\"newer\":null}",
        "{\"id\":7,\"asn_v4\":\"none\",\"country_code\":\"\",\"address_v4\":\"\"}",
        "{\"id\":7,\"asn_v4\":4294967296,\"country_code\":\"Rs\",\"address_v6\":\"2001:DB8::0\"}",
        "{\"id\":7,\"prefix_v4\":\"192.0.2.1/24\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[200,9]}}",
        "{\"id\":7,\"geometry\":{\"type\":\"Point\",\"coordinates\":[4.123456789012345678901,52.1]}}",
        "{\"id\":7,\"tags\":[],\"status\":{\"id\":1,\"name\":\"Connected\",\"by\":\"me\"}}",
        "{\"id\":7,\"tags\":[\"home\",\"nat\"],\"status\":\"odd\",\"total_uptime\":1.5}",
        "{\"id\":7,\"status_since\":\"2023-01-15T12:39:05.123456\",\"first_connected\":\"never\"}",
        "{\"id\":7,\"last_connected\":99999999999999999,\"is_public\":\"yes\",\"description\":5}"
      })
  void whatever_is_not_as_expected_is_kept_as_it_is(String json) throws Exception {
    assertSame(read(json, Probe::of).toJson(), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"7\"}", "{\"id\":1.5}"})
  void an_object_without_an_id_is_none(String json) {
    assertThatThrownBy(() -> read(json, Probe::of)).isInstanceOf(UnexpectedBody.class);
  }

  @Test
  void the_archive_has_another_form_of_the_same() throws Exception {
    String json =
        """
        {"id":5,"status":2,"status_name":"Disconnected","latitude":52.5,"longitude":4.75,\
        "tags":["home"],"asn_v4":3333}""";
    Probe probe = read(json, Probe::of);
    assertThat(probe.status()).contains(new Status(2, "Disconnected", Optional.empty()));
    assertThat(probe.location()).contains(new Coordinates(52.5, 4.75));
    assertThat(probe.tags()).extracting(org.entrepot.atlas.Tag::slug).containsExactly("home");
    ObjectNode back = (ObjectNode) AtlasServer.parse(probe.toJson());
    AtlasServer.parse(json)
        .properties()
        .forEach(field -> assertThat(back.get(field.getKey())).isEqualTo(field.getValue()));
  }

  @Test
  @Tag(RealData.TAG)
  void every_probe_of_2021_comes_back_as_it_was() throws Exception {
    List<String> lines = lines("probes/2021-04-16-probes-api-v2.jsonl.gz");
    assertThat(lines).hasSize(11711);
    // One was put off the Earth by its host, one has an empty country, and one an address in an
    // unusual form: the text of each is kept.
    assertThat(assertRoundTrip(lines)).containsExactly(6964L, 18276L, 1000812L);
  }

  @Test
  @Tag(RealData.TAG)
  void every_probe_of_2023_comes_back_as_it_was_with_its_tags() throws Exception {
    List<String> lines = lines("probes/2023-01-probes-see-telecom-groups.jsonl.gz");
    assertThat(lines).hasSize(672);
    assertThat(assertRoundTrip(lines)).isEmpty();
    assertThat(read(lines.get(0), Probe::of).tags()).hasSize(10);
  }

  /** Returns the probes of which something has no typed value. */
  private static List<Long> assertRoundTrip(List<String> lines) throws UnexpectedBody {
    List<Long> odd = new ArrayList<>();
    for (String line : lines) {
      Probe probe = read(line, Probe::of);
      assertSame(probe.toJson(), line);
      if (!probe.other().isEmpty()) {
        odd.add(probe.id());
      }
    }
    return odd;
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = DataFile.of(RealData.path(name)).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** The API's own description of its objects, which keltia's tests have kept since 2018. */
  private static JsonNode description(String name) throws IOException {
    var path = RealData.path("fixtures/fixtures-api/" + name);
    try (var in = Files.newInputStream(path);
        var plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return Json.MAPPER.readTree(plain);
    }
  }

  private static List<String> fieldsOf(JsonNode description, String model) {
    List<String> names = new ArrayList<>();
    description
        .path("models")
        .path(model)
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    assertThat(names).as(model).isNotEmpty();
    return names;
  }

  @Test
  @Tag(RealData.TAG)
  void every_field_of_a_probe_that_the_api_describes_has_a_component() throws Exception {
    ObjectNode probe = (ObjectNode) AtlasServer.parse(PROBE);
    for (String name : fieldsOf(description("keltia-probes.json"), "request probe")) {
      // The name of the country was never sent.
      assertThat(name.equals("country_name") || probe.has(name)).as(name).isTrue();
    }
    assertThat(Probe.of(probe).other()).isEmpty();
  }

  @Test
  @Tag(RealData.TAG)
  void objects_with_every_field_that_the_api_describes_come_back_as_they_were() throws Exception {
    assertAllFields(
        description("keltia-anchors.json"), "AnchorSerializer", Anchor::of, Anchor::toJson);
    assertAllFields(
        description("keltia-measurements.json.gz"),
        "get measurement",
        Measurement::of,
        Measurement::toJson);
    assertAllFields(description("keltia-probes.json"), "request probe", Probe::of, Probe::toJson);
  }

  private static <T> void assertAllFields(
      JsonNode description,
      String model,
      Documents.Factory<T> factory,
      java.util.function.Function<T, String> writer)
      throws UnexpectedBody {
    ObjectNode object = Json.MAPPER.createObjectNode();
    for (String name : fieldsOf(description, model)) {
      String type =
          description.at("/models").path(model).path("properties").path(name).path("type").asText();
      switch (type) {
        case "integer" -> object.put(name, 7);
        case "number" -> object.put(name, 7.25);
        case "boolean" -> object.put(name, true);
        case "array" -> object.putArray(name).add("one");
        default -> object.put(name, "text of " + name);
      }
    }
    assertSame(writer.apply(factory.of(object.put("id", 1))), object.toString());
  }

  @Test
  @Tag(RealData.TAG)
  void every_filter_has_a_name_that_the_api_describes() throws Exception {
    List<String> ofProbes = parameters("keltia-probes.json", "/api/v2/probes/");
    ProbeQuery probes =
        ProbeQuery.all()
            .withIds(1)
            .withIdAbove(1)
            .withIdFrom(1)
            .withIdBelow(1)
            .withIdUpTo(1)
            .withCountry(new CountryCode("RS"))
            .withAsn(new Asn(1))
            .withAsnV4(new Asn(1))
            .withAsnV6(new Asn(1))
            .withPrefixV4(Prefix.parse("192.0.2.0/24"))
            .withPrefixV6(Prefix.parse("2001:db8::/32"))
            .withRadius(new Coordinates(1, 2), 3)
            .withLatitudeBetween(1, 2)
            .withLongitudeBetween(1, 2)
            .withAnchorsOnly()
            .withPublicOnly()
            .withTags("a")
            .withStatus(ProbeStatus.CONNECTED)
            .withSort("id");
    assertThat(ofProbes).containsAll(names(probes.parameters()));

    List<String> ofMeasurements =
        parameters("keltia-measurements.json.gz", "/api/v2/measurements/");
    MeasurementQuery measurements =
        MeasurementQuery.all()
            .withIds(1)
            .withIdAbove(1)
            .withType(MeasurementType.DNS)
            .withFamily(IpAddress.Family.IPV6)
            .withStatus(MeasurementStatus.STOPPED)
            .withTarget("a")
            .withTargetIn(Prefix.parse("192.0.2.0/24"))
            .withTargetAsn(new Asn(1))
            .withSearch("a")
            .withDescription("a")
            .withStartFrom(Instant.EPOCH)
            .withStartBefore(Instant.EPOCH)
            .withStopFrom(Instant.EPOCH)
            .withStopBefore(Instant.EPOCH)
            .withPublicOnly()
            .withOneOffOnly()
            .withOptionalFields("probes")
            .withFields("id")
            .withPageSize(1)
            .withSort("id");
    assertThat(ofMeasurements).containsAll(names(measurements.parameters()));

    List<String> ofResults =
        parameters("keltia-measurements.json.gz", "/api/v2/measurements/{pk}/results/");
    ResultQuery results =
        ResultQuery.of(1)
            .withStart(Instant.EPOCH)
            .withStop(Instant.EPOCH)
            .withProbeIds(1)
            .withAnchorsOnly()
            .withPublicOnly();
    // The format is a parameter of every request.
    assertThat(names(results.parameters()).stream().filter(name -> !name.equals("format")))
        .isSubsetOf(ofResults);
  }

  private static List<String> names(Parameters parameters) {
    return List.copyOf(
        parameters.urls(okhttp3.HttpUrl.get("http://localhost/")).get(0).queryParameterNames());
  }

  private static List<String> parameters(String description, String path) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode api : description(description).path("apis")) {
      if (api.path("path").asText().equals(path)) {
        api.at("/operations/0/parameters").forEach(p -> names.add(p.path("name").asText()));
      }
    }
    assertThat(names).as(path).isNotEmpty();
    return names;
  }
}
