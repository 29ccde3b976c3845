package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasStreamTest {
  private static final long NOW = System.currentTimeMillis() / 1000;

  private final AtlasShell shell = new AtlasShell();
  private final Lines lines = new Lines();

  @AfterEach
  void close() {
    shell.close();
  }

  /** What is written, as whole lines as they come. */
  private static final class Lines extends OutputStream {
    private final List<String> writes = new ArrayList<>();

    @Override
    public void write(int one) {
      throw new AssertionError("a line is written at once");
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
      notifyAll();
    }

    synchronized List<String> writes() {
      return List.copyOf(writes);
    }

    synchronized void await(int number) throws InterruptedException {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (writes.size() < number && System.nanoTime() < until) {
        wait(100);
      }
      assertThat(writes).hasSizeGreaterThanOrEqualTo(number);
    }
  }

  private CompletableFuture<AtlasShell.Run> start(OutputStream out, String words) {
    return CompletableFuture.supplyAsync(
        () -> shell.runInto(out, (Object[]) words.split(" ", -1)),
        task -> new Thread(task, "stream").start());
  }

  @Test
  void results_are_written_as_they_come_each_in_one_piece() throws Exception {
    var run = start(lines, "stream --measurement 1001 --limit 3");
    shell.atlas().awaitSubscriptions(1);
    List<String> sent = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      String result = LocalAtlas.streamed(i, NOW);
      sent.add(result + "\n");
      shell.atlas().produce(result);
      lines.await(i);
    }
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(lines.writes()).isEqualTo(sent);
    assertThat(done.err()).isEqualTo("connected\n3 lines\n");
  }

  @Test
  void what_a_lost_connection_missed_comes_and_nothing_twice() throws Exception {
    var run = start(lines, "stream --measurement 1001 --limit 40");
    List<String> sent = new ArrayList<>();
    int subscriptions = 0;
    for (int loss = 0; loss < 2; loss++) {
      shell.atlas().awaitSubscriptions(++subscriptions);
      for (int i = 0; i < 10; i++) {
        sent.add(LocalAtlas.streamed(100 * loss + i, NOW));
        shell.atlas().produce(sent.get(sent.size() - 1));
      }
      if (loss == 0) {
        shell.atlas().reset();
        for (int i = 50; i < 70; i++) {
          sent.add(LocalAtlas.streamed(i, NOW));
          shell.atlas().store(sent.get(sent.size() - 1));
        }
      }
    }
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(lines.writes().stream().map(String::strip))
        .as(done.err())
        .containsExactlyInAnyOrderElementsOf(sent);
    assertThat(done.err())
        .contains("lost the connection at", "connected again at")
        .doesNotContain("entrepot:");
  }

  @Test
  void what_came_late_is_asked_for_at_the_end() {
    for (int i = 0; i < 3; i++) {
      shell.atlas().store(LocalAtlas.streamed(900 + i, NOW));
    }
    AtlasShell.Run run =
        shell.line("stream --measurement 1001 --for 1ms --catch-up --look-back 1h");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.lines())
        .containsExactlyInAnyOrder(
            LocalAtlas.streamed(900, NOW),
            LocalAtlas.streamed(901, NOW),
            LocalAtlas.streamed(902, NOW));
    assertThat(run.err()).contains("measurement 1001: asked for what came from", "3 lines");
  }

  @Test
  void changes_of_probes_and_measurements_come_too() throws Exception {
    var run = start(lines, "stream --probe-status --changes --limit 2");
    shell.atlas().awaitSubscriptions(2);
    shell.atlas().say("probestatus", "atlas_probestatus", "{\"prb_id\":7,\"event\":\"connect\"}");
    lines.await(1);
    shell.atlas().say("metadata", "atlas_metadata", "{\"msm_id\":5051,\"name\":\"\\u001b[31m\"}");
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(lines.writes().get(0)).contains("\"prb_id\":7");
    assertThat(lines.writes().get(1)).contains("5051", "\\u001B").doesNotContain("\u001b");
  }

  @Test
  void what_is_no_result_is_told_and_the_status_is_3() throws Exception {
    var run = start(lines, "stream --measurement 1001 --limit 1");
    shell.atlas().awaitSubscriptions(1);
    shell.atlas().say("result", "atlas_result", "\"\\u001b[31m\"");
    shell.atlas().produce(LocalAtlas.streamed(1, NOW));
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).as(done.err()).isEqualTo(3);
    assertThat(done.err()).contains("not a result, and left out").doesNotContain("\u001b");
  }

  @Test
  void a_reader_who_has_enough_ends_it_quietly() throws Exception {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    var run = start(closed, "stream --measurement 1001 --quiet");
    shell.atlas().awaitSubscriptions(1);
    shell.atlas().produce(LocalAtlas.streamed(1, NOW));
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).isZero();
    assertThat(done.err()).isEmpty();
  }

  @Test
  void each_measurement_and_probe_is_a_subscription() throws Exception {
    var run = start(lines, "stream --measurement 1001,5051 --probe 3-4 --limit 1 --fields result");
    shell.atlas().awaitSubscriptions(4);
    shell.atlas().produce(LocalAtlas.streamed(3, NOW));
    assertThat(run.get(60, TimeUnit.SECONDS).status()).isZero();
    String fields =
        "\"acceptedFields\":[\"msm_id\",\"prb_id\",\"timestamp\",\"type\",\"event\",\"result\"]";
    List<String> wanted = new ArrayList<>();
    for (String ids : List.of("1001,3", "1001,4", "5051,3", "5051,4")) {
      wanted.add(
          "[\"atlas_subscribe\",{\"streamType\":\"result\",\"msm\":"
              + ids.replace(",", ",\"prb\":")
              + ","
              + fields
              + "}]");
    }
    assertThat(shell.atlas().subscriptions()).isEqualTo(wanted);
  }

  @Test
  void what_the_service_does_not_understand_is_told() throws Exception {
    var run = start(lines, "stream --all --parameter flavour=sour --probe-status --limit 1");
    shell.atlas().awaitSubscriptions(2);
    shell.atlas().say("probestatus", "atlas_probestatus", "{\"prb_id\":7}");
    AtlasShell.Run done = run.get(60, TimeUnit.SECONDS);
    assertThat(done.status()).isZero();
    assertThat(done.err()).contains("entrepot: RIPE Atlas complains: unknown parameter flavour\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--for 1s | a stream of what?",
        "--measurement x | --measurement",
        "--all --type sour | --type",
        "--all --limit 0 | --limit",
        "--all --catch-up | --catch-up goes with --for",
        "--all --for soon | --for",
        "--all --overflow spill | --overflow",
        "--all --capacity 0 | --capacity",
        "--all --source-prefix 300.0.0.0/8 | --source-prefix",
        "--all --greater rtt=much | --greater",
        "--all --equal rtt | --equal",
        "--all --stream-server http://atlas.example/ | --stream-server",
      })
  void what_cannot_be_is_a_mistake(String words, String told) {
    shell.line("stream " + words).isOneSentence(2, told);
    assertThat(shell.atlas().subscriptions()).isEmpty();
  }
}
