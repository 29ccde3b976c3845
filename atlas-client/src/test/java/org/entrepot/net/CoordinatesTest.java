package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fixtures of METHOD.md 2 and M15; the centres of the cities are those of GeoNames. It has moved
 * Skopje since 2012, when the distance to Pristina was 77.7 km.
 */
class CoordinatesTest {
  /** Light in fibre, two thirds of that in vacuum, there and back. */
  private static final double KM_PER_MS_RTT = 299.792458 / 3;

  private static final Map<String, Coordinates> CITIES =
      Map.of(
          "Belgrade", new Coordinates(44.80401, 20.46513),
          "Frankfurt", new Coordinates(50.11552, 8.68417),
          "Vienna", new Coordinates(48.20849, 16.37208),
          "Sofia", new Coordinates(42.69751, 23.32415),
          "Zagreb", new Coordinates(45.81444, 15.97798),
          "Sarajevo", new Coordinates(43.84864, 18.35644),
          "Skopje", new Coordinates(41.99646, 21.43141),
          "Pristina", new Coordinates(42.67272, 21.16688));

  private static double km(String from, String to) {
    return city(from).distanceKm(city(to));
  }

  private static Coordinates city(String name) {
    return Objects.requireNonNull(CITIES.get(name), name);
  }

  @ParameterizedTest
  @CsvSource({
    "Belgrade, Frankfurt, 1062.6, 10.634",
    "Belgrade, Vienna, 491.2, 4.916",
    "Belgrade, Sofia, 328.0, 3.282",
    "Belgrade, Zagreb, 368.4, 3.686",
    "Sarajevo, Belgrade, 198.5, 1.987",
    "Skopje, Pristina, 78.3, 0.783"
  })
  void distances_of_the_region_and_the_least_round_trip_times_that_follow(
      String from, String to, double km, double minRttMs) {
    assertThat(km(from, to)).isCloseTo(km, within(0.06));
    assertThat(km(from, to) / KM_PER_MS_RTT).isCloseTo(minRttMs, within(0.0006));
    assertThat(km(to, from)).isEqualTo(km(from, to));
  }

  @Test
  void sarajevo_to_belgrade_by_way_of_frankfurt_is_ten_times_as_far() {
    double detour = km("Sarajevo", "Frankfurt") + km("Frankfurt", "Belgrade");

    assertThat(detour).isCloseTo(2073.0, within(0.06));
    assertThat(detour / km("Sarajevo", "Belgrade")).isCloseTo(10.44, within(0.006));
    assertThat(detour / KM_PER_MS_RTT).isCloseTo(20.745, within(0.0006));
  }

  @Test
  void the_ends_of_the_earth_are_half_a_turn_apart() {
    double half = Math.PI * 6371.0088;

    assertThat(new Coordinates(90, 0).distanceKm(new Coordinates(-90, 77)))
        .isCloseTo(half, within(1e-6));
    assertThat(new Coordinates(0, -90).distanceKm(new Coordinates(0, 90)))
        .isCloseTo(half, within(1e-6));
    assertThat(new Coordinates(0, -180).distanceKm(new Coordinates(0, 180)))
        .isCloseTo(0, within(1e-6));
    assertThat(new Coordinates(44.8, 20.5).distanceKm(new Coordinates(44.8, 20.5))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "90.001, 0",
    "-90.001, 0",
    "0, 180.001",
    "0, -180.001",
    "NaN, 0",
    "0, NaN",
    "Infinity, 0",
    "0, -Infinity"
  })
  void a_point_that_is_not_on_the_earth_is_refused(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Coordinates(latitude, longitude));
  }

  @Test
  void zero_has_no_sign() {
    assertThat(new Coordinates(-0.0, -0.0))
        .isEqualTo(new Coordinates(0, 0))
        .hasToString("Coordinates[latitude=0.0, longitude=0.0]");
  }
}
