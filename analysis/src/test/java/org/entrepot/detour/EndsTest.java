package org.entrepot.detour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.detour.Trips.BELGRADE;
import static org.entrepot.detour.Trips.FRANKFURT;
import static org.entrepot.detour.Trips.NIS;
import static org.entrepot.detour.Trips.path;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.Place;
import org.junit.jupiter.api.Test;

class EndsTest {
  private static final Place NOWHERE = new Place.Unlocated("no evidence");

  /** AS 9 is Serbian, AS 6 registered in Bosnia, AS 8 of no known country, probe 7 elsewhere. */
  private static Ends ends(Place place, boolean anycast) {
    return new Ends(
        Region.WESTERN_BALKANS,
        address -> place,
        EndsTest::country,
        asn -> asn.value() == 6 ? Optional.of(new CountryCode("BA")) : Optional.empty(),
        address -> anycast,
        probe -> probe == 7);
  }

  private static Optional<CountryCode> country(Asn asn) {
    return asn.value() == 9 ? Optional.of(new CountryCode("RS")) : Optional.empty();
  }

  private static Place at(City city) {
    return new Place.Located(city, "address location", "table");
  }

  @Test
  void the_place_of_the_address_comes_before_the_country_of_its_network() {
    assertThat(ends(at(NIS), false).of(path(BELGRADE, 20)))
        .isEqualTo(
            new Ends.Told(Optional.of(new End(NIS.country(), Optional.of(NIS))), Ends.BY_PLACE));
    assertThat(ends(at(FRANKFURT), false).of(path(BELGRADE, 20)))
        .as("its network is Serbian, it is not")
        .isEqualTo(
            new Ends.Told(
                Optional.of(new End(FRANKFURT.country(), Optional.of(FRANKFURT))),
                Ends.OUTSIDE_BY_PLACE));
    assertThat(ends(NOWHERE, false).of(path(BELGRADE, 20)))
        .isEqualTo(
            new Ends.Told(Optional.of(new End(NIS.country(), Optional.empty())), Ends.BY_NETWORK));
  }

  @Test
  void what_answers_too_soon_for_its_place_has_none_and_is_not_taken_to_be_where_its_network_is() {
    assertThat(ends(at(FRANKFURT), false).of(path(BELGRADE, 9)).word())
        .isEqualTo(Ends.CONTRADICTED);
  }

  @Test
  void misplaced_probes_and_addresses_of_many_sites_have_no_ends() {
    assertThat(ends(at(NIS), true).of(path(BELGRADE, 20)).word()).isEqualTo(Ends.ANYCAST);
    assertThat(ends(at(NIS), false).of(path(7, 1, BELGRADE, 0, Trips.TARGET, 9, 20)).word())
        .isEqualTo(Ends.MISPLACED);
  }

  @Test
  void where_a_network_is_registered_comes_last_and_is_told_apart() {
    assertThat(ends(NOWHERE, false).of(path(1, 1, BELGRADE, 0, Trips.TARGET, 6, 20)))
        .isEqualTo(
            new Ends.Told(
                Optional.of(new End(new CountryCode("BA"), Optional.empty())),
                Ends.BY_REGISTRATION));
  }

  @Test
  void a_network_of_no_known_country_tells_no_end() {
    assertThat(ends(NOWHERE, false).of(path(1, 1, BELGRADE, 0, Trips.TARGET, 8, 20)))
        .isEqualTo(new Ends.Told(Optional.empty(), Ends.UNKNOWN));
  }
}
