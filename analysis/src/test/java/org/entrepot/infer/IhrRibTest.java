package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.entrepot.SmallWorld;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IhrRibTest {
  @TempDir static Path folder;
  private static IhrPaths paths;

  @BeforeAll
  static void load() {
    paths = IhrPaths.with(new SmallWorld(folder).book());
  }

  private static void takes(IhrRib rib, int probe, String destination, String... hops) {
    paths.route(SmallWorld.trace(probe, destination, hops)).ifPresent(rib::accept);
  }

  private static void fill(IhrRib rib) {
    takes(rib, 1, "11.9.0.9", "11.1.0.1", "11.2.0.1", "11.9.0.9");
    takes(rib, 1, "11.9.0.10", "11.1.0.1", "11.3.0.1", "11.9.0.10"); // the same block
    takes(rib, 1, "11.8.0.1", "11.1.0.1", "11.4.0.1", "11.8.0.1");
    takes(rib, 1, "11.9.0.9", "11.1.0.1", "11.9.0.1", "11.3.0.1"); // gives no route
  }

  @Test
  void the_last_route_of_a_peer_address_and_prefix_stays() {
    IhrRib rib = IhrRib.lastWins();
    fill(rib);
    assertThat(rib.routes())
        .extracting(IhrRoute::toString)
        .hasSize(2)
        .anySatisfy(route -> assertThat(route).contains("11.8.0.0/16", "[as|1, as|4, as|8]"))
        .anySatisfy(route -> assertThat(route).contains("11.9.0.0/16", "[as|1, as|3, as|9]"));
  }

  @Test
  void or_the_first_where_duplicates_are_left_out() {
    IhrRib rib = IhrRib.firstWins();
    fill(rib);
    assertThat(rib.routes())
        .extracting(IhrRoute::asPath)
        .containsExactly(List.of("as|1", "as|4", "as|8"), List.of("as|1", "as|2", "as|9"));
  }

  @Test
  void a_route_names_the_probe_as_the_peer() {
    IhrRib rib = IhrRib.lastWins();
    takes(rib, 2, "11.9.0.9", "11.1.0.1", "11.2.0.1", "*");
    IhrRoute route = rib.routes().get(0);
    assertThat(route.peerAddress()).hasToString("11.1.0.200");
    assertThat(route.peerAsn()).isEqualTo(new Asn(1));
    assertThat(route.probeId()).isEqualTo(2);
    assertThat(route.attributes()).contains("end_as_missing");
  }

  @Test
  void two_tables_of_different_rules_are_not_combined() {
    assertThatThrownBy(() -> IhrRib.lastWins().combine(IhrRib.firstWins()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tables_of_parts_in_a_row_combine_to_the_table_of_all(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<IhrRoute> routes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      routes.add(
          new IhrRoute(
              IpAddress.v4(random.nextInt(3)),
              new Asn(1),
              i,
              new Prefix(IpAddress.v4(random.nextInt(4) << 24), 8),
              List.of("as|1", "as|" + i),
              new java.util.TreeSet<>()));
    }
    int first = random.nextInt(60);
    int second = random.nextInt(first, 60);
    for (Supplier<IhrRib> empty : List.<Supplier<IhrRib>>of(IhrRib::lastWins, IhrRib::firstWins)) {
      IhrRib whole = filled(empty, routes);
      IhrRib parts =
          filled(empty, routes.subList(0, first))
              .combine(
                  filled(empty, routes.subList(first, second))
                      .combine(filled(empty, routes.subList(second, 60))));
      assertThat(parts.routes()).as("seed %s", seed).isEqualTo(whole.routes());
      assertThat(whole.routes()).as("seed %s", seed).hasSizeBetween(2, 12);
    }
  }

  private static IhrRib filled(Supplier<IhrRib> empty, List<IhrRoute> routes) {
    IhrRib rib = empty.get();
    routes.forEach(rib::accept);
    return rib;
  }
}
