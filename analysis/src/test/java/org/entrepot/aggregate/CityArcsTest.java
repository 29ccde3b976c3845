package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.aggregate.SmallPaths.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;

/** Hops such as {@code 1@S}, AS 1 in the city S, {@code ?@S} and {@code 1@?}. */
class CityArcsTest {
  private static final String CITIES = "SBVF";

  private static City city(char letter) {
    int id = CITIES.indexOf(letter) + 1;
    return new City(id, "" + letter, new CountryCode("RS"), new Coordinates(id, id), id);
  }

  private static ObservedPath over(int probe, String hops) {
    List<ObservedHop> row = new ArrayList<>();
    for (String hop : hops.split(" ", -1)) {
      String[] parts = hop.split("@", -1);
      TreeSet<Asn> operators = new TreeSet<>();
      for (String asn : parts[0].replace("?", "").split("[|]", -1)) {
        if (!asn.isEmpty()) {
          operators.add(Asn.parse(asn));
        }
      }
      Place place =
          parts[1].equals("?")
              ? new Place.Unlocated("silent")
              : new Place.Located(city(parts[1].charAt(0)), "test", "test");
      row.add(
          new ObservedHop(
              row.size() + 1, List.of(), operators, "lpm", ObservedHop.Role.TRANSIT, place));
    }
    ObservedHop last = row.get(row.size() - 1);
    row.add(
        new ObservedHop(
            99,
            List.of(),
            last.operators(),
            "lpm",
            ObservedHop.Role.DESTINATION,
            new Place.Located(city('F'), "test", "test")));
    return path(probe, "1 9").withHops(row);
  }

  private static CityArcs count(String... paths) {
    CityArcs arcs = CityArcs.of(SmallPaths::whose);
    for (String path : paths) {
      arcs.accept(over(1, path));
    }
    return arcs;
  }

  /** As "units of possible". */
  private static Map<String, String> arcs(String... paths) {
    Map<String, String> arcs = new TreeMap<>();
    count(paths)
        .table()
        .events()
        .forEach(
            (pair, rows) ->
                arcs.put(
                    pair.first().name() + pair.second().name(),
                    rows.get(0).units() + " of " + rows.get(0).possible()));
    return arcs;
  }

  @Test
  void a_path_counts_where_city_and_operator_change_at_once() {
    // The worked example of the documentation.
    assertThat(arcs("1@S 1@B 2@V 2@F")).containsExactly(Map.entry("BV", "1 of 1"));
    assertThat(arcs("1@S 1@B 2@V 2@F", "1@S 1@B ?@? 2@V 2@F"))
        .containsExactly(Map.entry("BV", "1 of 2"));
  }

  @Test
  void within_a_city_or_an_organisation_nothing_is_drawn() {
    assertThat(arcs("1@S 2@S 3@S")).isEmpty();
    assertThat(arcs("1@S 1@B")).isEmpty();
    assertThat(arcs("5@S 6@B")).as("siblings").isEmpty();
  }

  @Test
  void a_hop_of_several_operators_or_none_decides_nothing_and_may_be_anything() {
    for (String path : List.of("1@S 2|3@B", "1@S ?@B", "1@S 2@?", "?@? 2@B")) {
      assertThat(arcs(path)).as(path).isEmpty();
      assertThat(count(path).table().clusters().get(0).unresolved()).as(path).isEqualTo(1);
    }
  }

  @Test
  void directions_and_repetitions_are_one() {
    assertThat(arcs("1@S 2@B 3@S 2@B", "2@B 1@S")).containsExactly(Map.entry("SB", "2 of 2"));
  }

  @Test
  void a_path_whose_end_is_not_seen_may_go_on_between_any() {
    ObservedPath whole = over(1, "1@S 2@B");
    CityArcs arcs = CityArcs.of(SmallPaths::whose);
    arcs.accept(whole.withHops(whole.hops().subList(0, 2)));
    assertThat(arcs.table().clusters().get(0).unresolved()).isEqualTo(1);
  }

  @Test
  void a_city_is_no_pair_with_itself() {
    assertThatThrownBy(() -> new CityPair(city('S'), city('S')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one city");
    assertThat(new CityPair(city('V'), city('S'))).isEqualTo(new CityPair(city('S'), city('V')));
  }

  @Test
  void it_merges_exactly() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      CityArcs whole = CityArcs.of(SmallPaths::whose);
      List<CityArcs> parts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        parts.add(CityArcs.of(SmallPaths::whose));
      }
      for (int i = 0; i < 60; i++) {
        StringBuilder hops = new StringBuilder();
        for (int hop = random.nextInt(1, 7); hop > 0; hop--) {
          hops.append(random.nextInt(6) == 0 ? "?" : "" + random.nextInt(1, 9)).append('@');
          hops.append((CITIES + "?").charAt(random.nextInt(5))).append(hop > 1 ? " " : "");
        }
        ObservedPath path = over(random.nextInt(1, 13), hops.toString());
        whole.accept(path);
        parts.get(random.nextInt(4)).accept(path);
      }
      ClusterTable<CityPair> merged =
          parts.get(2).combine(parts.get(0)).combine(parts.get(3)).combine(parts.get(1)).table();
      assertThat(merged).as("seed %d", seed).isEqualTo(whole.table());
    }
  }
}
