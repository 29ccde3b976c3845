package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.aggregate.SmallPaths.count;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.junit.jupiter.api.Test;

/** AS 2 and 3 are of Serbia, AS 4 of Hungary, AS 7 of no known country, others of Austria. */
class ForeignExposureTest {
  private static Optional<CountryCode> country(Asn asn) {
    return switch ((int) asn.value()) {
      case 2, 3 -> Optional.of(new CountryCode("RS"));
      case 4 -> Optional.of(new CountryCode("HU"));
      case 7 -> Optional.empty();
      default -> Optional.of(new CountryCode("AT"));
    };
  }

  private static ForeignExposure registration() {
    return ForeignExposure.registration(ForeignExposureTest::country, SmallPaths::whose);
  }

  private static ForeignExposure control() {
    return ForeignExposure.control(ForeignExposureTest::country, SmallPaths::whose);
  }

  private static ForeignExposure soil() {
    return ForeignExposure.soil(SmallPaths::whose);
  }

  private static Map<String, String> of(Supplier<ForeignExposure> empty, ObservedPath... paths) {
    return counts(count(empty, List.of(paths)).table());
  }

  @Test
  void a_path_counts_once_for_a_country_and_a_gap_may_hide_any() {
    // The worked example of the documentation.
    ObservedPath[] paths = {path(1, "1 2 3 9"), path(1, "1 ? 9")};
    for (Supplier<ForeignExposure> empty :
        List.<Supplier<ForeignExposure>>of(
            ForeignExposureTest::registration, ForeignExposureTest::control)) {
      assertThat(of(empty, paths)).containsExactly(Map.entry("AS1 RS", "1 of 2"));
      assertThat(count(empty, List.of(paths)).table().clusters().get(0).unresolved()).isEqualTo(1);
    }
  }

  @Test
  void the_ends_and_their_siblings_are_not_between_them() {
    assertThat(of(ForeignExposureTest::control, path(1, "2 6 4 5"), path(1, "2 3"))).hasSize(1);
    assertThat(of(ForeignExposureTest::control, path(1, "2 6 4 5")))
        .containsExactly(Map.entry("AS2 HU", "1 of 1"));
  }

  @Test
  void an_operator_of_no_known_registration_may_be_anybodys_and_one_in_no_list_is_no_states() {
    ObservedPath path = path(1, "1 4 7 9");
    ObservedPath known = path(1, "1 2 9");
    assertThat(of(ForeignExposureTest::registration, path, known))
        .containsExactly(Map.entry("AS1 HU", "1 of 1"), Map.entry("AS1 RS", "1 of 2"));
    assertThat(of(ForeignExposureTest::control, path, known))
        .containsExactly(Map.entry("AS1 HU", "1 of 1"), Map.entry("AS1 RS", "1 of 1"));
  }

  @Test
  void one_of_several_operators_is_sure_where_all_are_of_one_country() {
    assertThat(of(ForeignExposureTest::control, path(1, "1 2|3 9")))
        .containsExactly(Map.entry("AS1 RS", "1 of 1"));
    assertThat(of(ForeignExposureTest::control, path(1, "1 2|4 9")))
        .containsExactly(Map.entry("AS1 HU", "0 of 1"), Map.entry("AS1 RS", "0 of 1"));
    assertThat(of(ForeignExposureTest::control, path(1, "1 2|7 9")))
        .containsExactly(Map.entry("AS1 RS", "0 of 1"));
  }

  @Test
  void only_the_chosen_paths_are_counted() {
    assertThat(
            of(
                () -> control().among(path -> path.destinationAsns().contains(new Asn(9))),
                path(1, "1 2 9"),
                path(1, "1 4 8")))
        .containsExactly(Map.entry("AS1 RS", "1 of 1"));
  }

  private static City capital(String country) {
    return new City(
        country.hashCode(), country, new CountryCode(country), new Coordinates(0, 0), 0);
  }

  private static ObservedPath over(ObservedPath path, String... countries) {
    List<ObservedHop> hops = new ArrayList<>();
    for (String country : countries) {
      Place place =
          country.equals("?")
              ? new Place.Unlocated("silent")
              : new Place.Located(capital(country), "test", "test");
      boolean last = hops.size() == countries.length - 1;
      hops.add(
          new ObservedHop(
              hops.size() + 1,
              List.of(),
              Collections.emptyNavigableSet(),
              "lpm",
              last ? ObservedHop.Role.DESTINATION : ObservedHop.Role.TRANSIT,
              place));
    }
    return path.withHops(hops);
  }

  @Test
  void on_soil_counts_where_routers_stand_whosever_they_are() {
    ObservedPath path = path(1, "1 2 9");
    assertThat(of(ForeignExposureTest::soil, over(path, "AT", "HU", "HU", "RS")))
        .containsExactly(Map.entry("AS1 AT", "1 of 1"), Map.entry("AS1 HU", "1 of 1"));
    assertThat(of(ForeignExposureTest::soil, over(path, "AT", "?", "RS"), over(path, "HU", "RS")))
        .containsExactly(Map.entry("AS1 AT", "1 of 1"), Map.entry("AS1 HU", "1 of 2"));
    assertThat(of(ForeignExposureTest::soil, over(path, "AT", "RS"), path))
        .containsExactly(Map.entry("AS1 AT", "1 of 2"));
  }

  @Test
  void on_soil_is_the_visit_share_of_countries() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> paths =
          SmallPaths.random(seed, 50).stream()
              .map(
                  path ->
                      over(
                          path,
                          random
                              .ints(random.nextInt(6), 0, 4)
                              .mapToObj(i -> List.of("AT", "HU", "RS", "?").get(i))
                              .toArray(String[]::new)))
              .toList();
      assertThat(count(ForeignExposureTest::soil, paths).table())
          .as("seed %d", seed)
          .isEqualTo(count(() -> VisitShare.countries(SmallPaths::whose), paths).table());
    }
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(ForeignExposureTest::registration, ForeignExposure::table);
    SmallPaths.mergesExactly(ForeignExposureTest::control, ForeignExposure::table);
  }
}
