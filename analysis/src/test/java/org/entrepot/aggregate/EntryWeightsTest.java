package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;

/** AS 1 and 2 are outside (DE), all others inside (RS). */
class EntryWeightsTest {
  private static Optional<CountryCode> countryOf(Asn asn) {
    return Optional.of(new CountryCode(asn.value() <= 2 ? "DE" : "RS"));
  }

  private static EntryWeights<Asn> empty() {
    return EntryWeights.into(
        Region.WESTERN_BALKANS, EntryWeightsTest::countryOf, Lens.AS, SmallPaths::whose);
  }

  private static EntryShare<Asn> plain() {
    return EntryShare.into(
        Region.WESTERN_BALKANS, EntryWeightsTest::countryOf, Lens.AS, SmallPaths::whose);
  }

  private static ObservedPath path(String steps) {
    List<AsPath.Step> row = new ArrayList<>();
    for (String word : steps.split(" ", -1)) {
      row.add(
          word.equals("?")
              ? new AsPath.Gap(List.of(), "gap")
              : new AsPath.Network(Asn.parse(word), List.of(), "lpm"));
    }
    NavigableSet<Asn> end = new TreeSet<>(row.get(row.size() - 1).asns());
    return new ObservedPath(
        new Viewpoint(
            1,
            row.get(0).asns().stream().findFirst(),
            Optional.of(new CountryCode("DE")),
            Optional.empty(),
            Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        end,
        true,
        new AsPath(row),
        List.of(),
        List.of(),
        new TreeSet<>(),
        Optional.empty());
  }

  private static EntryWeights<Asn> of(String... paths) {
    return SmallPaths.count(
        EntryWeightsTest::empty, Arrays.stream(paths).map(EntryWeightsTest::path).toList());
  }

  private static double share(ClusterTable<Asn> table, int asn) {
    return ClusterBootstrap.withSeed(1).values(table).getOrDefault(new Asn(asn), 0.0);
  }

  @Test
  void a_destination_counts_by_its_weight_and_not_by_how_often_it_was_measured() {
    // The worked example of the documentation.
    EntryWeights<Asn> counted = of("1 3 7", "1 3 7", "1 3 7", "1 4 8");
    assertThat(share(counted.transit(to -> 1), 3)).isCloseTo(0.5, within(1e-9));
    ToLongFunction<NavigableSet<Asn>> users = to -> to.contains(new Asn(8)) ? 9 : 1;
    assertThat(share(counted.transit(users), 3)).isCloseTo(0.1, within(1e-9));
    assertThat(share(counted.transit(users), 4)).isCloseTo(0.9, within(1e-9));
    assertThat(counted.destinations()).hasSize(2);
  }

  @Test
  void a_destination_of_weight_0_leaves_the_average_and_so_does_a_network_with_no_other() {
    EntryWeights<Asn> counted = of("1 3 7", "1 4 8", "2 4 8");
    ClusterTable<Asn> table = counted.transit(to -> to.contains(new Asn(8)) ? 0 : 5);
    assertThat(table.clusters()).extracting(ClusterTable.Cluster::id).containsExactly("AS1");
    assertThat(share(table, 3)).isEqualTo(1);
    assertThatThrownBy(() -> counted.transit(to -> -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_cannot_be_told_of_a_destination_has_its_weight_too() {
    ClusterTable<Asn> table = of("1 3 7", "1 ? 8").transit(to -> to.contains(new Asn(8)) ? 3 : 1);
    ClusterTable.Cluster cluster = table.clusters().get(0);
    assertThat((double) cluster.unresolved() / cluster.units()).isCloseTo(0.75, within(1e-9));
    ClusterTable.Count three = Objects.requireNonNull(table.events().get(new Asn(3))).get(0);
    assertThat((double) three.units() / cluster.units()).isCloseTo(0.25, within(1e-9));
    assertThat(three.possible()).isEqualTo(cluster.units());
  }

  @Test
  void with_one_path_to_each_destination_it_is_the_share_by_path() {
    for (long seed = 1; seed <= 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> paths = new ArrayList<>();
      for (int to = 10; to < 10 + random.nextInt(1, 9); to++) {
        paths.add(path("1 " + (random.nextInt(5) == 0 ? "?" : random.nextInt(3, 6)) + " " + to));
      }
      ClusterTable<Asn> weighted =
          SmallPaths.count(EntryWeightsTest::empty, paths).transit(to -> 1);
      ClusterTable<Asn> byPath = SmallPaths.count(EntryWeightsTest::plain, paths).transit();
      for (int asn = 3; asn < 6; asn++) {
        assertThat(share(weighted, asn))
            .as("seed %d", seed)
            .isCloseTo(share(byPath, asn), within(1e-5));
      }
    }
  }

  @Test
  void it_merges_exactly() {
    for (long seed = 1; seed <= 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EntryWeights<Asn> whole = empty();
      List<EntryWeights<Asn>> parts = List.of(empty(), empty(), empty());
      for (int i = 0; i < 60; i++) {
        ObservedPath path =
            path(
                random.nextInt(1, 3)
                    + " "
                    + (random.nextInt(6) == 0 ? "?" : random.nextInt(2, 6))
                    + " "
                    + random.nextInt(7, 10));
        whole.accept(path);
        parts.get(random.nextInt(3)).accept(path);
      }
      EntryWeights<Asn> merged = parts.get(2).combine(parts.get(0)).combine(parts.get(1));
      for (ToLongFunction<NavigableSet<Asn>> weight :
          List.<ToLongFunction<NavigableSet<Asn>>>of(to -> 1, to -> to.first().value())) {
        assertThat(merged.transit(weight)).as("seed %d", seed).isEqualTo(whole.transit(weight));
      }
    }
  }
}
