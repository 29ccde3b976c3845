package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many results in little memory. With {@code -Dentrepot.download.megabytes=1024} it is a gigabyte
 * in {@code -Xmx64m}, and the time it took is printed.
 */
class DownloadMemoryTest {
  private static final int SMALL = 48;
  private static final int MEGABYTES = Integer.getInteger("entrepot.download.megabytes", SMALL);
  private static final long SECONDS =
      (long) MEGABYTES * (1 << 20) / GeneratedResults.size() / GeneratedResults.PER_SECOND;
  private static final long RESULTS = SECONDS * GeneratedResults.PER_SECOND;

  @TempDir private Path folder;

  private static String heap() {
    return MEGABYTES > SMALL ? "-Xmx64m" : "-Xmx24m";
  }

  @SuppressWarnings("SystemOut")
  private static void run(String what, GeneratedResults server, Object file, long window)
      throws Exception {
    long begin = System.nanoTime();
    Process program =
        DownloadProgram.start(
            List.of(heap(), "-XX:+UseSerialGC"),
            server.base(),
            file,
            GeneratedResults.START,
            GeneratedResults.START + SECONDS - 1,
            window,
            MEGABYTES > SMALL ? 16 << 20 : 4 << 20,
            Long.MAX_VALUE,
            5051);
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEqualTo(RESULTS + " results" + System.lineSeparator());
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (MEGABYTES > SMALL) {
      System.out.printf(
          "%s: %d MB, %d results, %s, %.1f s, %.1f MB/s%n",
          what, MEGABYTES, RESULTS, heap(), seconds, MEGABYTES / seconds);
    }
  }

  private static void check(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (long i = 0; i < RESULTS; i++) {
        byte[] expected = GeneratedResults.line(i);
        byte[] found = in.readNBytes(expected.length);
        if (!Arrays.equals(found, expected)) {
          assertThat(new String(found, StandardCharsets.UTF_8))
              .as("line %d", i + 1)
              .isEqualTo(new String(expected, StandardCharsets.UTF_8));
        }
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void a_download_of_any_size_takes_little_memory() throws Exception {
    try (GeneratedResults server = new GeneratedResults()) {
      Path file = folder.resolve("results.jsonl");
      run("download", server, file, SECONDS / 5 + 1);
      check(file);
    }
  }

  @Test
  void one_window_of_any_size_takes_little_memory() throws Exception {
    try (GeneratedResults server = new GeneratedResults()) {
      Path file = folder.resolve("results.jsonl");
      run("download in one window", server, file, 100 * 86_400);
      check(file);
    }
  }

  @Test
  void a_stream_of_any_size_takes_little_memory() throws Exception {
    try (GeneratedResults server = new GeneratedResults()) {
      run("stream", server, "-", 1);
    }
  }
}
