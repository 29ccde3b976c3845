package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that are killed, and gone on with. */
class DownloadKillTest {
  /** Ends a download within this program as a kill would: nothing more is written. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final int KILLS = 20;
  private static final int AT_A_TIME = 4;
  private static final long WINDOW = 12 * 3600;

  @TempDir private Path folder;
  private final ResultServer server = new ResultServer(2);
  private final List<ResultQuery> queries =
      List.of(ResultDownloadTest.query(1), ResultDownloadTest.query(2));

  @BeforeEach
  void fill() {
    Random random = new Random(9);
    server.add(ResultDownloadTest.day(1, 300, random)).add(ResultDownloadTest.day(2, 300, random));
    server.addRubbish(1, "no JSON");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static DownloadOptions options() {
    return DownloadOptions.defaults().withWindow(Duration.ofSeconds(WINDOW)).withMemory(1 << 20);
  }

  private long unbroken(Path file) throws Exception {
    KillableDisk disk = new KillableDisk(Long.MAX_VALUE, () -> {});
    try (AtlasClient client = server.client().build()) {
      client.download(queries, file, options(), disk);
    }
    assertThat(ResultDownloadTest.read(file)).isEqualTo(server.expected(1, 2));
    return disk.written();
  }

  private static Path sibling(Path file) {
    return file.resolveSibling(file.getFileName() + ".rejected");
  }

  @Test
  void a_program_killed_at_any_byte_goes_on_to_the_same_file() throws Exception {
    Path whole = folder.resolve("whole.jsonl.gz");
    KillableDisk disk = new KillableDisk(Long.MAX_VALUE, () -> {});
    try (AtlasClient client = server.client().build()) {
      client.download(queries, whole, options(), disk);
    }
    long seed = 20261125;
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill += AT_A_TIME) {
      Map<Path, Long> killed = new LinkedHashMap<>();
      Map<Path, Process> programs = new LinkedHashMap<>();
      for (int i = kill; i < kill + AT_A_TIME; i++) {
        // The last bytes, in which files change places, are the other test's.
        long at = (long) (random.nextDouble() * 0.98 * disk.written());
        Path file = folder.resolve("killed-" + i + ".jsonl.gz");
        killed.put(file, at);
        programs.put(file, program(server, file, at));
      }
      for (Path file : killed.keySet()) {
        String at = "seed " + seed + ", byte " + killed.get(file);
        Process program = Objects.requireNonNull(programs.get(file));
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as("%s: %s", at, said).isEqualTo(137);
        try (AtlasClient client = server.client().build()) {
          client.download(queries, file, options());
        }
        assertThat(file).as(at).hasSameBinaryContentAs(whole);
        assertThat(sibling(file)).as(at).hasSameBinaryContentAs(sibling(whole));
      }
    }
  }

  private static Process program(ResultServer server, Path file, long lastByte) throws IOException {
    return DownloadProgram.start(
        DownloadProgram.SHORT,
        server.base(),
        file,
        ResultDownloadTest.START,
        ResultDownloadTest.START + ResultDownloadTest.DAY - 1,
        WINDOW,
        1 << 20,
        lastByte,
        1,
        2);
  }

  @Test
  void whatever_step_is_the_last_the_next_run_goes_on() throws Exception {
    Path whole = folder.resolve("whole.jsonl");
    long bytes = unbroken(whole);
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      Path file = folder.resolve("killed-" + round + ".jsonl");
      List<Long> kills = new ArrayList<>();
      for (int kill = 0; kill < 1 + random.nextInt(3); kill++) {
        // The last kilobytes are those in which files change places.
        long at = random.nextBoolean() ? random.nextLong(bytes) : bytes - random.nextInt(4000);
        kills.add(at);
        KillableDisk disk =
            new KillableDisk(
                at,
                () -> {
                  throw new Killed();
                });
        try (AtlasClient client = server.client().build()) {
          client.download(queries, file, options(), disk);
        } catch (Killed e) {
          // That is what was wanted.
        }
      }
      try (AtlasClient client = server.client().build()) {
        client.download(queries, file, options());
      }
      assertThat(file).as("seed %d, kills %s", seed, kills).hasSameBinaryContentAs(whole);
      assertThat(sibling(file))
          .as("seed %d, kills %s", seed, kills)
          .hasSameBinaryContentAs(sibling(whole));
    }
  }

  @Test
  void two_programs_on_one_file_are_one_too_many_and_a_killed_one_leaves_no_lock()
      throws Exception {
    Path file = folder.resolve("results.jsonl");
    try (ResultServer silent = new ResultServer(1)) {
      silent.holdBack();
      Process program = program(silent, file, Long.MAX_VALUE);
      try (AtlasClient client = silent.client().build()) {
        silent.awaitRequest();
        assertThatThrownBy(() -> client.download(queries, file, options()))
            .isInstanceOf(FileSystemException.class)
            .hasMessage(file + ": another download to this file is under way");
      } finally {
        program.destroyForcibly();
      }
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      silent.letGo();
      try (AtlasClient client = silent.client().build()) {
        assertThat(client.download(queries, file, options()).isComplete()).isTrue();
      }
      assertThat(Files.size(file)).isZero();
    }
  }
}
