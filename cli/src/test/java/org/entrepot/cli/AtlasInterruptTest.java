package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, in a process of its own. */
class AtlasInterruptTest {
  private static final long TIME = 1_600_000_000;

  @TempDir private Path folder;

  /** Whoever is started with the signal ignored, as by nohup, hands that on. */
  @BeforeEach
  void interrupts_reach_a_process_here() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.isReadable(status));
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.replaceFirst("SigIgn:\\s*", ""))
            .findFirst()
            .orElse("0");
    assumeTrue((Long.parseUnsignedLong(ignored, 16) & 2) == 0);
  }

  private Process start(LocalAtlas atlas, String words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.add("atlas");
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("--server", atlas.url().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(AtlasConnection.KEY_VARIABLE, LocalAtlas.KEY);
    return builder.redirectError(folder.resolve("err").toFile()).start();
  }

  private static void interrupt(Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
    assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void an_interrupted_stream_leaves_whole_lines() throws Exception {
    try (LocalAtlas atlas = LocalAtlas.ofSmallWorld()) {
      Process process = start(atlas, "stream --measurement 1001");
      try {
        atlas.awaitSubscriptions(1);
        Set<String> sent = new LinkedHashSet<>();
        for (int i = 0; i < 5000; i++) {
          String result = LocalAtlas.streamed(i, TIME);
          sent.add(result);
          atlas.produce(result);
        }
        StringBuilder all = new StringBuilder();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
          for (int i = 0; i < 100; i++) {
            all.append(out.readLine()).append('\n');
          }
          interrupt(process);
          for (int c = out.read(); c >= 0; c = out.read()) {
            all.append((char) c);
          }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(err()).isEqualTo(130);
        assertThat(all.toString()).endsWith("\n");
        assertThat(sent).containsAll(all.toString().lines().toList());
      } finally {
        process.destroyForcibly();
      }
      assertThat(err()).isEqualTo("connected\n");
    }
  }

  @Test
  void who_interrupts_an_order_is_told_where_to_look() throws Exception {
    try (LocalAtlas atlas = LocalAtlas.ofSmallWorld()) {
      atlas.next(new MockResponse.Builder().code(404).body("{}").build()); // for the credits
      atlas.next(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
      Process process =
          start(
              atlas,
              "create ping --target 192.0.2.7 --probes area:WW:1 --one-off --yes --at-most 10"
                  + " --quiet");
      try {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (atlas.orders().isEmpty() && System.nanoTime() < until) {
          Thread.sleep(10);
        }
        interrupt(process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
      } finally {
        process.destroyForcibly();
      }
      assertThat(atlas.orders()).hasSize(1);
      assertThat(err())
          .contains(
              "it may have been made all the same: look at entrepot atlas measurements --mine");
    }
  }
}
