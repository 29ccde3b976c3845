package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entrepot.atlas.ResultServer.Line;
import org.entrepot.atlas.ResultServer.Mishap;
import org.entrepot.result.Parsed;
import org.entrepot.result.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResultDownloadTest {
  /** A day before the server's own time. */
  static final long START = Instant.parse("2026-11-24T00:00:00Z").getEpochSecond();

  static final long DAY = 86_400;

  static final List<Mishap> MISHAPS = List.of(Mishap.values());

  @TempDir private Path folder;
  private final ResultServer server = new ResultServer(1);

  @AfterEach
  void stop() {
    server.close();
  }

  static ResultQuery query(long id) {
    return ResultQuery.of(id)
        .withStart(Instant.ofEpochSecond(START))
        .withStop(Instant.ofEpochSecond(START + DAY - 1));
  }

  /** Results of one measurement all over a day, three in a second here and there. */
  static List<Line> day(long id, int count, Random random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long timestamp = START + random.nextInt((int) DAY);
      lines.add(ResultServer.line(id, i % 50, timestamp, timestamp + 60, "\"n\":" + i + ","));
    }
    return lines;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static DownloadOptions hours(int hours) {
    return DownloadOptions.defaults().withWindow(Duration.ofHours(hours));
  }

  @Test
  void results_of_many_measurements_come_in_one_order_each_once() throws Exception {
    Random random = new Random(3);
    for (long id : List.of(11L, 12L, 13L)) {
      server.add(day(id, 400, random));
    }
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().build()) {
      DownloadSummary summary =
          client.download(List.of(query(11), query(12), query(13)), file, hours(6));
      assertThat(read(file)).isEqualTo(server.expected(11, 12, 13));
      assertThat(summary.isComplete()).isTrue();
      assertThat(summary.windows()).isEqualTo(12);
      assertThat(summary.results()).isEqualTo(read(file).lines().count());
      assertThat(summary.added()).isEqualTo(summary.results());
      assertThat(summary.late()).isZero();
      assertThat(summary.sha256()).isEqualTo(Sha256.of(file));
      assertThat(summary.fileBytes()).isEqualTo(Files.size(file));
      assertThat(summary.urls())
          .hasSize(3)
          .first()
          .isEqualTo(
              server.base()
                  + "measurements/11/results/?format=txt&start="
                  + START
                  + "&stop="
                  + (START + DAY - 1));
    }
    try (Stream<Path> left = Files.list(file("results.jsonl.download"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("journal", "lock");
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_comes_in_whatever_order_and_breaks_the_file_is_the_same(long seed)
      throws Exception {
    Random random = new Random(seed);
    try (ResultServer some = new ResultServer(seed)) {
      long[] ids = LongStream.range(1, 2 + random.nextInt(3)).toArray();
      List<ResultQuery> queries = new ArrayList<>();
      for (long id : ids) {
        List<Line> lines = day(id, random.nextInt(300), random);
        List<Line> twice = new ArrayList<>(lines);
        for (Line line : lines) {
          if (random.nextInt(5) == 0) {
            twice.add(line);
          }
          if (random.nextInt(8) == 0) {
            long stored = line.stored() + random.nextInt(3) - 1;
            twice.add(
                ResultServer.line(
                    id,
                    line.probe(),
                    line.timestamp(),
                    stored,
                    "\"é\":" + random.nextInt(3) + ","));
          }
        }
        some.add(twice);
        queries.add(query(id));
      }
      some.addRubbish(1, "no JSON", "{\"prb_id\":1}", "[1,2]");
      double share = random.nextInt(3) * 0.15;
      some.mishaps(
          (url, draws) ->
              draws.nextDouble() < share
                  ? Optional.of(MISHAPS.get(draws.nextInt(MISHAPS.size())))
                  : Optional.empty());
      DownloadOptions options =
          DownloadOptions.defaults()
              .withWindow(Duration.ofMinutes(60 + random.nextInt(1500)))
              .withLargestWindow(5_000 + random.nextInt(100_000))
              .withMemory(1 << 20);
      Path file = file("seed.jsonl");
      try (AtlasClient client =
          some.client().attempts(20).parallel(1 + random.nextInt(4)).build()) {
        DownloadSummary summary = client.download(queries, file, options);
        assertThat(read(file)).as("seed %d", seed).isEqualTo(some.expected(ids));
        assertThat(summary.rejected())
            .as("seed %d", seed)
            .isEqualTo(Map.of("broken JSON", 1L, "no msm_id", 1L, "not a JSON object", 1L));
        assertThat(read(file("seed.jsonl.rejected")))
            .isEqualTo(
                "broken JSON\tno JSON\nno msm_id\t{\"prb_id\":1}\nnot a JSON object\t[1,2]\n");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mishap.class)
  void a_window_that_breaks_in_its_midst_is_asked_for_again(Mishap mishap) throws Exception {
    server.add(day(1, 500, new Random(5)));
    int[] asked = new int[1];
    server.mishaps((url, draws) -> asked[0]++ % 2 == 0 ? Optional.of(mishap) : Optional.empty());
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().parallel(1).build()) {
      DownloadSummary summary = client.download(List.of(query(1)), file, hours(4));
      assertThat(read(file)).isEqualTo(server.expected(1));
      assertThat(summary.duplicates()).isZero();
    }
    assertThat(asked[0]).isEqualTo(12);
  }

  @Test
  void another_download_to_the_same_file_is_refused() throws Exception {
    server.add(day(1, 50, new Random(5)));
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().build()) {
      List<String> refusals = new ArrayList<>();
      DownloadOptions options =
          hours(24)
              .withListener(
                  progress -> {
                    if (progress.windowsDone() == 1) {
                      assertThatThrownBy(() -> client.download(List.of(query(1)), file))
                          .isInstanceOf(FileSystemException.class)
                          .hasMessage(file + ": another download to this file is under way");
                      refusals.add("one");
                    }
                  });
      client.download(List.of(query(1)), file, options);
      assertThat(refusals).containsExactly("one");
    }
  }

  @Test
  void a_file_whose_name_says_so_is_compressed_and_the_same_each_time() throws Exception {
    server.add(day(1, 500, new Random(5)));
    try (AtlasClient client = server.client().build()) {
      client.download(List.of(query(1)), file("one.jsonl.gz"), hours(24));
      client.download(List.of(query(1)), file("two.jsonl.gz"), hours(1));
    }
    assertThat(file("one.jsonl.gz")).hasSameBinaryContentAs(file("two.jsonl.gz"));
    try (var in = new GZIPInputStream(Files.newInputStream(file("one.jsonl.gz")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(server.expected(1));
    }
  }

  @Test
  void late_uploads_are_found_as_far_back_as_is_looked_and_none_twice() throws Exception {
    server.add(day(1, 500, new Random(5)));
    Path file = file("results.jsonl");
    DownloadOptions options = hours(3).withLookBack(Duration.ofHours(24));
    try (AtlasClient client = server.client().build()) {
      client.download(List.of(query(1)), file, options);
      String before = server.expected(1);
      List<Line> forgotten = new ArrayList<>();
      List<Line> found = new ArrayList<>();
      for (int hour = 0; hour < 24; hour++) {
        long timestamp = START + hour * 3600L;
        Line line = ResultServer.line(1, 99, timestamp, timestamp + DAY, "");
        // The windows were asked for at noon of the next day, 12 to 36 hours after they began.
        (hour < 9 ? forgotten : found).add(line);
      }
      server.add(found).add(forgotten);
      server.time().sleep(Duration.ofDays(2));
      int asked = server.targets().size();
      DownloadSummary second = client.download(List.of(query(1)), file, options);
      assertThat(server.targets()).hasSize(asked + 5);
      assertThat(second.late()).isEqualTo(found.size());
      assertThat(second.added()).isEqualTo(found.size());
      assertThat(second.windows()).isEqualTo(5);
      List<String> expected = new ArrayList<>(server.expected(1).lines().toList());
      forgotten.forEach(line -> expected.remove(line.text()));
      assertThat(read(file).lines()).containsExactlyElementsOf(expected);
      assertThat(second.results()).isEqualTo(before.lines().count() + found.size());
      DownloadSummary third = client.download(List.of(query(1)), file, options);
      assertThat(server.targets()).as("all is final").hasSize(asked + 5);
      assertThat(third.added()).isZero();
      assertThat(third.sha256()).isEqualTo(second.sha256()).isEqualTo(Sha256.of(file));
    }
  }

  @Test
  void a_query_without_a_stop_goes_up_to_now_and_on_from_there() throws Exception {
    ResultQuery open = ResultQuery.of(1).withStart(Instant.ofEpochSecond(START));
    List<Line> lines = new ArrayList<>();
    for (int hour = 0; hour < 72; hour++) {
      lines.add(ResultServer.line(1, 7, START + hour * 3600L, 0, ""));
    }
    server.add(lines);
    Path file = file("results.jsonl.gz");
    DownloadOptions options = hours(24).withLookBack(Duration.ZERO);
    try (AtlasClient client = server.client().build()) {
      DownloadSummary first = client.download(List.of(open), file, options);
      assertThat(first.until()).isEqualTo(server.time().instant());
      assertThat(first.results()).isEqualTo(36);
      server.time().sleep(Duration.ofHours(10));
      DownloadSummary second = client.download(List.of(open), file, options);
      assertThat(second.results()).isEqualTo(46);
      assertThat(second.added()).isEqualTo(10);
      assertThat(second.late()).isZero();
    }
  }

  @Test
  void a_query_without_a_start_begins_with_its_measurement() throws Exception {
    server.add(day(1, 100, new Random(5)));
    ResultQuery open = ResultQuery.of(1).withStop(Instant.ofEpochSecond(START + DAY));
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().build()) {
      assertThatThrownBy(() -> client.download(List.of(open), file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the query says no start, and the API none of measurement 1");
      server.measurement("{\"id\":1,\"start_time\":" + START + "}");
      client.download(List.of(open), file);
      assertThat(read(file)).isEqualTo(server.expected(1));
    }
  }

  @Test
  void windows_that_are_too_large_or_come_too_late_are_halved() throws Exception {
    server.add(day(1, 2000, new Random(5)));
    Path file = file("results.jsonl");
    List<DownloadProgress> told = new ArrayList<>();
    try (AtlasClient client = server.client().parallel(1).attempts(1).build()) {
      client.download(
          List.of(query(1)), file, hours(24).withLargestWindow(40_000).withListener(told::add));
      assertThat(read(file)).isEqualTo(server.expected(1));
      assertThat(told.get(told.size() - 1).windowsTotal()).isBetween(6L, 20L);
    }
    server.tooSlowFor(Duration.ofHours(7));
    Path slow = file("slow.jsonl");
    try (AtlasClient client = server.client().parallel(4).attempts(1).build()) {
      client.download(List.of(query(1)), slow, hours(24));
    }
    assertThat(slow).hasSameBinaryContentAs(file);
  }

  @Test
  void a_window_that_no_answer_comes_to_is_halved() throws Exception {
    server.add(day(1, 100, new Random(5)));
    server.holdBackOnce();
    Path file = file("results.jsonl");
    List<DownloadProgress> told = new ArrayList<>();
    try (AtlasClient client = server.client().readTimeout(Duration.ofSeconds(1)).build()) {
      client.download(List.of(query(1)), file, hours(24).withListener(told::add));
    }
    assertThat(told.get(told.size() - 1).split()).isPositive();
    assertThat(read(file)).isEqualTo(server.expected(1));
  }

  @Test
  void what_breaks_for_ever_ends_the_download_and_what_was_done_stays() throws Exception {
    server.add(day(1, 500, new Random(5)));
    Path file = file("results.jsonl");
    long broken = START + 12 * 3600;
    server.mishaps(
        (url, draws) -> {
          long stop = Long.parseLong(String.valueOf(url.queryParameter("stop")));
          return stop > broken ? Optional.of(Mishap.TRUNCATED) : Optional.empty();
        });
    try (AtlasClient client = server.client().parallel(1).build()) {
      assertThatThrownBy(() -> client.download(List.of(query(1)), file, hours(3)))
          .isInstanceOf(AtlasException.Unreachable.class)
          .hasMessageContaining("broke off, again and again");
      assertThat(file).doesNotExist();
      assertThat(server.targets()).hasSizeLessThan(4 + 3 * 10);
      server.mishaps((url, draws) -> Optional.empty());
      int asked = server.targets().size();
      client.download(List.of(query(1)), file, hours(3));
      assertThat(server.targets()).hasSize(asked + 4);
    }
    assertThat(read(file)).isEqualTo(server.expected(1));
  }

  @Test
  void a_budget_ends_a_call_and_the_next_goes_on() throws Exception {
    server.add(day(1, 2000, new Random(5)));
    Path file = file("results.jsonl");
    int calls = 1;
    try (AtlasClient client = server.client().parallel(1).build()) {
      DownloadOptions options = hours(1).withBudget(50_000);
      DownloadSummary summary = client.download(List.of(query(1)), file, options);
      assertThat(summary.isComplete()).isFalse();
      assertThat(summary.sha256()).isEmpty();
      assertThat(file).doesNotExist();
      while (!summary.isComplete()) {
        summary = client.download(List.of(query(1)), file, options);
        calls++;
      }
      assertThat(summary.windows()).isEqualTo(24);
    }
    assertThat(calls).isBetween(3, 10);
    assertThat(server.targets()).hasSize(24);
    assertThat(read(file)).isEqualTo(server.expected(1));
  }

  @Test
  void a_listener_is_told_of_every_window_in_order() throws Exception {
    server.add(day(1, 500, new Random(5)));
    List<DownloadProgress> told = new ArrayList<>();
    try (AtlasClient client = server.client().build()) {
      client.download(List.of(query(1)), file("results.jsonl"), hours(2).withListener(told::add));
    }
    assertThat(told)
        .extracting(DownloadProgress::windowsDone)
        .startsWith(0L)
        .endsWith(12L)
        .isSorted();
    DownloadProgress last = told.get(told.size() - 1);
    assertThat(last.windowsTotal()).isEqualTo(12);
    assertThat(last.windowsResumed()).isZero();
    assertThat(last.results()).isEqualTo(server.expected(1).lines().count());
    assertThat(last.bytes()).isGreaterThan(40_000);
    assertThat(last.bytesPerSecond()).isZero(); // no time passes
  }

  @Test
  void a_file_that_is_not_ours_is_left_alone() throws Exception {
    server.add(day(1, 50, new Random(5))).add(day(2, 50, new Random(6)));
    Path file = file("results.jsonl");
    Files.writeString(file, "mine");
    try (AtlasClient client = server.client().build()) {
      assertThatThrownBy(() -> client.download(List.of(query(1)), file))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(file + ": it was not written by a download, and is left alone");
      assertThat(read(file)).isEqualTo("mine");
      Files.delete(file);
      client.download(List.of(query(1)), file);
      assertThatThrownBy(() -> client.download(List.of(query(2)), file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("belongs to a download of other queries (results of 1 with ");
      Files.writeString(file, server.expected(1).replace("5080", "5081"));
      server.time().sleep(Duration.ofHours(1));
      assertThatThrownBy(() -> client.download(List.of(query(1)), file))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("it was changed since it was downloaded; delete it to start anew");
      Files.delete(file);
      client.download(List.of(query(1)), file);
      assertThat(read(file)).isEqualTo(server.expected(1));
      assertThatThrownBy(() -> client.download(List.of(query(1)), file("no/such/folder.jsonl")))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void an_interrupt_ends_a_download_and_its_threads() throws Exception {
    server.add(day(1, 50, new Random(5)));
    server.holdBack();
    Path file = file("results.jsonl");
    List<Throwable> thrown = new ArrayList<>();
    try (AtlasClient client = server.client().build()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  client.download(List.of(query(1)), file, hours(1));
                } catch (AtlasException | IOException e) {
                  thrown.add(e);
                }
              });
      caller.start();
      server.awaitRequest();
      caller.interrupt();
      caller.join(60_000);
      assertThat(caller.isAlive()).isFalse();
      assertThat(thrown).singleElement().isInstanceOf(AtlasException.Unreachable.class);
      server.letGo();
      client.download(List.of(query(1)), file, hours(1));
    }
    assertThat(read(file)).isEqualTo(server.expected(1));
  }

  @Test
  void of_two_texts_of_a_result_the_one_stored_last_is_taken_and_events_of_one_second_are_two()
      throws Exception {
    server.add(
        List.of(
            ResultServer.line(1, 5, START + 9, 200, "\"n\":1,"),
            ResultServer.line(1, 5, START + 9, 300, "\"n\":2,"),
            ResultServer.line(1, 5, START + 9, 300, "\"n\":2,"),
            ResultServer.line(1, 5, START + 9, 300, "\"n\":0,"),
            ResultServer.line(1, 6, START + 9, 300, "\"event\":\"connect\","),
            ResultServer.line(1, 6, START + 9, 300, "\"event\":\"disconnect\",")));
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().build()) {
      DownloadSummary summary = client.download(List.of(query(1)), file);
      assertThat(summary.results()).isEqualTo(3);
      assertThat(summary.duplicates()).isEqualTo(1);
      assertThat(summary.conflicts()).isEqualTo(2);
    }
    assertThat(read(file).lines().map(line -> line.replaceAll(".*300,|\"type.*", "")))
        .containsExactly("\"n\":2,", "\"event\":\"connect\",", "\"event\":\"disconnect\",");
  }

  @Test
  void a_type_of_any_length_breaks_nothing_and_ids_may_be_text() throws Exception {
    String odd =
        "{\"type\":\"" + "x".repeat(70_000) + "\",\"prb_id\":1,\"msm_id\":1,\"timestamp\":";
    server.add(
        List.of(
            new Line(1, 1, START + 5, START + 5, odd + (START + 5) + "}"),
            new Line(
                1,
                2,
                START + 6,
                START + 6,
                "{\"msm_id\":\"1\",\"prb_id\":2,\"timestamp\":" + (START + 6) + "}")));
    try (AtlasClient client = server.client().build()) {
      DownloadSummary summary = client.download(List.of(query(1)), file("odd.jsonl"), hours(24));
      assertThat(summary.rejected()).isEqualTo(Map.of("type too long", 1L));
      assertThat(summary.results()).isEqualTo(1);
    }
  }

  @Test
  void an_array_and_lines_of_the_same_results_are_the_same() throws Exception {
    server.add(day(1, 300, new Random(5)));
    try (AtlasClient client = server.client().build()) {
      client.download(List.of(query(1)), file("lines.jsonl"), hours(6));
      List<String> lines = parsed(client);
      server.asArray();
      client.download(List.of(query(1)), file("array.jsonl"), hours(6));
      assertThat(file("array.jsonl")).hasSameBinaryContentAs(file("lines.jsonl"));
      assertThat(parsed(client)).containsExactlyElementsOf(lines);
    }
  }

  private static List<String> parsed(AtlasClient client) {
    try (Stream<Parsed> results = client.results(query(1))) {
      return results
          .map(parsed -> ((Parsed.Kept) parsed).result())
          .map(Result::toJson)
          .sorted()
          .toList();
    }
  }

  @Test
  void more_queries_than_files_can_be_open_and_overlapping_ones_are_one_file() throws Exception {
    List<ResultQuery> queries = new ArrayList<>();
    long[] ids = LongStream.range(1, 41).toArray();
    for (long id : ids) {
      server.add(day(id, 20, new Random(id)));
      queries.add(query(id));
    }
    queries.add(query(1).withProbeIds(LongStream.range(0, 600).toArray()));
    Path file = file("results.jsonl");
    try (AtlasClient client = server.client().build()) {
      DownloadSummary summary = client.download(queries, file, hours(24));
      assertThat(read(file)).isEqualTo(server.expected(ids));
      assertThat(summary.conflicts()).isZero();
      assertThat(summary.urls()).hasSize(42);
    }
  }
}
