package org.entrepot.detour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.detour.Trips.BELGRADE;
import static org.entrepot.detour.Trips.CITIES;
import static org.entrepot.detour.Trips.FRANKFURT;
import static org.entrepot.detour.Trips.NIS;
import static org.entrepot.detour.Trips.SARAJEVO;
import static org.entrepot.detour.Trips.VIENNA;
import static org.entrepot.detour.Trips.ZAGREB;
import static org.entrepot.detour.Trips.believed;
import static org.entrepot.detour.Trips.in;
import static org.entrepot.detour.Trips.maybe;
import static org.entrepot.detour.Trips.only;
import static org.entrepot.detour.Trips.path;
import static org.entrepot.detour.Trips.silent;
import static org.entrepot.detour.Trips.unlocated;

import java.util.Set;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedPath;
import org.junit.jupiter.api.Test;

/** METHOD.md M14, and the traps of PEERS.md 3.6. */
class ExcursionTest {
  private static final Horizon HORIZON = new Horizon(CITIES);

  private static Excursion within(Region territory, ObservedPath path) {
    return Excursion.of(path, territory, HORIZON, address -> Set.copyOf(CITIES), Trips::whose);
  }

  private static Excursion inSerbia(ObservedPath path) {
    return within(only("RS"), path);
  }

  @Test
  void a_router_outside_makes_a_detour_and_names_the_way_out() {
    Excursion excursion = inSerbia(path(BELGRADE, 90, in(BELGRADE), in(VIENNA), in(NIS)));

    assertThat(excursion.verdict()).isEqualTo(Verdict.DETOUR);
    assertThat(excursion.millionths()).isEqualTo(1_000_000);
    assertThat(excursion.countries()).containsExactly(Trips.country("AT"));
    assertThat(excursion.cities()).containsExactly(VIENNA);
    assertThat(excursion.isOpen()).isFalse();
    assertThat(excursion.routers()).isEqualTo(1);
  }

  @Test
  void a_path_whose_routers_are_all_inside_stays_inside() {
    Excursion excursion = inSerbia(path(BELGRADE, 90, in(BELGRADE), in(NIS)));

    assertThat(excursion.verdict()).isEqualTo(Verdict.INSIDE);
    assertThat(excursion.carrier()).isEmpty();
  }

  @Test
  void what_is_not_known_to_be_inside_is_not_inside() {
    assertThat(inSerbia(path(BELGRADE, 90, unlocated(), unlocated())).verdict())
        .as("check_if_is_in_country of a published tool says yes: no router is located")
        .isEqualTo(Verdict.UNRESOLVED);
    assertThat(inSerbia(path(BELGRADE, 90, in(BELGRADE), silent(), in(NIS))).verdict())
        .isEqualTo(Verdict.UNRESOLVED);
    assertThat(inSerbia(path(BELGRADE, 0, in(BELGRADE), in(NIS))).verdict())
        .as("the end was never seen")
        .isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void a_place_that_light_rules_out_makes_no_detour_and_does_not_make_its_router_domestic() {
    // Frankfurt is 1062.6 km away: 10.634 ms, and 41 km of slack. Zagreb is in reach.
    Excursion excursion = inSerbia(path(BELGRADE, 6, in(BELGRADE).in(1), in(FRANKFURT).in(6)));

    assertThat(excursion.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(excursion.millionths()).isZero();
  }

  @Test
  void light_forces_inside_also_what_kept_silent_before_a_quick_reply() {
    // The nearest city outside, Sarajevo, is 198.5 km away: 1.987 ms, less the slack of 41 km.
    assertThat(inSerbia(path(BELGRADE, 1.5, silent(), unlocated().in(1.2), in(VIENNA).in(1.5))))
        .as("the destination answered in 1.5 ms, and whoever is before it was on the way")
        .extracting(Excursion::verdict, Excursion::millionths)
        .containsExactly(Verdict.INSIDE, 0);
    assertThat(inSerbia(path(BELGRADE, 3, silent())).verdict()).isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void the_quick_reply_of_another_way_bounds_nothing() {
    // Two routers answered at the second hop: packets went two ways.
    assertThat(inSerbia(path(BELGRADE, 1.5, in(VIENNA).in(90, 95))).verdict())
        .isEqualTo(Verdict.DETOUR);
    assertThat(inSerbia(path(BELGRADE, 1.5, in(VIENNA).in(90))).verdict())
        .isEqualTo(Verdict.INSIDE);
  }

  @Test
  void the_probability_outside_is_summed_over_cities_and_must_be_six_tenths() {
    Excursion two =
        inSerbia(
            path(
                BELGRADE,
                90,
                believed(true, maybe(FRANKFURT, 0.35), maybe(VIENNA, 0.35), maybe(NIS, 0.2))));
    assertThat(two.verdict()).isEqualTo(Verdict.DETOUR);
    assertThat(two.millionths()).isEqualTo(700_000);
    assertThat(two.countries()).as("neither is 0.6 likely").isEmpty();
    assertThat(two.isOpen()).isTrue();

    Excursion less =
        inSerbia(path(BELGRADE, 90, believed(true, maybe(NIS, 0.5), maybe(ZAGREB, 0.45))));
    assertThat(less.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(less.millionths()).isEqualTo(450_000);
  }

  @Test
  void what_no_source_names_is_no_evidence_however_usual_it_is() {
    ObservedPath path =
        path(BELGRADE, 90, believed(true, maybe(VIENNA, 0.55), maybe(FRANKFURT, 0.3)));
    Excursion nobody = Excursion.of(path, only("RS"), HORIZON, address -> Set.of(), Trips::whose);
    Excursion one =
        Excursion.of(path, only("RS"), HORIZON, address -> Set.of(FRANKFURT), Trips::whose);
    Excursion located =
        Excursion.of(
            path(BELGRADE, 90, believed(true, maybe(VIENNA, 0.9))),
            only("RS"),
            HORIZON,
            address -> Set.of(),
            Trips::whose);

    assertThat(nobody.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(nobody.millionths()).isZero();
    assertThat(one.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(one.millionths()).isEqualTo(300_000);
    assertThat(located.verdict()).as("by its times alone").isEqualTo(Verdict.DETOUR);
  }

  @Test
  void a_router_is_inside_only_if_no_city_of_its_set_is_outside() {
    assertThat(inSerbia(path(BELGRADE, 90, believed(true, maybe(NIS, 0.9)))).verdict())
        .isEqualTo(Verdict.INSIDE);
    assertThat(
            inSerbia(path(BELGRADE, 90, believed(true, maybe(NIS, 0.8), maybe(ZAGREB, 0.15))))
                .verdict())
        .isEqualTo(Verdict.UNRESOLVED);
    assertThat(inSerbia(path(BELGRADE, 90, believed(false, maybe(NIS, 0.9)))).verdict())
        .as("the few most likely cities are no set")
        .isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void cities_that_this_probes_time_rules_out_count_for_nothing() {
    // Sarajevo is in reach of 3 ms, Vienna is not.
    Excursion excursion =
        inSerbia(
            path(BELGRADE, 3, believed(true, maybe(VIENNA, 0.65), maybe(SARAJEVO, 0.3)).in(3)));

    assertThat(excursion.millionths()).isEqualTo(300_000);
    assertThat(excursion.verdict()).isEqualTo(Verdict.UNRESOLVED);
  }

  @Test
  void a_neighbour_is_outside_of_a_country_and_inside_of_the_region() {
    ObservedPath byWayOfSarajevo = path(BELGRADE, 90, in(SARAJEVO), in(NIS));

    assertThat(inSerbia(byWayOfSarajevo).verdict()).isEqualTo(Verdict.DETOUR);
    assertThat(within(Region.WESTERN_BALKANS, byWayOfSarajevo).verdict()).isEqualTo(Verdict.INSIDE);
  }

  @Test
  void who_carries_it_outside_is_its_own_people_or_a_third_party() {
    assertThat(inSerbia(path(BELGRADE, 90, in(BELGRADE).by(1), in(VIENNA).by(1))).carrier())
        .as("the network of the probe")
        .contains(Carrier.OWN);
    assertThat(inSerbia(path(BELGRADE, 90, in(VIENNA).by(9))).carrier())
        .as("that of the destination")
        .contains(Carrier.OWN);
    assertThat(
            inSerbia(path(BELGRADE, 90, in(NIS).by(5), in(VIENNA).by(6), in(NIS).by(5))).carrier())
        .as("an organisation that carries it out and back")
        .contains(Carrier.OWN);
    assertThat(inSerbia(path(BELGRADE, 90, in(NIS).by(5), in(VIENNA).by(5), in(NIS))).carrier())
        .as("one that is not seen to bring it back")
        .contains(Carrier.THIRD_PARTY);
    assertThat(
            inSerbia(path(BELGRADE, 90, in(VIENNA).by(1), in(FRANKFURT).by(7), in(VIENNA)))
                .carrier())
        .contains(Carrier.THIRD_PARTY);
    assertThat(inSerbia(path(BELGRADE, 90, in(VIENNA).by(1), in(FRANKFURT))).carrier())
        .contains(Carrier.UNKNOWN);
    assertThat(inSerbia(path(BELGRADE, 90, in(VIENNA).by(1, 7))).carrier())
        .as("one of two")
        .contains(Carrier.UNKNOWN);
  }
}
