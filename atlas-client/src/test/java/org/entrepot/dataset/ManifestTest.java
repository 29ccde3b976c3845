package org.entrepot.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final Instant TIME = Instant.parse("2026-11-25T12:00:00Z");
  private static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final String WRITTEN =
      """
      {
        "files": [
          {
            "attribution": "RIPE NCC, \u201eRIPE Atlas\u201c",
            "bytes": 0,
            "date": "2026-11-01/2026-11-02",
            "etag": "W/\\"a\\"",
            "fetched": "2026-11-25T12:00:00Z",
            "lastModified": "Wed, 25 Nov 2026 11:00:00 GMT",
            "licence": {
              "name": "CC-BY-4.0",
              "url": "https://example.org/terms"
            },
            "path": "results/5051.jsonl",
            "query": [
              [
                "start",
                "1"
              ],
              [
                "probe_ids",
                "1,2"
              ]
            ],
            "records": 7,
            "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "url": "https://atlas.ripe.net/api/v2/measurements/5051/results/",
            "use": "results"
          },
          {
            "bytes": 0,
            "fetched": "2026-11-25T12:00:00Z",
            "path": "probes.json",
            "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "use": "probes"
          }
        ],
        "format": "entrepot-dataset",
        "version": 1
      }
      """;

  @TempDir private Path folder;

  private static ManifestEntry entry(String path, FileUse use) {
    return ManifestEntry.of(path, use, TIME, new Fingerprint(0, HASH));
  }

  private static Manifest full() {
    URI url =
        URI.create(
            "https://me@atlas.ripe.net/api/v2/measurements/5051/results/"
                + "?start=1&key=0815&probe_ids=1%2C2#top");
    return new Manifest(
        List.of(
            entry("results/5051.jsonl", FileUse.results())
                .withOrigin(Origin.of(url))
                .withValidators(
                    Optional.of("W/\"a\""), Optional.of("Wed, 25 Nov 2026 11:00:00 GMT"))
                .withLicence(Licence.of("CC-BY-4.0", URI.create("https://example.org/terms")))
                .withAttribution("RIPE NCC, \u201eRIPE Atlas\u201c")
                .withDate("2026-11-01/2026-11-02")
                .withRecords(7),
            entry("probes.json", FileUse.of(Role.PROBES))));
  }

  private ManifestEntry put(String path, FileUse use, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, content);
    return ManifestEntry.of(path, use, TIME, DataFile.of(file).fingerprint());
  }

  @Test
  void what_is_written_is_the_same_bytes_every_time_and_read_back_equal() throws IOException {
    full().write(folder);
    assertThat(Files.readString(folder.resolve("manifest.json"))).isEqualTo(WRITTEN);
    assertThat(Files.readAllBytes(folder.resolve("manifest.json")))
        .isEqualTo(WRITTEN.getBytes(UTF_8));
    assertThat(Manifest.read(folder)).isEqualTo(full());
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void a_source_holds_no_secret() {
    Origin origin = full().entries().get(0).origin().orElseThrow();
    assertThat(origin.full())
        .hasToString(
            "https://atlas.ripe.net/api/v2/measurements/5051/results/?start=1&probe_ids=1,2");
    URI plain = URI.create("https://example.org/");
    assertThatThrownBy(() -> new Origin(plain, List.of(new Origin.Parameter("Key", "0815"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("0815");
    for (String url : List.of("https://me:pw@example.org/", "https://e.org/?a=0815", "file:/x")) {
      assertThatThrownBy(() -> new Origin(URI.create(url), List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("pw")
          .hasMessageNotContaining("0815");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../x",
        "/x",
        "a//x",
        "a/",
        "",
        ".",
        "a/./b",
        ".hidden",
        "a\\b",
        "C:x",
        "a\0b",
        "a\nb",
        "\uD800",
        "manifest.json"
      })
  void a_path_that_could_lead_out_of_the_folder_is_refused(String path) {
    assertThatThrownBy(() -> entry(path, FileUse.other()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"version\": 1|\"version\": 2|it is of version 2, and this program knows version 1 only",
        "\"version\": 1|\"version\": \"1\"|it is of version \"1\"",
        "entrepot-dataset|something|its format is not entrepot-dataset",
        "\"files\"|\"fills\"|\"fills\" is not a key of the whole",
        "\"records\": 7|\"recodrs\": 7|of file 1, \"recodrs\" is not a key of it",
        "\"records\": 7|\"records\": -7|a number of records is not negative",
        "\"records\": 7|\"records\": 7.5|\"records\" is not a whole number",
        "\"records\": 7|\"records\": 99999999999999999999|\"records\" is not a whole number",
        "\"records\": 7|\"records\": null|\"records\" is not a whole number",
        "\"use\": \"probes\"|\"use\": \"probs\"|of file 2, the use is not known: probs",
        "\"path\": \"probes.json\"|\"path\": \"../probes.json\"|of file 2, the path",
        "\"path\": \"probes.json\"|\"path\": \"results/5051.jsonl\"|is listed twice",
        "\"path\": \"probes.json\",||of file 2, \"path\" is missing",
        "2026-11-25T12|2026-11-35T12|of file 1, fetched is not a time",
        "e3b0|E3B0|SHA-256",
        "\"date\": \"2026-11-01/2026-11-02\"|\"date\": \"soon\"|a date is 2026",
        "https://atlas|ftp://atlas|a source is at http or https",
        "\"start\"|\"key\"|a source has no parameter key",
        "\"1\"|\"1\",\"2\"|the query is not a list of names and values",
        "\"bytes\": 0|\"bytes\": 0,\"bytes\": 0|it is not JSON: Duplicate field",
        "\"files\": [|[|it is not JSON",
      })
  void what_is_wrong_with_a_manifest_is_said_in_a_sentence(
      String there, String instead, String message) throws IOException {
    String broken =
        WRITTEN.replaceFirst(
            Pattern.quote(there), Matcher.quoteReplacement(instead == null ? "" : instead));
    assertThat(broken).isNotEqualTo(WRITTEN);
    Files.writeString(folder.resolve("manifest.json"), broken);
    assertThatThrownBy(() -> Manifest.read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(folder.resolve("manifest.json") + " is not a manifest: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_manifest_that_is_cut_or_damaged_anywhere_is_an_error_of_its_own() throws IOException {
    byte[] whole = WRITTEN.getBytes(UTF_8);
    Random random = new Random(20261125);
    for (int at = 0; at < whole.length - 2; at++) { // without its last line it is whole
      byte[] cut = Arrays.copyOf(whole, at);
      String cutAt = "cut at " + at;
      assertThatThrownBy(() -> ManifestReader.read(cut, "m"))
          .as(cutAt)
          .isInstanceOf(DatasetException.class);
      byte[] damaged = whole.clone();
      damaged[at] = (byte) random.nextInt(256);
      try {
        ManifestReader.read(damaged, "m"); // a letter of a word may well be another
      } catch (DatasetException expected) {
        assertThat(expected).hasMessageStartingWith("m is not a manifest: ");
      }
    }
  }

  @Test
  void an_entry_keeps_its_place_when_it_is_replaced() {
    Manifest manifest = full().with(entry("z", FileUse.other())).with(entry("a", FileUse.other()));
    Manifest replaced = manifest.with(entry("z", FileUse.of(Role.CITIES)));
    assertThat(replaced.entries())
        .extracting(ManifestEntry::path)
        .containsExactly("results/5051.jsonl", "probes.json", "z", "a");
    assertThat(replaced.entry("z").orElseThrow().use()).isEqualTo(FileUse.of(Role.CITIES));
    assertThat(replaced.without("z").entry("z")).isEmpty();
    assertThatThrownBy(
            () -> new Manifest(List.of(entry("z", FileUse.other()), entry("z", FileUse.other()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void updates_of_many_threads_lose_nothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Manifest>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String path = "f" + i;
        tasks.add(() -> Manifest.update(folder, m -> m.with(entry(path, FileUse.other()))));
      }
      for (Future<Manifest> done : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(Manifest.read(folder).entries()).hasSize(40);
  }

  @Test
  void an_update_of_a_damaged_manifest_leaves_it_as_it_is() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{");
    assertThatThrownBy(() -> Manifest.update(folder, m -> m.with(entry("a", FileUse.other()))))
        .isInstanceOf(DatasetException.class);
    assertThat(folder.resolve("manifest.json")).hasContent("{");
  }

  @Test
  void missing_changed_and_unlisted_files_are_found() throws IOException {
    Manifest manifest =
        Manifest.empty()
            .with(put("results/a", FileUse.results(), "one"))
            .with(put("b", FileUse.of(Role.PROBES), "two"))
            .with(put("c", FileUse.of(Role.PROBES), "three"))
            .with(put("d", FileUse.other(), "four"));
    manifest.write(folder);
    assertThat(manifest.verify(folder).problems()).isEmpty();
    Files.writeString(folder.resolve("b"), "TWO"); // of the same size
    Files.delete(folder.resolve("c"));
    Files.writeString(folder.resolve("results/e.part"), "");
    Files.writeString(folder.resolve(".hidden"), "");
    Verification found = manifest.verify(folder);
    assertThat(found.isIntact()).isFalse();
    assertThat(found)
        .isEqualTo(new Verification(List.of("c"), List.of("b"), List.of("results/e.part")));
    assertThat(found.problems())
        .containsExactly(
            "c is missing",
            "b is not as it was when it was fetched",
            "results/e.part is not in the manifest");
  }

  @Test
  void a_dataset_has_the_listed_files_in_their_order() throws IOException {
    Manifest.empty()
        .with(put("z.json", FileUse.results(), "1"))
        .with(put("p2", FileUse.of(Role.PROBES), "22"))
        .with(put("sub/a.json", FileUse.results(), "333"))
        .with(put("p1", FileUse.of(Role.PROBES), "4444"))
        .with(put("definition.json", FileUse.other(), "{}"))
        .write(folder);
    Dataset dataset = Dataset.open(folder);
    assertThat(dataset.results())
        .containsExactly(
            new DataFile(folder.resolve("z.json"), "z.json"),
            new DataFile(folder.resolve("sub/a.json"), "sub/a.json"));
    assertThat(dataset.files(Role.PROBES)).extracting(DataFile::name).containsExactly("p2", "p1");
    assertThat(dataset.reference()).containsOnlyKeys(Role.PROBES);
  }

  @Test
  void a_dataset_that_lacks_something_is_not_opened() throws IOException {
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage(folder + " is not a dataset: there is no file manifest.json in it");
    Manifest.empty().with(put("a", FileUse.results(), "one")).write(folder);
    Files.writeString(folder.resolve("a"), "onetwo");
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage("a in " + folder + " has 6 bytes, and the manifest says 3");
    Files.delete(folder.resolve("a"));
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage("a, which the manifest lists, is missing in " + folder);
    Files.createDirectory(folder.resolve("a"));
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage("a in " + folder + " is not a file");
  }

  @Test
  void a_link_is_followed_inside_the_folder_and_not_out_of_it(@TempDir Path elsewhere)
      throws IOException {
    ManifestEntry entry = put("a", FileUse.results(), "one");
    Manifest.empty().with(entry).write(folder);
    Files.move(folder.resolve("a"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    assertThat(Dataset.open(folder).results()).hasSize(1);
    Files.delete(folder.resolve("a"));
    Files.move(folder.resolve("b"), elsewhere.resolve("b"));
    Files.createSymbolicLink(folder.resolve("a"), elsewhere.resolve("b"));
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessage("a in " + folder + " is a link that leads out of the folder");
    assertThat(Manifest.read(folder).verify(folder).missing()).containsExactly("a");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_told_in_a_sentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> full().write(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("the folder " + file + " cannot be made: ");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(closed)).as("root may write anywhere").isFalse();
    assertThatThrownBy(() -> full().write(closed))
        .isInstanceOf(DatasetException.class)
        .hasMessage("the manifest cannot be written in " + closed + ": permission denied");
    assertThatThrownBy(() -> Manifest.update(closed, m -> full()))
        .isInstanceOf(DatasetException.class)
        .hasMessage("the manifest in " + closed + " cannot be changed: permission denied");
  }

  @Test
  void any_manifest_comes_back_as_it_was() throws IOException {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<ManifestEntry> entries = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        entries.add(any(random, i));
      }
      Collections.shuffle(entries, random);
      Manifest manifest = new Manifest(entries);
      byte[] written = ManifestWriter.write(manifest);
      Manifest read = ManifestReader.read(written, "m");
      assertThat(read).as("seed %d", seed).isEqualTo(manifest);
      assertThat(ManifestWriter.write(read)).as("seed %d", seed).isEqualTo(written);
    }
  }

  private static ManifestEntry any(Random random, int number) {
    FileUse[] uses = {FileUse.results(), FileUse.other(), FileUse.of(Role.RIB)};
    ManifestEntry entry =
        ManifestEntry.of(
            text(random) + "/" + number,
            uses[random.nextInt(3)],
            Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
            new Fingerprint(random.nextLong() >>> 1, HASH));
    if (random.nextBoolean()) {
      List<Origin.Parameter> query = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        query.add(new Origin.Parameter(text(random), text(random) + " &=\"\n\u2028"));
      }
      entry = entry.withOrigin(new Origin(URI.create("http://[::1]:80/a%20b"), query));
    }
    if (random.nextBoolean()) {
      entry = entry.withValidators(Optional.of(text(random)), Optional.empty());
    }
    if (random.nextBoolean()) {
      entry = entry.withLicence(new Licence(text(random), Optional.empty()));
    }
    return random.nextBoolean() ? entry.withRecords(random.nextInt(100)) : entry.withDate("2026");
  }

  private static String text(Random random) {
    String letters = "a\u0161\u010d\u6f22\uD83D\uDE00 b,'-";
    int from = random.nextInt(4);
    return "x" + letters.substring(0, from) + letters.substring(6);
  }
}
