package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.locate.DelaysTest.at;
import static org.entrepot.locate.DelaysTest.sounding;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entrepot.PlacedPaths;
import org.entrepot.SmallWorld;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreeningTest {
  private static final Coordinates BELGRADE = new Coordinates(44.80401, 20.46513);
  private static final Coordinates VIENNA = new Coordinates(48.20849, 16.37208);
  private static final Coordinates SYDNEY = new Coordinates(-33.86785, 151.20732);

  /** Ten probes in Belgrade behind the same eight routers, and what another says of itself. */
  private static Delays delays(Coordinates claimed, int others) {
    Delays delays = new Delays();
    for (int router = 1; router <= 8; router++) {
      for (int probe = 1; probe <= others; probe++) {
        delays.accept(sounding(at(probe, BELGRADE), "11.0.0." + router, 800 + 10 * probe));
      }
      delays.accept(sounding(at(99, claimed), "11.0.0." + router, 900));
    }
    return delays;
  }

  private static List<Long> misplaced(Delays delays) {
    return new Screening(delays, address -> List.of())
        .misplaced().stream().map(Locating.Misplaced::probe).toList();
  }

  @Test
  void a_probe_that_answers_beside_others_and_says_it_is_elsewhere_is_misplaced() {
    Delays delays = delays(VIENNA, 10);
    assertThat(new Screening(delays, address -> List.of()).misplaced())
        .containsExactly(new Locating.Misplaced(99, 8, 8));
    assertThat(misplaced(delays(SYDNEY, 10))).containsExactly(99L);
    assertThat(misplaced(delays(BELGRADE, 10))).isEmpty();
  }

  @Test
  void a_misplaced_probe_has_no_city_of_its_own(@TempDir Path folder) {
    Locator locator = Locator.of(new SmallWorld(folder).book()).knowing(delays(VIENNA, 10));
    for (long probe : new long[] {1, 99}) {
      Viewpoint claimed =
          new Viewpoint(
              probe,
              Optional.of(new Asn(1)),
              Optional.of(new CountryCode("AT")),
              Optional.of(VIENNA),
              Optional.of(PlacedPaths.city("Vienna")));
      ObservedPath path = PlacedPaths.path("1@- 9!").withViewpoint(claimed);
      Viewpoint known = locator.locate(path).viewpoint();
      assertThat(known).isEqualTo(probe == 99 ? claimed.asMisplaced() : claimed);
      assertThat(known.city().isPresent()).isEqualTo(probe == 1);
      assertThat(known.country()).isEqualTo(claimed.country());
    }
  }

  @Test
  void of_two_that_contradict_each_other_nobody_knows_who_is_wrong() {
    assertThat(misplaced(delays(VIENNA, 1))).isEmpty();
  }

  @Test
  void a_long_time_contradicts_nobody() {
    Delays delays = new Delays();
    for (int router = 1; router <= 8; router++) {
      for (int probe = 1; probe <= 10; probe++) {
        delays.accept(sounding(at(probe, BELGRADE), "11.0.0." + router, 3000));
      }
      delays.accept(sounding(at(99, VIENNA), "11.0.0." + router, 3000));
    }
    assertThat(misplaced(delays)).isEmpty();
  }

  @Test
  void a_misplaced_probe_does_not_draw_its_neighbours_with_it() {
    Delays delays = delays(SYDNEY, 2);
    for (int router = 1; router <= 8; router++) {
      delays.accept(sounding(at(50, VIENNA), "11.0.1." + router, 800));
      delays.accept(sounding(at(51, VIENNA), "11.0.1." + router, 800));
      delays.accept(sounding(at(99, SYDNEY), "11.0.1." + router, 900));
      for (int probe = 200; probe < 240; probe++) {
        delays.accept(sounding(at(probe, VIENNA), "11.0." + probe / 2 + "." + router, 800));
      }
    }
    assertThat(misplaced(delays)).containsExactly(99L);
  }
}
