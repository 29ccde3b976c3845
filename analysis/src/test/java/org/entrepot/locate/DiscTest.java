package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.entrepot.net.Coordinates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distances and least round-trip times of METHOD.md 2 and of its metric of inflation. */
class DiscTest {
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

  private static Coordinates at(String city) {
    return CITIES.getOrDefault(city, new Coordinates(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "Belgrade, Frankfurt, 10.634",
    "Belgrade, Vienna, 4.916",
    "Belgrade, Sofia, 3.282",
    "Belgrade, Zagreb, 3.686",
    "Sarajevo, Belgrade, 1.987",
    "Skopje, Pristina, 0.783",
  })
  void light_there_and_back_takes_so_many_milliseconds(String from, String to, double millis) {
    double km = at(from).distanceKm(at(to));
    assertThat(km / LightSpeed.boundKm(1000)).isCloseTo(millis, within(0.001));
    // What is as far as that is still possible, and what is farther by the slack is not.
    long micros = Math.round(millis * 1000);
    assertThat(new Disc(1, at(from), micros).likelihood(km)).isPositive();
    long less = micros - (long) Math.ceil(1000 * LightSpeed.SLACK_KM / LightSpeed.boundKm(1000));
    if (less > 0) {
      assertThat(new Disc(1, at(from), less - 2).likelihood(km)).isZero();
    }
  }

  @Test
  void by_frankfurt_sarajevo_and_belgrade_are_at_least_so_far_apart() {
    double km =
        at("Sarajevo").distanceKm(at("Frankfurt")) + at("Frankfurt").distanceKm(at("Belgrade"));
    assertThat(km / LightSpeed.boundKm(1000)).isCloseTo(20.745, within(0.001));
    assertThat(km / at("Sarajevo").distanceKm(at("Belgrade"))).isCloseTo(10.44, within(0.01));
  }

  @Test
  void a_bound_disproves_and_never_prefers_what_is_well_within_it() {
    Disc disc = new Disc(1, at("Belgrade"), 10_000); // 999 km
    assertThat(disc.likelihood(0)).isEqualTo(1);
    assertThat(disc.likelihood(600)).isEqualTo(1);
    assertThat(disc.likelihood(900)).isBetween(0.1, 0.5);
    assertThat(disc.likelihood(1039)).isBetween(0.001, 0.1);
    assertThat(disc.likelihood(1041)).isZero();
  }

  @Test
  void likelihood_never_grows_with_distance() {
    for (long micros : new long[] {50, 400, 2000, 30_000}) {
      Disc disc = new Disc(1, at("Belgrade"), micros);
      double before = 1;
      for (int km = 0; km < 4000; km++) {
        assertThat(disc.likelihood(km)).as("%d us, %d km", micros, km).isLessThanOrEqualTo(before);
        before = disc.likelihood(km);
      }
    }
  }
}
