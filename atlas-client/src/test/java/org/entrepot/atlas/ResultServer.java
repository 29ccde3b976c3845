package org.entrepot.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;

/**
 * Results of measurements on this machine: any lines at any time, in another order in every answer,
 * and what can go wrong on the way. What a download of them has to be is told by {@link #expected},
 * which knows nothing of windows, runs and merging.
 */
final class ResultServer implements AutoCloseable {
  /** What becomes of an answer. */
  enum Mishap {
    RESET,
    TRUNCATED,
    TRUNCATED_GZIP,
    TOO_MANY,
    UNAVAILABLE
  }

  /**
   * A line, and when it is given.
   *
   * @param timestamp in seconds since 1970
   */
  record Line(long measurement, long probe, long timestamp, long stored, String text) {}

  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private final Map<Long, List<Line>> lines = new LinkedHashMap<>();
  private final Map<Long, List<String>> rubbish = new LinkedHashMap<>();
  private final List<String> targets = new ArrayList<>();
  private final Random random;
  private BiFunction<HttpUrl, Random, Optional<Mishap>> mishaps = (url, draws) -> Optional.empty();
  private Optional<MockResponse> measurement = Optional.empty();
  private boolean array;
  private Optional<Duration> slow = Optional.empty();
  private volatile boolean held;
  private final AtomicBoolean heldOnce = new AtomicBoolean();
  private final CountDownLatch asked = new CountDownLatch(1);

  ResultServer(long seed) {
    random = new Random(seed);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.countDown();
            return held || heldOnce.getAndSet(false)
                ? new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build()
                : answer(request.getUrl());
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/api/v2/");
  }

  FakeTime time() {
    return time;
  }

  AtlasClientBuilder client() {
    return AtlasClient.builder().baseUrl(base()).clock(time).sleeper(time).chance(() -> 1);
  }

  /** A result, as short as one can be. */
  static Line line(long measurement, long probe, long timestamp, long stored, String more) {
    String text =
        "{\"fw\":5080,\"msm_id\":%d,\"prb_id\":%d,\"timestamp\":%d,\"stored_timestamp\":%d,%s}"
            .formatted(measurement, probe, timestamp, stored, more + "\"type\":\"ping\"");
    return new Line(measurement, probe, timestamp, stored, text);
  }

  synchronized ResultServer add(Collection<Line> more) {
    more.forEach(
        line -> lines.computeIfAbsent(line.measurement(), id -> new ArrayList<>()).add(line));
    return this;
  }

  /** Texts that are no results, which come with every answer. */
  synchronized ResultServer addRubbish(long id, String... texts) {
    rubbish.computeIfAbsent(id, key -> new ArrayList<>()).addAll(Arrays.asList(texts));
    return this;
  }

  /** What happens to which request. */
  synchronized ResultServer mishaps(BiFunction<HttpUrl, Random, Optional<Mishap>> some) {
    mishaps = some;
    return this;
  }

  /** What is said of every measurement. */
  synchronized ResultServer measurement(String json) {
    measurement =
        Optional.of(
            new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(json)
                .build());
    return this;
  }

  /** Answers by an array, as the API does without {@code format=txt}. */
  synchronized ResultServer asArray() {
    array = true;
    return this;
  }

  /** Gives no answer from now on. */
  void holdBack() {
    held = true;
  }

  /** Gives no answer to the next request. */
  void holdBackOnce() {
    heldOnce.set(true);
  }

  void letGo() {
    held = false;
  }

  /** Returns when somebody has asked. */
  void awaitRequest() throws InterruptedException {
    if (!asked.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody asks");
    }
  }

  /** Is as late as a gateway can bear, where more than this time is asked for. */
  synchronized ResultServer tooSlowFor(Duration period) {
    slow = Optional.of(period);
    return this;
  }

  synchronized List<String> targets() {
    return List.copyOf(targets);
  }

  private synchronized MockResponse answer(HttpUrl url) {
    targets.add(url.encodedPath() + "?" + url.encodedQuery());
    List<String> path = url.pathSegments();
    if (path.size() < 5 || !path.get(4).equals("results")) {
      return measurement.orElseGet(() -> AtlasServer.error(404, 102, "Not Found", "Not found."));
    }
    if (slow.isPresent()
        && number(url, "stop") - number(url, "start") - 1 > slow.get().toSeconds()) {
      return AtlasServer.error(504, 0, "Gateway Timeout", "");
    }
    long id = Long.parseLong(path.get(3));
    List<String> texts = new ArrayList<>(rubbish.getOrDefault(id, List.of()));
    lines.getOrDefault(id, List.of()).stream()
        .filter(line -> isAskedFor(line, url))
        .map(Line::text)
        .forEach(texts::add);
    Collections.shuffle(texts, random);
    String body =
        array
            ? "[" + String.join(",\n", texts) + "]"
            : texts.stream().map(text -> text + "\n").reduce("", String::concat);
    return mishaps
        .apply(url, random)
        .map(mishap -> bad(mishap, body))
        .orElseGet(() -> good(body).build());
  }

  private static boolean isAskedFor(Line line, HttpUrl url) {
    String probes = url.queryParameter("probe_ids");
    return line.timestamp() >= number(url, "start")
        && line.timestamp() <= number(url, "stop")
        && (probes == null
            || Arrays.asList(probes.split(",", -1)).contains(Long.toString(line.probe())));
  }

  private static long number(HttpUrl url, String name) {
    return Long.parseLong(String.valueOf(url.queryParameter(name)));
  }

  private static MockResponse.Builder good(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/plain")
        .setHeader("Content-Encoding", "gzip")
        .body(AtlasServer.gzip(body));
  }

  private static MockResponse bad(Mishap mishap, String body) {
    return switch (mishap) {
      case RESET ->
          good(body).onResponseBody(new SocketEffect.CloseSocket(true, false, false)).build();
      case TRUNCATED ->
          new MockResponse.Builder()
              .setHeader("Content-Type", "text/plain")
              .body(body)
              .setHeader("Content-Length", body.length() + 100)
              .onResponseEnd(new SocketEffect.CloseSocket(false, false, true))
              .build();
      case TRUNCATED_GZIP -> {
        Buffer whole = AtlasServer.gzip(body);
        Buffer part = new Buffer();
        part.write(whole, whole.size() * 2 / 3);
        yield new MockResponse.Builder()
            .setHeader("Content-Type", "text/plain")
            .setHeader("Content-Encoding", "gzip")
            .body(part)
            .build();
      }
      case TOO_MANY ->
          AtlasServer.errorBuilder(429, 0, "Too Many Requests", "slow down")
              .setHeader("Retry-After", "1")
              .build();
      case UNAVAILABLE -> AtlasServer.error(503, 0, "Service Unavailable", "");
    };
  }

  /** What a file of these measurements is: each result once, in the order of time and so on. */
  synchronized String expected(long... ids) {
    return expectedBetween(Long.MIN_VALUE, Long.MAX_VALUE, ids);
  }

  synchronized String expectedBetween(long from, long to, long... ids) {
    Map<List<Long>, Line> best = new TreeMap<>(ResultServer::compare);
    for (long id : ids) {
      for (Line line : lines.getOrDefault(id, List.of())) {
        if (line.timestamp() >= from && line.timestamp() < to) {
          best.merge(
              List.of(line.timestamp(), line.probe(), line.measurement()),
              line,
              ResultServer::later);
        }
      }
    }
    StringBuilder all = new StringBuilder();
    best.values().forEach(line -> all.append(line.text()).append('\n'));
    return all.toString();
  }

  private static int compare(List<Long> one, List<Long> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Line later(Line one, Line other) {
    if (one.stored() != other.stored()) {
      return one.stored() > other.stored() ? one : other;
    }
    byte[] a = one.text().getBytes(StandardCharsets.UTF_8);
    byte[] b = other.text().getBytes(StandardCharsets.UTF_8);
    return Arrays.compareUnsigned(a, b) > 0 ? one : other;
  }

  @Override
  public void close() {
    server.close();
  }
}
