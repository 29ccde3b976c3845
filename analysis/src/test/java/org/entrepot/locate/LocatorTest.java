package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.SmallWorld.trace;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocatorTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
  }

  private static Place first(int probe, String hop) {
    return located(probe, hop).hops().get(0).place();
  }

  private static ObservedPath located(int probe, String... hops) {
    return Locator.of(book).locate(TracePaths.with(book).path(trace(probe, DESTINATION, hops)));
  }

  private static void isIn(Place place, String city, String reason) {
    assertThat(place.city().map(City::name)).contains(city);
    assertThat(place.reason()).isEqualTo(reason);
  }

  private static void isUnknown(Place place, String reason) {
    assertThat(place).isEqualTo(new Place.Unlocated(reason));
  }

  @Test
  void light_in_fibre_goes_99_93_km_there_and_back_in_a_millisecond() {
    assertThat(LightSpeed.boundKm(1000)).isCloseTo(99.93, within(0.005));
  }

  @Test
  void an_address_is_where_the_location_file_puts_it_if_light_can_get_there() {
    isIn(first(1, "11.2.2.1@5.0"), "Vienna", "address location");
  }

  @Test
  void a_place_that_light_cannot_reach_in_time_is_rejected() {
    // Belgrade to Vienna is 491.2 km: 4.916 ms, less the 41 km that two labels may be off by.
    isUnknown(first(1, "11.2.2.1@4.4"), "too far for the speed of light");
    isIn(first(1, "11.2.2.1@4.6"), "Vienna", "address location");
    isUnknown(first(1, "11.2.3.1@5.0"), "too far for the speed of light");
  }

  @Test
  void the_least_round_trip_time_of_an_address_decides() {
    isUnknown(first(1, "11.2.2.1@9.0|11.2.2.1@4.0"), "too far for the speed of light");
  }

  @Test
  void a_round_trip_time_of_nothing_proves_nothing() {
    isIn(first(1, "11.2.2.1@0.0"), "Vienna", "address location");
    isIn(first(1, "11.2.2.1@0.049"), "Vienna", "address location");
  }

  @Test
  void an_address_on_an_exchange_is_in_its_city() {
    isIn(first(3, "11.99.0.2@0.6"), "Vienna", "exchange");
    isUnknown(first(1, "11.99.0.2@1.0"), "too far for the speed of light");
  }

  @Test
  void what_answers_at_once_stands_where_the_probe_is() {
    isIn(first(1, "11.2.0.1@0.4"), "Belgrade", "near the probe");
    isUnknown(first(1, "11.2.0.1@0.5"), "no evidence");
    isIn(first(1, "11.2.3.1@0.3"), "Belgrade", "near the probe");
  }

  @Test
  void without_the_probes_place_its_country_has_to_do_and_that_is_said() {
    String reason = "address location, checked from the probe's country only";
    isUnknown(first(4, "11.2.2.1@2.0"), "too far for the speed of light");
    isIn(first(4, "11.2.2.1@3.0"), "Vienna", reason);
    isUnknown(first(4, "11.2.3.1@100.0"), "too far for the speed of light");
    isIn(first(4, "11.2.3.1@160.0"), "Sydney", reason);
    isUnknown(first(4, "11.2.0.1@0.3"), "no evidence");
  }

  @Test
  void without_a_place_and_a_country_nothing_can_be_checked() {
    isIn(
        located(77, "11.2.0.1@1.0", "11.2.3.1@1.0").hops().get(1).place(),
        "Sydney",
        "address location, not checked: the probe's place is not known");
  }

  @Test
  void silent_private_and_destination_hops_are_nowhere() {
    ObservedPath path = located(1, "10.0.0.1", "*", "11.2.2.1@9", DESTINATION);
    isUnknown(path.hops().get(0).place(), "private address at the edge");
    isUnknown(path.hops().get(1).place(), "no reply");
    isIn(path.hops().get(2).place(), "Vienna", "address location");
    isUnknown(path.hops().get(3).place(), "destination");
  }

  @Test
  void a_hop_with_addresses_in_two_cities_is_in_neither() {
    isUnknown(first(1, "11.2.2.1@9|11.2.1.1@9"), "its addresses are in several cities");
    isIn(first(1, "11.2.2.1@9|11.3.2.1@9"), "Vienna", "address location");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_city_is_ever_given_that_light_cannot_reach(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 500; trial++) {
      int probe = random.nextInt(1, 4);
      String address =
          random.nextInt(5) == 0
              ? "11.99.0." + random.nextInt(1, 9)
              : "11." + random.nextInt(1, 9) + "." + random.nextInt(4) + "." + random.nextInt(1, 4);
      String rtt = String.format(java.util.Locale.ROOT, "%.3f", random.nextDouble() * 12);
      ObservedPath path = located(probe, address + "@" + rtt);
      Coordinates viewpoint = path.viewpoint().coordinates().orElseThrow();
      for (ObservedHop hop : path.hops()) {
        for (Responder responder : hop.responders()) {
          long micros = responder.minRttMicros().orElseThrow();
          hop.place()
              .city()
              .filter(city -> micros >= 50)
              .ifPresent(
                  city ->
                      assertThat(viewpoint.distanceKm(city.coordinates()))
                          .as("seed %d, probe %d, %s at %s ms", seed, probe, address, rtt)
                          .isLessThanOrEqualTo(micros * 0.09993082 + 41));
        }
      }
    }
  }
}
