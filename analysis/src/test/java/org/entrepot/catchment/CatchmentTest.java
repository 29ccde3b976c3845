package org.entrepot.catchment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatchmentTest {
  private static final long K_ROOT = 10301;
  private static final Coordinates NIS = new Coordinates(43.32, 21.90);
  private static final String BELGRADE = "ns1.rs-beg.k.ripe.net";
  private static final String FRANKFURT = "ns2.de-fra.k.ripe.net";

  private final CatchmentCount count = new CatchmentCount(SiteMapTest.k(), Family.IPV4);

  private static Vantage probe(long id, long asn, String country) {
    return new Vantage(id, new Asn(asn), new CountryCode(country), Optional.of(NIS));
  }

  private void ask(Vantage who, int day, String text, double rttMs) {
    count.accept(
        who,
        K_ROOT,
        day,
        new Reading(Reading.Kind.NAMED, text, Reading.Asked.IDENTITY),
        OptionalDouble.of(rttMs));
  }

  private static Frame frame(Map<Long, Double> users) {
    return new Frame(
        Region.builtIn("wb6").orElseThrow(),
        "probes",
        "in a test",
        "2019-12-31",
        "",
        7,
        asn -> new Organization(Long.toString(asn.value()), asn.toString()),
        asn -> users.getOrDefault(asn.value(), 0.0));
  }

  private Catchment catchment() {
    return CatchmentEstimation.of(count, frame(Map.of(1L, 100.0, 2L, 300.0)));
  }

  private static double share(Ranking<SiteCity> ranking, String city) {
    return ranking.rows().stream()
        .filter(row -> row.subject().name().equals(city))
        .findFirst()
        .orElseThrow()
        .estimate()
        .value();
  }

  private void small() {
    Vantage first = probe(1, 1, "RS");
    Vantage second = probe(2, 1, "RS");
    Vantage third = probe(3, 2, "XK");
    ask(first, 0, BELGRADE, 20);
    ask(first, 0, BELGRADE, 20);
    ask(first, 0, FRANKFURT, 40);
    ask(second, 0, FRANKFURT, 40);
    ask(third, 0, FRANKFURT, 40);
  }

  @Test
  void the_four_weightings_of_a_small_catchment() {
    small();
    SortedMap<Weighting, Ranking<SiteCity>> rankings = catchment().rankings();
    // Five answers, two from Belgrade.
    assertThat(share(at(rankings, Weighting.RESULTS), "Belgrade")).isEqualTo(0.4, within(1e-12));
    // Three probes; the vote of the first is two thirds for Belgrade.
    assertThat(share(at(rankings, Weighting.PROBES), "Belgrade")).isEqualTo(2 / 9.0, within(1e-12));
    // Two networks: 2 of 4 answers, and none.
    assertThat(share(at(rankings, Weighting.AS), "Belgrade")).isEqualTo(0.25, within(1e-12));
    // The first network has a quarter of their users.
    assertThat(share(at(rankings, Weighting.USERS), "Belgrade")).isEqualTo(0.125, within(1e-12));
  }

  @Test
  void answers_at_home_are_no_hold_on_others() {
    small();
    Catchment catchment = catchment();
    Ranking<SiteCity> away = at(catchment.away(), Weighting.AS);
    assertThat(away.rows()).extracting(row -> row.subject().name()).containsExactly("Frankfurt");
    assertThat(away.rows().get(0).estimate().value()).isEqualTo(0.75, within(1e-12));
    // Without the probes of Serbia nobody is answered from Belgrade: Kosovo is another country.
    List<Catchment.Abroad> abroad = at(catchment.abroad(), Weighting.AS);
    assertThat(abroad)
        .extracting(each -> each.city().name())
        .containsExactly("Frankfurt", "Belgrade");
    assertThat(abroad.get(0).estimate().value()).isEqualTo(0.75, within(1e-12));
    assertThat(abroad.get(0).networks()).isEqualTo(2);
    assertThat(abroad.get(1).estimate().value()).isZero();
    assertThat(abroad.get(1).networks()).isEqualTo(1);
    assertThat(abroad.get(1).rank()).isEqualTo(2);
  }

  @Test
  void each_country_has_its_row_and_kosovo_its_own() {
    small();
    assertThat(catchment().countries())
        .extracting(row -> row.country().code() + " " + row.probes() + " " + row.answers())
        .containsExactly("AL 0 0", "BA 0 0", "ME 0 0", "MK 0 0", "RS 2 4", "XK 1 1");
  }

  @Test
  void an_answer_faster_than_light_is_kept_out() {
    Vantage who = probe(1, 1, "RS");
    ask(who, 0, FRANKFURT, 5); // 1,255 km away, and light goes 500 km there and back
    ask(who, 0, BELGRADE, 5); // 200 km
    ask(who, 0, FRANKFURT, 0.02); // a slip of the clock proves nothing
    Catchment catchment = catchment();
    assertThat(catchment.outcomes())
        .containsEntry(Outcome.IMPOSSIBLE, 1L)
        .containsEntry(Outcome.SITE, 2L);
    assertThat(catchment.answers()).isEqualTo(2);
  }

  @Test
  void who_is_not_of_the_service_is_beside_the_denominator_and_who_is_unlisted_in_it() {
    Vantage who = probe(1, 1, "RS");
    ask(who, 0, "dnsmasq-2.80", 1);
    ask(who, 0, "ns1.sg-sin.k.ripe.net", 200);
    ask(who, 0, BELGRADE, 20);
    Catchment catchment = catchment();
    Ranking<SiteCity> ranking = at(catchment.rankings(), Weighting.RESULTS);
    assertThat(share(ranking, "Belgrade")).isEqualTo(0.5, within(1e-12));
    assertThat(ranking.rows().get(0).estimate().upper()).isEqualTo(1, within(1e-12));
    assertThat(ranking.estimates().unresolved()).isEqualTo(0.5, within(1e-12));
    assertThat(catchment.foreign()).containsExactly(new Catchment.Text("dnsmasq-2.80", 1));
    assertThat(catchment.unlisted()).containsExactly(new Catchment.Text("sg-sin", 1));
    assertThat(catchment.strangers()).isEqualTo(1);
    Catchment.Concentrated concentrated = catchment.concentration().orElseThrow();
    assertThat(concentrated.low()).isEqualTo(0.25, within(1e-12));
    assertThat(concentrated.high()).isEqualTo(1, within(1e-12));
  }

  @Test
  void silence_counts_where_other_answers_tell_what_was_asked() {
    Vantage who = probe(1, 1, "RS");
    Reading silent = Reading.of(Messages.timeout());
    count.accept(who, K_ROOT, 0, silent, OptionalDouble.empty());
    count.result(K_ROOT);
    count.accept(who, 77, 0, silent, OptionalDouble.empty());
    count.result(77);
    assertThat(count.results()).isEqualTo(1);
    assertThat(count.others()).isEqualTo(1);
    count.accept(
        who,
        77,
        0,
        new Reading(Reading.Kind.NAMED, BELGRADE, Reading.Asked.IDENTITY),
        OptionalDouble.empty());
    count.result(77);
    assertThat(count.results()).isEqualTo(3);
    assertThat(catchment().outcomes()).containsEntry(Outcome.SILENT, 2L);
  }

  @Test
  void how_far_an_answer_comes_is_held_against_the_nearest_site() {
    ask(probe(1, 1, "RS"), 0, BELGRADE, 20);
    ask(probe(2, 1, "RS"), 0, FRANKFURT, 40);
    ask(probe(3, 1, "RS"), 0, FRANKFURT, 40);
    Optimality optimality = catchment().optimality().orElseThrow();
    double near = NIS.distanceKm(SiteMapTest.BELGRADE.coordinates());
    double far = NIS.distanceKm(SiteMapTest.FRANKFURT.coordinates());
    assertThat(optimality.probes()).isEqualTo(3);
    assertThat(optimality.nearestKm()).isEqualTo(near);
    assertThat(optimality.servedKm()).isEqualTo(far);
    assertThat(optimality.extraKm()).isEqualTo(far - near);
    var shares = optimality.shares().shares();
    assertThat(at(shares, Nearness.WITHIN_TENTH).value()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(at(shares, Nearness.TWICE).value()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(at(shares, Nearness.OWN_COUNTRY).value()).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(shares).doesNotContainKey(Nearness.LOCAL);
    assertThat(optimality.told()).contains(Nearness.LOCAL); // of which there is none
  }

  @Test
  void votes_are_cut_so_that_nothing_is_lost() {
    SortedMap<Integer, Long> answers = new TreeMap<>(Map.of(0, 359L, 1, 1L, 2, 1L));
    SortedMap<Integer, Long> parts = Ballots.divided(answers, 5_040);
    assertThat(parts).isEqualTo(new TreeMap<>(Map.of(0, 5_012L, 1, 14L, 2, 14L)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void however_it_is_split_a_count_gives_the_same(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CatchmentCount> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(new CatchmentCount(SiteMapTest.k(), Family.IPV4));
    }
    List<String> texts = List.of(BELGRADE, FRANKFURT, "ns1.sg-sin.k.ripe.net", "dnsmasq");
    for (int i = 0; i < 400; i++) {
      Vantage who =
          probe(random.nextInt(30), 1 + random.nextInt(12), random.nextBoolean() ? "RS" : "XK");
      who =
          new Vantage(who.probe(), new Asn(who.probe() % 12 + 1), who.country(), who.coordinates());
      long measurement = random.nextBoolean() ? K_ROOT : 500 + random.nextInt(3);
      Reading reading =
          random.nextInt(5) == 0
              ? Reading.of(Messages.timeout())
              : new Reading(
                  Reading.Kind.NAMED,
                  texts.get(random.nextInt(texts.size())),
                  measurement == 502 ? Reading.Asked.OTHER : Reading.Asked.IDENTITY);
      OptionalDouble rtt = OptionalDouble.of(random.nextInt(60));
      int day = random.nextInt(4);
      CatchmentCount part = parts.get(random.nextInt(3));
      for (CatchmentCount each : List.of(count, part)) {
        each.accept(who, measurement, day, reading, rtt);
        each.result(measurement);
      }
    }
    CatchmentCount merged =
        new CatchmentCount(SiteMapTest.k(), Family.IPV4)
            .combine(parts.get(2))
            .combine(parts.get(0).combine(parts.get(1)));
    Map<Long, Double> users = Map.of(1L, 5.0, 2L, 7.0, 3L, 900.0);
    Catchment whole = CatchmentEstimation.of(count, frame(users));
    Catchment again = CatchmentEstimation.of(merged, frame(users));
    assertThat(again.outcomes()).as("seed %d", seed).isEqualTo(whole.outcomes());
    assertThat(again.foreign()).isEqualTo(whole.foreign());
    assertThat(again.abroad()).as("seed %d", seed).isEqualTo(whole.abroad());
    assertThat(again.concentration()).isEqualTo(whole.concentration());
    assertThat(again.all()).as("seed %d", seed).hasToString(whole.all().toString());
    assertThat(merged.others()).isEqualTo(count.others());
    assertThat(merged.results()).isEqualTo(count.results());
  }

  @Test
  void counts_of_two_services_do_not_add_up() {
    CatchmentCount six = new CatchmentCount(SiteMapTest.k(), Family.IPV6);
    assertThatThrownBy(() -> count.combine(six)).isInstanceOf(IllegalArgumentException.class);
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), key.toString());
  }
}
