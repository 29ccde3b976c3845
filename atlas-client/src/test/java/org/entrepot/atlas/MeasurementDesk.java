package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link AtlasServer} that takes orders. It wants a key, knows the fields of each type
 * with their words and ranges, refuses all others in the API's form, and makes what is ordered. The
 * lists are written from the API's own description of 2018 and from its reference of 2026, and not
 * from the client.
 */
final class MeasurementDesk {
  static final long FIRST_ID = 70_000_001;

  static final Set<String> COMMON =
      Set.of(
          "type",
          "target",
          "af",
          "description",
          "interval",
          "spread",
          "tags",
          "is_public",
          "resolve_on_probe",
          "skip_dns_check",
          "bill_to",
          "group_id",
          "in_wifi_group",
          "auto_topup",
          "auto_topup_prb_days_off",
          "auto_topup_prb_similarity",
          "target_update_hours");

  static final Map<String, Set<String>> OF_TYPE =
      Map.of(
          "ping", Set.of("packets", "size", "packet_interval", "include_probe_id"),
          "traceroute",
              Set.of(
                  "protocol",
                  "packets",
                  "size",
                  "paris",
                  "first_hop",
                  "max_hops",
                  "port",
                  "response_timeout",
                  "duplicate_timeout",
                  "dont_fragment",
                  "hop_by_hop_option_size",
                  "destination_option_size"),
          "dns",
              Set.of(
                  "query_class",
                  "query_type",
                  "query_argument",
                  "use_probe_resolver",
                  "protocol",
                  "tls",
                  "port",
                  "retry",
                  "timeout",
                  "udp_payload_size",
                  "set_rd_bit",
                  "set_do_bit",
                  "set_cd_bit",
                  "set_nsid_bit",
                  "default_client_subnet",
                  "cookies",
                  "prepend_probe_id",
                  "use_macros",
                  "include_abuf",
                  "include_qbuf",
                  "ttl"),
          "sslcert", Set.of("port", "hostname"),
          "http",
              Set.of(
                  "method",
                  "path",
                  "query_string",
                  "port",
                  "header_bytes",
                  "version",
                  "user_agent",
                  "extended_timing",
                  "more_extended_timing"),
          "ntp", Set.of("packets", "timeout"),
          "wifi",
              Set.of(
                  "ssid",
                  "key_mgmt",
                  "psk",
                  "identity",
                  "password",
                  "anonymous_identity",
                  "eap",
                  "phase2",
                  "cert",
                  "ipv4",
                  "ipv6",
                  "rssi",
                  "extra_wait"));

  private static final Map<String, long[]> RANGES =
      Map.of(
          "af", new long[] {4, 6},
          "packets", new long[] {1, 16},
          "size", new long[] {1, 2048},
          "packet_interval", new long[] {2, 300_000},
          "paris", new long[] {0, 64},
          "udp_payload_size", new long[] {512, 4096},
          "response_timeout", new long[] {1, 60_000},
          "port", new long[] {1, 65_535},
          "interval", new long[] {1, Integer.MAX_VALUE});

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "query_class", Set.of("IN", "CHAOS"),
          "protocol", Set.of("ICMP", "UDP", "TCP"),
          "method", Set.of("HEAD", "GET", "PUT", "POST", "DELETE"),
          "version", Set.of("1.0", "1.1"),
          "key_mgmt", Set.of("WPA-PSK", "WPA-EAP"),
          "eap", Set.of("TTLS", "PEAP"),
          "phase2", Set.of("auth=EAP-MSCHAPV2", "auth=MSCHAPV2", "auth=PAP"));

  private static final Set<String> ROOT =
      Set.of(
          "definitions",
          "probes",
          "is_oneoff",
          "start_time",
          "stop_time",
          "bill_to",
          "skip_dns_check");

  private static final Set<String> SELECTORS =
      Set.of("area", "region", "country", "countries", "prefix", "asn", "probes", "msm");

  private final AtlasServer server;
  private final Map<Long, ObjectNode> measurements = new LinkedHashMap<>();
  private boolean forbidding;
  private long next = FIRST_ID;

  MeasurementDesk(AtlasServer server) {
    this.server = server;
  }

  /** From now on the key lacks the permission to do anything. */
  void forbid() {
    forbidding = true;
  }

  MockResponse answer(RecordedRequest request, String path) {
    String key = request.getHeaders().get("Authorization");
    if (key == null) {
      return AtlasServer.error(401, 104, "Unauthorized", "no key");
    }
    if (forbidding || !key.equals("Key " + AtlasServer.KEY)) {
      return AtlasServer.error(
          403, 104, "Forbidden", "You do not have permission to perform this action.");
    }
    String text = request.getBody() == null ? "" : request.getBody().utf8();
    @Nullable JsonNode body = text.isEmpty() ? null : AtlasServer.parse(text);
    String[] parts = path.split("/", 0);
    String what = request.getMethod() + " " + path.replaceAll("/[0-9][0-9a-f]*/", "/{}/");
    return switch (what) {
      case "POST measurements/" -> create(body);
      case "DELETE measurements/{}/" -> stop(Long.parseLong(parts[1]));
      case "DELETE measurements/groups/{}/" -> stop(Long.parseLong(parts[2]));
      case "PATCH measurements/{}/" -> change(Long.parseLong(parts[1]), body);
      case "POST measurements/{}/tags/" -> tag(path, body);
      case "POST measurements/{}/participation-requests/" -> participate(body);
      case "PATCH probes/{}/private/" ->
          known(body, "description", "is_public", "router_type", "dnsopts", "bandwidth_allowed");
      case "POST credits/transfers/" -> known(body, "recipient", "amount");
      case "POST keys/" -> key(body);
      case "PATCH keys/{}/" -> key(body);
      case "DELETE keys/{}/" -> done();
      default ->
          what.matches("DELETE measurements/\\{}/tags/[^/]+/")
              ? done()
              : AtlasServer.error(405, 102, "Method Not Allowed", what);
    };
  }

  private static MockResponse done() {
    return new MockResponse.Builder().code(204).build();
  }

  private static MockResponse made(int status, JsonNode body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body.toString())
        .build();
  }

  /** The API's complaint about fields: pointers, and what is wrong there. */
  private static MockResponse bad(Map<String, String> complaints) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ObjectNode error = body.putObject("error");
    error
        .put("status", 400)
        .put("code", 102)
        .put("title", "Bad Request")
        .put("detail", "There was a problem with your request");
    ArrayNode errors = error.putArray("errors");
    complaints.forEach(
        (pointer, detail) -> {
          ObjectNode one = errors.addObject();
          one.putObject("source").put("pointer", pointer);
          one.put("detail", detail);
        });
    return made(400, body);
  }

  private MockResponse create(@Nullable JsonNode body) {
    Map<String, String> complaints = new LinkedHashMap<>();
    JsonNode order = body == null ? Json.MAPPER.createObjectNode() : body;
    order.fieldNames().forEachRemaining(name -> unless(ROOT, "/" + name, name, complaints));
    boolean oneOff = order.path("is_oneoff").asBoolean();
    if (oneOff && order.has("stop_time")) {
      complaints.put("/stop_time", "One-off measurements have no stop time.");
    }
    int index = 0;
    for (JsonNode definition : order.path("definitions")) {
      check(definition, "/definitions/" + index++ + "/", complaints);
    }
    int source = 0;
    for (JsonNode probes : order.path("probes")) {
      checkProbes(probes, "/probes/" + source++ + "/", complaints);
    }
    if (index == 0 || source == 0) {
      complaints.put(index == 0 ? "/definitions" : "/probes", "This field is required.");
    }
    return complaints.isEmpty() ? create(order, oneOff) : bad(complaints);
  }

  private MockResponse create(JsonNode order, boolean oneOff) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode ids = answer.putArray("measurements");
    for (JsonNode definition : order.path("definitions")) {
      long id = next++;
      ids.add(id);
      ObjectNode made = definition.deepCopy();
      made.put("id", id).put("is_oneoff", oneOff).put("group_id", FIRST_ID);
      made.putObject("status").put("id", 1).put("name", "Scheduled");
      measurements.put(id, made);
      server.object("measurements/" + id + "/", made.toString());
    }
    return made(201, answer);
  }

  private static void unless(
      Set<String> known, String pointer, String name, Map<String, String> complaints) {
    if (!known.contains(name)) {
      complaints.put(pointer, "Unknown field.");
    }
  }

  private static void check(JsonNode definition, String at, Map<String, String> complaints) {
    String type = definition.path("type").asText();
    Set<String> own = OF_TYPE.getOrDefault(type, Set.of());
    List<String> required = new ArrayList<>(List.of("type", "description"));
    if (!type.equals("wifi")) {
      required.add("af");
    }
    switch (type) {
      case "dns" -> required.addAll(List.of("query_class", "query_type", "query_argument"));
      case "wifi" -> required.addAll(List.of("ssid", "key_mgmt"));
      default -> required.add("target");
    }
    required.stream()
        .filter(name -> !definition.hasNonNull(name))
        .forEach(name -> complaints.put(at + name, "This field is required."));
    definition
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (!COMMON.contains(name) && !own.contains(name)) {
                complaints.put(at + name, "Unknown field.");
              }
              long[] range = RANGES.get(name);
              long value = field.getValue().asLong();
              if (range != null
                  && (!field.getValue().isInt() || value < range[0] || value > range[1])) {
                complaints.put(at + name, "Out of range.");
              }
              Set<String> words = WORDS.get(name);
              if (words != null && !words.contains(field.getValue().asText())) {
                complaints.put(at + name, "Not a valid choice.");
              }
            });
    if (definition.path("target").asText().endsWith(".invalid")
        && !definition.path("skip_dns_check").asBoolean()) {
      complaints.put(at + "target", "The target does not resolve.");
    }
  }

  private static void checkProbes(JsonNode probes, String at, Map<String, String> complaints) {
    Set<String> known = Set.of("type", "value", "requested", "tags", "action");
    probes.fieldNames().forEachRemaining(name -> unless(known, at + name, name, complaints));
    if (!SELECTORS.contains(probes.path("type").asText())) {
      complaints.put(at + "type", "Not a valid choice.");
    }
    if (probes.path("value").asText().isEmpty() || probes.path("requested").asInt() < 1) {
      complaints.put(at + "requested", "This field is required.");
    }
  }

  private MockResponse stop(long id) {
    ObjectNode measurement = measurements.get(id);
    if (measurement == null) {
      return AtlasServer.error(404, 102, "Not Found", "Not found.");
    }
    measurement.putObject("status").put("id", 4).put("name", "Stopped");
    server.object("measurements/" + id + "/", measurement.toString());
    return done();
  }

  private MockResponse change(long id, @Nullable JsonNode body) {
    ObjectNode measurement = measurements.get(id);
    if (measurement == null || body == null) {
      return AtlasServer.error(404, 102, "Not Found", "Not found.");
    }
    measurement.setAll((ObjectNode) body);
    server.object("measurements/" + id + "/", measurement.toString());
    return made(200, measurement);
  }

  private MockResponse tag(String path, @Nullable JsonNode body) {
    server.list(path, List.of(String.valueOf(body)));
    return made(201, body == null ? Json.MAPPER.createObjectNode() : body);
  }

  private MockResponse participate(@Nullable JsonNode body) {
    Map<String, String> complaints = new LinkedHashMap<>();
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode ids = answer.putArray("request_ids");
    int index = 0;
    for (JsonNode one : body == null ? Json.MAPPER.createArrayNode() : body) {
      String at = "/" + index++ + "/";
      checkProbes(one, at, complaints);
      String action = one.path("action").asText();
      boolean removing = action.equals("remove");
      if (!removing && !action.equals("add")) {
        complaints.put(at + "action", "Not a valid choice.");
      }
      if (removing && !one.path("type").asText().equals("probes")) {
        complaints.put(at + "type", "Only probes can be removed.");
      }
      ids.add(35_878 + index);
    }
    return complaints.isEmpty() ? made(200, answer) : bad(complaints);
  }

  private static MockResponse key(@Nullable JsonNode body) {
    MockResponse refused = known(body, "label", "enabled", "valid_from", "valid_to", "grants");
    if (body == null || refused.getCode() != 201) {
      return refused;
    }
    ObjectNode key = body.deepCopy();
    return made(201, key.put("uuid", "0c51be25-dfac-4e86-9d0d-5fef89ea4670"));
  }

  private static MockResponse known(@Nullable JsonNode body, String... names) {
    Map<String, String> complaints = new LinkedHashMap<>();
    JsonNode order = body == null ? Json.MAPPER.createObjectNode() : body;
    order
        .fieldNames()
        .forEachRemaining(name -> unless(Set.of(names), "/" + name, name, complaints));
    return complaints.isEmpty() ? made(201, order) : bad(complaints);
  }
}
