package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.aggregate.SmallPaths.path;
import static org.entrepot.aggregate.SmallPaths.whose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.aggregate.CountryHegemony.Denominator;
import org.entrepot.aggregate.Hegemony.Options;
import org.entrepot.net.Asn;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.junit.jupiter.api.Test;

class CountryHegemonyTest {
  private static final List<ObservedPath> PATHS =
      List.of(path(1, "1 2 8"), path(3, "3 2 8"), path(1, "1 2 9"), path(3, "3 4 9"));
  private static final Map<Asn, Long> USERS =
      Map.of(new Asn(8), 300L, new Asn(9), 100L, new Asn(7), 100L);

  private static Hegemony<Asn> over(List<ObservedPath> paths) {
    return SmallPaths.count(() -> Hegemony.of(Lens.AS, SmallPaths::whose), paths);
  }

  private static Set<Asn> ases(long... asns) {
    return Arrays.stream(asns).mapToObj(Asn::new).collect(Collectors.toSet());
  }

  private static CountryHegemony<Asn> byUsers() {
    return CountryHegemony.of(over(PATHS), Options.SPARSE, USERS.keySet(), USERS::get);
  }

  private static CountryHegemony<Asn> byAs(List<ObservedPath> paths, long... asns) {
    return CountryHegemony.of(over(paths), Options.SPARSE, ases(asns), asn -> 1);
  }

  private static void assertShare(
      CountryHegemony.Result<Asn> result, long asn, double seen, double possible) {
    Share share = Objects.requireNonNull(result.shares().get(new Asn(asn)));
    assertThat(share.seen()).isEqualTo(seen, within(1e-12));
    assertThat(share.possible()).isEqualTo(possible, within(1e-12));
  }

  @Test
  void it_is_the_mean_over_ASes_by_users_or_plain_and_tells_what_weight_is_missing() {
    // The worked example of the documentation.
    CountryHegemony.Result<Asn> users = byUsers().over(Denominator.ALL);
    assertShare(users, 2, 0.7, 0.9);
    assertThat(users.found()).isEqualTo(400);
    assertThat(users.missing()).isEqualTo(100);
    assertThat(users.unseen()).isEqualTo(0.2);
    assertShare(byUsers().over(Denominator.FOUND), 2, 0.875, 0.875);
    assertThat(byUsers().over(Denominator.FOUND).unseen()).isEqualTo(0);
    assertShare(byAs(PATHS, 7, 8, 9).over(Denominator.ALL), 2, 0.5, 2.5 / 3);
    assertShare(byAs(PATHS, 7, 8, 9).over(Denominator.FOUND), 2, 0.75, 0.75);
  }

  @Test
  void a_country_of_one_AS_has_the_hegemony_in_the_paths_to_it() {
    for (long seed = 1; seed <= 20; seed++) {
      List<ObservedPath> paths = SmallPaths.random(seed, 60);
      Hegemony.Result<Asn> alone = over(paths).scope(new Asn(9), Options.SPARSE).orElseThrow();
      CountryHegemony.Result<Asn> country = byAs(paths, 9).over(Denominator.ALL);
      assertThat(country.shares()).as("seed %d", seed).isEqualTo(alone.shares());
      assertThat(country.unseen()).as("seed %d", seed).isEqualTo(alone.unseen());
    }
  }

  @Test
  void transit_only_leaves_out_the_AS_itself_and_if_asked_its_siblings() {
    CountryHegemony<Asn> country = byAs(List.of(path(1, "1 6 5"), path(1, "1 2 8")), 5, 8);
    assertShare(country.over(Denominator.ALL), 5, 0.5, 0.5);
    assertShare(country.over(Denominator.ALL), 6, 0.5, 0.5);
    var likeIhr = country.transitOnly(Asn::equals).over(Denominator.ALL);
    assertThat(likeIhr.shares()).containsOnlyKeys(ases(1, 2, 6));
    assertShare(likeIhr, 6, 0.5, 0.5);
    var bySiblings =
        country.transitOnly((x, asn) -> whose(x).equals(whose(asn))).over(Denominator.ALL);
    assertThat(bySiblings.shares()).containsOnlyKeys(ases(1, 2));
    assertShare(bySiblings, 2, 0.5, 0.5);
  }

  @Test
  void an_operator_is_left_out_of_its_own_missing_ASes_too() {
    var result = byUsers().transitOnly(Asn::equals).over(Denominator.ALL);
    assertShare(result, 8, 0, 0.2);
    assertShare(result, 2, 0.7, 0.9);
  }

  @Test
  void bounds_are_carried() {
    CountryHegemony<Asn> country = byAs(List.of(path(1, "1 ? 8"), path(1, "1 2 9")), 8, 9);
    assertShare(country.over(Denominator.ALL), 2, 0.5, 1);
    assertThat(country.over(Denominator.ALL).unseen()).isEqualTo(0.5);
  }

  @Test
  void an_AS_without_weight_is_not_counted() {
    var result =
        CountryHegemony.of(
                over(PATHS), Options.SPARSE, ases(7, 8, 9), asn -> asn.value() == 9 ? 1 : 0)
            .over(Denominator.ALL);
    assertShare(result, 2, 0.5, 0.5);
    assertThat(result.missing()).isZero();
  }

  @Test
  void where_nothing_is_found_nothing_is_told() {
    for (Denominator denominator : Denominator.values()) {
      var result = byAs(PATHS, 7).over(denominator);
      assertThat(result.shares()).isEmpty();
      assertThat(result.unseen()).isEqualTo(1);
      assertThat(result.missing()).isEqualTo(1);
    }
    assertThatThrownBy(() -> CountryHegemony.of(over(PATHS), Options.SPARSE, ases(9), asn -> -1))
        .hasMessage("AS9 weighs -1");
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(
        () -> Hegemony.of(Lens.organization(SmallPaths::whose), SmallPaths::whose),
        hegemony ->
            CountryHegemony.of(hegemony, Options.IHR, new TreeSet<>(ases(6, 7, 8, 9)), Asn::value)
                .transitOnly((x, asn) -> x.equals(whose(asn)))
                .over(Denominator.ALL));
  }
}
