package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.to;
import static org.entrepot.aggregate.SmallPaths.whose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.aggregate.LocalExchange.Outcome;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;

/** AS 1 to 6 are in Serbia, AS 7 and 8 in Germany, AS 9 nowhere known. */
class LocalExchangeTest {
  private static final Region SERBIA = Region.of(List.of(new CountryCode("RS")));
  private static final long BELGRADE = 1;
  private static final long FRANKFURT = 2;
  private static final long NOWHERE = 3;

  private static LocalExchange empty() {
    return LocalExchange.in(
        SERBIA,
        asn ->
            asn.value() == 9
                ? Optional.empty()
                : Optional.of(new CountryCode(asn.value() < 7 ? "RS" : "DE")),
        id ->
            id == NOWHERE
                ? Optional.empty()
                : Optional.of(new CountryCode(id == BELGRADE ? "RS" : "DE")),
        SmallPaths::whose);
  }

  private static ClusterTable<Outcome> over(ObservedPath... paths) {
    return SmallPaths.count(LocalExchangeTest::empty, List.of(paths)).table();
  }

  private static Map<String, String> outcome(String steps, long... exchanges) {
    return counts(over(to(1, steps.substring(steps.length() - 1), steps, exchanges)));
  }

  @Test
  void every_path_within_the_region_has_one_outcome() {
    // The worked example of the documentation.
    ClusterTable<Outcome> table =
        over(
            to(1, "2", "1 2", BELGRADE),
            to(1, "2", "1 3 2", FRANKFURT),
            to(1, "2", "1 2"),
            to(1, "2", "1 ? 2"));
    assertThat(counts(table))
        .containsExactly(
            Map.entry("AS1 at an exchange in the region", "1 of 2"),
            Map.entry("AS1 at an exchange outside the region", "1 of 2"),
            Map.entry("AS1 at no exchange that was seen", "1 of 2"),
            Map.entry("AS1 cannot be told", "1 of 1"));
    assertThat(table.clusters())
        .containsExactly(new ClusterTable.Cluster("AS1", whose(new Asn(1)).id(), 4, 1));
  }

  @Test
  void paths_with_an_end_outside_or_nowhere_are_not_counted() {
    assertThat(
            over(
                    to(1, "8", "1 8"),
                    to(1, "9", "1 9"),
                    to(1, "2", "7 2"),
                    to(1, "2", "? 2"),
                    to(1, "2|8", "1 2"),
                    to(1, "-", "1 2"))
                .clusters())
        .isEmpty();
  }

  @Test
  void an_exchange_outside_decides_whatever_else_is_crossed_or_hidden() {
    assertThat(outcome("1 3 ? 2", BELGRADE, FRANKFURT))
        .containsExactly(Map.entry("AS1 at an exchange outside the region", "1 of 1"));
  }

  @Test
  void what_may_have_been_crossed_is_possible() {
    Map<String, String> anything =
        Map.of(
            "AS1 at an exchange in the region", "0 of 1",
            "AS1 at an exchange outside the region", "0 of 1",
            "AS1 at no exchange that was seen", "0 of 1",
            "AS1 cannot be told", "1 of 1");
    assertThat(outcome("1 ix1 2")).isEqualTo(anything);
    assertThat(outcome("1 ? 2")).isEqualTo(anything);
    ObservedPath known = to(1, "2", "1 2");
    ObservedPath unconfirmed =
        new ObservedPath(
            known.viewpoint(),
            1,
            0,
            known.family(),
            known.parisId(),
            known.destination(),
            known.destinationAsns(),
            true,
            known.asPath(),
            List.of(),
            List.of(),
            new TreeSet<>(List.of("exchange-unconfirmed")),
            Optional.empty());
    assertThat(counts(over(unconfirmed))).isEqualTo(anything);
    for (Map<String, String> crossed :
        List.of(outcome("1 2", NOWHERE), outcome("1 ? 2", BELGRADE))) {
      assertThat(crossed)
          .containsOnlyKeys(
              "AS1 at an exchange in the region",
              "AS1 at an exchange outside the region",
              "AS1 cannot be told");
    }
  }

  @Test
  void a_path_within_one_organisation_is_not_handed_over() {
    assertThat(outcome("5 6"))
        .containsExactly(Map.entry("AS5 nowhere: within one organisation", "1 of 1"));
    assertThat(outcome("5 ? 6"))
        .containsEntry("AS5 nowhere: within one organisation", "0 of 1")
        .containsEntry("AS5 cannot be told", "1 of 1");
    assertThat(counts(over(to(1, "2", "5 ?"))))
        .containsEntry("AS5 cannot be told", "1 of 1")
        .doesNotContainKey("AS5 nowhere: within one organisation");
  }

  @Test
  void the_outcomes_divide_the_paths() {
    for (long seed = 1; seed <= 30; seed++) {
      ClusterTable<Outcome> table =
          SmallPaths.count(LocalExchangeTest::empty, inSerbia(seed)).table();
      assertThat(table.clusters()).isNotEmpty();
      for (int i = 0; i < table.clusters().size(); i++) {
        int cluster = i;
        long sum =
            table.events().values().stream()
                .flatMap(List::stream)
                .filter(count -> count.cluster() == cluster)
                .mapToLong(ClusterTable.Count::units)
                .sum();
        assertThat(sum).as("seed %d", seed).isEqualTo(table.clusters().get(i).units());
      }
    }
  }

  /** Random paths, with AS 7 to 9 read as 4 to 6. */
  private static List<ObservedPath> inSerbia(long seed) {
    return SmallPaths.random(seed, 80).stream()
        .map(
            path ->
                to(
                    (int) path.viewpoint().probeId(),
                    "" + (1 + path.viewpoint().probeId() % 6),
                    path.asPath().toString().replaceAll("[{}]|AS", "").replace(',', '|'),
                    path.exchanges().stream().mapToLong(id -> id).toArray()))
        .toList();
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(
        () ->
            LocalExchange.in(
                SERBIA,
                asn -> Optional.of(new CountryCode("RS")),
                id -> Optional.of(new CountryCode(id == 1 ? "RS" : "DE")),
                SmallPaths::whose),
        LocalExchange::table);
  }
}
