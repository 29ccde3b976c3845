package org.entrepot.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.junit.jupiter.api.Test;

/** Cities along the equator, where a degree is 111.195 km. */
class CentralityTest {
  private static final CountryCode HERE = new CountryCode("RS");
  private static final CountryCode THERE = new CountryCode("BG");
  private static final Region BOTH = Region.of(List.of(HERE, THERE));

  private static City city(int id, CountryCode country, double km, long people) {
    double degrees = Math.toDegrees(km / 6371.0088);
    return new City(id, "city " + id, country, new Coordinates(0, degrees), people);
  }

  private static final City A = city(1, HERE, 0, 1_000_000);
  private static final City B = city(2, HERE, 100, 3_000_000);
  private static final City C = city(3, THERE, 300, 1_000_000);

  private static Centrality of(List<City> cities, Map<CountryCode, Long> users) {
    return Centrality.of(BOTH, cities, country -> users.getOrDefault(country, 0L));
  }

  @Test
  void people_weigh_cities_and_users_weigh_countries_by_hand() {
    // The worked example of the documentation.
    Centrality few = of(List.of(A, B, C), Map.of(HERE, 8_000_000L, THERE, 2_000_000L));
    Centrality many = of(List.of(A, B, C), Map.of(HERE, 8_000_000L, THERE, 12_000_000L));
    assertThat(few.byPeople(A).getAsDouble()).isCloseTo(120, within(1e-6));
    assertThat(few.byUsers(A).getAsDouble()).isCloseTo(120, within(1e-6));
    assertThat(many.byUsers(A).getAsDouble()).isCloseTo(210, within(1e-6));
    assertThat(many.byPeople(A).getAsDouble()).isCloseTo(120, within(1e-6));
  }

  @Test
  void a_city_outside_has_a_distance_and_weighs_nothing() {
    City outside = city(4, new CountryCode("DE"), 1_000, 9_000_000);
    Centrality centrality = of(List.of(A, B, C, outside), Map.of());
    assertThat(centrality.byPeople(A).getAsDouble()).isCloseTo(120, within(1e-6));
    assertThat(centrality.byPeople(outside).getAsDouble())
        .isCloseTo((1_000 + 3 * 900 + 700) / 5.0, within(1e-6));
  }

  @Test
  void a_country_of_unknown_users_is_left_out_and_told() {
    Centrality centrality = of(List.of(A, B, C), Map.of(HERE, 8_000_000L));
    assertThat(centrality.withoutUsers()).containsExactly(THERE);
    assertThat(centrality.byUsers(A).getAsDouble()).isCloseTo(75, within(1e-6));
    Centrality cityless = of(List.of(A, B), Map.of(HERE, 1L, THERE, 1_000L));
    assertThat(cityless.withoutUsers()).containsExactly(THERE);
    assertThat(cityless.byUsers(A).getAsDouble()).isCloseTo(75, within(1e-6));
  }

  @Test
  void without_cities_or_users_there_is_no_distance() {
    assertThat(of(List.of(), Map.of(HERE, 1L)).byPeople(A)).isEmpty();
    assertThat(of(List.of(), Map.of(HERE, 1L)).byUsers(A)).isEmpty();
    assertThat(of(List.of(A), Map.of()).byUsers(A)).isEmpty();
    assertThat(of(List.of(city(5, HERE, 0, 0)), Map.of(HERE, 1L)).byPeople(A))
        .as("nobody lives there")
        .isEmpty();
  }
}
