package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Responder;
import org.entrepot.path.Sounding;
import org.entrepot.path.Viewpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysTest {
  private static final Coordinates BELGRADE = new Coordinates(44.80401, 20.46513);

  static Viewpoint at(long probe, Coordinates place) {
    return new Viewpoint(
        probe, Optional.empty(), Optional.empty(), Optional.of(place), Optional.empty());
  }

  private static Viewpoint in(long probe, String country) {
    return new Viewpoint(
        probe,
        Optional.empty(),
        Optional.of(new CountryCode(country)),
        Optional.empty(),
        Optional.empty());
  }

  static Sounding sounding(Viewpoint from, String address, long micros) {
    return new Sounding(
        from, List.of(new Responder(IpAddress.parse(address), OptionalLong.of(micros))));
  }

  /** All that is kept, in words. */
  private static String told(Delays delays) {
    StringBuilder text = new StringBuilder();
    for (IpAddress address : delays.addresses()) {
      text.append(address).append(' ');
      for (Tightest of : List.of(delays.byProbe, delays.byCountry)) {
        for (long packed : of.of(address)) {
          text.append(Tightest.micros(packed)).append('@').append(Tightest.viewpoint(packed));
          text.append(' ');
        }
      }
    }
    return text.append(delays.nearest()).append(delays.probes.keySet()).toString();
  }

  private static Delays of(List<Sounding> soundings) {
    Delays delays = new Delays();
    soundings.forEach(delays::accept);
    return delays;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void order_repetition_and_split_change_nothing(long seed) {
    Random random = new Random(seed);
    List<Sounding> all = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int probe = random.nextInt(40);
      Viewpoint from = probe < 30 ? at(probe, BELGRADE) : in(probe, "A" + (char) ('A' + probe % 5));
      all.add(sounding(from, "11.0.0." + random.nextInt(60), random.nextInt(40_000)));
    }
    String whole = told(of(all));

    List<Sounding> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    shuffled.addAll(shuffled.subList(0, 500));
    assertThat(told(of(shuffled))).as("shuffled, some twice, seed %d", seed).isEqualTo(whole);

    int first = random.nextInt(1000);
    int second = first + random.nextInt(1000);
    Delays left = of(all.subList(0, first)).combine(of(all.subList(first, second)));
    assertThat(told(left.combine(of(all.subList(second, 3000)))))
        .as("(a + b) + c, seed %d", seed)
        .isEqualTo(whole);
    Delays right = of(all.subList(first, second)).combine(of(all.subList(second, 3000)));
    assertThat(told(of(all.subList(0, first)).combine(right)))
        .as("a + (b + c), seed %d", seed)
        .isEqualTo(whole);
    Delays itself = of(all);
    assertThat(told(itself.combine(of(all)))).as("a + a, seed %d", seed).isEqualTo(whole);
  }

  @Test
  void the_eight_nearest_probes_are_kept_each_with_its_least_time() {
    List<Sounding> all = new ArrayList<>();
    for (int probe = 1; probe <= 12; probe++) {
      all.add(sounding(at(probe, BELGRADE), "11.0.0.1", 1000L * probe));
      all.add(sounding(at(probe, BELGRADE), "11.0.0.1", 100L * probe));
    }
    assertThat(of(all).byProbe.of(IpAddress.parse("11.0.0.1")))
        .containsExactly(
            100L << 32 | 1,
            200L << 32 | 2,
            300L << 32 | 3,
            400L << 32 | 4,
            500L << 32 | 5,
            600L << 32 | 6,
            700L << 32 | 7,
            800L << 32 | 8);
  }

  @Test
  void a_round_trip_time_of_less_than_a_twentieth_of_a_millisecond_is_a_slip_of_a_clock() {
    Delays delays = of(List.of(sounding(at(1, BELGRADE), "11.0.0.1", 49)));
    assertThat(delays.byProbe.of(IpAddress.parse("11.0.0.1"))).isEmpty();
    assertThat(delays.contains(IpAddress.parse("11.0.0.1"))).isTrue();
    delays.accept(sounding(at(1, BELGRADE), "11.0.0.1", 50));
    assertThat(delays.byProbe.of(IpAddress.parse("11.0.0.1"))).containsExactly(50L << 32 | 1);
  }

  @Test
  void of_a_probe_without_a_place_the_country_bounds() {
    Delays delays =
        of(
            List.of(
                sounding(in(1, "RS"), "11.0.0.1", 900),
                sounding(in(2, "RS"), "11.0.0.1", 700),
                sounding(in(3, "AT"), "11.0.0.1", 800)));
    IpAddress address = IpAddress.parse("11.0.0.1");
    assertThat(delays.byProbe.of(address)).isEmpty();
    assertThat(
            Arrays.stream(delays.byCountry.of(address))
                .mapToObj(
                    packed ->
                        Delays.country(Tightest.viewpoint(packed)) + " " + Tightest.micros(packed)))
        .containsExactly("RS 700", "AT 800");
  }
}
