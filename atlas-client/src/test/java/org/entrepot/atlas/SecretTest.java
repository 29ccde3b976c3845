package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.entrepot.result.Parsed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key goes into one header of requests to the service, and is seen nowhere else. */
class SecretTest {
  private static final String KEY = AtlasServer.KEY;

  private final List<String> said = new ArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Logger tls = Logger.getLogger("javax.net.ssl");
  private final Level before = root.getLevel();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (String.valueOf(record.getLoggerName()).startsWith("mockwebserver3")) {
            return; // the server's own, which tells what it sends
          }
          note(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private void note(String text) {
    synchronized (said) {
      said.add(text);
    }
  }

  @BeforeEach
  void listen() {
    listener.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(listener);
    // TLS's own log prints whole records, and is on only by this level or by javax.net.debug.
    tls.setLevel(Level.OFF);
    for (Handler other : root.getHandlers()) {
      if (other != listener) {
        other.setLevel(Level.WARNING); // the console
      }
    }
  }

  @AfterEach
  void stop() {
    root.removeHandler(listener);
    root.setLevel(before);
    synchronized (said) {
      assertThat(said).isNotEmpty().noneMatch(text -> text.contains(KEY));
    }
  }

  private void noteFailure(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    note(trace.toString()); // with all causes, and all that is suppressed
    if (failure instanceof AtlasException atlas) {
      note(atlas.url());
      note(
          atlas.match(
              r -> r.title() + r.detail() + r.fieldErrors(), r -> "", u -> "", u -> "", n -> ""));
    }
  }

  private void readAll(AtlasClient client) {
    List<Runnable> readings =
        List.of(
            () -> client.probes(ProbeQuery.all()).forEach(probe -> note(probe.toString())),
            () -> note(client.probe(1).toString()),
            () -> note(client.credits().toString()),
            () -> client.keys().forEach(key -> note(key.toString())),
            () -> order(client),
            () -> client.stop(1),
            () -> client.addTag(1, "mine"),
            () -> note(client.describe(1, "mine").toString()),
            () -> note(client.createKey(KeySettings.none().withLabel("mine")).toString()),
            () -> client.proposeTransfer("who@example.net", 1).submit(1),
            () -> {
              try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
                results.forEach(parsed -> note(parsed.toString()));
              }
            });
    for (Runnable reading : readings) {
      try {
        reading.run();
      } catch (AtlasException e) {
        noteFailure(e);
      }
    }
    note(client.toString());
  }

  private void order(AtlasClient client) {
    Proposal proposal =
        client.propose(
            MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
                .from(ProbeSource.area(ProbeArea.WORLD, 1))
                .once());
    note(proposal.toString());
    note(proposal.toJson());
    note(proposal.submit(6).toString());
  }

  private void assertInHeaderOnly(List<RecordedRequest> requests) {
    for (RecordedRequest request : requests) {
      assertThat(request.getRequestLine()).doesNotContain(KEY);
      assertThat(String.valueOf(request.getBody())).doesNotContain(KEY);
      assertThat(request.getHeaders().get("Authorization")).isEqualTo("Key " + KEY);
      request
          .getHeaders()
          .forEach(
              header ->
                  assertThat(
                          header.getFirst().equals("Authorization")
                              || !header.getSecond().contains(KEY))
                      .isTrue());
    }
  }

  @Test
  void the_key_is_not_seen_when_all_goes_well() {
    try (AtlasServer server = new AtlasServer()) {
      server
          .list("probes/", List.of("{\"id\":1}"))
          .object("credits/", "{\"current_balance\":1}")
          .results(5051, List.of(ResultsStreamTest.line(1)))
          .list("keys/", List.of("{\"uuid\":\"" + KEY + "\",\"label\":\"mine\"}"));
      AtlasClientBuilder builder = server.client().apiKey(KEY);
      note(builder.toString());
      try (AtlasClient client = builder.build()) {
        readAll(client);
      }
      assertThat(server.requests()).hasSize(11);
      assertInHeaderOnly(server.requests());
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void the_key_is_not_seen_when_something_goes_wrong(Fault fault) {
    try (AtlasServer server = new AtlasServer()) {
      URI at = fault.arrange(server, "{\"next\":null,\"results\":[{\"id\":1}]}");
      try (AtlasClient client =
          server.client().apiKey(KEY).baseUrl(at).readTimeout(fault.readTimeout()).build()) {
        readAll(client);
      }
      assertInHeaderOnly(server.requests());
    }
  }

  @Test
  void a_server_that_repeats_the_key_is_not_repeated() {
    MockResponse[] answers = {
      AtlasServer.error(403, 1, "Key " + KEY, "the key " + KEY + " may not"),
      AtlasServer.error(429, 1, "Key " + KEY, "the key " + KEY + " is too fast"),
      json("{\"id\":" + KEY + "}"),
      json("{\"" + KEY + "\":}"),
      json("{\"next\":\"http://elsewhere.example/?key=" + KEY + "\",\"results\":[]}"),
      new MockResponse.Builder().code(302).setHeader("Location", "http://x/?key=" + KEY).build(),
      new MockResponse.Builder().status("HTTP/1.1 400 bad key " + KEY).build(),
      new MockResponse.Builder().status("HTTQ " + KEY).build(),
      new MockResponse.Builder().setHeader("Content-Type", "text/" + KEY).build()
    };
    for (MockResponse answer : answers) {
      try (AtlasServer server = new AtlasServer().always(answer);
          AtlasClient client = server.client().apiKey(KEY).attempts(2).build()) {
        readAll(client);
        assertInHeaderOnly(server.requests());
      }
    }
  }

  @Test
  void a_link_with_a_key_is_followed_without_it() {
    try (AtlasServer server = new AtlasServer().list("probes/", List.of("{\"id\":1}"));
        AtlasClient client = server.client().apiKey(KEY).build()) {
      server.next(
          json(
              "{\"next\":\"" + server.base() + "probes/?page=2&key=" + KEY + "\",\"results\":[]}"));
      assertThat(client.probes(ProbeQuery.all()).count()).isZero();
      assertThat(server.targets()).containsExactly("probes/", "probes/?page=2");
      assertInHeaderOnly(server.requests());
      note("heard");
    }
  }

  private static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank", "with\nline", "schlüssel"})
  void what_cannot_be_a_key_is_refused_without_being_shown(String key) {
    note("heard");
    assertThatThrownBy(() -> AtlasClient.builder().apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(key.isEmpty() || !e.toString().contains(key)).isTrue());
  }

  @Test
  void a_cause_that_quotes_the_key_is_replaced_and_another_is_kept() {
    note("heard");
    IOException quoting =
        new IOException("outer", new ProtocolException("Unexpected status line: " + KEY));
    IOException masked = Secret.of(KEY).mask(quoting);
    assertThat(masked.getMessage()).isEqualTo("java.io.IOException: outer");
    assertThat(masked.getCause()).isNull();
    IOException other = new IOException("reset");
    assertThat(Secret.of(KEY).mask(other)).isSameAs(other);
    assertThat(Secret.none().mask(quoting)).isSameAs(quoting);
  }

  @Test
  void a_base_url_with_a_key_is_refused_without_it() {
    note("heard");
    URI old = URI.create("https://atlas.ripe.net/api/v2/?key=" + AtlasServer.KEY);
    assertThatThrownBy(() -> AtlasClient.builder().baseUrl(old))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain(AtlasServer.KEY));
  }

  @Test
  void a_key_is_masked_in_bytes_of_any_kind_and_where_a_text_is_cut_off_within_it() {
    note("heard");
    Secret secret = Secret.of(AtlasServer.KEY);
    byte[] text = ("\u00ff" + AtlasServer.KEY + "\u00fe").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(secret.mask(text))
        .isEqualTo("\u00ff(key)\u00fe".getBytes(StandardCharsets.ISO_8859_1));
    for (int length = 6; length < AtlasServer.KEY.length(); length++) {
      assertThat(secret.maskCut("Key " + AtlasServer.KEY.substring(0, length)))
          .isEqualTo("Key (key)");
    }
    assertThat(secret.maskCut("nothing of it")).isEqualTo("nothing of it");
  }

  @Test
  void what_a_download_sets_aside_holds_no_key(@TempDir Path folder) throws IOException {
    note("heard");
    Path file = folder.resolve("results.jsonl");
    ResultQuery query =
        ResultQuery.of(7).withStart(Instant.EPOCH).withStop(Instant.EPOCH.plusSeconds(60));
    String echo = "Authorization: Key " + AtlasServer.KEY + "\n{}\n";
    try (AtlasServer server = new AtlasServer()) {
      server.always(new MockResponse.Builder().body(echo).build());
      try (AtlasClient client = server.client().apiKey(AtlasServer.KEY).build()) {
        client.download(List.of(query), file);
      }
    }
    assertThat(Files.readString(folder.resolve("results.jsonl.rejected")))
        .contains("Authorization: Key (key)")
        .doesNotContain(AtlasServer.KEY);
  }

  @Test
  void no_public_type_shows_a_key() {
    note("heard");
    assertThat(Arrays.asList(AtlasClient.builder().apiKey(KEY), Secret.of(KEY)))
        .noneMatch(it -> it.toString().contains(KEY));
  }
}
