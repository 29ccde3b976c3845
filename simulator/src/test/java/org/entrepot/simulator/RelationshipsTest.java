package org.entrepot.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelationshipsTest {
  /**
   * 1 and 2 are the top. 10 buys from 1 and 20 from 2, and the two peer. 100 buys from 10, 200 from
   * 20, 300 from both. 50 has no provider and peers with 1 only, so that 51 below it does not buy
   * from the top.
   */
  private static final List<String> TINY =
      List.of(
          "# inferred clique: 1 2",
          "1|2|0",
          "1|10|-1",
          "2|20|-1",
          "10|20|0",
          "10|100|-1",
          "20|200|-1",
          "10|300|-1",
          "20|300|-1",
          "1|50|0",
          "50|51|-1");

  @TempDir Path folder;

  @Test
  void keeps_what_buys_from_the_top_and_nothing_else() throws Exception {
    Blueprint plan = plan(TINY, 120, 1);
    assertThat(numbers(plan)).containsExactlyInAnyOrder(1L, 2L, 10L, 20L, 100L, 200L, 300L);
    assertThat(links(plan))
        .containsExactlyInAnyOrder(
            "1=2", "1>10", "2>20", "10=20", "10>100", "20>200", "10>300", "20>300");
  }

  @Test
  void packets_of_the_tiny_graph_take_the_ways_worked_by_hand() throws Exception {
    World world = world(TINY, 120, 1);
    // Up, across between the providers, down; not over the top, since peers come before providers.
    assertThat(path(world, 100, 200)).containsExactly(100, 10, 20, 200);
    // 10 may not send by its peer what is neither the peer's nor its customers'.
    assertThat(path(world, 100, 2)).containsExactly(100, 10, 1, 2);
    assertThat(path(world, 1, 200)).containsExactly(1, 2, 20, 200);
    // A customer is nearer than a peer.
    assertThat(path(world, 10, 300)).containsExactly(10, 300);
    assertThat(path(world, 20, 300)).containsExactly(20, 300);
    // 300 buys from both and carries for neither.
    assertThat(path(world, 200, 100)).containsExactly(200, 20, 10, 100);
  }

  @Test
  void the_place_in_the_graph_says_what_a_network_is() throws Exception {
    Blueprint plan = plan(TINY, 120, 1);
    Map<Long, Kind> kinds = new HashMap<>();
    plan.networks().forEach(each -> kinds.put(each.asn(), each.kind()));
    assertThat(kinds)
        .containsEntry(1L, Kind.CARRIER)
        .containsEntry(2L, Kind.CARRIER)
        .containsEntry(10L, Kind.INCUMBENT)
        .containsEntry(20L, Kind.INCUMBENT);
    assertThat(kinds.values()).filteredOn(Kind.ANYCAST::equals).hasSize(2);
    assertThat(plan.networks())
        .allSatisfy(each -> assertThat(each.name()).startsWith("SYNTHETIC "))
        .extracting(Plan::name)
        .contains("SYNTHETIC AS300");
  }

  @Test
  void a_world_of_the_tiny_graph_has_probes_within_the_region_and_without() throws Exception {
    World world = world(TINY, 120, 1);
    assertThat(world.probes)
        .extracting(probe -> world.inRegion(world.networks.get(probe.network())))
        .contains(true, false);
    assertThat(world.targets).filteredOn(Target::anycast).hasSize(2);
  }

  @Test
  void reads_a_fourth_column_and_compressed_files() throws Exception {
    List<String> second = new ArrayList<>();
    TINY.forEach(line -> second.add(line.startsWith("#") ? line : line + "|bgp"));
    Path plain = file(second);
    Path packed = folder.resolve("packed");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(plain));
    }
    Files.write(packed, bytes.toByteArray());
    Blueprint expected = plan(TINY, 120, 3);
    assertThat(plan(plain, 120, 3)).isEqualTo(expected);
    assertThat(plan(packed, 120, 3)).isEqualTo(expected);
  }

  @Test
  void of_a_pair_that_is_named_twice_the_first_line_holds() throws Exception {
    List<String> lines = new ArrayList<>(TINY);
    lines.add("20|10|-1");
    lines.add("10|100|0");
    assertThat(links(plan(lines, 120, 1))).isEqualTo(links(plan(TINY, 120, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1|2",
        "1|2|3",
        "1|2|1",
        "1|x|0",
        "1||0",
        "1|2|0|bgp|x",
        "1|-2|0",
        "1|4294967296|0",
        "99999999999|2|0",
        "7|7|-1",
        "hello",
        " 1|2|0",
        "1 2 0"
      })
  void a_broken_line_is_an_error_that_names_file_and_line(String broken) throws Exception {
    Path file = file(List.of("# as-rel", "", "1|3|-1", broken));
    assertThatThrownBy(() -> Relations.read(DataFile.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ", line 4: expected ")
        .hasMessageContaining(broken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "\n\n"})
  void a_file_without_a_relationship_is_an_error(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("as-rel.txt"), text);
    assertThatThrownBy(() -> plan(file, 120, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " holds no AS relationship");
  }

  @Test
  void a_graph_without_a_top_or_with_nothing_below_it_is_an_error() {
    assertThatThrownBy(() -> plan(List.of("1|2|-1", "2|3|-1", "3|1|-1"), 120, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as-rel.txt: every network has a provider");
    assertThatThrownBy(() -> plan(List.of("1|2|0", "1|3|-1"), 120, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as-rel.txt: a world needs two networks");
  }

  @Test
  void circles_of_providers_do_no_harm() throws Exception {
    List<String> lines = new ArrayList<>(TINY);
    // One that hangs on the top, and one that does not.
    lines.addAll(List.of("1|7|-1", "7|8|-1", "8|9|-1", "9|7|-1", "9|90|-1"));
    lines.addAll(List.of("71|81|-1", "81|91|-1", "91|71|-1"));
    World world = world(lines, 120, 1);
    assertThat(numbers(plan(lines, 120, 1))).contains(7L, 8L, 9L, 90L).doesNotContain(71L, 81L);
    assertThat(path(world, 90, 200)).containsExactly(90, 9, 8, 7, 1, 2, 20, 200);
    assertThat(path(world, 200, 90)).containsExactly(200, 20, 2, 1, 7, 8, 9, 90);
    assertThat(path(world, 7, 90)).containsExactly(7, 8, 9, 90);
  }

  @Test
  void numbers_of_the_file_are_not_given_to_what_is_added() throws Exception {
    List<String> lines = new ArrayList<>(TINY);
    lines.add("10|1000001|-1");
    lines.add("10|1000003|-1");
    Blueprint plan = plan(lines, 120, 1);
    assertThat(plan.networks()).extracting(Plan::asn).doesNotHaveDuplicates();
    assertThat(plan.networks())
        .filteredOn(each -> each.kind() == Kind.ANYCAST)
        .extracting(Plan::asn)
        .containsExactly(1000002L, 1000004L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_sample_has_the_size_that_was_asked_for_and_all_providers(long seed) throws Exception {
    List<String> lines = random(seed, 2000);
    Blueprint whole = plan(lines, 100_000, seed);
    Blueprint plan = plan(lines, 400, seed);
    String message = "seed " + seed;
    assertThat(plan.networks()).as(message).hasSize(400);
    Set<Long> kept = new HashSet<>(numbers(plan));
    Set<String> all = new HashSet<>(links(whole));
    Set<String> links = new HashSet<>(links(plan));
    for (String link : all) {
      String[] ends = link.split("[>=]", -1);
      boolean both = kept.contains(Long.valueOf(ends[0])) && kept.contains(Long.valueOf(ends[1]));
      assertThat(links.contains(link)).as(message + ": " + link).isEqualTo(both);
      if (link.contains(">") && kept.contains(Long.valueOf(ends[1]))) {
        assertThat(kept).as(message + ": provider of " + link).contains(Long.valueOf(ends[0]));
      }
    }
    assertThat(all).as(message).containsAll(links);
    assertThat(plan(lines, 400, seed)).as(message).isEqualTo(plan);
    assertThat(numbers(plan(lines, 400, seed + 100))).as(message).isNotEqualTo(numbers(plan));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_link_has_a_place_and_every_network_is_reached(long seed) throws Exception {
    List<String> lines = random(seed, 600);
    Blueprint plan = plan(lines, 500, seed);
    World world = world(lines, 500, seed);
    int ends = world.networks.stream().mapToInt(network -> network.neighbours.size()).sum();
    assertThat(ends).as("seed " + seed).isEqualTo(2 * plan.links().size());
    Routes routes = new Routes(world);
    for (Target target : world.targets) {
      assertThat(routes.towards(target.network(), 0)[0]).isNotNegative();
      for (Network network : world.networks) {
        assertThat(routes.path(network.index, target.network(), 0))
            .as("seed %s, from %s to %s", seed, network, target)
            .isNotEmpty();
      }
    }
  }

  @Test
  void half_of_those_below_the_top_are_in_the_region_and_their_users_no_more_than_people()
      throws Exception {
    Blueprint plan = plan(random(1, 4000), 3000, 1);
    List<Plan> below =
        plan.networks().stream()
            .filter(
                each ->
                    switch (each.kind()) {
                      case CARRIER, CONTENT, ANYCAST, EXCHANGE -> false;
                      default -> true;
                    })
            .toList();
    double inside =
        below.stream().filter(each -> Balkans.COUNTRIES.contains(each.country())).count();
    assertThat(inside / below.size()).isBetween(0.45, 0.55);
    Map<String, Long> users = new HashMap<>();
    below.forEach(each -> users.merge(each.country().code(), each.users(), Long::sum));
    Gazetteer gazetteer = new Gazetteer(Metro.all());
    assertThat(users).hasSize(24);
    users.forEach((code, of) -> assertThat(of).isBetween(1L, gazetteer.people(code)));
  }

  @Test
  @Tag(RealData.TAG)
  void makes_a_world_of_the_relationships_of_2018() throws Exception {
    Settings settings =
        Settings.of(1)
            .with(Levels.defaults().with(Artefact.DEVIATION, 0))
            .withNetworks(2000)
            .withRelationships(RealData.path("as/caida-20180201.as-rel.txt.gz"));
    World world = World.of(settings);
    assertThat(world.networks).hasSize(2000);
    assertThat(world.networks.stream().filter(each -> each.kind() == Kind.CARRIER))
        .extracting(each -> each.asn.value())
        .contains(1299L, 3356L, 174L, 2914L, 6453L);
    Routes routes = new Routes(world);
    for (Target target : world.targets) {
      for (Network network : world.networks) {
        assertThat(routes.path(network.index, target.network(), 0)).isNotEmpty();
      }
    }
  }

  /** A graph of a top of 5 and customers of up to three of those before them, some peering. */
  private static List<String> random(long seed, int size) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      Set<Integer> others = new HashSet<>();
      if (i <= 5) {
        for (int other = 1; other < i; other++) {
          lines.add(other + "|" + i + "|0");
        }
        continue;
      }
      int providers = 1 + random.nextInt(3);
      for (int j = 0; j < providers; j++) {
        // Squared, so that the early ones have most of the customers.
        int provider = 1 + (int) ((i - 1) * Math.pow(random.nextDouble(), 3));
        if (others.add(provider)) {
          lines.add(provider + "|" + i + "|-1");
        }
      }
      while (random.nextInt(3) == 0) {
        int peer = 1 + random.nextInt(i - 1);
        if (others.add(peer)) {
          lines.add(peer + "|" + i + "|0");
        }
      }
    }
    return lines;
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(folder.resolve("as-rel.txt"), lines, UTF_8);
  }

  private Blueprint plan(List<String> lines, int networks, long seed) throws IOException {
    return plan(file(lines), networks, seed);
  }

  private static Blueprint plan(Path file, int networks, long seed) throws IOException {
    return Relationships.plan(
        Settings.of(seed).withNetworks(networks).withRelationships(file), Metro.all());
  }

  private World world(List<String> lines, int networks, long seed) throws IOException {
    return World.of(
        Settings.of(seed)
            .with(Levels.defaults().with(Artefact.DEVIATION, 0))
            .withNetworks(networks)
            .withRelationships(file(lines)));
  }

  /** Numbers of the networks that are of the file. */
  private static List<Long> numbers(Blueprint plan) {
    return plan.networks().stream()
        .filter(each -> each.kind() != Kind.ANYCAST && each.kind() != Kind.EXCHANGE)
        .map(Plan::asn)
        .toList();
  }

  /** The links among them. */
  private static List<String> links(Blueprint plan) {
    Set<Long> numbers = new HashSet<>(numbers(plan));
    List<String> links = new ArrayList<>();
    for (Link link : plan.links()) {
      long a = plan.networks().get(link.a()).asn();
      long b = plan.networks().get(link.b()).asn();
      if (numbers.contains(a) && numbers.contains(b)) {
        links.add(a + (link.relation() == Relation.PEER ? "=" : ">") + b);
      }
    }
    return links;
  }

  private static List<Integer> path(World world, long from, long to) {
    List<Integer> numbers = new ArrayList<>();
    for (int at : new Routes(world).path(index(world, from), index(world, to), 0)) {
      numbers.add((int) world.networks.get(at).asn.value());
    }
    return numbers;
  }

  private static int index(World world, long asn) {
    return world.networks.stream()
        .filter(each -> each.asn.value() == asn)
        .findFirst()
        .orElseThrow()
        .index;
  }
}
