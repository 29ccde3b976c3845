package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results as they come over the network. */
@Timeout(60)
class ResultsStreamTest {
  private final AtlasServer server =
      new AtlasServer()
          .results(5051, IntStream.range(0, 1000).mapToObj(ResultsStreamTest::line).toList());
  private final AtlasClient client = server.client().parallel(2).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  static String line(int number) {
    return """
        {"fw":5080,"msm_id":5051,"prb_id":%d,"timestamp":%d,"type":"traceroute","af":4,\
        "proto":"ICMP","dst_addr":"193.0.14.129","result":[{"hop":1,"result":[\
        {"from":"192.0.2.1","rtt":1.25,"size":28,"ttl":64},{"x":"*"}]}]}"""
        .formatted(number % 100, 1700000000 + number);
  }

  private static List<Traceroute> kept(Stream<Parsed> results) {
    try (results) {
      return results.map(parsed -> (Traceroute) ((Parsed.Kept) parsed).result()).toList();
    }
  }

  @Test
  void results_of_a_measurement_are_read_with_their_file_and_line() {
    try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
      List<Parsed> all = results.toList();
      assertThat(all).hasSize(1000).allMatch(Parsed.Kept.class::isInstance);
      assertThat(all.get(999).line()).isEqualTo(1000);
      assertThat(all.get(0).file())
          .isEqualTo(server.base() + "measurements/5051/results/?format=txt");
    }
  }

  @Test
  void times_and_probes_are_asked_for() {
    ResultQuery query =
        ResultQuery.of(5051)
            .withStart(Instant.ofEpochSecond(1700000100))
            .withStop(Instant.ofEpochSecond(1700000299))
            .withProbeIds(7, 8);
    assertThat(kept(client.results(query)))
        .extracting(Traceroute::timestamp)
        .containsExactly(1700000107L, 1700000108L, 1700000207L, 1700000208L);
    assertThat(server.targets())
        .containsExactly(
            "measurements/5051/results/?format=txt&start=1700000100&stop=1700000299&probe_ids=7,8");
    assertThat(kept(client.results(ResultQuery.of(5051).withProbeIds(List.of())))).isEmpty();
    assertThat(kept(client.results(ResultQuery.of(5051).withAnchorsOnly().withPublicOnly())))
        .hasSize(1000);
  }

  @Test
  void probes_too_many_for_one_request_are_asked_for_in_several() {
    List<Long> ids = LongStream.range(0, 1100).boxed().toList();
    assertThat(kept(client.results(ResultQuery.of(5051).withProbeIds(ids)))).hasSize(1000);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void the_latest_results_stand_under_their_probes() {
    LatestQuery query = LatestQuery.of(5051).withVersions(2).withProbeIds(3);
    assertThat(kept(client.latestResults(query))).hasSize(10);
    assertThat(server.targets())
        .containsExactly("measurements/5051/latest/?format=txt&versions=2&probe_ids=3");
    server.next(json("{\"1\":[" + line(1) + "," + line(101) + "],\n\"2\":[" + line(2) + "]}"));
    assertThat(kept(client.latestResults(LatestQuery.of(5051))))
        .extracting(Traceroute::probeId)
        .containsExactly(1L, 1L, 2L);
  }

  @Test
  void no_results_are_none() {
    for (String nothing : List.of("", "\n", "[]", "[ ]\n", "{}", " {}\n")) {
      server.next(json(nothing));
      assertThat(kept(client.latestResults(LatestQuery.of(5051)))).as(nothing).isEmpty();
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Test
  void a_broken_line_is_rejected_and_those_around_it_are_kept() {
    server.next(json(line(1) + "\n{\"prb_id\":1,\n" + line(2) + "\n"));
    try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
      assertThat(results.map(parsed -> parsed.match(kept -> "kept", rejected -> "rejected")))
          .containsExactly("kept", "rejected", "kept");
    }
  }

  @Test
  void nothing_is_asked_before_the_stream_is_read() {
    try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
      assertThat(server.requests()).isEmpty();
      assertThat(results.findFirst()).isPresent();
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void streams_that_are_closed_early_leave_room_for_others() {
    for (int i = 0; i < 20; i++) {
      try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
        assertThat(results.limit(3)).hasSize(3);
      }
    }
  }

  @Test
  void probes_can_be_asked_for_while_results_are_read() {
    server.list("probes/", List.of("{\"id\":7}"));
    try (AtlasClient one = server.client().parallel(1).build();
        Stream<Parsed> results = one.results(ResultQuery.of(5051))) {
      assertThat(results.filter(parsed -> one.probe(7).isPresent()).limit(20)).hasSize(20);
    }
  }

  /** A body without an end, which counts what it has sent. */
  private static final class Endless implements MockResponseBody {
    private final AtomicLong sent = new AtomicLong();

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      byte[] lines = (line(1) + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);
      while (true) {
        sink.write(lines);
        sent.addAndGet(lines.length);
      }
    }
  }

  @Test
  void nothing_is_read_from_the_network_faster_than_it_is_used() throws Exception {
    Endless endless = new Endless();
    server.next(new MockResponse.Builder().body(endless).build());
    try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
      Iterator<Parsed> each = results.iterator();
      each.next();
      long before = -1;
      while (before != endless.sent.get()) { // until the sender is held up
        before = endless.sent.get();
        Thread.sleep(500);
      }
      // What is under way is in the buffers of two sockets and of one stream.
      assertThat(before).isLessThan(32L << 20);
      for (int i = 0; i < 500_000 && endless.sent.get() == before; i++) {
        each.next();
      }
      assertThat(endless.sent.get()).isGreaterThan(before);
    }
  }

  @Test
  void results_are_read_in_constant_memory() {
    server.next(new MockResponse.Builder().body(new Endless()).build());
    Runtime runtime = Runtime.getRuntime();
    try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
      Iterator<Parsed> each = results.iterator();
      skip(each, 20_000);
      runtime.gc();
      long before = runtime.totalMemory() - runtime.freeMemory();
      skip(each, 300_000); // 80 MB
      runtime.gc();
      long after = runtime.totalMemory() - runtime.freeMemory();
      assertThat(after - before).isLessThan(8 << 20);
    }
  }

  private static void skip(Iterator<Parsed> each, int number) {
    for (int i = 0; i < number; i++) {
      each.next();
    }
  }

  @Test
  void an_interrupt_ends_the_wait_for_the_next_result_at_once() throws Exception {
    server.next(
        new MockResponse.Builder()
            .body((line(1) + "\n").repeat(400))
            .throttleBody(64_000, 1, java.util.concurrent.TimeUnit.HOURS)
            .build());
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    List<Parsed> read = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
                results.forEach(
                    parsed -> {
                      synchronized (read) {
                        read.add(parsed);
                      }
                    });
              } catch (AtlasException e) {
                thrown.set(e);
              }
            });
    reader.start();
    while (size(read) < 100) {
      Thread.sleep(5);
    }
    Thread.sleep(100);
    reader.interrupt();
    reader.join(60_000);
    assertThat(reader.isAlive()).isFalse();
    assertThat(thrown.get())
        .isInstanceOf(AtlasException.Unreachable.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
  }

  private static int size(List<Parsed> read) {
    synchronized (read) {
      return read.size();
    }
  }

  @Test
  void a_slow_reader_is_not_a_slow_answer() throws Exception {
    try (AtlasClient hasty =
            server
                .client()
                .readTimeout(Duration.ofSeconds(4))
                .callTimeout(Duration.ofSeconds(4))
                .build();
        Stream<Parsed> results = hasty.results(ResultQuery.of(5051))) {
      Iterator<Parsed> each = results.iterator();
      each.next();
      Thread.sleep(4_500);
      skip(each, 999);
      assertThat(each.hasNext()).isFalse();
    }
  }

  @Test
  void closing_the_client_ends_its_streams() {
    server.next(new MockResponse.Builder().body(new Endless()).build());
    assertThatThrownBy(
            () -> {
              try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
                Iterator<Parsed> each = results.iterator();
                each.next();
                client.close();
                skip(each, Integer.MAX_VALUE);
              }
            })
        .isInstanceOf(AtlasException.Unreachable.class);
  }

  @Test
  @Tag(RealData.TAG)
  void real_results_come_over_the_network_as_they_are_read_from_the_file() throws Exception {
    DataFile file = DataFile.of(RealData.path("traceroute/2022-12-15-cloud-datacentres.jsonl.gz"));
    List<String> lines;
    try (var in = file.open()) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> direct = new ArrayList<>();
    try (Results results = Results.open(file)) {
      for (var next = results.next(); next.isPresent(); next = results.next()) {
        direct.add(((Traceroute) ((Parsed.Kept) next.get()).result()).toJson());
      }
    }
    server.results(1, lines);
    assertThat(kept(client.results(ResultQuery.of(1))).stream().map(Traceroute::toJson))
        .hasSize(3047)
        .containsExactlyElementsOf(direct);
  }
}
