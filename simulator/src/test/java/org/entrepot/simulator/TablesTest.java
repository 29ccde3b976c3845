package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset with its manifest and its study, and the truth in another folder. */
class TablesTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-01-02T23:59:59Z");

  @TempDir Path folder;
  private Path dataset;
  private Path truth;

  @BeforeEach
  void folders() throws IOException {
    dataset = folder.resolve("dataset");
    truth = folder.resolve("truth");
    Files.createDirectories(dataset.resolve("results"));
    Files.createDirectories(dataset.resolve("rib"));
    Files.writeString(dataset.resolve("results/one.jsonl"), "{}\n");
    Files.writeString(dataset.resolve("rib/peers.txt"), "none\n");
  }

  private void write(World world) throws IOException {
    Tables.write(
        world,
        dataset,
        truth,
        List.of(
            new Written("results/one.jsonl", FileUse.results(), 1),
            new Written("rib/peers.txt", FileUse.of(Role.RIB), 0)),
        FROM,
        LAST);
  }

  @Test
  void the_manifest_lists_every_file_and_each_is_as_it_says() throws IOException {
    write(SmallWorld.of(Levels.defaults()));
    Manifest manifest = Manifest.read(dataset);
    assertThat(manifest.verify(dataset).isIntact()).isTrue();
    assertThat(manifest.verify(dataset).unlisted()).containsExactly("study.yaml");
    assertThat(manifest.entries())
        .allMatch(entry -> entry.fetched().equals(Tables.MADE))
        .allMatch(entry -> entry.records().isPresent())
        .allMatch(
            entry ->
                entry.licence().orElseThrow().name().startsWith("SYNTHETIC: made by the Entrepot")
                    || entry.use().equals(FileUse.of(Role.CITIES)));
    assertThat(manifest.entry("results/one.jsonl").orElseThrow().date())
        .contains("2026-01-01/2026-01-02");
    ManifestEntry cities =
        manifest.entry("reference/synthetic-world-geonames-cities.txt.gz").orElseThrow();
    assertThat(cities.licence().orElseThrow().name()).isEqualTo("CC-BY-4.0");
    assertThat(cities.attribution().orElseThrow()).contains("GeoNames");
    assertThat(manifest.entry("reference/synthetic-as-rel.txt.gz").orElseThrow().records())
        .hasValue(4);
  }

  @Test
  void a_dataset_has_files_of_every_role_that_a_study_reads() throws IOException {
    write(SmallWorld.of(Levels.defaults()));
    Dataset read = Dataset.open(dataset);
    assertThat(read.results()).hasSize(1);
    Set<Role> roles = new TreeSet<>(List.of(Role.values()));
    roles.remove(Role.AS_OWNERS);
    roles.remove(Role.SITES);
    assertThat(read.reference().keySet()).containsExactlyElementsOf(roles);
    assertThat(read.files(Role.EXCHANGES)).hasSize(2);
  }

  @Test
  void the_study_names_all_files_and_whole_days() throws IOException {
    write(SmallWorld.of(Levels.defaults()));
    assertThat(Files.readString(dataset.resolve("study.yaml")))
        .isEqualTo(
            """
            # SYNTHETIC: made by the Entrepot simulator; nothing in it is of the real Internet.
            name: synthetic-1
            title: "SYNTHETIC: who carries the outbound paths of a made-up Southeast Europe (seed 1)"
            synthetic: true
            region: see
            period: { from: 2026-01-01T00:00:00Z, to: 2026-01-03T00:00:00Z }
            results:
              - results/one.jsonl
            reference:
              probes: [reference/synthetic-probes-api-v2.jsonl.gz]
              ip2as: [reference/synthetic-prefix-origin.tsv.gz]
              asNames: [reference/synthetic-asn-names.txt.gz]
              asOrganisations: [reference/synthetic-as-org2info.jsonl.gz]
              asRelationships: [reference/synthetic-as-rel.txt.gz]
              asCountries: [reference/synthetic-asn-to-country.txt.gz]
              asUsers: [reference/synthetic-aspop-estimate.csv.gz]
              ixps: [reference/synthetic-peeringdb-ix-ixlan-ixpfx.json.gz, reference/synthetic-peeringdb-netixlan.jsonl.gz]
              addressLocations: [reference/synthetic-ipmap-places.csv.gz]
              hostnames: [reference/synthetic-dns-names.txt.gz]
              cities: [reference/synthetic-world-geonames-cities.txt.gz]
              rib: [rib/peers.txt]
            seed: 1
            """);
  }

  @Test
  void the_truth_tells_who_operates_each_address_of_both_families() throws IOException {
    World world = World.of(Settings.of(5));
    write(world);
    List<String> lines = SmallWorld.lines(truth.resolve("interfaces.jsonl.gz"));
    assertThat(lines).hasSize(2 * world.interfaces.size());
    List<IpAddress> order = new ArrayList<>();
    for (String line : lines) {
      order.add(IpAddress.parse(json(line).path("addr").asText()));
    }
    assertThat(order).isSorted().doesNotHaveDuplicates();
    Interface shared =
        world.interfaces.stream().filter(Interface::isShared).findFirst().orElseThrow();
    assertThat(lines)
        .contains(
            "{\"addr\":\"%s\",\"asn\":%d,\"router\":%d,\"city\":%d,\"exchange\":null}"
                .formatted(
                    shared.address(),
                    world.networks.get(shared.router().network()).asn.value(),
                    shared.router().id(),
                    shared.router().pop().metro().city().geonamesId()));
    Exchange exchange = world.exchanges.get(0);
    assertThat(lines.stream().filter(line -> line.endsWith("\"exchange\":" + exchange.id + "}")))
        .hasSize(2 * exchange.ports.size());
  }

  @Test
  void the_truth_has_networks_links_and_probes() throws IOException {
    write(SmallWorld.of(Levels.all(0)));
    assertThat(SmallWorld.lines(truth.resolve("networks.jsonl.gz")))
        .hasSize(5)
        .contains(
            "{\"asn\":1000003,\"name\":\"SYNTHETIC Net, of \\\"Kosovo\\\"\","
                + "\"organisation\":\"SYNTHETIC Incumbent RS\",\"country\":\"XK\","
                + "\"kind\":\"access\",\"users\":500000,\"in_region\":true,\"has_probe\":false}");
    assertThat(SmallWorld.lines(truth.resolve("links.jsonl.gz")))
        .containsExactly(
            "{\"a\":1000001,\"b\":1000002,\"relationship\":\"provider\"}",
            "{\"a\":1000001,\"b\":1000004,\"relationship\":\"provider\"}",
            "{\"a\":1000001,\"b\":1000005,\"relationship\":\"provider\"}",
            "{\"a\":1000002,\"b\":1000003,\"relationship\":\"sibling\"}");
    assertThat(SmallWorld.lines(truth.resolve("probes.jsonl.gz")))
        .hasSize(4)
        .allMatch(
            line ->
                line.matches(
                    "\\{\"id\":\\d+,\"asn\":\\d+,\"country\":\"(RS|DE)\",\"city\":\\d+,"
                        + "\"longitude\":[\\d.]+,\"latitude\":[\\d.]+,\"misplaced\":false\\}"));
  }

  @Test
  void the_truth_tells_the_rates_and_the_level_that_was_moved() throws IOException {
    write(SmallWorld.of(Levels.defaults().with(Artefact.LOSS, 2)));
    JsonNode world = json(Files.readString(truth.resolve("world.json")));
    assertThat(world.path("synthetic").asBoolean()).isTrue();
    assertThat(world.path("seed").asLong()).isEqualTo(1);
    assertThat(world.path("networks").asInt()).isEqualTo(5);
    assertThat(world.path("region").asText()).isEqualTo("see");
    assertThat(world.path("level").asDouble()).isEqualTo(2);
    assertThat(world.at("/artefacts/loss").asDouble()).isEqualTo(0.06);
    assertThat(world.at("/tables/misplaced-probe").asDouble()).isEqualTo(0.015);
    assertThat(world.at("/artefacts").size() + world.at("/tables").size())
        .isEqualTo(Artefact.values().length);
  }

  @Test
  void nothing_in_the_dataset_says_what_is_wrong_in_it() throws IOException {
    World world = World.of(Settings.of(6).with(Levels.all(3)));
    write(world);
    StringBuilder all = new StringBuilder();
    for (ReferenceFile file : Tables.files(world)) {
      String text =
          String.join("\n", SmallWorld.lines(dataset.resolve(Tables.FOLDER + file.name())));
      assertThat(text.toLowerCase(Locale.ROOT))
          .as(file.name())
          .doesNotContain("misplaced", "stale", "missing", "wrong", "artefact", "truth", "level");
      all.append(text);
    }
    int misplaced = 0;
    for (Probe probe : world.probes) {
      String place =
          "[%s,%s]"
              .formatted(
                  JsonText.decimal(probe.place().longitude(), 4),
                  JsonText.decimal(probe.place().latitude(), 4));
      misplaced += probe.misplaced() ? 1 : 0;
      assertThat(all.indexOf(place) >= 0 && probe.misplaced())
          .as("true place of probe %d, seed 6", probe.id())
          .isFalse();
    }
    assertThat(misplaced).as("seed 6").isPositive();
    // Of two origins the first in the file is the one with the lower number, whoever is right.
    int second = 0;
    for (Announced each : Announced.all(world)) {
      if (each.origins().size() > 1) {
        long right = world.networks.get(each.origins().get(0)).asn.value();
        long other = world.networks.get(each.origins().get(1)).asn.value();
        second += right > other ? 1 : 0;
        assertThat(all)
            .contains(each.prefix() + "\t" + Math.min(right, other) + "_" + Math.max(right, other));
      }
    }
    assertThat(second).as("seed 6").isPositive();
  }

  @Test
  void two_writes_leave_the_same_bytes_in_both_folders() throws IOException {
    write(World.of(Settings.of(8)));
    Map<String, Fingerprint> before = files();
    write(World.of(Settings.of(8)));
    assertThat(files()).isEqualTo(before).hasSize(2 + 12 + 2 + 5);
  }

  private Map<String, Fingerprint> files() throws IOException {
    Map<String, Fingerprint> files = new TreeMap<>();
    for (DataFile file : new DataFile(folder, "").files()) {
      files.put(file.name(), file.fingerprint());
    }
    return files;
  }

  private static JsonNode json(String line) throws IOException {
    return new JsonMapper().readTree(line);
  }
}
