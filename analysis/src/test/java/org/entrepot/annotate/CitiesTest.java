package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitiesTest {
  private static final CountryCode DE = new CountryCode("DE");

  @TempDir Path directory;

  /** A line as GeoNames writes it. */
  static String line(
      long id, String name, String others, double lat, double lon, String country, long people) {
    return String.format(
        Locale.ROOT,
        "%d\t%s\t%s\t%s\t%f\t%f\tP\tPPL\t%s\t\t\t\t\t\t%d\t\t1\tEurope/X\t2012-01-01",
        id,
        name,
        name.replace("ü", "u"),
        others,
        lat,
        lon,
        country,
        people);
  }

  private Cities cities(String... lines) throws IOException {
    return new References(directory).with(Role.CITIES, "cities", lines).load().cities();
  }

  private static Optional<Long> id(Optional<City> city) {
    return city.map(City::geonamesId);
  }

  @Test
  void a_town_belongs_to_the_larger_city_of_its_country_within_40_km() throws IOException {
    Cities cities =
        cities(
            line(1, "Offenbach", "", 50.10, 8.77, "DE", 119000),
            line(2, "Frankfurt am Main", "", 50.115, 8.685, "DE", 650000),
            line(3, "Farther", "", 50.115, 9.385, "DE", 5000),
            line(4, "Foreign", "", 50.115, 8.80, "FR", 10));

    assertThat(cities.all()).extracting(City::geonamesId).containsExactly(2L, 3L, 4L);
    assertThat(id(cities.named("Offenbach", DE))).contains(2L);
    assertThat(id(cities.area(1))).contains(2L);
    assertThat(cities.area(99)).isEmpty();
    assertThat(id(cities.nearest(new Coordinates(50.10, 8.77)))).contains(2L);
  }

  @Test
  void a_town_joins_the_nearer_of_two_centres() throws IOException {
    Cities cities =
        cities(
            line(1, "Large", "", 0.0, 10.0, "DE", 900),
            line(2, "Small", "", 0.0, 10.5, "DE", 800),
            line(3, "Town", "", 0.0, 10.3, "DE", 7));

    assertThat(cities.all()).hasSize(2);
    assertThat(id(cities.named("Town", DE))).contains(2L);
  }

  @Test
  void a_section_of_a_city_is_no_centre_and_of_equals_the_capital_is_meant() throws IOException {
    Cities cities =
        cities(
            line(1, "Zagreb - Centar", "", 45.81, 15.97, "HR", 800).replace("PPL\t", "PPLX\t"),
            line(2, "Zagreb", "", 45.82, 15.98, "HR", 700).replace("PPL\t", "PPLC\t"),
            line(3, "City of London", "", 51.51, -0.09, "GB", 900).replace("PPL\t", "PPLA3\t"),
            line(4, "London", "", 51.51, -0.12, "GB", 900).replace("PPL\t", "PPLC\t"));

    assertThat(cities.all().stream().map(City::name)).containsExactly("London", "Zagreb");
  }

  @Test
  void a_city_of_the_same_country_comes_before_a_nearer_one_abroad() throws IOException {
    Cities cities =
        cities(
            line(1, "Here", "", 42.6, 21.0, "XK", 500),
            line(2, "Abroad", "", 42.6, 21.3, "RS", 900));
    Coordinates border = new Coordinates(42.6, 21.25);

    assertThat(id(cities.nearest(border))).contains(2L);
    assertThat(id(cities.nearest(border, new CountryCode("XK")))).contains(1L);
    assertThat(id(cities.nearest(border, new CountryCode("AL")))).contains(2L);
    assertThat(cities.nearest(new Coordinates(43.6, 21.25))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Zürich, 1",
    "zurich, 1",
    "ZURICH, 1",
    "Zurigo, 1",
    "Züri-City, 1",
    "Zurich/Winterthur, 1",
    "'Nowhere, Bern', 2",
    "Berne, 3",
    "'', ",
    "Paris, "
  })
  void a_name_is_found_in_any_spelling(String name, Long id) throws IOException {
    Cities cities =
        cities(
            line(1, "Zürich", "Zurigo,Züri City", 47.37, 8.55, "CH", 341730),
            line(2, "Bern", "", 46.95, 7.45, "CH", 121631),
            line(4, "Bernex", "Berne", 46.17, 6.07, "CH", 9000),
            line(3, "Basel", "Berne", 47.56, 7.59, "CH", 164937));

    assertThat(id(cities.named(name, new CountryCode("CH")))).isEqualTo(Optional.ofNullable(id));
    assertThat(cities.named(name, DE)).isEmpty();
  }

  @Test
  void istanbul_is_found_whatever_the_language_of_the_machine() throws IOException {
    Cities cities =
        cities(line(745044, "Istanbul", "İstanbul,ISTANBUL", 41.0, 28.9, "TR", 11174257));

    CountryCode tr = new CountryCode("TR");
    assertThat(cities.named("ISTANBUL", tr)).isPresent();
    assertThat(cities.named("istanbul", tr)).isPresent();
    assertThat(cities.named("İstanbul", tr)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_grid_finds_what_a_search_of_all_finds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CityGrid grid = new CityGrid();
    List<City> all = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      City city = new City(i, "c" + i, DE, point(random, seed), 0);
      all.add(city);
      grid.put(city);
    }
    for (int i = 0; i < 300; i++) {
      Coordinates point = point(random, seed);
      Optional<City> expected =
          all.stream()
              .min(Comparator.comparingDouble(city -> city.coordinates().distanceKm(point)))
              .filter(city -> city.coordinates().distanceKm(point) <= CityGrid.REACH_KM);
      assertThat(grid.nearest(point, city -> true))
          .as("seed %d, %s", seed, point)
          .isEqualTo(expected);
    }
  }

  /** Points around a pole, the date line, or anywhere in a crowded strip. */
  private static Coordinates point(SplittableRandom random, long seed) {
    return switch ((int) seed % 3) {
      case 0 -> new Coordinates(88 + 2 * random.nextDouble(), -180 + 360 * random.nextDouble());
      case 1 -> {
        double longitude = 178 + 4 * random.nextDouble();
        yield new Coordinates(
            -20 + 8 * random.nextDouble(), longitude > 180 ? longitude - 360 : longitude);
      }
      default -> new Coordinates(60 + 8 * random.nextDouble(), 10 + 12 * random.nextDouble());
    };
  }

  @Test
  void malformed_lines_are_counted() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.CITIES,
                "cities",
                line(1, "A", "", 1, 1, "XK", 5),
                line(2, "B", "", 0, 0, "DE", 5),
                line(3, "C", "", 95, 1, "DE", 5),
                line(4, "D", "", 1, 1, "", 5),
                line(5, "E", "", 1, 1, "DE", 5).replace("\tP\t", "\tH\t"),
                line(6, "F", "", 1, 1, "DE", 5).replaceFirst("6", "x"),
                "1\ttoo\tshort")
            .load();

    assertThat(book.cities().all()).extracting(City::geonamesId).containsExactly(1L);
    assertThat(file(book, "cities").rejected())
        .containsEntry("coordinates are 0,0", 1L)
        .containsEntry("coordinates out of range", 1L)
        .containsEntry("not a country code", 1L)
        .containsEntry("not a populated place", 1L)
        .containsEntry("not a GeoNames id", 1L)
        .containsEntry("wrong number of columns", 1L);
  }

  @Test
  void there_is_nothing_near_where_there_are_no_cities() {
    assertThat(Cities.none().nearest(new Coordinates(44.8, 20.5))).isEmpty();
    assertThat(Cities.none().named("Belgrade", new CountryCode("RS"))).isEmpty();
    assertThat(Cities.none().all()).isEmpty();
  }
}
