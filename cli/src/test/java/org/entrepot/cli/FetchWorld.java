package org.entrepot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.entrepot.SmallWorld;

/**
 * The {@link SmallWorld} as the Internet has it: an API of RIPE Atlas, and every reference file at
 * its publisher's path, in the form and compression in which it is published.
 */
final class FetchWorld implements AutoCloseable {
  static final long MEASUREMENT = 5051;
  static final long PING = 1234;

  private static final String DESTINATION = "11.9.0.9";
  private static final long START = 1_498_435_200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> probes;
  private final Map<Long, List<String>> results = new HashMap<>();

  /** What stands at a path below the mirror of a name. */
  final Map<String, byte[]> files = new ConcurrentHashMap<>();

  /** The types of files that are not called bytes. */
  final Map<String, String> types = new ConcurrentHashMap<>();

  /** Probes that the list of the day has no more. */
  final Set<Long> gone = ConcurrentHashMap.newKeySet();

  private volatile String held = "";
  private volatile CountDownLatch reached = new CountDownLatch(1);
  private volatile CountDownLatch released = new CountDownLatch(0);

  /**
   * @param folder for files on the way
   */
  FetchWorld(Path folder) throws IOException {
    Path plain = Files.createDirectories(folder);
    new SmallWorld(plain);
    probes =
        Files.readAllLines(plain.resolve("probes.jsonl")).stream()
            .map(
                line ->
                    line.replace(
                        "{\"id\":", "{\"status\":{\"id\":1,\"name\":\"Connected\"},\"id\":"))
            .map(
                line ->
                    line.replace(
                        "\"id\":1,\"name\":\"Connected\"},\"id\":4,",
                        "\"id\":2,\"name\":\"Disconnected\"},\"id\":4,"))
            .toList();
    results();
    references(plain);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void results() {
    for (int i = 0; i < 40; i++) {
      int hop = 2 + i % 5;
      String trace =
          SmallWorld.json(1 + i % 2, DESTINATION, "11.1.0.1", "11." + hop + ".2.1@9", DESTINATION);
      add(MEASUREMENT, trace, i);
      add(
          PING,
          "{\"af\":4,\"dst_addr\":\"11.9.0.9\",\"fw\":5080,\"msm_id\":1000,\"prb_id\":1,"
              + "\"timestamp\":1498435200,\"type\":\"ping\",\"sent\":3,\"rcvd\":0,\"result\":[]}",
          i);
    }
    add(MEASUREMENT, SmallWorld.json(3, DESTINATION, "11.3.0.1", DESTINATION), 41);
  }

  private void add(long id, String json, int number) {
    results
        .computeIfAbsent(id, none -> new ArrayList<>())
        .add(
            json.replace("\"msm_id\":1000", "\"msm_id\":" + id)
                .replace("\"timestamp\":" + START, "\"timestamp\":" + (START + number * 900L)));
  }

  private void references(Path plain) throws IOException {
    StringBuilder origins = new StringBuilder("% RIS whois dump\n%\n\n");
    for (String line : Files.readAllLines(plain.resolve("ip2as.tsv"))) {
      String[] parts = line.split("\t", -1);
      String who = parts[1].contains(",") ? "{" + parts[1] + "}" : parts[1];
      for (String origin : who.split("_", -1)) {
        origins.append(origin).append('\t').append(parts[0]).append("\t350\n");
      }
    }
    files.put("ris/riswhoisdump.IPv4.gz", gzip(origins.toString()));
    files.put("ris/riswhoisdump.IPv6.gz", gzip("% RIS whois dump\n\n1\t2a00:1::/32\t300\n"));
    files.put("asnames/ripe/asnames/asn.txt", Files.readAllBytes(plain.resolve("names.txt")));
    StringBuilder delegated = new StringBuilder("2|nro|20170626|9|19821001|20170626|+0000\n");
    delegated.append("nro|*|asn|*|9|summary\n");
    for (int n = 1; n <= 9; n++) {
      delegated.append("ripencc|RS|asn|" + n + "|1|19970611|assigned|aaaa|e-stats\n");
    }
    files.put(
        "delegated/pub/stats/ripencc/nro-stats/20170626/nro-delegated-stats",
        delegated.toString().getBytes(UTF_8));
    files.put(
        "organisations/datasets/as-organizations/20170401.as-org2info.jsonl.gz",
        gzip(
            """
            {"organizationId":"O1","name":"Sibling Networks","type":"Organization"}
            {"asn":"5","organizationId":"O1","type":"ASN"}
            {"asn":"6","organizationId":"O1","type":"ASN"}
            """));
    files.put(
        "relationships/datasets/as-relationships/serial-1/20170601.as-rel.txt.bz2",
        bzip2("# source:topology|BGP|20170601\n1|2|-1\n2|3|0\n"));
    String exchanges = Files.readString(plain.resolve("ix.json")).strip();
    String members = String.join(",", Files.readAllLines(plain.resolve("netixlan.jsonl")));
    String dump =
        exchanges.replaceAll("\"(ix|ixlan|ixpfx)\":\\[(.*?)\\](,|})", "\"$1\":{\"data\":[$2]}$3");
    files.put(
        "peeringdb/datasets/peeringdb/2017/06/peeringdb_2_dump_2017_06_26.json",
        (dump.substring(0, dump.length() - 1) + ",\"netixlan\":{\"data\":[" + members + "]}}")
            .getBytes(UTF_8));
    files.put(
        "ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2",
        bzip2(Files.readString(plain.resolve("locations.csv"))));
    files.put(
        "cities/export/dump/cities15000.zip", zip(Files.readString(plain.resolve("cities.txt"))));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("cities15000.txt"));
      zip.write(text.getBytes(UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The options that lead a fetch here. */
  List<String> options() {
    List<String> options = new ArrayList<>(List.of("--server", base(), "--attempts", "1"));
    for (String name : ReferenceNames.all()) {
      options.addAll(List.of("--mirror", name + "=" + base() + "mirror/" + name));
    }
    return options;
  }

  /** Requests so far, each as its target, {@code If-None-Match} and the status it got. */
  List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  void forgetRequests() {
    requests.clear();
  }

  /** Lets no answer to a target with this text through, until {@link #release}. */
  void hold(String text) {
    reached = new CountDownLatch(1);
    released = new CountDownLatch(1);
    held = text;
  }

  boolean awaitHeld() throws InterruptedException {
    return reached.await(60, TimeUnit.SECONDS);
  }

  void release() {
    held = "";
    released.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    try (exchange) {
      if (!held.isEmpty() && target.contains(held)) {
        reached.countDown();
        released.await(60, TimeUnit.SECONDS);
      }
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/mirror/")) {
        file(exchange, path.substring("/mirror/".length()));
      } else {
        api(exchange, path.replaceFirst("^/api/v2/", ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      send(exchange, 404, "text/plain", "no such file".getBytes(UTF_8));
      return;
    }
    String tag = '"' + Integer.toHexString(Arrays.hashCode(content)) + '"';
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      send(exchange, 304, "", new byte[0]);
    } else {
      send(exchange, 200, types.getOrDefault(path, "application/octet-stream"), content);
    }
  }

  private void api(HttpExchange exchange, String path) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = String.valueOf(exchange.getRequestURI().getQuery());
    for (String part : raw.split("&", -1)) {
      query.put(part.replaceFirst("=.*", ""), part.replaceFirst("^[^=]*=?", ""));
    }
    String[] parts = path.split("/", -1);
    if (path.startsWith("probes/archive/")) {
      boolean known = "2017-06-26".equals(query.get("date"));
      List<String> listed =
          probes.stream()
              .filter(line -> known && !gone.contains(new Row(line).get("id").asLong()))
              .toList();
      String all = String.join(",", listed);
      int count = listed.size();
      json(
          exchange,
          "{\"count\":" + count + ",\"next\":null,\"previous\":null,\"results\":[" + all + "]}");
    } else if (path.equals("probes/")) {
      json(
          exchange,
          "{\"count\":2,\"next\":null,\"previous\":null,\"results\":["
              + probes.get(1)
              + ","
              + probes.get(0)
              + "]}");
    } else if (path.matches("measurements/(5051|1234)/")) {
      boolean trace = parts[1].equals("5051");
      json(
          exchange,
          "{\"id\":"
              + parts[1]
              + ",\"type\":\""
              + (trace ? "traceroute" : "ping")
              + "\",\"af\":4,\"interval\":900,\"is_oneoff\":false,\"target\":\"11.9.0.9\"}");
    } else if (path.matches("measurements/(5051|1234)/results/")) {
      List<String> ids = Arrays.asList(String.valueOf(query.get("probe_ids")).split(",", -1));
      StringBuilder lines = new StringBuilder();
      for (String line : results.getOrDefault(Long.valueOf(parts[1]), List.of())) {
        Row row = new Row(line);
        long time = row.get("timestamp").asLong();
        if (time >= Long.parseLong(String.valueOf(query.get("start")))
            && time <= Long.parseLong(String.valueOf(query.get("stop")))
            && ids.contains(row.text("prb_id"))) {
          lines.append(line).append('\n');
        }
      }
      send(exchange, 200, "text/plain", lines.toString().getBytes(UTF_8));
    } else {
      send(
          exchange,
          404,
          "application/json",
          "{\"error\":{\"detail\":\"Not found.\",\"status\":404,\"title\":\"Not Found\",\"code\":102}}"
              .getBytes(UTF_8));
    }
  }

  private void json(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, "application/json", text.getBytes(UTF_8));
  }

  private void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    requests.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("If-None-Match")
            + " "
            + status);
    if (!type.isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
