package org.entrepot.atlas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {
  private static final String PROBE = "{\"id\":7,\"country_code\":\"RS\"}";

  private final AtlasServer server = new AtlasServer();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private AtlasClient client() throws IOException {
    return server.client().cache(Cache.at(folder)).build();
  }

  private AtlasClient offline() throws IOException {
    return server.client().cache(Cache.at(folder)).offline().build();
  }

  private static MockResponse answer(String body, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder().setHeader("Content-Type", "application/json").body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    return response.build();
  }

  private static MockResponse notModified(String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(304);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    return response.build();
  }

  private String header(int request, String name) {
    RecordedRequest recorded = server.requests().get(request);
    return String.valueOf(recorded.getHeaders().get(name));
  }

  private List<Path> files(String below) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(below))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_list_with_all_its_pages_and_an_object_are_read_offline() throws IOException {
    server.list("probes/", IntStream.range(1, 251).mapToObj(i -> "{\"id\":" + i + "}").toList());
    List<Probe> online;
    try (AtlasClient client = client()) {
      online = client.probes(ProbeQuery.all()).toList();
      assertThat(client.probe(7)).isPresent();
    }
    int asked = server.requests().size();
    try (AtlasClient client = offline()) {
      assertThat(client.probes(ProbeQuery.all()).toList()).hasSize(250).isEqualTo(online);
      assertThat(client.probe(7).orElseThrow().id()).isEqualTo(7);
    }
    assertThat(server.requests()).hasSize(asked);
    assertThat(Cache.at(folder).verify()).isEmpty();
  }

  @Test
  void what_is_not_in_the_cache_is_named_offline_and_nothing_is_asked() throws IOException {
    server.object("probes/7/", PROBE);
    try (AtlasClient client = offline();
        AtlasClient bare = server.client().offline().build()) {
      for (AtlasClient each : List.of(client, bare)) {
        AtlasException.NotCached missing =
            catchThrowableOfType(AtlasException.NotCached.class, () -> each.probe(7));
        assertThat(missing)
            .hasMessage(
                "the client is offline, and this is not in its cache (GET "
                    + server.base()
                    + "probes/7/)");
        assertThat(missing.<String>match(a -> "", b -> "", c -> "", d -> "", n -> "not cached"))
            .isEqualTo("not cached");
        assertThatThrownBy(() -> each.results(ResultQuery.of(5001)).count())
            .isInstanceOf(AtlasException.NotCached.class)
            .hasMessageContaining("measurements/5001/results/");
        assertThatThrownBy(() -> each.stream(StreamQuery.results(5001)))
            .isInstanceOf(AtlasException.NotCached.class);
      }
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void an_unchanged_answer_is_not_sent_again() throws IOException {
    server.next(
        answer(PROBE, "ETag", "W/\"a\"", "Last-Modified", "Wed, 25 Nov 2026 11:00:00 GMT"),
        notModified(),
        notModified("ETag", "\"b\""),
        answer(PROBE.replace("RS", "HR"), "ETag", "\"c\""));
    try (AtlasClient client = client()) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.probe(7).orElseThrow().country().orElseThrow().code()).isEqualTo("RS");
      }
      assertThat(client.probe(7).orElseThrow().country().orElseThrow().code()).isEqualTo("HR");
    }
    assertThat(header(0, "If-None-Match")).isEqualTo("null");
    assertThat(header(1, "If-None-Match")).isEqualTo("W/\"a\"");
    assertThat(header(1, "If-Modified-Since")).isEqualTo("Wed, 25 Nov 2026 11:00:00 GMT");
    assertThat(header(3, "If-None-Match")).isEqualTo("\"b\"");
    try (AtlasClient client = offline()) {
      assertThat(client.probe(7).orElseThrow().country().orElseThrow().code()).isEqualTo("HR");
    }
  }

  @Test
  void an_answer_is_not_asked_for_while_it_is_fresh() throws IOException {
    server.next(
        answer(PROBE, "Cache-Control", "public, max-age=60", "Age", "10", "ETag", "\"a\""),
        notModified("Cache-Control", "max-age=30"));
    try (AtlasClient client = client()) {
      client.probe(7);
      server.time().sleep(Duration.ofSeconds(49));
      client.probe(7);
      assertThat(server.requests()).hasSize(1);
      server.time().sleep(Duration.ofSeconds(1));
      client.probe(7);
      assertThat(server.requests()).hasSize(2);
      server.time().sleep(Duration.ofSeconds(29));
      client.probe(7);
      assertThat(server.requests()).hasSize(2);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-age=0",
        "no-cache, max-age=60",
        "max-age=-5",
        "max-age=soon",
        "max-age=",
        "s-maxage=60"
      })
  void an_answer_that_is_not_fresh_is_asked_for(String control) throws IOException {
    server.object("probes/7/", PROBE).next(answer(PROBE, "Cache-Control", control));
    try (AtlasClient client = client()) {
      client.probe(7);
      client.probe(7);
    }
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cache-Control: no-store", "Vary: *", "Cache-Control: private, NO-STORE"})
  void what_must_not_be_kept_is_not_kept_and_what_was_before_is_gone(String header)
      throws IOException {
    String[] parts = header.split(": ", 2);
    server.next(answer(PROBE), answer(PROBE, parts[0], parts[1]));
    try (AtlasClient client = client()) {
      client.probe(7);
      assertThat(files("index")).hasSize(1);
      client.probe(7);
    }
    assertThat(files("index")).isEmpty();
  }

  @Test
  void a_304_to_a_question_without_conditions_is_a_refusal() throws IOException {
    server.always(notModified());
    try (AtlasClient client = client()) {
      assertThatThrownBy(() -> client.probe(7))
          .isInstanceOf(AtlasException.Refused.class)
          .hasMessageContaining("304");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "long", "other", "gone", "entry cut", "entry gone", "entry text"})
  void what_is_damaged_is_seen_and_asked_for_anew(String damage) throws IOException {
    server.object("probes/7/", PROBE);
    try (AtlasClient client = client()) {
      server.next(answer(PROBE, "ETag", "\"a\"", "Cache-Control", "max-age=600"));
      client.probe(7);
      Path object = files("objects").get(0);
      Path entry = files("index").get(0);
      switch (damage) {
        case "short" -> Files.writeString(object, PROBE.substring(0, 9));
        case "long" -> Files.writeString(object, PROBE + " ");
        case "other" -> Files.writeString(object, PROBE.replace("RS", "HR"));
        case "gone" -> Files.delete(object);
        case "entry cut" -> Files.writeString(entry, Files.readString(entry).substring(0, 40));
        case "entry text" -> Files.writeString(entry, "{\"version\":1,\"url\":\"::\"}");
        default -> Files.delete(entry);
      }
      assertThat(Cache.at(folder).verify()).hasSize(damage.equals("entry gone") ? 0 : 1);
      try (AtlasClient offline = offline()) {
        assertThatThrownBy(() -> offline.probe(7)).isInstanceOf(AtlasException.NotCached.class);
      }
      assertThat(client.probe(7).orElseThrow().country().orElseThrow().code()).isEqualTo("RS");
      assertThat(server.requests()).hasSize(2);
      assertThat(header(1, "If-None-Match")).isEqualTo("null");
    }
    assertThat(Cache.at(folder).verify()).isEmpty();
    try (AtlasClient offline = offline()) {
      assertThat(offline.probe(7)).isPresent();
    }
  }

  @Test
  void an_answer_that_cannot_be_read_is_not_kept() throws IOException {
    server.next(answer("{\"id\":7,"), answer("{\"id\":\"x\"}"), answer("[]"));
    try (AtlasClient client = server.client().attempts(1).cache(Cache.at(folder)).build()) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> client.probe(7)).isInstanceOf(AtlasException.class);
      }
    }
    assertThat(folder.resolve("index")).doesNotExist();
  }

  @Test
  void answers_to_a_key_are_kept_only_if_that_is_said_and_apart_from_all_others()
      throws IOException {
    String other = "11111111-bb86-11e8-b7d0-27cd18d24377";
    server.object("probes/7/", PROBE).object("keys/", "[{\"uuid\":\"" + other + "\"}]");
    try (AtlasClient client =
        server.client().apiKey(AtlasServer.KEY).cache(Cache.at(folder)).build()) {
      client.probe(7);
    }
    assertThat(files("")).isEmpty();

    Cache mine = Cache.at(folder).withPrivateAnswers();
    try (AtlasClient client = server.client().apiKey(AtlasServer.KEY).cache(mine).build()) {
      client.probe(7);
      assertThat(client.keys()).hasSize(1);
      server.next(answer("{\"id\":8,\"description\":\"" + AtlasServer.KEY + "\"}"));
      client.probe(8);
    }
    assertThat(files("private")).filteredOn(file -> file.toString().contains("index")).hasSize(1);
    for (Path file : files("")) {
      assertThat(file.toString()).doesNotContain(AtlasServer.KEY);
      assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(AtlasServer.KEY, other);
    }
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("private"))))
          .isEqualTo("rwx------");
    }

    assertThat(Cache.at(folder).verify()).isEmpty();
    for (AtlasClientBuilder stranger :
        List.of(server.client().apiKey(other).cache(mine), server.client().cache(mine))) {
      try (AtlasClient client = stranger.offline().build()) {
        assertThatThrownBy(() -> client.probe(7)).isInstanceOf(AtlasException.NotCached.class);
      }
    }
    try (AtlasClient client =
        server.client().apiKey(AtlasServer.KEY).cache(mine).offline().build()) {
      assertThat(client.probe(7)).isPresent();
    }
  }

  @Test
  void offline_a_client_with_a_key_reads_what_everybody_may_see() throws IOException {
    server.object("probes/7/", PROBE);
    try (AtlasClient client = client()) {
      client.probe(7);
    }
    try (AtlasClient client =
        server.client().apiKey(AtlasServer.KEY).cache(Cache.at(folder)).offline().build()) {
      assertThat(client.probe(7)).isPresent();
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_folder_that_cannot_be_used_is_told_in_a_sentence_or_only_read() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Cache.at(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no cache can be at " + file + ": ");
    assertThatThrownBy(() -> Cache.at(file.resolve("below")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no cache can be at ");
    Files.delete(file);

    server.object("probes/7/", PROBE);
    try (AtlasClient client = client()) {
      client.probe(7);
      for (String each : List.of("index", "objects", "drafts")) {
        Files.setPosixFilePermissions(
            folder.resolve(each), PosixFilePermissions.fromString("r-xr-xr-x"));
      }
      assumeThat(Files.isWritable(folder.resolve("index"))).as("root may write").isFalse();
      assertThat(client.probe(7)).isPresent();
      assertThat(client.probe(7)).isPresent();
    } finally {
      for (String each : List.of("index", "objects", "drafts")) {
        Files.setPosixFilePermissions(
            folder.resolve(each), PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void leftovers_are_swept_when_they_are_old_and_nobody_holds_them() throws IOException {
    server.next(answer(PROBE), answer(PROBE.replace("RS", "HR")));
    try (AtlasClient client = client()) {
      client.probe(7);
      client.probe(7);
    }
    Path old = Files.writeString(folder.resolve("drafts/.old.tmp"), "x");
    Path young = Files.writeString(folder.resolve("drafts/.young.tmp"), "x");
    Path held = Files.writeString(folder.resolve("drafts/.held.tmp"), "x");
    FileTime past = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    try (var channel =
            java.nio.channels.FileChannel.open(held, java.nio.file.StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      Files.setLastModifiedTime(old, past);
      Files.setLastModifiedTime(held, past);
      Cache.at(folder);
      assertThat(old).doesNotExist();
      assertThat(young).exists();
      assertThat(held).exists();
    }
    assertThat(files("objects")).hasSize(2);
    Cache.at(folder).sweep();
    assertThat(files("objects")).as("young ones stay").hasSize(2);
    for (Path object : files("objects")) {
      Files.setLastModifiedTime(object, past);
    }
    Cache.at(folder).sweep();
    assertThat(files("objects")).hasSize(1);
    assertThat(Cache.at(folder).verify()).isEmpty();
  }

  @Test
  void an_entry_says_what_it_is_of() throws IOException {
    server.list("probes/", List.of("{\"id\":1,\"is_anchor\":true}"));
    try (AtlasClient client = client()) {
      assertThat(client.probes(ProbeQuery.all().withAnchorsOnly().withPageSize(500))).hasSize(1);
      assertThat(client.probes(ProbeQuery.all().withPageSize(500).withAnchorsOnly())).hasSize(1);
    }
    assertThat(files("index")).as("the order of parameters has no meaning").hasSize(1);
    assertThat(new String(Files.readAllBytes(files("index").get(0)), UTF_8))
        .contains("\"method\" : \"GET\"", "\"page_size\", \"500\"", "\"status\" : 200")
        .contains("\"fetched\" : \"2026-11-25T12:00:00Z\"", "\"contentType\"", "probes/\"");
  }
}
