package org.entrepot.detour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.detour.Trips.BELGRADE;
import static org.entrepot.detour.Trips.CITIES;
import static org.entrepot.detour.Trips.FRANKFURT;
import static org.entrepot.detour.Trips.NIS;
import static org.entrepot.detour.Trips.SARAJEVO;
import static org.entrepot.detour.Trips.SKOPJE;
import static org.entrepot.detour.Trips.VIENNA;
import static org.entrepot.detour.Trips.ZAGREB;
import static org.entrepot.detour.Trips.believed;
import static org.entrepot.detour.Trips.in;
import static org.entrepot.detour.Trips.maybe;
import static org.entrepot.detour.Trips.path;
import static org.entrepot.detour.Trips.silent;
import static org.entrepot.detour.Trips.unlocated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Quantiles;
import org.junit.jupiter.api.Test;

/** METHOD.md M14 and M15. */
class DetourCountTest {
  private static final Frame FRAME = new Frame("paths", "probes", "2017", 7);
  private static final long HOUR = 3600;

  /** Addresses end in the number of a city, or in 99: unknown, of a network in Serbia. */
  private static IpAddress address(City city) {
    return IpAddress.parse("203.0.113." + CITIES.indexOf(city));
  }

  private static Place place(IpAddress address) {
    String text = address.toString();
    int number = Integer.parseInt(text.substring(text.lastIndexOf('.') + 1));
    return number < CITIES.size()
        ? new Place.Located(CITIES.get(number), "address location", "table")
        : new Place.Unlocated("no evidence");
  }

  private static DetourCount empty(List<City> exchanges) {
    return DetourCount.of(
        new DetourCount.Setting(
            new Ends(
                Region.WESTERN_BALKANS,
                DetourCountTest::place,
                asn -> Optional.of(Trips.country("RS")),
                asn -> Optional.empty(),
                address -> false,
                probe -> false),
            new Horizon(CITIES),
            exchanges,
            address -> Set.copyOf(CITIES),
            Trips::whose));
  }

  private static DetourFindings findings(ObservedPath... paths) {
    DetourCount count = empty(List.of());
    Stream.of(paths).forEach(count::accept);
    return count.findings(FRAME);
  }

  private static ObservedPath between(City from, City to, double ms, Trips.Hop... way) {
    return path(1, 1, from, 0, address(to), 9, ms, way);
  }

  private static DetourRow last(DetourFindings findings) {
    return findings.detours().get(findings.detours().size() - 1);
  }

  private static InflationRow lengths(DetourFindings findings) {
    return findings.inflation().get(findings.inflation().size() - 1);
  }

  @Test
  void sarajevo_to_belgrade_by_way_of_frankfurt_is_ten_times_as_far() {
    InflationRow row = lengths(findings(between(SARAJEVO, BELGRADE, 41.49, in(FRANKFURT))));

    assertThat(row.ways().map(all -> all.median().value() / 1000).orElse(0.0))
        .as("2073.0 km for 198.5")
        .isCloseTo(10.44, within(0.006));
    assertThat(Ways.floorMicros(2073.0)).as("20.745 ms").isCloseTo(20_745, within(1L));
    assertThat(row.times().map(all -> all.median().value() / 1000).orElse(0.0))
        .as("41.49 ms for the 1.987 of the straight line")
        .isCloseTo(20.88, within(0.006));
  }

  @Test
  void unknown_routers_can_only_make_a_way_longer_and_are_told() {
    InflationRow known =
        lengths(findings(between(SARAJEVO, BELGRADE, 41, in(ZAGREB), in(FRANKFURT), in(VIENNA))));
    InflationRow some =
        lengths(findings(between(SARAJEVO, BELGRADE, 41, in(ZAGREB), silent(), unlocated())));

    assertThat(some.ways().map(all -> all.median().value()).orElse(0.0))
        .isLessThan(known.ways().map(all -> all.median().value()).orElse(0.0));
    assertThat(some)
        .extracting(InflationRow::routers, InflationRow::unlocated)
        .containsExactly(3L, 2L);
  }

  @Test
  void no_length_is_told_of_near_ends_impossible_ends_and_ends_without_a_place() {
    InflationRow row =
        lengths(
            findings(
                between(BELGRADE, BELGRADE, 5),
                between(SARAJEVO, BELGRADE, 1),
                path(1, 1, BELGRADE, 0, Trips.TARGET, 9, 20)));

    assertThat(row.near()).isEqualTo(1);
    assertThat(row.placeless()).isEqualTo(1);
    assertThat(row.placed())
        .as("1 ms is too soon for 198.5 km: that end is not known")
        .isEqualTo(1);
    assertThat(row.ways()).isEmpty();
    assertThat(row.times()).isEmpty();
  }

  @Test
  void the_time_of_a_pair_is_its_least_and_its_way_the_median_of_its_paths() {
    InflationRow row =
        lengths(
            findings(
                between(SARAJEVO, BELGRADE, 40, in(FRANKFURT)),
                between(SARAJEVO, BELGRADE, 3.974),
                between(SARAJEVO, BELGRADE, 60)));

    assertThat(row.times().map(Quantiles::values)).contains(1);
    assertThat(row.times().map(all -> all.median().value() / 1000).orElse(0.0))
        .isCloseTo(2, within(0.001));
    assertThat(row.ways().map(all -> all.median().value())).contains(1000.0);
  }

  @Test
  void handing_over_outside_costs_light_what_the_way_there_is_longer() {
    DetourCount count = empty(List.of(SKOPJE, BELGRADE));
    count.accept(between(SARAJEVO, NIS, 60, in(VIENNA).by(1), in(VIENNA).by(9)));
    count.accept(between(SARAJEVO, NIS, 60, in(VIENNA).by(5), in(VIENNA).by(6)));
    count.accept(between(SARAJEVO, NIS, 60, in(VIENNA).by(1), in(VIENNA)));
    InflationRow row = lengths(count.findings(FRAME));
    double outside = km(SARAJEVO, VIENNA) + km(VIENNA, NIS);

    assertThat(row.besideStraight().map(Quantiles::values)).as("of one path alone").contains(1);
    assertThat(row.besideStraight().map(all -> all.median().value()).orElse(0.0))
        .isCloseTo((outside - km(SARAJEVO, NIS)) / 99.93 * 1000, within(10.0));
    assertThat(row.besideExchange().map(all -> all.median().value()).orElse(0.0))
        .as("by way of Belgrade: nearer than Skopje")
        .isCloseTo(
            (outside - km(SARAJEVO, BELGRADE) - km(BELGRADE, NIS)) / 99.93 * 1000, within(10.0));
  }

  private static double km(City from, City to) {
    return from.coordinates().distanceKm(to.coordinates());
  }

  @Test
  void a_handover_inside_the_region_or_across_a_silent_router_adds_nothing() {
    DetourCount count = empty(List.of(BELGRADE));
    count.accept(between(SARAJEVO, NIS, 60, in(BELGRADE).by(1), in(BELGRADE).by(9)));
    count.accept(between(SARAJEVO, NIS, 60, in(VIENNA).by(1), silent(), in(VIENNA).by(9)));

    assertThat(lengths(count.findings(FRAME)).besideStraight()).isEmpty();
  }

  @Test
  void each_country_has_a_row_of_paths_with_both_ends_in_it_and_the_region_one_of_all() {
    DetourFindings findings =
        findings(
            between(BELGRADE, NIS, 90, in(SARAJEVO)),
            between(BELGRADE, NIS, 90, in(VIENNA)),
            between(BELGRADE, NIS, 90, unlocated()),
            between(BELGRADE, SARAJEVO, 90, in(BELGRADE)),
            between(BELGRADE, VIENNA, 90, in(BELGRADE)));

    assertThat(findings.detours())
        .extracting(
            row -> row.territory().countries().size(),
            DetourRow::paths,
            DetourRow::detected,
            DetourRow::unresolved)
        .containsExactly(tuple(1, 3L, 2L, 1L), tuple(6, 4L, 1L, 1L));
    assertThat(findings.ends())
        .containsEntry(Ends.BY_PLACE, 4L)
        .containsEntry(Ends.OUTSIDE_BY_PLACE, 1L);
  }

  @Test
  void shares_are_means_over_networks_with_what_is_unresolved_above_and_probabilities_beside() {
    DetourFindings findings =
        findings(
            path(1, 1, BELGRADE, 0, address(NIS), 9, 90, in(VIENNA)),
            path(1, 1, BELGRADE, 0, address(NIS), 9, 90, believed(true, maybe(VIENNA, 0.7))),
            path(2, 2, BELGRADE, 0, address(NIS), 9, 90, unlocated()),
            path(2, 2, BELGRADE, 0, address(NIS), 9, 90, in(NIS)));
    Estimates<Verdict> shares = last(findings).shares();
    Estimates<Verdict> expected = last(findings).expected();

    assertThat(shares.shares().get(Verdict.DETOUR))
        .extracting(share -> share.value(), share -> share.upper())
        .containsExactly(0.5, 0.75);
    assertThat(expected.shares().get(Verdict.DETOUR))
        .extracting(share -> share.value(), share -> share.upper())
        .containsExactly(0.425, 0.675);
  }

  @Test
  void a_detour_is_persistent_only_if_it_was_seen_over_more_than_72_hours() {
    DetourCount count = empty(List.of());
    for (long day = 0; day <= 5; day++) {
      count.accept(at(1, day * 24, in(VIENNA)));
      count.accept(at(2, day * 24, day < 4 ? in(VIENNA) : in(BELGRADE)));
      count.accept(at(3, day * 24, day == 2 ? in(VIENNA) : in(BELGRADE)));
      count.accept(at(5, day * 24, in(BELGRADE)));
    }
    count.accept(at(4, 0, in(VIENNA)));
    count.accept(at(4, 72, in(VIENNA)));

    assertThat(last(count.findings(FRAME)).persistence())
        .as(
            "probe 1 always; 2 for exactly 72 hours of 120; 3 once; 4 was measured over 72 hours"
                + " only; 5 never")
        .isEqualTo(new Persistence(5, 4, 1, 2, 1, 4, 2, OptionalInt.of(666)));
  }

  private static ObservedPath at(long probe, long hours, Trips.Hop way) {
    return path(probe, 1, BELGRADE, hours * HOUR, address(NIS), 9, 90, way);
  }

  @Test
  void paths_counted_in_parts_and_in_any_order_give_the_same() {
    for (long seed = 1; seed <= 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> paths = IntStream.range(0, 60).mapToObj(i -> random(random)).toList();
      DetourCount whole = empty(List.of(BELGRADE, SKOPJE));
      paths.forEach(whole::accept);
      List<DetourCount> parts = new ArrayList<>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        parts.add(empty(List.of(BELGRADE, SKOPJE)));
      }
      paths.forEach(path -> parts.get(random.nextInt(parts.size())).accept(path));
      while (parts.size() > 1) {
        DetourCount taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).combine(taken);
      }

      assertThat(told(parts.get(0))).as("seed %d", seed).isEqualTo(told(whole));
    }
  }

  /** All numbers as text: estimates have no equals of their own. */
  private static String told(DetourCount count) {
    DetourFindings findings = count.findings(FRAME);
    StringBuilder text = new StringBuilder(findings.ends().toString());
    for (DetourRow row : findings.detours()) {
      List<Function<DetourRow, Estimates<?>>> all =
          List.of(
              DetourRow::shares,
              DetourRow::expected,
              DetourRow::countries,
              DetourRow::cities,
              DetourRow::carriers);
      text.append(row.onOneRouter())
          .append(' ')
          .append(row.paths())
          .append(' ')
          .append(row.detected())
          .append(' ');
      text.append(row.unresolved()).append(row.persistence());
      all.forEach(one -> text.append(one.apply(row).shares()));
    }
    return text.append(findings.inflation()).toString();
  }

  private static ObservedPath random(SplittableRandom random) {
    List<Trips.Hop> way = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      City city = CITIES.get(random.nextInt(CITIES.size()));
      City other = CITIES.get(random.nextInt(CITIES.size()));
      Trips.Hop hop =
          switch (random.nextInt(5)) {
            case 0 -> silent();
            case 1 -> unlocated();
            case 2 -> believed(random.nextBoolean(), maybe(city, 0.55), maybe(other, 0.4));
            default -> in(city);
          };
      way.add(hop.by(random.nextInt(1, 10)));
    }
    int probe = random.nextInt(1, 9);
    return path(
        probe,
        1 + probe / 2,
        CITIES.get(probe % 3),
        random.nextInt(200) * HOUR,
        random.nextInt(5) == 0 ? Trips.TARGET : address(CITIES.get(random.nextInt(7))),
        9,
        random.nextInt(4) == 0 ? 0 : random.nextInt(1, 60),
        way.toArray(Trips.Hop[]::new));
  }

  @Test
  void the_truth_lies_between_what_was_seen_and_what_may_be_whatever_is_hidden() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<City> real = new ArrayList<>();
      List<Trips.Hop> seen = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        City city = CITIES.get(random.nextInt(CITIES.size()));
        real.add(city);
        seen.add(
            switch (random.nextInt(3)) {
              case 0 -> silent();
              case 1 -> unlocated();
              default -> in(city);
            });
      }
      // As slow as light is along the real way, or slower.
      double km = 0;
      City at = BELGRADE;
      for (City next : real) {
        km += km(at, next);
        at = next;
      }
      km += km(at, NIS) + km(NIS, BELGRADE);
      double ms = km / 199.86 + random.nextDouble(5) + 0.06;
      Verdict verdict =
          Excursion.of(
                  path(BELGRADE, ms, seen.toArray(Trips.Hop[]::new)),
                  Trips.only("RS"),
                  new Horizon(CITIES),
                  address -> Set.of(),
                  Trips::whose)
              .verdict();
      boolean goesOut = real.stream().anyMatch(city -> !city.country().code().equals("RS"));

      assertThat(verdict)
          .as("seed %d: %s", seed, real)
          .isIn(
              goesOut
                  ? List.of(Verdict.DETOUR, Verdict.UNRESOLVED)
                  : List.of(Verdict.INSIDE, Verdict.UNRESOLVED));
    }
  }
}
