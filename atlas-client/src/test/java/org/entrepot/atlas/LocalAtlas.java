package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;

/**
 * A RIPE Atlas on this machine for other modules' tests, and for people: {@link #main} serves a
 * small made-up world until it is stopped. Addresses, AS numbers and names in it are those that are
 * kept for documentation (RFC 5737, RFC 3849, RFC 5398).
 */
public final class LocalAtlas implements AutoCloseable {
  /** The key that opens what is not public. */
  public static final String KEY = AtlasServer.KEY;

  private static final List<String> COUNTRIES = List.of("RS", "BA", "RS", "XK", "HR", "RS", "AL");

  private static final List<String> NAMES =
      List.of(
          "Novi Sad, home",
          "Чвориште Београд",
          "Sarajevo, škola",
          "\u001b[31mred\u001b[0m alert\u202e",
          "東京から来たプローブ",
          "=HYPERLINK(\"http://example.org\",\"win\")",
          "Zagreb, \"rack 4\", left");

  /** The measurement of which there is a live stream. */
  public static final long STREAMED = StreamServer.MEASUREMENT;

  private final AtlasServer server = new AtlasServer();
  private final StreamServer stream = new StreamServer(server);

  /** A server that has nothing yet. */
  public LocalAtlas() {}

  /** A server of a small world. */
  public static LocalAtlas ofSmallWorld() {
    LocalAtlas atlas = new LocalAtlas();
    List<String> probes = probes(14);
    atlas.list("probes/", probes);
    atlas.list("probes/my/", probes.subList(0, 2));
    atlas.list("probes/archive/", archive(probes));
    atlas.list("probes/tags/", tags("system-ipv4-works", "system-ipv6-works", "home", "nat"));
    atlas.list("anchors/", anchors());
    atlas.list("anchor-measurements/", anchorMeasurements());
    List<String> measurements = measurements();
    atlas.list("measurements/", measurements);
    atlas.list("measurements/my/", measurements.subList(0, 1));
    atlas.list("measurements/tags/", tags("mesh", "root-servers"));
    atlas.results(5051, results());
    atlas.produce(StreamServer.result(7, 1_500_000_000));
    atlas.produce(StreamServer.result(14, 1_500_000_003));
    atlas.list(
        "measurements/5051/participation-requests/",
        List.of(
            "{\"id\":35001,\"measurement_id\":5051,\"action\":\"add\",\"type\":\"country\","
                + "\"value\":\"RS\",\"requested\":10,\"created_at\":\"2015-12-13T09:46:40Z\"}",
            "{\"id\":35002,\"measurement_id\":5051,\"action\":\"remove\",\"type\":\"probes\","
                + "\"value\":\"4\",\"requested\":1,\"created_at\":\"2016-01-01T00:00:00Z\"}"));
    atlas.object(
        "measurements/1001/status-check/",
        "{\"global_alert\":true,\"probes\":{\"1\":{\"alert\":false,\"last\":12.3,"
            + "\"last_packet_loss\":0.0,\"source\":\"Country: RS\"},\"2\":{\"alert\":true,"
            + "\"last\":null,\"last_packet_loss\":100.0,\"source\":\"Country: RS\"}}}");
    atlas.object(
        "credits/",
        "{\"current_balance\":1200345,\"estimated_daily_income\":21600,"
            + "\"estimated_daily_expenditure\":4800,\"estimated_daily_balance\":16800,"
            + "\"estimated_runout_seconds\":null,\"past_day_credits_spent\":4790}");
    atlas.list("credits/transactions/", transactions());
    atlas.list(
        "keys/",
        List.of(
            "{\"uuid\":\"7b3c9a52-0000-4000-8000-00000000cafe\",\"label\":\"laptop\","
                + "\"enabled\":true,\"is_active\":true,\"valid_to\":null,\"grants\":["
                + "{\"permission\":\"credits.get_credits\"},{\"permission\":\"keys.list_keys\"}]}"));
    return atlas;
  }

  /** So many probes, in pages of however many are asked for. */
  public static List<String> probes(int number) {
    List<String> probes = new ArrayList<>();
    for (int id = 1; id <= number; id++) {
      ObjectNode probe = Json.MAPPER.createObjectNode().put("id", id).put("type", "Probe");
      probe.put("country_code", COUNTRIES.get(id % COUNTRIES.size()));
      probe.put("asn_v4", 64496 + id % 5);
      probe.put("asn_v6", id % 3 == 0 ? null : 64496 + id % 5);
      probe.put("address_v4", "192.0.2." + id % 256);
      probe.put("prefix_v4", "192.0.2.0/24");
      probe.put("prefix_v6", id % 3 == 0 ? null : "2001:db8:" + id % 5 + "::/48");
      boolean isConnected = id % 4 != 0;
      probe
          .putObject("status")
          .put("id", isConnected ? 1 : 2)
          .put("name", isConnected ? "Connected" : "Disconnected")
          .put("since", "2026-11-20T08:00:00Z");
      probe.put("status_since", 1795161600L);
      probe.put("is_anchor", id % 7 == 0).put("is_public", true).put("firmware_version", 5080);
      probe.put("description", NAMES.get(id % NAMES.size()));
      ArrayNode tags = probe.putArray("tags");
      tags.addObject().put("slug", "system-ipv4-works").put("name", "system: IPv4 Works");
      if (id % 3 != 0) {
        tags.addObject().put("slug", "system-ipv6-works").put("name", "system: IPv6 Works");
      }
      probe
          .putObject("geometry")
          .put("type", "Point")
          .putArray("coordinates")
          .add(20.0 + id % 10 / 4.0)
          .add(43.0 + id % 10 / 4.0);
      probes.add(probe.toString());
    }
    return probes;
  }

  private static List<String> archive(List<String> probes) {
    List<String> archive = new ArrayList<>();
    for (String probe : probes) {
      ObjectNode object = (ObjectNode) AtlasServer.parse(probe);
      String name = object.at("/status/name").asText();
      archive.add(
          object
              .put("status", object.at("/status/id").asInt())
              .put("status_name", name)
              .toString());
    }
    return archive;
  }

  private static List<String> tags(String... slugs) {
    List<String> tags = new ArrayList<>();
    for (String slug : slugs) {
      tags.add("{\"slug\":\"" + slug + "\",\"name\":\"" + slug.replace('-', ' ') + "\"}");
    }
    return tags;
  }

  private static List<String> anchors() {
    return List.of(
        "{\"id\":11,\"type\":\"Anchor\",\"probe\":7,\"fqdn\":\"rs-beg-as64496.anchors.example\","
            + "\"country\":\"RS\",\"city\":\"Београд\",\"as_v4\":64496,\"as_v6\":64496,"
            + "\"ip_v4\":\"192.0.2.7\",\"company\":\"Example, d.o.o.\"}",
        "{\"id\":12,\"type\":\"Anchor\",\"probe\":14,\"fqdn\":\"hr-zag-as64500.anchors.example\","
            + "\"country\":\"HR\",\"city\":\"Zagreb\",\"as_v4\":64500,\"as_v6\":null,"
            + "\"ip_v4\":\"192.0.2.14\",\"company\":\"Example\"}");
  }

  private static List<String> anchorMeasurements() {
    return List.of(
        "{\"id\":1,\"type\":\"ping\",\"is_mesh\":true,"
            + "\"measurement\":\"https://atlas.ripe.net/api/v2/measurements/1001/\","
            + "\"target\":\"https://atlas.ripe.net/api/v2/anchors/11/\"}");
  }

  private static List<String> measurements() {
    return List.of(
        "{\"id\":1001,\"type\":\"ping\",\"af\":4,\"status\":{\"id\":2,\"name\":\"Ongoing\"},"
            + "\"target\":\"rs-beg-as64496.anchors.example\",\"target_ip\":\"192.0.2.7\","
            + "\"target_asn\":64496,\"start_time\":1400000000,\"stop_time\":null,"
            + "\"participant_count\":13,\"description\":\"Anchoring mesh\",\"is_public\":true,"
            + "\"is_oneoff\":false,\"tags\":[\"mesh\"]}",
        "{\"id\":5051,\"type\":\"traceroute\",\"af\":4,\"status\":{\"id\":2,\"name\":\"Ongoing\"},"
            + "\"target\":\"198.51.100.1\",\"target_ip\":\"198.51.100.1\",\"target_asn\":64510,"
            + "\"start_time\":1450000000,\"stop_time\":null,\"participant_count\":14,"
            + "\"interval\":900,\"credits_per_result\":30,"
            + "\"description\":\"Traceroute to a root server\",\"is_public\":true,"
            + "\"is_oneoff\":false,\"tags\":[\"root-servers\"]}",
        "{\"id\":9001,\"type\":\"dns\",\"af\":6,\"status\":{\"id\":4,\"name\":\"Stopped\"},"
            + "\"target\":null,\"start_time\":1500000000,\"stop_time\":1500086400,"
            + "\"participant_count\":3,\"description\":\"\",\"is_public\":true,"
            + "\"is_oneoff\":true,\"tags\":[]}");
  }

  private static List<String> results() {
    List<String> results = new ArrayList<>();
    for (int probe = 1; probe <= 3; probe++) {
      results.add(
          "{\"fw\":5080,\"dst_addr\":\"198.51.100.1\",\"af\":4,\"proto\":\"ICMP\",\"result\":["
              + "{\"hop\":1,\"result\":[{\"from\":\"192.0.2.254\",\"ttl\":255,\"size\":28,"
              + "\"rtt\":0.5},{\"x\":\"*\"}]},{\"hop\":2,\"result\":[{\"from\":\"198.51.100.1\","
              + "\"ttl\":60,\"size\":28,\"rtt\":12.25}]}],\"msm_id\":5051,\"prb_id\":"
              + probe
              + ",\"timestamp\":"
              + (1498435200 + 900 * probe)
              + ",\"type\":\"traceroute\"}");
    }
    return results;
  }

  private static List<String> transactions() {
    return List.of(
        "{\"id\":2,\"type\":\"measurement\",\"date\":\"2026-11-24T00:00:00Z\",\"amount\":-4800,"
            + "\"balance_before\":1205145,\"balance_after\":1200345,\"reason\":\"Measurements\"}",
        "{\"id\":1,\"type\":\"admin\",\"date\":\"2026-11-01T00:00:00Z\",\"amount\":1000000,"
            + "\"balance_before\":205145,\"balance_after\":1205145,\"reason\":\"Transfer\"}");
  }

  /** Where it is, such as {@code http://127.0.0.1:40001/api/v2/}. */
  public URI url() {
    return server.base();
  }

  /** Serves a list at a path, and each of its objects below it. */
  public void list(String path, Collection<String> items) {
    server.list(path, items);
  }

  /** Serves one object at a path. */
  public void object(String path, String json) {
    server.object(path, json);
  }

  /** Serves results of a measurement, one a line. */
  public void results(long measurement, List<String> lines) {
    server.results(measurement, lines);
  }

  /** What the next request gets instead of an answer of the API. */
  public void next(MockResponse response) {
    server.next(response);
  }

  /** What every request gets. */
  public void always(MockResponse response) {
    server.always(response);
  }

  /** The URLs that were asked, from the path of the API on. */
  public List<String> targets() {
    return server.targets();
  }

  /** The requests that change something: the method, the path and what was sent. */
  public List<String> orders() {
    return server.requests().stream()
        .filter(request -> !"GET".equals(request.getMethod()))
        .map(
            request ->
                request.getMethod()
                    + " "
                    + request.getUrl().encodedPath().replaceFirst("^/api/v2/", "")
                    + " "
                    + (request.getBody() == null ? "" : request.getBody().utf8()))
        .toList();
  }

  /** From now on the key lacks the permission to change anything. */
  public void forbid() {
    server.desk().forbid();
  }

  /** A result of {@link #STREAMED}. */
  public static String streamed(long probe, long timestamp) {
    return StreamServer.result(probe, timestamp);
  }

  /** Keeps a result for the REST API, and sends it to whoever has subscribed. */
  public void produce(String result) {
    stream.produce(result);
  }

  /** Keeps a result for the REST API only. */
  public void store(String result) {
    stream.store(result);
  }

  /** Sends a message to all who have subscribed to this type of stream. */
  public void say(String streamType, String type, String payload) {
    stream.say(streamType, StreamServer.message(type, payload));
  }

  /** Returns when so many subscriptions have come in all. */
  public void awaitSubscriptions(int number) throws InterruptedException {
    stream.awaitSubscriptions(number);
  }

  /** All that subscribers have sent. */
  public List<String> subscriptions() {
    return stream.received();
  }

  /** Ends all connections of the stream without a word. */
  public void reset() {
    stream.reset();
  }

  /** What the requests said of who asks; empty where one did not say it. */
  public List<String> authorizations() {
    return server.requests().stream()
        .map(request -> String.valueOf(request.getHeaders().get("Authorization")))
        .toList();
  }

  @Override
  public void close() {
    stream.close();
    server.close();
  }

  /** Serves the small world until the process is stopped, and says how to ask it. */
  public static void main(String... args) throws InterruptedException {
    try (LocalAtlas atlas = ofSmallWorld()) {
      System.out.println("./entrepot atlas probes --server " + atlas.url());
      System.out.println("the key of its owner: RIPE_ATLAS_API_KEY=" + KEY);
      new CountDownLatch(1).await();
    }
  }
}
