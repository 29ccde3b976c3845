package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {
  private static final String MODIFIED = "Wed, 25 Nov 2026 11:00:00 GMT";

  private final FakeTime time = new FakeTime();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path folder;
  private FileServer server;
  private AtlasClient client;

  @BeforeEach
  void open() throws IOException {
    server = new FileServer();
    server.content = bytes(1, 300_000);
    client = settings().build();
  }

  private AtlasClientBuilder settings() {
    return AtlasClient.builder().apiKey(AtlasServer.KEY).clock(time).sleeper(time).chance(() -> 1);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private FileRequest request() {
    return FileRequest.of(server.url("data/probes.bin"), "probes.bin", FileUse.of(Role.PROBES));
  }

  private ManifestEntry fetch() throws IOException {
    return fetch(request());
  }

  private ManifestEntry fetch(FileRequest request) throws IOException {
    return client
        .downloads()
        .fetch(request, folder, (bytes, total) -> told.add(bytes + "/" + total));
  }

  private void isWhole(ManifestEntry entry) throws IOException {
    assertThat(folder.resolve(entry.path())).hasBinaryContent(server.content);
    Manifest manifest = Manifest.read(folder);
    assertThat(manifest.entries()).contains(entry);
    assertThat(manifest.verify(folder).problems()).isEmpty();
  }

  private List<Map<String, String>> requests() {
    return server.requests();
  }

  @Test
  void a_file_is_fetched_and_the_manifest_says_all_that_is_known_of_it() throws IOException {
    server.lastModified = MODIFIED;
    URI terms = URI.create("https://example.org/terms");
    ManifestEntry entry =
        fetch(
            request()
                .withLicence(Licence.of("CC-BY-4.0", terms), "Somebody")
                .withDate("2026-11-25"));
    isWhole(entry);
    assertThat(entry.use()).isEqualTo(FileUse.of(Role.PROBES));
    assertThat(entry.origin().orElseThrow().full()).isEqualTo(server.url("data/probes.bin"));
    assertThat(entry.fetched()).isEqualTo(time.instant());
    assertThat(entry.fingerprint())
        .isEqualTo(DataFile.of(folder.resolve("probes.bin")).fingerprint());
    assertThat(entry.etag()).contains("\"1\"");
    assertThat(entry.lastModified()).contains(MODIFIED);
    assertThat(entry.licence()).contains(Licence.of("CC-BY-4.0", terms));
    assertThat(entry.attribution()).contains("Somebody");
    assertThat(entry.date()).contains("2026-11-25");
    assertThat(told).startsWith("0/300000").endsWith("300000/300000");
    assertThat(Dataset.open(folder).files(Role.PROBES)).hasSize(1);
    assertThat(requests().get(0))
        .containsEntry("Accept-encoding", "identity")
        .doesNotContainKey("Authorization");
    assertThat(requests().get(0).get("User-agent")).startsWith("entrepot/");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_file_that_has_not_changed_is_kept(boolean withEtag)
      throws IOException, InterruptedException {
    server.etag = withEtag ? "W/\"1\"" : null;
    server.lastModified = MODIFIED;
    ManifestEntry first = fetch();
    time.sleep(Duration.ofDays(1));
    ManifestEntry second = fetch();
    assertThat(second).isEqualTo(first);
    assertThat(server.statuses()).containsExactly(200, 304);
    server.content = bytes(2, 100);
    server.etag = withEtag ? "\"2\"" : null;
    server.lastModified = "Wed, 25 Nov 2026 12:00:00 GMT";
    ManifestEntry third = fetch();
    isWhole(third);
    assertThat(third.fetched()).isEqualTo(time.instant());
    assertThat(server.statuses()).containsExactly(200, 304, 200);
  }

  @Test
  void a_file_that_was_changed_on_the_disk_is_fetched_anew() throws IOException {
    fetch();
    byte[] damaged = server.content.clone();
    damaged[17]++;
    Files.write(folder.resolve("probes.bin"), damaged);
    isWhole(fetch());
    Files.delete(folder.resolve("probes.bin"));
    isWhole(fetch());
    assertThat(server.statuses()).containsExactly(200, 200, 200);
  }

  @Test
  void a_file_whose_hash_is_known_is_asked_for_once() throws IOException {
    Fingerprint known = fetch().fingerprint();
    fetch(request().withFingerprint(known));
    assertThat(requests()).hasSize(1);
  }

  @Test
  void a_file_of_another_hash_or_size_is_refused_and_leaves_nothing() throws IOException {
    FileRequest hash = request().withSha256("AB".repeat(32));
    FileRequest size = request().withFingerprint(new Fingerprint(7, "0".repeat(64)));
    for (FileRequest request : List.of(hash, size)) {
      assertThatThrownBy(() -> fetch(request))
          .isInstanceOf(AtlasException.Unreadable.class)
          .hasMessageContaining("which is not what was expected")
          .hasMessageContaining("127.0.0.1");
    }
    assertThat(files()).isEmpty();
    assertThat(Manifest.isIn(folder)).isFalse();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(n -> !n.startsWith("."))
          .toList();
    }
  }

  @Test
  void what_breaks_off_at_any_byte_goes_on_from_there() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      server.content = bytes(seed, 1 + random.nextInt(200_000));
      server.etag = random.nextBoolean() ? "\"" + seed + "\"" : null;
      server.lastModified = MODIFIED;
      server.withLength = random.nextInt(4) > 0;
      int before = requests().size();
      int left = server.content.length;
      for (int cut = random.nextInt(4); cut > 0 && left > 1; cut--) {
        int at = 1 + random.nextInt(left - 1);
        server.cuts.add(at);
        left -= at;
      }
      int breaks = server.cuts.size();
      ManifestEntry entry =
          fetch(FileRequest.of(server.url("f" + seed + ".bin"), "f" + seed, FileUse.other()));
      assertThat(Files.readAllBytes(folder.resolve(entry.path())))
          .as("seed %d", seed)
          .isEqualTo(server.content);
      assertThat(requests()).as("seed %d", seed).hasSize(before + 1 + breaks);
    }
    assertThat(Manifest.read(folder).verify(folder).problems()).isEmpty();
  }

  @Test
  void attempts_are_counted_from_the_last_that_got_further() throws IOException {
    for (int i = 0; i < 12; i++) {
      server.cuts.add(20_000);
    }
    isWhole(fetch());
    assertThat(server.statuses()).startsWith(200, 206, 206).hasSize(13);
  }

  @Test
  void what_was_left_by_one_that_gave_up_is_gone_on_with() throws IOException {
    server.cuts.addAll(List.of(100_000, 0));
    try (AtlasClient once = settings().attempts(1).build()) {
      assertThatThrownBy(() -> once.downloads().fetch(request(), folder))
          .isInstanceOf(AtlasException.Unreachable.class);
    }
    server.cuts.clear();
    assertThat(files()).containsExactlyInAnyOrder("probes.bin.part", "probes.bin.part.json");
    long left = Files.size(folder.resolve("probes.bin.part"));
    isWhole(fetch());
    assertThat(requests().get(requests().size() - 1))
        .containsEntry("Range", "bytes=" + left + "-")
        .containsEntry("If-range", "\"1\"");
    assertThat(files()).containsExactlyInAnyOrder("probes.bin", "manifest.json");
  }

  /** Leaves the beginning of the file as the server has it now. */
  private void leavePart() throws IOException {
    server.cuts.addAll(List.of(100_000, 0));
    try (AtlasClient once = settings().attempts(1).build()) {
      assertThatThrownBy(() -> once.downloads().fetch(request(), folder))
          .isInstanceOf(AtlasException.class);
    }
    server.cuts.clear();
    told.clear();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_file_that_changed_on_the_way_begins_anew(boolean honoursIfRange) throws IOException {
    leavePart();
    server.content = bytes(2, 250_000);
    server.etag = "\"2\"";
    server.ifRange = honoursIfRange;
    isWhole(fetch());
  }

  @Test
  void a_file_of_weak_or_without_validators_begins_anew() throws IOException {
    for (String tag : Arrays.asList("W/\"1\"", null)) {
      server.etag = tag;
      leavePart();
      isWhole(fetch());
      assertThat(requests().get(requests().size() - 1)).doesNotContainKey("Range");
      Files.delete(folder.resolve("probes.bin"));
    }
  }

  @Test
  void a_server_that_knows_no_ranges_sends_all_of_it_again() throws IOException {
    server.ranges = false;
    server.cuts.add(100_000);
    isWhole(fetch());
    assertThat(server.statuses()).containsExactly(200, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes 0-299999/300000", "bytes 7-299999/300000", "items 1-2/3", "", "bytes */9"})
  void a_part_that_was_not_asked_for_is_not_taken(String range) throws IOException {
    leavePart();
    server.contentRange = range;
    isWhole(fetch());
    assertThat(server.statuses()).endsWith(206, 200);
  }

  @Test
  void a_part_is_not_taken_for_the_whole() throws IOException {
    leavePart();
    server.contentRange = "bytes 100000-199999/200000";
    isWhole(fetch());
  }

  @Test
  void a_part_that_is_the_whole_already_is_known_by_416() throws IOException {
    server.withLength = false;
    leavePart();
    Files.write(folder.resolve("probes.bin.part"), server.content);
    isWhole(fetch());
    assertThat(server.statuses()).endsWith(416);
  }

  @Test
  void a_part_longer_than_the_file_begins_anew() throws IOException {
    leavePart();
    Files.write(folder.resolve("probes.bin.part"), bytes(3, 300_001));
    isWhole(fetch());
    assertThat(server.statuses()).endsWith(416, 200);
  }

  @Test
  void a_note_that_is_damaged_or_of_another_file_makes_no_difference() throws IOException {
    leavePart();
    Path note = folder.resolve("probes.bin.part.json");
    Files.writeString(note, "{");
    isWhole(fetch());
    Files.delete(folder.resolve("probes.bin"));
    leavePart();
    Files.writeString(note, Files.readString(note).replace("data/probes.bin", "data/other.bin"));
    isWhole(fetch());
    assertThat(server.statuses()).doesNotContain(206);
  }

  @Test
  void a_304_without_a_file_is_of_no_use() throws Exception {
    try (RawServer raw = new RawServer("HTTP/1.1 304 Not Modified\r\n\r\n")) {
      assertThatThrownBy(() -> fetch(raw.request("x.bin")))
          .isInstanceOf(AtlasException.Unreadable.class)
          .hasMessageContaining("unchanged that is not here");
    }
  }

  @Test
  void a_body_without_a_length_ends_where_its_compression_does() throws Exception {
    byte[] gzip = gzip(bytes(1, 50_000));
    String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    try (RawServer raw = new RawServer(head, Arrays.copyOf(gzip, 30_000)).then(head, gzip)) {
      ManifestEntry entry = fetch(raw.request("x.gz"));
      assertThat(folder.resolve("x.gz")).hasBinaryContent(gzip);
      assertThat(entry.fingerprint().bytes()).isEqualTo(gzip.length);
      assertThat(raw.asked()).isEqualTo(2);
    }
  }

  @Test
  void a_body_shorter_than_its_length_is_not_taken_and_a_longer_one_is_cut() throws Exception {
    byte[] body = "0123456789".getBytes(StandardCharsets.UTF_8);
    try (RawServer raw = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n", body)) {
      assertThatThrownBy(() -> fetch(raw.request("short.bin")))
          .isInstanceOf(AtlasException.Unreachable.class);
      assertThat(folder.resolve("short.bin")).doesNotExist();
    }
    try (RawServer raw = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", body)) {
      assertThat(fetch(raw.request("long.bin")).fingerprint().bytes()).isEqualTo(9);
      String wanted = DataFile.of(Files.write(folder.resolve("t"), body)).fingerprint().sha256();
      assertThatThrownBy(() -> fetch(raw.request("long2.bin").withSha256(wanted)))
          .isInstanceOf(AtlasException.Unreadable.class);
    }
  }

  @Test
  void compression_for_the_way_is_undone_once_and_that_of_the_file_never() throws IOException {
    byte[] text = "13335 CLOUDFLARENET, US\n".repeat(9999).getBytes(StandardCharsets.UTF_8);
    server.content = gzip(text);
    server.encoding = "gzip";
    server.cuts.add(100);
    fetch(FileRequest.of(server.url("asn.txt"), "asn.txt", FileUse.of(Role.AS_NAMES)));
    assertThat(folder.resolve("asn.txt")).hasBinaryContent(text);
    assertThat(server.statuses()).containsExactly(200, 206);
    fetch(FileRequest.of(server.url("dump.gz"), "dump.gz", FileUse.of(Role.IP_TO_AS)));
    assertThat(folder.resolve("dump.gz")).hasBinaryContent(server.content);
    assertThat(Manifest.read(folder).verify(folder).problems()).isEmpty();
    server.encoding = "br";
    assertThatThrownBy(() -> fetch(FileRequest.of(server.url("b"), "b", FileUse.other())))
        .isInstanceOf(AtlasException.Unreadable.class)
        .hasMessageContaining("encoded as br");
  }

  @ParameterizedTest
  @CsvSource({"404, 1", "403, 1", "503, 5", "429, 5"})
  void refusals_are_repeated_as_those_of_the_api_are(int status, int times) {
    server.failures.set(99);
    server.failureStatus = status;
    assertThatThrownBy(this::fetch)
        .isInstanceOf(AtlasException.class)
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining("RIPE Atlas");
    assertThat(requests()).hasSize(times);
  }

  @Test
  void a_page_of_a_proxy_is_not_taken_for_the_file() {
    server.type = "text/html; charset=utf-8";
    assertThatThrownBy(this::fetch)
        .isInstanceOf(AtlasException.Unreadable.class)
        .hasMessageContaining("a page of HTML");
  }

  @Test
  void a_redirection_is_followed_to_another_host_without_the_key_and_not_to_plain_http()
      throws IOException {
    try (FileServer other = new FileServer()) {
      other.content = server.content;
      server.redirect = other.url("mirror/probes.bin");
      isWhole(fetch());
      assertThat(other.requests().get(0)).doesNotContainKey("Authorization");
      assertThat(requests().get(0)).doesNotContainKey("Authorization");
    }
    server.redirect = URI.create("http://example.org/x");
    assertThatThrownBy(() -> fetch(FileRequest.of(server.url("y"), "y", FileUse.other())))
        .isInstanceOf(AtlasException.Refused.class)
        .hasMessageContaining("not HTTPS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/x",
        "ftp://example.org/x",
        "https://me:secret@example.org/x",
        "https://example.org/x?key=secret",
        "https://example.org/x?a=1&API_KEY=secret"
      })
  void a_url_that_is_not_safe_or_holds_a_secret_is_refused(String url) {
    assertThatThrownBy(() -> FileRequest.of(URI.create(url), "x", FileUse.other()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void offline_what_is_there_is_kept_and_the_rest_is_an_error() throws IOException {
    ManifestEntry entry = fetch();
    try (AtlasClient offline = settings().offline().build()) {
      assertThat(offline.downloads().fetch(request(), folder)).isEqualTo(entry);
      FileRequest other = FileRequest.of(server.url("y"), "y", FileUse.other());
      assertThatThrownBy(() -> offline.downloads().fetch(other, folder))
          .isInstanceOf(AtlasException.NotCached.class)
          .hasMessageContaining(server.url("y").toString());
    }
    assertThat(requests()).hasSize(1);
  }

  @Test
  void a_process_that_ended_between_the_file_and_the_manifest_loses_nothing() throws IOException {
    ManifestEntry entry = fetch();
    Path note = folder.resolve("probes.bin.part.json");
    for (String name : List.of("probes.bin", "probes.bin.part")) {
      Files.delete(folder.resolve("manifest.json"));
      Files.move(folder.resolve("probes.bin"), folder.resolve("moving"));
      Files.move(folder.resolve("moving"), folder.resolve(name));
      var state =
          new PartFile.State(
              request().url(),
              Optional.of("\"1\""),
              Optional.empty(),
              java.util.OptionalLong.of(300_000),
              false,
              Optional.of(new PartFile.Complete(entry.fingerprint(), entry.fetched())));
      new PartFile(folder.resolve("probes.bin")).note(state);
      assertThat(note).exists();
      assertThat(fetch()).isEqualTo(entry);
      isWhole(entry);
      assertThat(note).doesNotExist();
    }
    assertThat(requests()).hasSize(1);
  }

  @Test
  void one_file_is_fetched_by_one_at_a_time_and_others_beside_it() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    server.pace =
        sent -> {
          begun.countDown();
          goOn.await();
        };
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread first =
        new Thread(
            () -> {
              try {
                fetch();
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    first.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(this::fetch)
        .isInstanceOf(IOException.class)
        .hasMessage("probes.bin in " + folder + " is being fetched by somebody else");
    server.pace = sent -> {};
    fetch(FileRequest.of(server.url("z"), "z", FileUse.other()));
    goOn.countDown();
    first.join(60_000);
    assertThat(failure.get()).isNull();
    assertThat(Manifest.read(folder).entries()).hasSize(2);
  }

  @Test
  void an_interrupt_ends_it_at_once_and_leaves_what_came() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch half = new CountDownLatch(1);
    server.pace =
        sent -> {
          if (sent > 150_000) {
            half.countDown();
            never.await();
          }
        };
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                fetch();
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    thread.start();
    assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
    while (told.isEmpty() || told.get(told.size() - 1).startsWith("0/")) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join(60_000);
    assertThat(failure.get()).isInstanceOf(AtlasException.Unreachable.class);
    server.pace = sent -> {};
    isWhole(fetch());
    assertThat(server.statuses()).containsExactly(200, 206);
  }

  @Test
  void a_disk_that_cannot_be_written_to_is_told_in_a_sentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> client.downloads().fetch(request(), file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("probes.bin cannot be written in " + file + ": ");
    Files.createDirectory(folder.resolve("probes.bin"));
    assertThatThrownBy(this::fetch)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("probes.bin cannot be written in " + folder + ": ");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(closed)).as("root may write anywhere").isFalse();
    assertThatThrownBy(() -> client.downloads().fetch(request(), closed))
        .isInstanceOf(IOException.class)
        .hasMessage("probes.bin cannot be written in " + closed + ": permission denied");
  }

  @Test
  void a_link_is_not_followed_out_of_the_folder(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(folder.resolve("sub"), elsewhere);
    assertThatThrownBy(() -> fetch(FileRequest.of(server.url("y"), "sub/y", FileUse.other())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("by a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void a_process_that_is_killed_on_the_way_leaves_what_the_next_goes_on_with() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    server.content = bytes(seed, 2_000_000);
    for (int kill = 0; kill < 3; kill++) {
      long at = 100_000L + random.nextInt(400_000);
      CountDownLatch reached = new CountDownLatch(1);
      CountDownLatch killed = new CountDownLatch(1);
      server.pace =
          sent -> {
            if (sent >= at) {
              reached.countDown();
              killed.await();
            }
          };
      Path log = folder.resolve(".log");
      Process process =
          CacheProcess.start(
              DownloadProcess.class, log, request().url().toString(), folder.toString());
      try {
        assertThat(reached.await(60, TimeUnit.SECONDS))
            .as("seed %d: %s", seed, Files.exists(log) ? Files.readString(log) : "")
            .isTrue();
        Path part = folder.resolve("probes.bin.part");
        long before = kill == 0 ? 0 : Files.size(part);
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(part) || Files.size(part) == 0 || Files.size(part) < before) {
          assertThat(System.nanoTime()).as("seed %d", seed).isLessThan(giveUp);
          Thread.sleep(1);
        }
      } finally {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        killed.countDown();
      }
    }
    server.pace = sent -> {};
    long there = Files.size(folder.resolve("probes.bin.part"));
    isWhole(fetch());
    assertThat(there).as("seed %d", seed).isPositive();
    assertThat(requests().get(requests().size() - 1))
        .as("seed %d", seed)
        .containsEntry("Range", "bytes=" + there + "-");
  }

  /** Fetches a file in a process of its own. */
  static final class DownloadProcess {
    private DownloadProcess() {}

    public static void main(String[] args) throws IOException {
      try (AtlasClient client = AtlasClient.create()) {
        FileRequest request =
            FileRequest.of(URI.create(args[0]), "probes.bin", FileUse.of(Role.PROBES));
        client.downloads().fetch(request, Path.of(args[1]));
      }
    }
  }

  /** Says to each connection what it is told to, and ends it. */
  private static final class RawServer implements AutoCloseable {
    private final ServerSocket socket =
        new ServerSocket(0, 9, java.net.InetAddress.getLoopbackAddress());
    private final List<byte[]> answers = Collections.synchronizedList(new ArrayList<>());
    private final java.util.concurrent.atomic.AtomicInteger asked =
        new java.util.concurrent.atomic.AtomicInteger();

    RawServer(String head, byte... body) throws IOException {
      then(head, body);
      Thread thread = new Thread(this::serve);
      thread.setDaemon(true);
      thread.start();
    }

    RawServer then(String head, byte... body) throws IOException {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      answer.write(head.getBytes(StandardCharsets.US_ASCII));
      answer.write(body);
      answers.add(answer.toByteArray());
      return this;
    }

    FileRequest request(String name) {
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/" + name);
      return FileRequest.of(url, name, FileUse.other());
    }

    int asked() {
      return asked.get();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket each = socket.accept()) {
          byte[] question = new byte[1 << 14];
          if (each.getInputStream().read(question) < 0) {
            continue;
          }
          asked.incrementAndGet();
          byte[] answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
          each.getOutputStream().write(answer);
          each.getOutputStream().flush();
          each.shutdownOutput();
          while (each.getInputStream().read() >= 0) {
            // until the other end has had enough
          }
        } catch (IOException e) {
          // The next connection, then.
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
