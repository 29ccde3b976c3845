package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation is its settings, and nothing else. */
class SimulationTest {
  private static final Settings SMALL = Settings.of(5).withNetworks(120).withProbes(30);

  @TempDir Path folder;

  @Test
  void the_same_settings_give_the_same_bytes_on_any_number_of_threads() throws IOException {
    Settings settings = SMALL.withTraceroutes(1500);
    Simulation.Made one = Simulation.of(settings).withThreads(1).into(folder.resolve("one"));
    Simulation.Made many = Simulation.of(settings).withThreads(4).into(folder.resolve("many"));
    assertThat(one).isEqualTo(many);
    assertThat(one.traceroutes()).isGreaterThanOrEqualTo(1500);
    assertThat(hashes(folder.resolve("many"))).isEqualTo(hashes(folder.resolve("one")));
    assertThat(hashes(folder.resolve("one"))).hasSizeGreaterThan(20);
  }

  @Test
  void another_seed_gives_another_world() throws IOException {
    Simulation.of(SMALL).withThreads(1).into(folder.resolve("one"));
    Simulation.of(SMALL.withSeed(6)).withThreads(1).into(folder.resolve("other"));
    assertThat(hashes(folder.resolve("other"))).isNotEqualTo(hashes(folder.resolve("one")));
  }

  @Test
  void each_line_of_results_has_its_line_of_truth() throws IOException {
    Simulation.Made made = Simulation.of(SMALL).withThreads(2).into(folder);
    assertThat(lines("dataset/results/synthetic-traceroutes.jsonl.gz"))
        .isEqualTo(made.traceroutes());
    assertThat(lines("truth/paths.jsonl.gz")).isEqualTo(made.traceroutes());
  }

  /** It is what the probes are a sample of; of those outside the region only ways into it count. */
  @Test
  void the_population_is_every_host_to_each_target_that_its_paths_are_studied_to()
      throws IOException {
    Simulation.of(SMALL).withThreads(2).into(folder);
    World world = World.of(SMALL);
    List<Network> hosts = world.networks.stream().filter(Panel::isHost).toList();
    long inside = hosts.stream().filter(world::inRegion).count();
    long inward =
        world.targets.stream()
            .filter(target -> world.inRegion(world.networks.get(target.network())))
            .count();
    assertThat(inward).isPositive().isLessThan(world.targets.size());
    assertThat(hosts.size() - inside).isPositive();
    assertThat(lines("truth/population.jsonl.gz"))
        .isEqualTo(inside * world.targets.size() + (hosts.size() - inside) * inward);
  }

  @Test
  void a_world_that_is_too_small_or_a_level_below_nothing_is_refused() {
    assertThatThrownBy(() -> Settings.of(1).withNetworks(10))
        .hasMessageContaining("120 to 100,000 networks, not 10");
    assertThatThrownBy(() -> Settings.of(1).withProbes(0)).hasMessageContaining("probes, not 0");
    assertThatThrownBy(() -> Levels.defaults().with(Artefact.LOSS, -1))
        .hasMessageContaining("the level of loss");
    assertThatThrownBy(() -> Levels.all(Double.NaN)).hasMessageContaining("not NaN");
  }

  private long lines(String name) throws IOException {
    try (var in = DataFile.of(folder.resolve(name)).open()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().count();
    }
  }

  private static Map<String, String> hashes(Path of) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(of)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(of.relativize(file).toString(), DataFile.of(file).fingerprint().sha256());
      }
    }
    return hashes;
  }
}
