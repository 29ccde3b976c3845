package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtlasFailuresTest {
  private final AtlasShell shell = new AtlasShell();

  @AfterEach
  void close() {
    shell.close();
  }

  private static MockResponse error(int status, String detail) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(
            "{\"error\":{\"status\":"
                + status
                + ",\"code\":102,\"title\":\"No\",\"detail\":\""
                + detail
                + "\"}}")
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | 2 | status 400, No: because",
        "401 | 2 | needs a key: set the variable RIPE_ATLAS_API_KEY",
        "403 | 2 | needs a key: set the variable RIPE_ATLAS_API_KEY",
        "404 | 2 | status 404",
        "414 | 2 | status 414",
        "429 | 1 | wants fewer requests",
        "500 | 1 | status 500",
        "503 | 1 | status 503",
      })
  void a_refusal_is_one_sentence_with_what_the_api_says(int code, int status, String words) {
    shell.atlas().always(error(code, "because"));
    for (String verb : List.of("probes", "tags", "results 5", "status 5 --quiet")) {
      AtlasShell.Run run = shell.line(verb);
      run.isOneSentence(status, code == 404 && verb.contains("5") ? "there is no" : words);
    }
  }

  @Test
  void a_refusal_of_a_key_says_that_it_is_the_key() {
    shell.atlas().always(error(403, "no"));
    shell
        .withKey(LocalAtlas.KEY)
        .line("credits")
        .isOneSentence(2, "the key is unknown, or has not");
  }

  @Test
  void what_a_server_writes_cannot_paint_the_terminal() {
    shell.atlas().always(error(400, "\\u001b[31mred\\u0007\\u202e"));
    AtlasShell.Run run = shell.line("probes").isOneSentence(2, "␛[31mred␇\ufffd");
    assertThat(run.err()).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void an_answer_that_is_no_api_is_told() {
    shell.atlas().always(new MockResponse.Builder().code(404).body("<html>gone</html>").build());
    shell.line("probes").isOneSentence(2, "is there a RIPE Atlas API at that address?");
    shell.line("results 5").isOneSentence(2, "is there a RIPE Atlas API at that address?");
    shell.atlas().always(new MockResponse.Builder().body("<html>hello</html>").build());
    shell.line("probes").isOneSentence(1, "cannot be read");
  }

  @Test
  void a_long_url_does_not_bury_the_sentence() {
    shell.atlas().always(error(500, "no"));
    AtlasShell.Run run = shell.line("probes --ids 100000-100499").isOneSentence(1, "...)");
    assertThat(run.err().length()).isLessThan(500);
  }

  @Test
  void a_failure_in_the_midst_of_a_list_is_no_end() {
    shell.atlas().list("probes/", LocalAtlas.probes(600));
    MockResponse first =
        new MockResponse.Builder()
            .body(
                "{\"count\":2,\"next\":\""
                    + shell.atlas().url()
                    + "probes/?page=2&nonsense=1\",\"results\":[{\"id\":1}]}")
            .build();
    shell.atlas().next(first);
    AtlasShell.Run run = shell.line("probes --format ids");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEqualTo("1\n");
    assertThat(run.err()).startsWith("entrepot: RIPE Atlas refused");
  }

  @Test
  void a_port_that_nobody_listens_on_is_a_failure() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    AtlasShell.Run run =
        shell.runPlain(
            OutputStream.nullOutputStream(),
            "atlas",
            "probes",
            "--attempts",
            "1",
            "--server",
            "http://127.0.0.1:" + port);
    run.isOneSentence(1, "127.0.0.1:" + port + "/api/v2/probes/");
  }

  @ParameterizedTest
  @CsvSource({
    "http://atlas.example/api/v2/, not HTTPS",
    "https://user:secret@atlas.example/, user name",
    "not a url, --server",
    "ftp://atlas.example/, --server",
    "https://atlas.example/?key=1, query"
  })
  void a_server_that_cannot_be_is_a_mistake(String url, String words) {
    AtlasShell.Run run =
        shell.runPlain(OutputStream.nullOutputStream(), "atlas", "probes", "--server", url);
    run.isOneSentence(2, words);
    assertThat(run.err()).doesNotContain("secret");
  }

  @Test
  void an_interrupt_ends_the_command_with_its_status() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    shell
        .atlas()
        .always(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    AtomicInteger status = new AtomicInteger(-1);
    Thread thread =
        new Thread(
            () -> {
              status.set(shell.line("probes").status());
              written.countDown();
            });
    thread.start();
    while (shell.targets().isEmpty() && thread.isAlive()) {
      Thread.sleep(5);
    }
    thread.interrupt();
    assertThat(written.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(status).hasValue(130);
  }

  @Test
  void results_that_are_none_are_told_and_the_others_are_shown() {
    shell
        .atlas()
        .next(
            new MockResponse.Builder()
                .setHeader("Content-Type", "text/plain")
                .body("{\"type\":\"other\",\"prb_id\":1}\nno result \u001b[31m\n")
                .build());
    AtlasShell.Run run = shell.line("results 5051");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).startsWith("{\"type\":\"other\"").hasLineCount(1);
    assertThat(run.err())
        .contains("entrepot: not results, and left out: {", "line 2")
        .doesNotContain("\u001b");
  }

  @Test
  void results_that_break_off_are_shown_as_far_as_they_came() {
    shell
        .atlas()
        .next(
            new MockResponse.Builder()
                .body("{\"type\":\"other\",\"prb_id\":1}\n{\"type\":\"other\",\"prb_id\":2}\n")
                .setHeader("Content-Type", "text/plain")
                .setHeader("Content-Length", "100000")
                .onResponseEnd(new SocketEffect.CloseSocket(false, false, true))
                .build());
    AtlasShell.Run run = shell.line("results 5051");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.err()).contains("after 2 results").hasLineCount(1);
  }
}
