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
}
