package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * RIPE Atlas on this machine: lists in pages with filters, single objects, results as lines, errors
 * in the API's form. It knows the API's parameters and refuses others, so that a misspelt one is
 * found. Answers to the next requests can be put before its own.
 */
final class AtlasServer implements AutoCloseable {
  static final String KEY = "27768f56-bb86-11e8-b7d0-27cd18d24377";

  private static final String ROOT = "/api/v2/";
  private static final int PAGE_SIZE = 100;

  /** Parameters that do not filter. */
  private static final Set<String> PLAIN =
      Set.of("page", "page_size", "sort", "fields", "optional_fields", "format", "date");

  private static final Set<String> FILTERS =
      Set.of(
          "id",
          "country_code",
          "country",
          "asn",
          "asn_v4",
          "asn_v6",
          "as_v4",
          "as_v6",
          "prefix_v4",
          "prefix_v6",
          "radius",
          "latitude",
          "longitude",
          "is_anchor",
          "is_public",
          "is_oneoff",
          "tags",
          "status",
          "type",
          "af",
          "target",
          "target_ip",
          "target_asn",
          "search",
          "description",
          "group_id",
          "start_time",
          "stop_time");

  private static final Set<String> RESULT_PARAMETERS =
      Set.of("start", "stop", "probe_ids", "anchors-only", "public-only", "format", "versions");

  private final MockWebServer server = new MockWebServer();
  private final Map<String, List<JsonNode>> lists = new LinkedHashMap<>();
  private final Map<String, String> objects = new LinkedHashMap<>();
  private final Map<String, List<String>> results = new LinkedHashMap<>();
  private final Deque<MockResponse> first = new ArrayDeque<>();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private final FakeTime time = new FakeTime();
  private final MeasurementDesk desk = new MeasurementDesk(this);
  private Optional<MockResponse> always = Optional.empty();

  AtlasServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getPort() + ROOT);
  }

  MockWebServer web() {
    return server;
  }

  MeasurementDesk desk() {
    return desk;
  }

  FakeTime time() {
    return time;
  }

  /** Settings for a client of this server, in whose time nothing takes any. */
  AtlasClientBuilder client() {
    return AtlasClient.builder().baseUrl(base()).clock(time).sleeper(time).chance(() -> 1);
  }

  /** Serves a list at a path, and each of its objects below it. */
  synchronized AtlasServer list(String path, Collection<String> items) {
    lists.put(path, items.stream().map(AtlasServer::parse).toList());
    return this;
  }

  /** Serves one object at a path. */
  AtlasServer object(String path, String json) {
    objects.put(path, json);
    return this;
  }

  /** Serves results of a measurement, one a line. */
  AtlasServer results(long measurement, List<String> lines) {
    results.put("measurements/" + measurement + "/results/", lines);
    results.put("measurements/" + measurement + "/latest/", lines);
    return this;
  }

  /** What the next request gets instead of an answer of the API. */
  synchronized AtlasServer next(MockResponse... responses) {
    first.addAll(Arrays.asList(responses));
    return this;
  }

  /** What every request gets. */
  synchronized AtlasServer always(MockResponse response) {
    always = Optional.of(response);
    return this;
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The URLs that were asked, from the path of the API on. */
  List<String> targets() {
    return requests().stream()
        .map(request -> request.getTarget().substring(ROOT.length()))
        .toList();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    requests.add(request);
    if (!first.isEmpty()) {
      return first.remove();
    }
    if (always.isPresent()) {
      return always.get();
    }
    HttpUrl url = request.getUrl();
    String path = url.encodedPath().substring(ROOT.length());
    if (!"GET".equals(request.getMethod())) {
      return desk.answer(request, path);
    }
    if ((path.startsWith("credits/") || path.startsWith("keys/"))
        && !("Key " + KEY).equals(request.getHeaders().get("Authorization"))) {
      return error(403, 104, "Forbidden", "You do not have permission to perform this action.");
    }
    if (objects.containsKey(path)) {
      return json(objects.getOrDefault(path, ""), request);
    }
    if (results.containsKey(path)) {
      return lines(url, results.getOrDefault(path, List.of()), request);
    }
    if (lists.containsKey(path)) {
      return page(url, lists.getOrDefault(path, List.of()), request);
    }
    return one(path, request);
  }

  private MockResponse one(String path, RecordedRequest request) {
    String[] parts = path.split("/", 0);
    String id = parts[parts.length - 1];
    String list = path.substring(0, path.length() - id.length() - 1);
    return lists.getOrDefault(list, List.of()).stream()
        .filter(item -> item.path("id").asText().equals(id))
        .findFirst()
        .map(item -> json(item.toString(), request))
        .orElseGet(() -> error(404, 102, "Not Found", "Not found."));
  }

  private MockResponse lines(HttpUrl url, List<String> lines, RecordedRequest request) {
    for (String name : url.queryParameterNames()) {
      if (!RESULT_PARAMETERS.contains(name)) {
        return unknownParameter(name);
      }
    }
    String probes = url.queryParameter("probe_ids");
    Stream<JsonNode> kept =
        lines.stream()
            .map(AtlasServer::parse)
            .filter(r -> probes == null || split(probes).contains(r.path("prb_id").asText()))
            .filter(r -> isBetween(r.path("timestamp").asLong(), url));
    StringBuilder body = new StringBuilder();
    kept.forEach(result -> body.append(result).append('\n'));
    return respond(body.toString(), request).setHeader("Content-Type", "text/plain").build();
  }

  private static boolean isBetween(long timestamp, HttpUrl url) {
    String start = url.queryParameter("start");
    String stop = url.queryParameter("stop");
    return (start == null || timestamp >= Long.parseLong(start))
        && (stop == null || timestamp <= Long.parseLong(stop));
  }

  private MockResponse page(HttpUrl url, List<JsonNode> all, RecordedRequest request) {
    List<JsonNode> kept = all;
    for (String name : url.queryParameterNames()) {
      String filter = name.replaceAll("__(in|gt|gte|lt|lte|contains)$", "");
      if (PLAIN.contains(name)) {
        continue;
      }
      if (!FILTERS.contains(filter)) {
        return unknownParameter(name);
      }
      String value = String.valueOf(url.queryParameter(name));
      kept = kept.stream().filter(item -> isKept(item, name, filter, value)).toList();
    }
    int size = number(url, "page_size", PAGE_SIZE);
    int page = number(url, "page", 1);
    kept = sorted(kept, url.queryParameter("sort"));
    int from = Math.min(kept.size(), (page - 1) * size);
    int to = Math.min(kept.size(), page * size);
    ObjectNode body = Json.MAPPER.createObjectNode().put("count", kept.size());
    body.put("next", to < kept.size() ? link(url, page + 1) : null);
    body.put("previous", page > 1 ? link(url, page - 1) : null);
    ArrayNode items = body.putArray("results");
    kept.subList(from, to).forEach(item -> items.add(shortened(item, url)));
    return json(body.toString(), request);
  }

  private static JsonNode shortened(JsonNode item, HttpUrl url) {
    String fields = url.queryParameter("fields");
    return fields == null ? item : ((ObjectNode) item.deepCopy()).retain(split(fields));
  }

  private static List<JsonNode> sorted(List<JsonNode> items, @Nullable String sort) {
    if (sort == null) {
      return items;
    }
    String field = sort.replaceAll("^-", "");
    Comparator<JsonNode> order = Comparator.comparing(item -> item.path(field).asLong());
    return items.stream().sorted(sort.startsWith("-") ? order.reversed() : order).toList();
  }

  private static String link(HttpUrl url, int page) {
    return url.newBuilder().setQueryParameter("page", Integer.toString(page)).build().toString();
  }

  private static int number(HttpUrl url, String name, int unless) {
    String value = url.queryParameter(name);
    return value == null ? unless : Integer.parseInt(value);
  }

  private static boolean isKept(JsonNode item, String name, String filter, String value) {
    JsonNode field = item.path(filter);
    return switch (filter) {
      case "asn" -> isText(item.path("asn_v4"), value) || isText(item.path("asn_v6"), value);
      case "status" -> split(value).contains(field.path("id").asText());
      case "tags" -> tags(field).containsAll(split(value));
      case "latitude" -> isInOrder(item.at("/geometry/coordinates/1").asDouble(), name, value);
      case "longitude" -> isInOrder(item.at("/geometry/coordinates/0").asDouble(), name, value);
      case "target_ip" -> Prefix.parse(value).contains(ip(field));
      case "search" -> item.toString().contains(value);
      case "radius" -> isWithin(item, value);
      case "description" -> field.asText().contains(value);
      default -> {
        if (name.endsWith("__in")) {
          yield split(value).contains(field.asText());
        }
        yield name.equals(filter) ? isText(field, value) : isInOrder(field.asDouble(), name, value);
      }
    };
  }

  private static IpAddress ip(JsonNode field) {
    return IpAddress.parse(field.asText("::"));
  }

  private static boolean isWithin(JsonNode item, String value) {
    String[] parts = value.split("[,:]", 3);
    var centre = new Coordinates(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    JsonNode at = item.at("/geometry/coordinates");
    var place = new Coordinates(at.path(1).asDouble(), at.path(0).asDouble());
    return centre.distanceKm(place) <= Double.parseDouble(parts[2]);
  }

  private static boolean isInOrder(double field, String name, String value) {
    double bound = Double.parseDouble(value);
    return switch (name.substring(name.lastIndexOf("__") + 2)) {
      case "gt" -> field > bound;
      case "gte" -> field >= bound;
      case "lt" -> field < bound;
      default -> field <= bound;
    };
  }

  private static boolean isText(JsonNode field, String value) {
    return !field.isNull() && field.asText().equals(value);
  }

  private static List<String> tags(JsonNode tags) {
    return StreamSupport.stream(tags.spliterator(), false)
        .map(tag -> tag.isObject() ? tag.path("slug").asText() : tag.asText())
        .toList();
  }

  private static List<String> split(String list) {
    return List.of(list.split(","));
  }

  private static MockResponse unknownParameter(String name) {
    return new MockResponse.Builder()
        .code(400)
        .setHeader("Content-Type", "application/json")
        .body(
            "{\"error\":{\"status\":400,\"code\":102,\"title\":\"Bad Request\",\"detail\":\"There was"
                + " a problem with your request\",\"errors\":[{\"source\":{\"parameter\":\""
                + name
                + "\"},\"detail\":\"Unknown parameter.\"}]}}")
        .build();
  }

  /** An error in the API's form. */
  static MockResponse error(int status, int code, String title, String detail) {
    return errorBuilder(status, code, title, detail).build();
  }

  static MockResponse.Builder errorBuilder(int status, int code, String title, String detail) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("error")
        .put("status", status)
        .put("code", code)
        .put("title", title)
        .put("detail", detail);
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body.toString());
  }

  private static MockResponse json(String body, RecordedRequest request) {
    return respond(body, request).setHeader("Content-Type", "application/json").build();
  }

  /** Compressed, where the client says that it likes that. */
  private static MockResponse.Builder respond(String body, RecordedRequest request) {
    String accepted = request.getHeaders().get("Accept-Encoding");
    return accepted != null && accepted.contains("gzip")
        ? new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(gzip(body))
        : new MockResponse.Builder().body(body);
  }

  static Buffer gzip(String body) {
    Buffer compressed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(compressed))) {
      sink.writeUtf8(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed;
  }

  static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
