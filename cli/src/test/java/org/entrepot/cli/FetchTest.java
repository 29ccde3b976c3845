package org.entrepot.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entrepot.atlas.FileRequest;
import org.entrepot.atlas.ReferenceSource;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Origin;
import org.entrepot.dataset.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code entrepot fetch} over real sockets, and what the offline verbs do with it. */
class FetchTest {
  private static final String IPMAP =
      "reference/addressLocations/2017-06-26-geolocations_2017-06-26.csv.bz2";

  @TempDir private Path folder;
  private FetchWorld world;

  /** What a run of the command printed, and its status. */
  private record Run(int status, String out, String err) {}

  @BeforeEach
  void serve() throws IOException {
    world = new FetchWorld(folder.resolve("world"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new Run(status, out.toString(UTF_8), err.toString());
  }

  private List<Object> command(String dir, Object... more) {
    List<Object> args = new ArrayList<>(List.of("fetch", "--region", "RS,BG"));
    args.addAll(List.of("--from", "2017-06-26", "--out", folder.resolve(dir), "--name", "small"));
    args.addAll(List.of("--builtin", "traceroute:topology"));
    args.addAll(world.options());
    args.addAll(Arrays.asList(more));
    return args;
  }

  private Run fetch(String dir, Object... more) {
    return run(command(dir, more).toArray());
  }

  private Manifest manifest(String dir) throws IOException {
    return Manifest.read(folder.resolve(dir));
  }

  /** What the manifest and its files are, but for when they came. */
  private Map<String, String> content(String dir) throws IOException {
    Map<String, String> all = new TreeMap<>();
    Path place = folder.resolve(dir);
    for (ManifestEntry entry : manifest(dir).entries()) {
      all.put(entry.path(), Arrays.toString(Files.readAllBytes(place.resolve(entry.path()))));
    }
    for (String name : List.of("manifest.json", "study.yaml", "LICENCES.md")) {
      all.put(
          name,
          Files.readString(place.resolve(name))
              .replaceAll("\"fetched\" ?: ?\"[^\"]*\"", "\"fetched\":\"\""));
    }
    return all;
  }

  @Test
  void what_was_fetched_is_studied_without_a_network() throws IOException {
    Run fetched = fetch("data");
    assertThat(fetched.status()).as(fetched.err()).isZero();
    assertThat(fetched.out()).isEmpty();
    assertThat(fetched.err())
        .contains(
            "3 probes, 2 of them connected that day; 1 measurement; 9",
            "5051: traceroute to 11.9.0.9, IPv4, every 900 s",
            "at most about 192 results, 576 kB to receive",
            "costs no credits",
            "results/5051.jsonl.gz: 40 results, 40 of them new",
            "9 records (not taken: 2 header or summary); terms of use of the regional");
    world.close();
    Run study = run("study", folder.resolve("data"), "--out", folder.resolve("out"));
    assertThat(study.status()).as(study.err()).isZero();
    assertThat(study.err()).contains("read 40 results: 0 rejected, 0 set aside, 40 kept");
    assertThat(folder.resolve("out/report.html")).content().contains("Paths of probes in BG+RS");
    assertThat(folder.resolve("out/inputs.json"))
        .content()
        .contains(
            "riswhoisdump.IPv4.gz",
            "nro-delegated-stats",
            "\"licence\": \"CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/; GeoNames",
            "/mirror/cities/export/dump/cities15000.zip\"",
            "/api/v2/measurements/5051/results/\"",
            "\"date\": \"2017-06-26\"");
    assertThat(folder.resolve("out/report.html")).content().contains("from http://127.0.0.1:");
    Run file = run("study", folder.resolve("data/study.yaml"), "--out", folder.resolve("second"));
    assertThat(file.status()).as(file.err()).isZero();
    assertThat(folder.resolve("second/report.html"))
        .hasSameBinaryContentAs(folder.resolve("out/report.html"));
  }

  @Test
  void every_file_has_its_source_date_licence_and_records() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Manifest manifest = manifest("data");
    assertThat(manifest.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.origin()).isPresent();
              assertThat(entry.licence()).isPresent();
              assertThat(entry.attribution()).isPresent();
              assertThat(entry.date()).isPresent();
              assertThat(entry.records()).as(entry.path()).isPresent();
            });
    assertThat(manifest.entries().stream().map(entry -> entry.use().key()))
        .containsExactly(
            "probes",
            "cities",
            "ip2as",
            "ip2as",
            "asNames",
            "asCountries",
            "asOrganisations",
            "asRelationships",
            "ixps",
            "addressLocations",
            "results");
    assertThat(manifest.entry("results/5051.jsonl.gz").orElseThrow().origin().orElseThrow().full())
        .asString()
        .endsWith("?format=txt&start=1498435200&stop=1498521599&probe_ids=1,2,4");
    assertThat(manifest.entries().get(7).date()).as("relationships").contains("2017-06-01");
    assertThat(folder.resolve("data/LICENCES.md")).content().contains("CAIDA", "GeoNames");
  }

  @Test
  void inspecting_says_what_is_there_and_what_was_changed() throws IOException {
    assertThat(fetch("data", "--measurement", "1234").status()).isZero();
    Run sound = run("inspect", folder.resolve("data"));
    assertThat(sound.status()).as(sound.out()).isZero();
    assertThat(sound.out())
        .contains(
            "results: results/5051.jsonl.gz, 40 records",
            "  results: 40 traceroute",
            "  results: 40 ping",
            "of 2017-06-26",
            "licence: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/; GeoNames",
            "verified: every file has the hash recorded")
        .doesNotContain("not in the manifest");
    Path names = folder.resolve("data/" + manifest("data").entries().get(4).path());
    Files.writeString(names, "1 EVIL, RS\n");
    Run changed = run("inspect", folder.resolve("data"));
    assertThat(changed.status()).isEqualTo(4);
    assertThat(changed.out()).contains("asn.txt: its SHA-256 is not the one recorded");
    Run study = run("study", folder.resolve("data"), "--out", folder.resolve("out"));
    assertThat(study.err()).contains("asn.txt is not as it was when it was fetched");
    Files.delete(names);
    assertThat(run("inspect", folder.resolve("data")).out()).contains("asn.txt: missing");
    Files.writeString(names, "1 EVIL, RS\n");
    Files.writeString(folder.resolve("data/manifest.json"), "{");
    Run damaged = run("inspect", folder.resolve("data"));
    assertThat(damaged.status()).isEqualTo(4);
    assertThat(damaged.out()).startsWith("CHANGED: ");
    Run without = run("study", folder.resolve("data"), "--out", folder.resolve("none"));
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err()).startsWith("entrepot: ").contains("manifest.json");
    assertThat(without.err().strip().lines()).hasSize(1);
  }

  @Test
  void a_second_run_asks_for_no_file_again() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Map<String, String> first = content("data");
    world.forgetRequests();
    Run second = fetch("data");
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(world.requests()).allMatch(request -> request.contains("/measurements/5051/ "));
    assertThat(content("data")).isEqualTo(first);
    world.forgetRequests();
    Run refreshed = fetch("data", "--refresh");
    assertThat(refreshed.status()).as(refreshed.err()).isZero();
    assertThat(refreshed.err()).contains("not changed: ");
    assertThat(world.requests().stream().filter(request -> request.startsWith("/mirror/")))
        .hasSize(9)
        .allMatch(request -> request.endsWith(" 304"));
    assertThat(content("data")).isEqualTo(first);
  }

  @Test
  void a_current_file_that_has_changed_is_taken_on_refresh_only() throws IOException {
    assertThat(fetch("data").status()).isZero();
    world.files.put(
        "asnames/ripe/asnames/asn.txt", "1 ANOTHER - Another name, RS\n".getBytes(UTF_8));
    assertThat(fetch("data").status()).isZero();
    assertThat(manifest("data").entries().get(4).records()).hasValue(9);
    assertThat(fetch("data", "--refresh").status()).isZero();
    assertThat(manifest("data").entries().get(4).records()).hasValue(1);
    Map<String, String> good = content("data");
    world.files.put("asnames/ripe/asnames/asn.txt", "<html>moved</html>".getBytes(UTF_8));
    assertThat(fetch("data", "--refresh").status()).as("what was there is kept").isEqualTo(3);
    assertThat(content("data")).containsAllEntriesOf(withoutStudy(good));
    assertThat(run("inspect", folder.resolve("data")).status()).isZero();
  }

  @Test
  void the_probes_of_results_that_are_there_are_not_refreshed() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Map<String, String> first = content("data");
    world.gone.add(4L);
    Run refreshed = fetch("data", "--refresh");
    assertThat(refreshed.status()).as(refreshed.err()).isZero();
    assertThat(refreshed.err())
        .contains(
            "kept, since the results are of these probes: "
                + "reference/probes/2017-06-26-probes.jsonl.gz");
    assertThat(content("data")).isEqualTo(first);
    assertThat(fetch("data").status()).isZero();
  }

  @Test
  void without_results_the_probes_are_refreshed() throws IOException {
    List<Object> args =
        new ArrayList<>(
            List.of("fetch", "--region", "RS,BG", "--from", "2017-06-26", "--no-results"));
    args.addAll(List.of("--reference", "none", "--out", folder.resolve("data")));
    args.addAll(world.options());
    assertThat(run(args.toArray()).status()).isZero();
    long before = manifest("data").entries().get(0).records().orElseThrow();
    world.gone.add(4L);
    args.add("--refresh");
    assertThat(run(args.toArray()).status()).isZero();
    assertThat(manifest("data").entries().get(0).records()).hasValue(before - 1);
  }

  private static Map<String, String> withoutStudy(Map<String, String> content) {
    Map<String, String> rest = new TreeMap<>(content);
    rest.remove("study.yaml"); // which says what is missing
    return rest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"probes/archive", "mirror/cities", "mirror/ipmap", "5051/results"})
  void a_run_that_was_killed_goes_on_and_ends_as_if_it_had_not_been(String where) throws Exception {
    assertThat(fetch("whole").status()).isZero();
    world.hold(where);
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command("killed").forEach(arg -> java.add(arg.toString()));
    Process process =
        new ProcessBuilder(java)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertThat(world.awaitHeld()).as("the other process got as far as that").isTrue();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      world.release();
    }
    assertThat(run("study", folder.resolve("killed"), "--out", folder.resolve("out")).status())
        .as("a part is not taken for the whole")
        .isEqualTo(2);
    Run again = fetch("killed");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(content("killed")).isEqualTo(content("whole"));
  }

  @Test
  void a_source_that_is_down_is_named_and_the_rest_is_fetched() throws IOException {
    String path = "ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2";
    byte[] there = Objects.requireNonNull(world.files.remove(path));
    Run run = fetch("data");
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("entrepot: ipmap: ", "entrepot: incomplete: ipmap could not");
    assertThat(manifest("data").entries()).hasSize(10);
    assertThat(folder.resolve("data/study.yaml"))
        .content()
        .contains("# Incomplete: without ipmap.");
    assertThat(run("study", folder.resolve("data"), "--out", folder.resolve("out")).status())
        .isZero();
    world.files.put(path, there);
    assertThat(fetch("data").status()).isZero();
    assertThat(fetch("other").status()).isZero();
    assertThat(content("data")).isEqualTo(content("other"));
  }

  @Test
  void a_file_of_a_day_before_is_taken_where_there_is_none_of_the_day_and_is_dated_so()
      throws IOException {
    byte[] dump =
        Objects.requireNonNull(
            world.files.remove(
                "peeringdb/datasets/peeringdb/2017/06/peeringdb_2_dump_2017_06_26.json"));
    world.files.put("peeringdb/datasets/peeringdb/2017/06/peeringdb_2_dump_2017_06_24.json", dump);
    Run run = fetch("data");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("peeringdb: there is none of 2017-06-26; took that of 2017-06-24");
    assertThat(manifest("data").entries().get(8).date()).contains("2017-06-24");
    world.files.put("peeringdb/datasets/peeringdb/2017/06/peeringdb_2_dump_2017_06_26.json", dump);
    assertThat(fetch("data").status()).isZero();
    assertThat(manifest("data").entries().get(8).date()).contains("2017-06-26");
    assertThat(manifest("data").entries()).hasSize(11);
    assertThat(run("inspect", folder.resolve("data")).out()).doesNotContain("2017-06-24");
  }

  @Test
  void where_there_is_none_of_the_period_at_all_the_current_one_is_taken_and_said()
      throws IOException {
    byte[] places =
        Objects.requireNonNull(
            world.files.remove("ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2"));
    world.files.put("ipmap/ripe/ipmap/geolocations-latest", places);
    Run run = fetch("data");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("ipmap: there is none of 2017-06-26; took that of 20");
    assertThat(manifest("data").entries().get(9).date().orElseThrow()).isGreaterThan("2026");
  }

  @Test
  void the_file_of_the_day_is_kept_when_its_publisher_has_removed_it() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Map<String, String> first = content("data");
    byte[] places =
        Objects.requireNonNull(
            world.files.remove("ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2"));
    world.files.put("ipmap/ripe/ipmap/geolocations-latest", places);
    Run refreshed = fetch("data", "--refresh");
    assertThat(refreshed.status()).as(refreshed.err()).isZero();
    assertThat(refreshed.err())
        .contains("nothing nearer to the day is published; kept: " + IPMAP)
        .doesNotContain("took that of");
    assertThat(content("data")).isEqualTo(first);
  }

  @Test
  void a_later_current_file_does_not_take_the_place_of_a_nearer_one() throws IOException {
    String path = "ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2";
    byte[] places = Objects.requireNonNull(world.files.remove(path));
    world.files.put("ipmap/ripe/ipmap/geolocations-latest", places);
    assertThat(fetch("data").status()).isZero();
    String nearer = "reference/addressLocations/2017-07-01-geolocations-latest";
    becomesThatOf("2017-07-01", manifest("data").entries().get(9), nearer);
    for (String[] options : new String[][] {{}, {"--refresh"}}) {
      Run again = fetch("data", (Object[]) options);
      assertThat(again.status()).as(again.err()).isZero();
      assertThat(again.err()).contains("nothing nearer to the day is published; kept: " + nearer);
      assertThat(manifest("data").entries()).hasSize(11);
      assertThat(manifest("data").entry(nearer)).isPresent();
      assertThat(folder.resolve("data").resolve(nearer)).hasBinaryContent(places);
    }
    world.files.put(path, places);
    assertThat(fetch("data").status()).isZero();
    assertThat(manifest("data").entry(nearer)).as("a nearer one has appeared").isEmpty();
    assertThat(manifest("data").entries().get(9).path()).isEqualTo(IPMAP);
  }

  @Test
  void a_damaged_file_that_is_not_published_any_more_gives_way_to_what_is() throws IOException {
    assertThat(fetch("data").status()).isZero();
    byte[] places =
        Objects.requireNonNull(
            world.files.remove("ipmap/ripe/ipmap/geolocations_2017-06-26.csv.bz2"));
    world.files.put("ipmap/ripe/ipmap/geolocations_2017-06-25.csv.bz2", places);
    Files.writeString(folder.resolve("data").resolve(IPMAP), "damaged");
    Run again = fetch("data");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(manifest("data").entries().get(9).date()).contains("2017-06-25");
    assertThat(run("inspect", folder.resolve("data")).status()).isZero();
  }

  /** Makes a current file of today one that has been fetched on another day. */
  private void becomesThatOf(String day, ManifestEntry now, String path) throws IOException {
    Path place = folder.resolve("data");
    Files.move(place.resolve(now.path()), place.resolve(path));
    ManifestEntry then =
        new ManifestEntry(
            path,
            now.use(),
            now.origin(),
            now.fetched(),
            now.fingerprint(),
            now.etag(),
            now.lastModified(),
            now.licence(),
            now.attribution(),
            Optional.of(day),
            now.records());
    Manifest.update(place, manifest -> manifest.without(now.path()).with(then));
  }

  @Test
  void of_a_day_whose_probes_are_not_listed_yet_the_current_ones_are_taken() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<Object> args = new ArrayList<>(List.of("fetch", "--region", "RS", "--no-results"));
    args.addAll(List.of("--from", today, "--reference", "none", "--out", folder.resolve("data")));
    args.addAll(world.options());
    Run run = run(args.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    ManifestEntry probes = manifest("data").entries().get(0);
    assertThat(probes.records()).hasValue(2);
    assertThat(probes.origin().orElseThrow().url()).asString().endsWith("/api/v2/probes/");
    Run past = run(replaced(args, today, "2016-01-01").toArray());
    assertThat(past.status()).isEqualTo(2);
  }

  private static List<Object> replaced(List<Object> args, Object one, Object other) {
    return args.stream().map(arg -> arg.equals(one) ? other : arg).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "html as bytes", "empty", "cut short", "other data"})
  void what_a_mirror_serves_in_the_place_of_a_file_is_said_and_not_used(String what)
      throws IOException {
    String path = "ris/riswhoisdump.IPv4.gz";
    byte[] right = Objects.requireNonNull(world.files.get(path));
    byte[] page = "<!DOCTYPE html><html><body>Please log in</body></html>".getBytes(UTF_8);
    world.files.put(
        path,
        switch (what) {
          case "empty" -> new byte[0];
          case "cut short" -> Arrays.copyOf(right, right.length - 12);
          case "other data" -> FetchWorld.gzip("nothing\nof\nthat\nkind\n");
          default -> page;
        });
    if (what.equals("html")) {
      world.types.put(path, "text/html; charset=utf-8");
    }
    Run run = fetch("data");
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("entrepot: ris: ").doesNotContain("\tat ");
    assertThat(folder.resolve("data/study.yaml")).content().doesNotContain("IPv4");
    assertThat(manifest("data").entries()).hasSize(10);
    assertThat(run("inspect", folder.resolve("data")).status()).isZero();
    world.files.put(path, right);
    world.types.clear();
    Run again = fetch("data");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(manifest("data").entries()).hasSize(11);
  }

  @Test
  void a_useless_file_that_was_not_read_before_a_run_was_killed_does_not_stay() throws IOException {
    String source = "asnames/ripe/asnames/asn.txt";
    byte[] right = Objects.requireNonNull(world.files.get(source));
    byte[] useless = "<html>moved</html>".getBytes(UTF_8);
    world.files.put(source, useless);
    assertThat(fetch("data").status()).isEqualTo(3);
    // As it is between the end of a download and that of its check.
    FileRequest request =
        ReferenceSource.AS_NAMES.latest(
            LocalDate.now(ZoneOffset.UTC), URI.create(world.options().get(1) + "mirror/asnames/"));
    Path file = folder.resolve("data").resolve(request.path());
    Files.write(file, useless);
    ManifestEntry unread =
        ManifestEntry.of(
                request.path(),
                FileUse.of(Role.AS_NAMES),
                Instant.EPOCH,
                DataFile.of(file).fingerprint())
            .withOrigin(Origin.of(request.url()))
            .withDate(request.date().orElseThrow());
    Manifest.update(folder.resolve("data"), manifest -> manifest.with(unread));
    Run again = fetch("data");
    assertThat(again.status()).as(again.err()).isEqualTo(3);
    assertThat(file).doesNotExist();
    assertThat(manifest("data").entry(request.path())).isEmpty();
    assertThat(folder.resolve("data/study.yaml")).content().doesNotContain("asn.txt");
    world.files.put(source, right);
    assertThat(fetch("data").status()).isZero();
  }

  @Test
  void a_dataset_without_results_or_of_some_files_only_is_what_was_asked_for() throws IOException {
    List<Object> args =
        new ArrayList<>(
            List.of("fetch", "--region", "RS", "--from", "2017-06-26", "--no-results", "--out"));
    args.addAll(List.of(folder.resolve("data"), "--reference", "cities,asnames"));
    args.addAll(world.options());
    Run run = run(args.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(manifest("data").entries().stream().map(entry -> entry.use().key()))
        .containsExactly("probes", "cities", "asNames");
  }

  @Test
  void probes_are_chosen_by_id_where_ids_are_given() throws IOException {
    Run run = fetch("data", "--probes", "3");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(manifest("data").entry("results/5051.jsonl.gz").orElseThrow().records()).hasValue(1);
    Run other = fetch("data", "--probes", "1");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("other probes");
  }

  @Test
  void a_folder_of_another_period_or_of_something_else_is_left_alone() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Map<String, String> before = content("data");
    Run other = fetch("data", "--to", "2017-06-28");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("another region or period");
    assertThat(content("data")).isEqualTo(before);
    Files.createDirectories(folder.resolve("precious"));
    Files.writeString(folder.resolve("precious/thesis.txt"), "ten years of work");
    Run strange = fetch("precious");
    assertThat(strange.status()).isEqualTo(2);
    try (Stream<Path> files = Files.list(folder.resolve("precious"))) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"An app\", \"icons\": []}",
        "not JSON",
        "",
        "{\"files\": [], \"format\": \"entrepot-dataset\", \"version\": 99}"
      })
  void a_folder_with_a_manifest_of_something_else_is_not_touched(String content)
      throws IOException {
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("manifest.json"), content);
    Run run = fetch("foreign");
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("holds no dataset; nothing in it was touched");
    assertThat(run.err().strip().lines()).hasSize(1);
    try (Stream<Path> files = Files.list(foreign)) {
      assertThat(files).containsExactly(foreign.resolve("manifest.json"));
    }
    assertThat(foreign.resolve("manifest.json")).hasContent(content);
    assertThat(world.requests()).isEmpty();
  }

  @Test
  void a_study_of_another_period_without_a_manifest_is_not_touched() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Path other = Files.createDirectories(folder.resolve("other"));
    String study =
        Files.readString(folder.resolve("data/study.yaml")).replace("2017-06", "2017-05");
    Files.writeString(other.resolve("study.yaml"), study);
    Run run = fetch("other");
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("another region or period");
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files).containsExactly(other.resolve("study.yaml"));
    }
  }

  @Test
  void a_study_of_somebody_else_may_be_in_any_encoding() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Path study = folder.resolve("data/study.yaml");
    byte[] own = "# na\u00efve\nname: own\n".getBytes(ISO_8859_1);
    Files.write(study, own);
    Run again = fetch("data");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.err()).contains("left as it is");
    assertThat(study).hasBinaryContent(own);
  }

  @Test
  void a_study_that_somebody_has_changed_is_kept() throws IOException {
    assertThat(fetch("data").status()).isZero();
    Path study = folder.resolve("data/study.yaml");
    String own = Files.readString(study).lines().skip(1).reduce("", (a, b) -> a + b + "\n");
    Files.writeString(study, own.replace("seed: ", "seed: 7"));
    Run again = fetch("data");
    assertThat(again.err()).contains("left as it is");
    assertThat(study).content().contains("seed: 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--region mordor --from 2017-06-26 --no-results               | mordor",
        "--region RS --from 2017-06-26                                | --no-results",
        "--region RS --from 2017-06-26 --no-results --measurement 1   | not both",
        "--region RS --from 2017-06-26 --to 2017-06-26 --no-results   | not after",
        "--region RS --from 2099-06-26 --no-results                   | future",
        "--region RS --from 2017-06-26 --builtin nothing              | k-root",
        "--region RS --from 2017-06-26 --no-results --reference x     | peeringdb",
        "--region RS --from 2017-06-26 --no-results --mirror x=y      | --mirror",
        "--region RS --from 2017-06-26 --no-results --mirror ris=http://example.org/ | HTTPS",
        "--region RS --from 2017-06-26 --no-results --name a/b        | --name",
      })
  void a_mistake_is_one_sentence_before_anything_is_made(String words, String word) {
    List<Object> args = new ArrayList<>(List.of("fetch", "--out", folder.resolve("data")));
    args.addAll(Arrays.asList(words.strip().split(" +", -1)));
    Run run = run(args.toArray());
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("entrepot: ").contains(word.strip());
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(world.requests()).isEmpty();
  }

  @Test
  void a_measurement_that_is_not_there_is_a_mistake() {
    Run run = fetch("data", "--measurement", "77");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no measurement 77");
  }
}
