package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the client to the API's own description of 2018. */
@Tag(RealData.TAG)
class ApiDescriptionTest {
  private static final Map<MeasurementType, String> MODELS =
      Map.of(
          MeasurementType.PING, "Ping measurement",
          MeasurementType.TRACEROUTE, "Traceroute measurement",
          MeasurementType.SSLCERT, "SSL certificate measurement",
          MeasurementType.HTTP, "HTTP measurement",
          MeasurementType.NTP, "NTP measurement",
          MeasurementType.WIFI, "Wifi measurement");

  /** Fields that are not set by the definition of a type, and why. */
  private static final Map<String, String> NOT_OF_A_DEFINITION =
      Map.of("is_oneoff", "of the whole request, since it must be the same in all definitions");

  private static JsonNode description(String name) throws IOException {
    Path file = RealData.path("fixtures/fixtures-api").resolve(name);
    try (InputStream in =
        name.endsWith(".gz")
            ? new GZIPInputStream(Files.newInputStream(file))
            : Files.newInputStream(file)) {
      return Json.MAPPER.readTree(in);
    }
  }

  private static Set<String> fieldsOf(String model) throws IOException {
    JsonNode properties =
        description("keltia-measurements.json.gz").path("models").path(model).path("properties");
    Set<String> names = new LinkedHashSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    assertThat(names).as(model).isNotEmpty();
    return names;
  }

  @ParameterizedTest
  @EnumSource(MeasurementType.class)
  void every_field_that_can_be_written_can_be_set(MeasurementType type) throws Exception {
    Set<String> sent = DefinitionsTest.fields(type);
    String model = MODELS.get(type);
    // The description has lost the model of DNS: its fields are those of all types for DNS.
    Set<String> described =
        new LinkedHashSet<>(model == null ? fieldsOfDns() : fieldsOf("Write" + model));
    described.removeAll(NOT_OF_A_DEFINITION.keySet());
    assertThat(sent).containsAll(described);
  }

  /** The fields of all types that are not those of another type alone, by what the text says. */
  private static Set<String> fieldsOfDns() throws IOException {
    JsonNode properties =
        description("keltia-measurements.json.gz")
            .path("models")
            .path("Writecreate measurement")
            .path("properties");
    Set<String> names = new LinkedHashSet<>();
    properties
        .properties()
        .forEach(
            field -> {
              String text = field.getValue().path("description").asText();
              if (Pattern.compile("^\\[[^]]*dns").matcher(text).find()) {
                names.add(field.getKey());
              }
            });
    assertThat(names).hasSizeGreaterThan(10).contains("query_argument", "udp_payload_size");
    return names;
  }

  /** All types together: a field that no type can set stands nowhere else either. */
  @Test
  void every_field_of_any_measurement_can_be_set_in_some() throws Exception {
    Set<String> sent = new LinkedHashSet<>();
    for (MeasurementType type : MeasurementType.values()) {
      sent.addAll(DefinitionsTest.fields(type));
    }
    Set<String> described = fieldsOf("Writecreate measurement");
    described.removeAll(NOT_OF_A_DEFINITION.keySet());
    assertThat(sent).containsAll(described);
  }

  /** What each field may be, where the description lists it, is what the enums here say. */
  @Test
  void fixed_values_are_those_of_the_description() throws Exception {
    JsonNode properties =
        description("keltia-measurements.json.gz")
            .path("models")
            .path("Writecreate measurement")
            .path("properties");
    assertThat(words(properties, "method")).isEqualTo(names(HttpDefinition.Method.values()));
    assertThat(words(properties, "protocol"))
        .isEqualTo(names(TracerouteDefinition.Protocol.values()));
    assertThat(words(properties, "eap")).isEqualTo(names(WifiDefinition.Eap.values()));
    Set<String> phase2 = new TreeSet<>();
    for (WifiDefinition.Phase2 one : WifiDefinition.Phase2.values()) {
      phase2.add(
          AtlasServer.parse(MeasurementDefinition.wifi("n", "i", "p").withPhase2(one).toJson())
              .path("phase2")
              .asText());
    }
    assertThat(words(properties, "phase2")).isEqualTo(phase2);
    Set<String> types = new TreeSet<>();
    for (MeasurementType type : MeasurementType.values()) {
      types.add(type.text());
    }
    assertThat(words(properties, "type")).isEqualTo(types);
  }

  private static Set<String> words(JsonNode properties, String field) {
    Set<String> words = new TreeSet<>();
    properties.path(field).path("enum").forEach(word -> words.add(word.asText()));
    assertThat(words).as(field).isNotEmpty();
    return words;
  }

  private static Set<String> names(Enum<?>... values) {
    Set<String> names = new TreeSet<>();
    for (Enum<?> value : values) {
      names.add(value.name());
    }
    return names;
  }

  /** A source of probes has the described fields and selectors; its tags are younger. */
  @Test
  void every_selector_of_probes_can_be_used() throws Exception {
    JsonNode model =
        description("keltia-measurements.json.gz").path("models").path("Writeprobes request");
    for (JsonNode selector : model.path("properties").path("type").path("enum")) {
      String text =
          switch (selector.asText()) {
            case "area" -> "area:WW:1";
            case "asn" -> "asn:1:1";
            case "country" -> "country:RS:1";
            case "msm" -> "msm:1:1";
            case "prefix" -> "prefix:192.0.2.0/24:1";
            default -> selector.asText() + ":1";
          };
      JsonNode sent = ProbeSource.parse(text).node();
      assertThat(sent.path("type").asText()).isEqualTo(selector.asText());
      Set<String> names = new LinkedHashSet<>();
      sent.fieldNames().forEachRemaining(names::add);
      assertThat(names).containsExactlyInAnyOrderElementsOf(fieldsOf("Writeprobes request"));
    }
    String areas = model.path("properties").path("value").path("description").asText();
    for (ProbeArea area : ProbeArea.values()) {
      assertThat(areas).contains("'" + area.text() + "'");
    }
  }

  @Test
  void every_parameter_of_the_request_can_be_set() throws Exception {
    Set<String> described = new TreeSet<>();
    for (JsonNode api : description("keltia-measurements.json.gz").path("apis")) {
      for (JsonNode operation : api.path("operations")) {
        if (operation.path("method").asText().equals("POST")) {
          operation.path("parameters").forEach(p -> described.add(p.path("name").asText()));
        }
      }
    }
    Instant time = Instant.ofEpochSecond(1_800_000_000);
    Set<String> sent = new TreeSet<>();
    MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
        .from(ProbeSource.probes(1))
        .withStart(time)
        .withStop(time.plusSeconds(60))
        .withBillTo("who@example.net")
        .withoutDnsCheck()
        .node()
        .fieldNames()
        .forEachRemaining(sent::add);
    assertThat(sent).isEqualTo(described);
  }

  /** The guide has a row for each, with what serves it or why nothing does. */
  @Test
  void every_operation_of_the_description_stands_in_the_guide() throws Exception {
    Set<String> rows = new LinkedHashSet<>();
    for (String line : GuideTest.guide().split("\n", -1)) {
      var row = Pattern.compile("^\\| `((?:GET|POST|DELETE) [^`]*)` \\|(.*)\\|$").matcher(line);
      if (row.matches()) {
        assertThat(row.group(2).strip()).as(line).isNotEmpty();
        for (MeasurementType type : MeasurementType.values()) {
          rows.add(row.group(1).replace("{type}", type.text()));
        }
      }
    }
    for (String file :
        List.of("keltia-measurements.json.gz", "keltia-probes.json", "keltia-anchors.json")) {
      for (JsonNode api : description(file).path("apis")) {
        String path = api.path("path").asText().replace("/api/v2/", "").replace("{pk}", "{id}");
        for (JsonNode operation : api.path("operations")) {
          assertThat(rows).contains(operation.path("method").asText() + " " + path);
        }
      }
    }
  }
}
