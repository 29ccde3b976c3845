package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.PlacedPaths.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entrepot.PlacedPaths;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handovers, gateways and visits by city, as seen, as possible, and as expected. */
class CityHubsTest {
  private static final Region SERBIA = Region.of(List.of(new CountryCode("RS")));

  private static CityHandover handover() {
    return CityHandover.of(PlacedPaths::whose);
  }

  private static CityGateway out() {
    return CityGateway.outOf(SERBIA, PlacedPaths::whose);
  }

  private static CityGateway in() {
    return CityGateway.into(
        SERBIA,
        asn -> Optional.of(new CountryCode(asn.value() == 1 ? "DE" : "RS")),
        PlacedPaths::whose);
  }

  private static ExpectedVisit visit() {
    return ExpectedVisit.of(PlacedPaths::whose);
  }

  private static <M extends Metric<M>> M on(M empty, ObservedPath path) {
    empty.accept(path);
    return empty;
  }

  /** Each city as "units of possible", and "open" for what any other one may have. */
  private static String told(ClusterTable<City> table) {
    Map<String, String> told = new TreeMap<>();
    table
        .events()
        .forEach(
            (city, counts) ->
                told.put(city.name(), counts.get(0).units() + " of " + counts.get(0).possible()));
    return told + " open " + table.clusters().get(0).unresolved();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Two routers in a row, of two operators, in one city.
        "1@Belgrade 1@Vienna 2@Vienna 2@Frankfurt 2! | {Vienna=1 of 1} open 0",
        // Twice in one city is one path; and in two cities it counts for both.
        "1@Vienna 2@Vienna 3@Vienna 3!               | {Vienna=1 of 1} open 0",
        "1@Vienna 2@Vienna 2@Graz 3@Graz 3!          | {Graz=1 of 1, Vienna=1 of 1} open 0",
        // Siblings are one operator.
        "1@Vienna 5@Vienna 6@Vienna 6!               | {Vienna=1 of 1} open 0",
        "5@Graz 6@Graz 6!                            | {Graz=0 of 1} open 1",
        // Between two cities: in neither, unless a tunnel hides a router.
        "1@Vienna 2@Budapest 2!                      | {Budapest=0 of 1, Vienna=0 of 1} open 1",
        // A silent hop leaves a handover in the cities beside it.
        "1@Vienna * 2@Vienna 2!                      | {Vienna=0 of 1} open 1",
        "1@Vienna * 2@Budapest 2!                    | {Budapest=0 of 1, Vienna=0 of 1} open 1",
        // Two of them leave it anywhere.
        "1@Vienna * * 2@Vienna 2!                    | {} open 1",
        // A router of unknown operator may be either's, or a third one's.
        "1@Vienna ?@Vienna 2@Vienna 2!               | {Vienna=0 of 1} open 1",
        "1@Vienna 2/3@Vienna 4@Vienna 4!             | {Vienna=0 of 1} open 1",
        // The LAN of an exchange has no operator: its two neighbours meet there.
        "1@Vienna ix7@Vienna 2@Vienna 2!             | {Vienna=1 of 1} open 0",
        "1@Vienna ix7@- 2@Vienna 2!                  | {Vienna=0 of 1} open 1",
        // A router without a place.
        "1@Vienna 2@- 2!                             | {Vienna=0 of 1} open 1",
        // The destination's own address has none.
        "1@Vienna 2!                                 | {Vienna=0 of 1} open 1",
        // Whose network comes first without a router of the probe's own.
        "2@Vienna 2!                                 | {Vienna=0 of 1} open 1",
        // What lies behind the last router that was seen is anywhere.
        "1@Vienna 2@Vienna *                         | {Vienna=1 of 1} open 1",
      })
  void a_handover_is_seen_between_two_routers_in_one_city(String hops, String told) {
    assertThat(told(on(handover(), path(hops)).table())).isEqualTo(told);
  }

  @Test
  void what_is_possible_in_some_cities_is_not_possible_in_all() {
    CityHandover two = on(handover(), path("1@Vienna * 2@Vienna 2!"));
    two.accept(path("1@Graz 2@Graz 2!"));
    // In Graz the first path was not handed over, nor in Vienna the second.
    assertThat(told(two.table())).isEqualTo("{Graz=1 of 1, Vienna=0 of 1} open 1");
    two.accept(path("1@Graz * * 2@Graz 2!"));
    assertThat(told(two.table())).isEqualTo("{Graz=1 of 2, Vienna=0 of 2} open 2");
  }

  @Test
  void expected_handovers_have_bounds_by_how_places_depend() {
    // The worked example of the documentation.
    CityHandover one = on(handover(), path("1@Vienna=.9,Budapest=.1 2@Vienna=.8 2@Frankfurt 2!"));
    assertThat(told(one.table())).isEqualTo("{Vienna=1 of 1} open 0");
    assertThat(told(one.expected()))
        .isEqualTo("{Budapest=0 of 100000, Vienna=720000 of 900000} open 100000");
    assertThat(told(one.atLeast())).contains("Vienna=700000 of 900000");
    assertThat(told(one.atMost())).contains("Vienna=800000 of 900000");
  }

  @Test
  void what_is_too_unsure_to_be_told_still_counts_by_its_probability() {
    CityHandover one = on(handover(), path("1@Vienna=.5,Graz=.5 2@Vienna=.5,Graz=.5 2!"));
    assertThat(told(one.table())).isEqualTo("{} open 1");
    assertThat(told(one.expected())).startsWith("{Graz=250000 of 500000, Vienna=250000 of 500000}");
    assertThat(told(one.atLeast())).startsWith("{Graz=0 of 500000");
    assertThat(told(one.atMost())).startsWith("{Graz=500000 of 500000");
  }

  @ParameterizedTest
  @CsvSource({"no evidence", "too far for the speed of light"})
  void a_belief_that_no_source_speaks_for_or_light_contradicts_is_none(String reason) {
    ObservedPath path = path("1@Vienna 2@Vienna 2!");
    Optional<Belief> belief = PlacedPaths.place("Vienna=.9").belief();
    ObservedHop hop = path.hops().get(1).withPlace(new Place.Unlocated(reason, belief));
    ObservedPath other = path.withHops(List.of(path.hops().get(0), hop, path.hops().get(2)));
    assertThat(told(on(visit(), other).table()))
        .isEqualTo("{Vienna=1000000 of 1000000} open 1000000");
    assertThat(told(on(handover(), other).expected()))
        .isEqualTo("{Vienna=0 of 1000000} open 1000000");
  }

  @Test
  void an_expected_visit_is_that_of_the_likeliest_hop_and_what_is_not_listed_stays_open() {
    // The worked example of the documentation.
    assertThat(told(on(visit(), path("1@Belgrade=.7,Nis=.3 1@Belgrade=.6 9!")).table()))
        .isEqualTo("{Belgrade=700000 of 1000000, Nis=300000 of 700000} open 400000");
    assertThat(told(on(visit(), path("1@Belgrade=.7,Nis=.3 *")).table()))
        .isEqualTo("{Belgrade=700000 of 1000000, Nis=300000 of 1000000} open 1000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The worked examples of the documentation.
        "1@Belgrade 2@Vienna 3@Frankfurt 3!      | {Belgrade=1 of 1} open 0",
        "1@Belgrade 2@- 3@Vienna 3!              | {} open 1",
        "1@Belgrade 2!                           | {Belgrade=0 of 1} open 1",
        // The last of the region's cities, not the first; and where the path leaves last.
        "1@Nis 1@Belgrade 2@Vienna 2!            | {Belgrade=1 of 1} open 0",
        "1@Nis 2@Vienna 1@Belgrade 2@Vienna 2!   | {Belgrade=1 of 1} open 0",
        "1@Nis 2@Vienna 1@Belgrade 2!            | {Belgrade=0 of 1} open 1",
        // What is unknown before the last of them is no matter; behind it is.
        "* 1@Belgrade 2@Vienna 2!                | {Belgrade=1 of 1} open 0",
        "1@Belgrade 2@Vienna 2@- 2!              | {Belgrade=1 of 1} open 1",
        "1@Belgrade 2@Vienna *                   | {Belgrade=1 of 1} open 1",
        // Never in the region: by none of its cities.
        "1@Vienna 2@Vienna 2!                    | {} open 0",
      })
  void a_gateway_is_the_regions_city_next_to_the_outside(String hops, String told) {
    assertThat(told(on(out(), path(hops)).table())).isEqualTo(told);
  }

  @Test
  void into_the_region_it_is_the_first_city_and_other_paths_are_not_counted() {
    assertThat(told(on(in(), path("DE", "1@Vienna 2@Nis 2@Belgrade 2!")).table()))
        .isEqualTo("{Nis=1 of 1} open 0");
    assertThat(told(on(in(), path("DE", "1@Vienna * 2@Belgrade 2!")).table()))
        .isEqualTo("{} open 1");
    assertThat(on(in(), path("RS", "1@Vienna 2@Nis 2!")).table().clusters()).isEmpty();
    assertThat(on(in(), path("DE", "2@Nis 1@Vienna 1!")).table().clusters()).isEmpty();
    assertThat(on(out(), path("DE", "1@Nis 2@Vienna 2!")).table().clusters()).isEmpty();
  }

  @Test
  void an_expected_gateway_multiplies_along_the_path() {
    // In Belgrade with .8, Vienna next with .5 (or Nis with .5), Frankfurt behind it.
    assertThat(told(on(out(), path("1@Belgrade=.8 1@Vienna=.5,Nis=.5 2@Frankfurt 2!")).expected()))
        .isEqualTo("{Belgrade=400000 of 400000, Nis=500000 of 600000} open 100000");
  }

  @Test
  void the_cities_of_a_misplaced_probe_are_only_possible_away_from_its_own() {
    ObservedPath path = path("1@Belgrade 2@Vienna 2!");
    Supplier<VisitShare<City>> away = () -> VisitShare.citiesAway(PlacedPaths::whose);
    assertThat(told(on(away.get(), path).table()))
        .isEqualTo("{Belgrade=0 of 1, Vienna=1 of 1} open 1");
    ObservedPath misplaced = path.withViewpoint(path.viewpoint().asMisplaced());
    assertThat(told(on(away.get(), misplaced).table()))
        .isEqualTo("{Belgrade=0 of 1, Vienna=0 of 1} open 1");
    assertThat(
            on(VisitShare.countriesAway(PlacedPaths::whose), misplaced).table().events().values())
        .allSatisfy(counts -> assertThat(counts.get(0).units()).isZero());
  }

  @Test
  void split_anywhere_and_combine_gives_the_counts_of_the_whole() {
    merges(CityHubsTest::handover, CityHandover::table);
    merges(CityHubsTest::handover, CityHandover::expected);
    merges(CityHubsTest::handover, CityHandover::atLeast);
    merges(CityHubsTest::handover, CityHandover::atMost);
    merges(CityHubsTest::out, CityGateway::table);
    merges(CityHubsTest::out, CityGateway::expected);
    merges(CityHubsTest::in, CityGateway::expected);
    merges(CityHubsTest::visit, ExpectedVisit::table);
  }

  private static <M extends Metric<M>> void merges(Supplier<M> empty, Function<M, ?> result) {
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = PlacedPaths.random(seed, 60, false);
      SplittableRandom random = new SplittableRandom(seed);
      List<M> parts = new ArrayList<>();
      IntStream.range(0, random.nextInt(1, 6)).forEach(i -> parts.add(empty.get()));
      paths.forEach(path -> parts.get(random.nextInt(parts.size())).accept(path));
      while (parts.size() > 1) {
        M taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).combine(taken);
      }
      assertThat(result.apply(parts.get(0)))
          .as("seed %d", seed)
          .isEqualTo(result.apply(SmallPaths.count(empty, paths)));
    }
  }

  @Test
  void where_every_place_is_certain_or_unknown_expected_is_what_is_seen() {
    for (long seed = 1; seed <= 400; seed++) {
      for (ObservedPath path : PlacedPaths.random(seed, 5, true)) {
        same("handover, seed " + seed, on(handover(), path), h -> h.table(), h -> h.expected());
        same("gateway, seed " + seed, on(out(), path), g -> g.table(), g -> g.expected());
        same("entry, seed " + seed, on(in(), path), g -> g.table(), g -> g.expected());
        VisitShare<City> seen = on(VisitShare.cities(PlacedPaths::whose), path);
        same("visit, seed " + seed, on(visit(), path), v -> seen.table(), v -> v.table());
      }
    }
  }

  private static <M> void same(
      String what,
      M metric,
      Function<M, ClusterTable<City>> seen,
      Function<M, ClusterTable<City>> expected) {
    ClusterTable<City> table = seen.apply(metric);
    Map<City, List<Long>> parts = new TreeMap<>();
    table
        .events()
        .forEach(
            (city, counts) ->
                parts.put(
                    city,
                    List.of(
                        counts.get(0).units() * 1_000_000, counts.get(0).possible() * 1_000_000)));
    Map<City, List<Long>> whole = new TreeMap<>();
    ClusterTable<City> other = expected.apply(metric);
    // Where all is open a city without a share says nothing more.
    boolean open = !other.clusters().isEmpty() && other.clusters().get(0).unresolved() == 1_000_000;
    other
        .events()
        .forEach(
            (city, counts) ->
                whole.put(city, List.of(counts.get(0).units(), counts.get(0).possible())));
    if (open) {
      whole.values().removeIf(counts -> counts.get(0) == 0);
      parts.values().removeIf(counts -> counts.get(0) == 0);
    }
    assertThat(whole).as(what).isEqualTo(parts);
    assertThat(other.clusters().stream().map(c -> c.unresolved()).toList())
        .as(what)
        .isEqualTo(table.clusters().stream().map(c -> c.unresolved() * 1_000_000).toList());
  }

  @Test
  void the_bounds_of_expected_handovers_are_in_order_and_a_path_has_one_gateway_at_most() {
    for (long seed = 1; seed <= 400; seed++) {
      for (ObservedPath path : PlacedPaths.random(seed, 5, false)) {
        CityHandover one = on(handover(), path);
        ClusterTable<City> product = one.expected();
        for (Map.Entry<City, List<ClusterTable.Count>> each : product.events().entrySet()) {
          long least = units(one.atLeast(), each.getKey());
          long most = units(one.atMost(), each.getKey());
          assertThat(each.getValue().get(0).units()).as("seed %d", seed).isBetween(least, most);
          // Three hops of a LAN round down twice.
          assertThat(most)
              .as("seed %d", seed)
              .isLessThanOrEqualTo(each.getValue().get(0).possible());
        }
        for (CityGateway gateway : List.of(on(out(), path), on(in(), path))) {
          assertThat(
                  gateway.expected().events().values().stream()
                      .mapToLong(counts -> counts.get(0).units())
                      .sum())
              .as("seed %d", seed)
              .isLessThanOrEqualTo(1_000_000);
          assertThat(gateway.table().events().values())
              .as("seed %d", seed)
              .filteredOn(counts -> counts.get(0).units() > 0)
              .hasSizeLessThanOrEqualTo(1);
        }
      }
    }
  }

  private static long units(ClusterTable<City> table, City city) {
    return table.events().getOrDefault(city, List.of()).stream()
        .mapToLong(ClusterTable.Count::units)
        .sum();
  }
}
