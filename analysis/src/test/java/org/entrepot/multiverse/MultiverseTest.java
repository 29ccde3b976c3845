package org.entrepot.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.aggregate.Metric;
import org.entrepot.aggregate.PathShare;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.multiverse.SpecificationCurve.Outcome;
import org.entrepot.multiverse.SpecificationCurve.Robustness;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Viewpoint;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ASes 101 to 124 have a probe each, the first 12 in Serbia, the others in Bulgaria; AS 1 and 2 are
 * in between, AS 9 is the destination. AS 101 has a million users, each other a thousand.
 */
class MultiverseTest {
  private static final Estimand ESTIMAND =
      new Estimand("paths", "one vote", "here", "then", "went");

  @TempDir Path folder;
  private AddressBook book;

  @BeforeEach
  void load() throws IOException {
    StringBuilder users = new StringBuilder("asn,name,cc,users\n");
    for (int asn = 101; asn <= 124; asn++) {
      users.append(asn).append(",N,").append(asn <= 112 ? "RS" : "BG");
      users.append(asn == 101 ? ",1000000\n" : ",1000\n");
    }
    users.append("1,T,DE,0\n2,U,DE,0\n9,D,US,5\n");
    Path file = Files.writeString(folder.resolve("users.csv"), users);
    book =
        AddressBook.load(
            new Dataset(
                List.of(), Map.of(Role.AS_USERS, List.of(new DataFile(file, "users.csv")))));
  }

  private static ObservedPath path(int viewpoint, int between) {
    return new ObservedPath(
        new Viewpoint(
            viewpoint,
            Optional.of(new Asn(viewpoint)),
            Optional.of(new CountryCode(viewpoint <= 112 ? "RS" : "BG")),
            Optional.empty(),
            Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        new TreeSet<>(List.of(new Asn(9))),
        true,
        new AsPath(
            List.of(
                new AsPath.Network(new Asn(viewpoint), List.of(), "lpm"),
                new AsPath.Network(new Asn(between), List.of(), "lpm"),
                new AsPath.Network(new Asn(9), List.of(), "lpm"))),
        List.of(),
        List.of(),
        new TreeSet<>(),
        Optional.empty());
  }

  /** Paths of all probes: those of a country through one of the two networks. */
  private static List<ObservedPath> paths(int inSerbia, int inBulgaria) {
    List<ObservedPath> paths = new ArrayList<>();
    for (int asn = 101; asn <= 124; asn++) {
      paths.add(path(asn, asn <= 112 ? inSerbia : inBulgaria));
    }
    return paths;
  }

  private Multiverse counted(Region own, List<ObservedPath> strict, List<ObservedPath> ihr) {
    Multiverse multiverse = Multiverse.of(own, "strict", book);
    strict.forEach(path -> multiverse.accept("strict", path));
    strict.forEach(path -> multiverse.accept("strict-without-borders", path));
    ihr.forEach(path -> multiverse.accept("ihr", path));
    return multiverse;
  }

  private SpecificationCurve curve(Multiverse multiverse, List<ObservedPath> own) {
    PathShare<Organization> share =
        own.stream()
            .collect(
                Metric.into(
                    () ->
                        PathShare.transit(
                            Lens.organization(book::organizationOf), book::organizationOf)));
    return multiverse
        .transit(
            Ranking.of("transit", ClusterBootstrap.withSeed(1).estimate(ESTIMAND, share.table())),
            operator -> new Subject(operator.id(), operator.id(), Optional.empty()),
            1)
        .orElseThrow();
  }

  @Test
  void who_is_first_however_it_is_counted_is_robust() {
    List<ObservedPath> paths = paths(1, 1);
    SpecificationCurve curve = curve(counted(Region.SOUTHEAST_EUROPE, paths, paths), paths);
    assertThat(curve.subject().id()).isEqualTo("AS1");
    assertThat(curve.robustness()).isEqualTo(Robustness.ROBUST);
    assertThat(curve.first()).isEqualTo(curve.counted());
    // Three policies; see, see-ripe, wb6 and see without one country; three weightings.
    assertThat(curve.outcomes()).hasSize(3 * 4 * 3);
    assertThat(curve.outcomes()).filteredOn(Outcome::own).hasSize(1);
  }

  @Test
  void who_is_first_by_one_vote_each_and_not_by_users_or_elsewhere_is_not() {
    List<ObservedPath> paths = new ArrayList<>(paths(1, 2));
    paths.set(11, path(112, 2));
    SpecificationCurve curve = curve(counted(Region.SOUTHEAST_EUROPE, paths, paths), paths);
    assertThat(curve.subject().id()).isEqualTo("AS2");
    assertThat(find(curve, "see", "one vote a network", "strict").isFirst()).isTrue();
    assertThat(find(curve, "see", "one vote a network", "strict").estimate().value())
        .isEqualTo(13 / 24.0);
    assertThat(find(curve, "wb6", "one vote a network", "strict").isFirst()).isFalse();
    assertThat(find(curve, "wb6", "one vote a network", "strict").first().orElseThrow().id())
        .isEqualTo("AS1");
    // The million counts as five medians: 5,000 and 10 times 1,000 against 13 times 1,000.
    Outcome byUsers = find(curve, "see", "users of the network", "strict");
    assertThat(byUsers.estimate().value()).isCloseTo(13 / 28.0, within(1e-15));
    assertThat(byUsers.rank()).isEqualTo(2);
    assertThat(curve.robustness()).isEqualTo(Robustness.REFUTED);
  }

  @Test
  void a_policy_under_which_another_is_first_makes_it_fragile() {
    List<ObservedPath> strict = paths(1, 1);
    SpecificationCurve curve = curve(counted(Region.SOUTHEAST_EUROPE, strict, paths(2, 2)), strict);
    assertThat(curve.robustness()).isEqualTo(Robustness.FRAGILE);
    assertThat(curve.first() * 3).isEqualTo(curve.counted() * 2);
  }

  @Test
  void the_largest_country_of_a_region_is_left_out_once() {
    List<ObservedPath> paths = new ArrayList<>(paths(1, 2));
    paths.remove(0);
    SpecificationCurve curve = curve(counted(Region.SOUTHEAST_EUROPE, paths, paths), paths);
    Outcome without = find(curve, "see without probes in BG", "one vote a network", "strict");
    assertThat(without.clusters()).isEqualTo(11);
  }

  @Test
  void too_few_networks_test_nothing() {
    List<ObservedPath> paths = List.of(path(101, 1), path(102, 1), path(113, 1));
    SpecificationCurve curve = curve(counted(Region.SOUTHEAST_EUROPE, paths, paths), paths);
    assertThat(curve.robustness()).isEqualTo(Robustness.UNTESTED);
    assertThat(curve.counted()).isZero();
  }

  @Test
  void paths_that_are_none_or_of_elsewhere_are_not_counted() {
    Multiverse multiverse = Multiverse.of(Region.WESTERN_BALKANS, "strict", book);
    List<ObservedPath> paths = paths(1, 2);
    paths.forEach(path -> multiverse.accept("strict", path));
    multiverse.accept("strict", path(101, 2).discardedAs("loop"));
    SpecificationCurve curve = curve(multiverse, paths);
    assertThat(find(curve, "wb6", "one vote a network", "strict").clusters()).isEqualTo(12);
    assertThat(curve.outcomes())
        .allMatch(outcome -> outcome.specification().policy().equals("strict"));
  }

  /** The same path with a router in one of two cities. */
  private static ObservedPath by(ObservedPath path, City city) {
    ObservedHop.Role end = ObservedHop.Role.DESTINATION;
    return path.withHops(
        List.of(
            hop(1, ObservedHop.Role.TRANSIT, new Place.Located(city, "exchange", "")),
            hop(2, end, new Place.Unlocated("destination"))));
  }

  private static ObservedHop hop(int number, ObservedHop.Role role, Place place) {
    return new ObservedHop(number, List.of(), new TreeSet<>(), "lpm", role, place);
  }

  private static City city(long id) {
    return new City(id, "City " + id, new CountryCode("HU"), new Coordinates(47, 19), 1);
  }

  @Test
  void the_city_that_most_paths_meet_is_tried_but_not_by_the_country_of_an_AS() {
    List<ObservedPath> strict = new ArrayList<>();
    for (ObservedPath path : paths(1, 2)) {
      strict.add(by(path, city(path.viewpoint().probeId() <= 113 ? 1 : 2)));
    }
    List<ObservedPath> ihr = paths(1, 2).stream().map(path -> by(path, city(2))).toList();
    Multiverse multiverse = counted(Region.SOUTHEAST_EUROPE, strict, ihr);
    VisitShare<City> share =
        strict.stream().collect(Metric.into(() -> VisitShare.citiesAway(book::organizationOf)));
    Function<City, Subject> subjects =
        found -> new Subject(found.geonamesId() + "", found.name(), Optional.empty());
    SpecificationCurve curve =
        multiverse
            .city(
                Ranking.of(
                    "city-visit-share-away",
                    ClusterBootstrap.withSeed(1).estimate(ESTIMAND, share.table()),
                    subjects),
                subjects,
                1)
            .orElseThrow();
    assertThat(curve.metric()).isEqualTo("city-visit-share-away");
    assertThat(curve.subject().id()).isEqualTo("1");
    // Two policies: whose a border router is, is not asked. Four panels, three weightings.
    assertThat(curve.outcomes()).hasSize(2 * 4 * 3);
    assertThat(curve.outcomes())
        .allMatch(outcome -> outcome.specification().attribution().isEmpty())
        .filteredOn(Outcome::own)
        .singleElement()
        .matches(own -> own.estimate().value() == 13 / 24.0 && own.isFirst());
    assertThat(find(curve, "see", "one vote a network", "ihr").isFirst()).isFalse();
    // Without the country that has most networks, the first by code of equal ones: Bulgaria.
    assertThat(
            find(curve, "see without probes in BG", "one vote a network", "strict")
                .estimate()
                .value())
        .isEqualTo(1);
    assertThat(curve.robustness()).isEqualTo(Robustness.FRAGILE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void split_anywhere_and_combine_gives_the_same_curves(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      paths.add(path(random.nextInt(101, 125), random.nextInt(1, 3)));
    }
    int cut = random.nextInt(paths.size());
    List<ObservedPath> left = paths.subList(0, cut);
    List<ObservedPath> right = paths.subList(cut, paths.size());
    Multiverse parts =
        counted(Region.SOUTHEAST_EUROPE, right, right)
            .combine(counted(Region.SOUTHEAST_EUROPE, left, left));
    assertThat(curve(parts, paths))
        .as("seed %d, cut at %d", seed, cut)
        .isEqualTo(curve(counted(Region.SOUTHEAST_EUROPE, paths, paths), paths));
  }

  private static Outcome find(
      SpecificationCurve curve, String region, String weighting, String policy) {
    return curve.outcomes().stream()
        .filter(o -> o.specification().equals(new Specification(region, "", weighting, policy)))
        .findFirst()
        .orElseThrow();
  }
}
