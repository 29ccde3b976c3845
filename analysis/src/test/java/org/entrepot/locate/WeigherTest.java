package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Hint;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeigherTest {
  @TempDir static Path folder;
  private static AddressBook book;
  private static Globe globe;
  private static Weigher weigher;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
    globe = new Globe(book.cities());
    double[] prior = new double[globe.size()];
    Arrays.fill(prior, 1.0 / globe.size());
    weigher = new Weigher(globe, prior, new Trust());
  }

  private static City city(String name, String country) {
    return book.cities().named(name, new CountryCode(country)).orElseThrow();
  }

  private static Hint hint(Hint.Kind kind, City city, double precision) {
    return new Hint(kind, city, "test", "test", OptionalDouble.of(precision));
  }

  private static Bounds around(City city, long micros) {
    return new Bounds(List.of(new Disc(1, city.coordinates(), micros)), List.of());
  }

  @Test
  void a_source_alone_leaves_what_it_is_worth_and_what_falls_on_the_city_by_chance() {
    City vienna = city("Vienna", "AT");
    Weighed weighed = weigher.weigh(List.of(hint(Hint.Kind.HOSTNAME, vienna, 0.8)), Bounds.NONE);
    assertThat(weighed.of(vienna)).isCloseTo(0.8 + 0.2 / 5, within(1e-9));
    assertThat(weighed.cities().get(0).city()).isEqualTo(vienna);
  }

  @Test
  void light_leaves_a_source_with_fewer_cities_that_it_can_be_wrong_for() {
    City vienna = city("Vienna", "AT");
    // 6 ms from Belgrade are 600 km: Vienna, Sofia, Pristina and Belgrade itself, not Sydney.
    Weighed weighed =
        weigher.weigh(
            List.of(hint(Hint.Kind.HOSTNAME, vienna, 0.8)), around(city("Belgrade", "RS"), 9000));
    assertThat(weighed.of(vienna)).isCloseTo((0.8 + 0.04) / (0.8 + 4 * 0.04), within(1e-9));
    assertThat(weighed.cities()).hasSize(4);
  }

  @Test
  void what_light_rules_out_is_nowhere_near_whoever_says_so() {
    City sydney = city("Sydney", "AU");
    Weighed weighed =
        weigher.weigh(
            List.of(
                hint(Hint.Kind.HOSTNAME, sydney, 0.99),
                hint(Hint.Kind.ADDRESS_TABLE, sydney, 0.99)),
            around(city("Belgrade", "RS"), 9000));
    assertThat(weighed.cities()).noneMatch(each -> each.city().equals(sydney));
    assertThat(weighed.hintsLeft()).isZero();
    assertThat(weighed.isHinted()).isTrue();
  }

  @Test
  void two_sources_that_agree_say_more_and_two_of_a_kind_say_no_more_than_one() {
    City vienna = city("Vienna", "AT");
    Hint table = hint(Hint.Kind.ADDRESS_TABLE, vienna, 0.8);
    Hint other = new Hint(table.kind(), vienna, "copy", "test", table.precision());
    Hint name = hint(Hint.Kind.HOSTNAME, vienna, 0.8);
    double one = weigher.weigh(List.of(table), Bounds.NONE).of(vienna);
    assertThat(weigher.weigh(List.of(table, other), Bounds.NONE).of(vienna))
        .isCloseTo(one, within(1e-12));
    assertThat(weigher.weigh(List.of(table, name), Bounds.NONE).of(vienna)).isGreaterThan(0.95);
  }

  @Test
  void of_two_sources_that_disagree_the_better_is_likelier_and_neither_is_certain() {
    City vienna = city("Vienna", "AT");
    City sofia = city("Sofia", "BG");
    Weighed weighed =
        weigher.weigh(
            List.of(
                hint(Hint.Kind.ADDRESS_TABLE, sofia, 0.7), hint(Hint.Kind.HOSTNAME, vienna, 0.8)),
            Bounds.NONE);
    assertThat(weighed.of(vienna)).isGreaterThan(weighed.of(sofia)).isLessThan(0.7);
  }

  @Test
  void a_kind_that_is_never_sole_evidence_is_none() {
    City vienna = city("Vienna", "AT");
    Hint table =
        new Hint(Hint.Kind.COMMERCIAL_TABLE, vienna, "mmdb", "test", OptionalDouble.empty());
    assertThat(weigher.weigh(List.of(table), Bounds.NONE).isLocated()).isFalse();
  }

  @Test
  void a_temperature_flattens_and_keeps_the_order_and_the_sum() {
    City vienna = city("Vienna", "AT");
    Weighed weighed = weigher.weigh(List.of(hint(Hint.Kind.HOSTNAME, vienna, 0.8)), Bounds.NONE);
    Weighed hot = weighed.cooled(2);
    assertThat(hot.of(vienna)).isLessThan(weighed.of(vienna)).isGreaterThan(0.3);
    assertThat(hot.cities().stream().mapToDouble(Weighed.Option::probability).sum() + hot.rest())
        .isCloseTo(1, within(1e-9));
    assertThat(weighed.cooled(1).of(vienna)).isCloseTo(weighed.of(vienna), within(1e-12));
  }

  @Test
  void counts_move_the_published_precision_and_merge() {
    City vienna = city("Vienna", "AT");
    City sofia = city("Sofia", "BG");
    Hint hint = new Hint(Hint.Kind.ADDRESS_TABLE, vienna, "t", "t", OptionalDouble.empty());
    Trust first = new Trust();
    Trust second = new Trust();
    for (int i = 0; i < 60; i++) {
      first.learn(List.of(hint), vienna);
      second.learn(List.of(hint), i < 30 ? vienna : sofia);
    }
    assertThat(new Trust().precision(hint)).isCloseTo(0.795, within(1e-12));
    assertThat(first.combine(second).precision(hint))
        .isCloseTo((20 * 0.795 + 90) / (20 + 120), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_city_with_any_probability_breaks_a_bound(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      List<Disc> discs =
          random
              .longs(1 + random.nextInt(4), 100, 40_000)
              .sorted()
              .mapToObj(
                  micros ->
                      new Disc(
                          random.nextInt(9),
                          new Coordinates(30 + random.nextInt(25), random.nextInt(40)),
                          micros))
              .toList();
      Bounds bounds = new Bounds(discs, List.of());
      Hint hint = hint(Hint.Kind.HOSTNAME, globe.city(random.nextInt(globe.size())), 0.9);
      Weighed weighed = weigher.weigh(List.of(hint), bounds);
      long allowed = book.cities().all().stream().filter(bounds::allow).count();
      assertThat(weighed.cities()).as("seed %d", seed).hasSize((int) allowed);
      assertThat(weighed.cities())
          .as("seed %d, %s", seed, bounds)
          .allMatch(each -> bounds.allow(each.city()));
    }
  }
}
