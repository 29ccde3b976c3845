package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.entrepot.aggregate.Counts;
import org.entrepot.detour.Carrier;
import org.entrepot.detour.DetourFindings;
import org.entrepot.detour.DetourRow;
import org.entrepot.detour.InflationRow;
import org.entrepot.detour.Persistence;
import org.entrepot.detour.Turn;
import org.entrepot.detour.Verdict;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Quantiles;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Test;

class DetourViewTest {
  private static final CountryCode GERMANY = new CountryCode("DE");
  private static final City FRANKFURT =
      new City(2925533, "Frankfurt am Main", GERMANY, new Coordinates(50.1, 8.7), 650_000);

  private static final City BELGRADE =
      new City(792680, "Belgrade", new CountryCode("RS"), new Coordinates(44.8, 20.5), 1_273_651);

  /** So many networks with ten paths each: three of them detours, two unresolved. */
  private static DetourFindings findings(int networks) {
    Counts<Verdict> verdicts = new Counts<>();
    Counts<CountryCode> countries = new Counts<>();
    Counts<City> cities = new Counts<>();
    Counts<Turn> turns = new Counts<>();
    Counts<Carrier> carriers = new Counts<>();
    for (int i = 0; i < networks; i++) {
      String name = "AS" + i;
      verdicts.add(name, name, Set.of(Verdict.DETOUR), Set.of(), false, 3);
      verdicts.add(name, name, Set.of(), Set.of(Verdict.DETOUR), false, 2);
      verdicts.add(name, name, Set.of(), Set.of(), false, 5);
      countries.add(name, name, Set.of(GERMANY), Set.of(), false, 3);
      cities.add(name, name, Set.of(FRANKFURT), Set.of(), false, 3);
      turns.add(name, name, Set.of(new Turn(BELGRADE, FRANKFURT)), Set.of(), false, 3);
      carriers.add(name, name, Set.of(Carrier.THIRD_PARTY), Set.of(), false, 3);
    }
    Region serbia = Region.of(List.of(new CountryCode("RS")));
    return new DetourFindings(
        new TreeMap<>(Map.of("in the region, by the place of its address", 10L * networks)),
        List.of(
            new DetourRow(
                serbia,
                10L * networks,
                3L * networks,
                networks,
                2L * networks,
                estimate(verdicts.table()),
                estimate(verdicts.table()),
                estimate(countries.table()),
                estimate(cities.table()),
                estimate(turns.table()),
                estimate(carriers.table()),
                new Persistence(20, 6, 1, 2, 3, 5, 4, OptionalInt.of(875)))),
        List.of(
            new InflationRow(
                serbia,
                60,
                140,
                2,
                1,
                400,
                100,
                quantiles(networks, 1_500),
                quantiles(networks, 2_100),
                quantiles(networks, 6_000),
                quantiles(networks, 8_000))));
  }

  private static <K> Estimates<K> estimate(ClusterTable<K> table) {
    return ClusterBootstrap.withSeed(1)
        .estimate(
            new Estimand(
                "traceroute paths between two ends in Serbia", "network", "probes", "2017", "x"),
            table);
  }

  private static Optional<Quantiles> quantiles(int networks, double middle) {
    return Optional.of(
        new Quantiles(
            new Quantiles.Quantile(middle - 300, middle - 400, middle - 200),
            new Quantiles.Quantile(middle, middle - 100, middle + 100),
            new Quantiles.Quantile(middle + 300, middle + 200, middle + 400),
            57,
            networks,
            Evidence.of(networks, networks)));
  }

  @Test
  void a_row_has_both_bounds_and_its_share_with_an_interval() {
    DetourView.Row row = new DetourView(findings(30), false).rows().get(0);

    assertThat(row.territory()).isEqualTo("Serbia");
    assertThat(row.bounds()).isEqualTo("90 to 150 (30.0% to 50.0%)");
    assertThat(row.single()).isEqualTo("30");
    assertThat(row.share()).startsWith("30.0% (");
    assertThat(row.through()).isEqualTo("Germany 90; Frankfurt am Main 90");
  }

  @Test
  void of_too_few_networks_there_are_counts_and_no_shares() {
    StudyResult study = Studies.of(30).detours(findings(4)).result();
    Map<String, String> tables = DetoursCsv.of(study);
    DetourView view = new DetourView(findings(4), false);

    assertThat(view.rows().get(0).bounds()).isEqualTo("12 to 20 (30.0% to 50.0%)");
    assertThat(view.rows().get(0).share()).isEqualTo("withheld");
    assertThat(view.distances().get(0).ways()).isEqualTo("withheld: 4 networks");
    assertThat(tables.get(DetoursCsv.DETOURS))
        .contains("\nRS,40,12,4,8,4,suppressed,,,,,,,,,0,12,0,20,6,1,2,3,5,4,0.875000\n");
    assertThat(tables.get(DetoursCsv.PLACES))
        .contains("\nRS,city,2925533,Frankfurt am Main,DE,12,4,suppressed,,,,\n");
    assertThat(tables.get(DetoursCsv.INFLATION))
        .contains("\nRS,60,140,2,1,400,100,way-over-straight,57,4,suppressed,,,,,,,,,\n");
  }

  @Test
  void sentences_say_who_carries_detours_whether_they_stay_and_what_handovers_cost() {
    DetourView view = new DetourView(findings(30), false);

    assertThat(view.sentences()).hasSize(2);
    assertThat(view.sentences().get(0))
        .contains("Of the 90 paths out of Serbia")
        .contains("; 90 by");
    assertThat(view.sentences().get(1))
        .startsWith("6 of 20 pairs")
        .contains("1 over more than 72 hours")
        .contains("of 3 the data span too short a period to tell")
        .contains("the median share of their measurements with it is 88%");
    assertThat(view.handovers())
        .contains("median 6.0 (5.9–6.1), quartiles 5.7 and 6.3")
        .contains("median 8.0")
        .contains("no claim is made of measured times");
    assertThat(view.distances().get(0).unlocated()).isEqualTo("25.0%");
  }

  @Test
  void the_page_says_so_where_no_path_ends_in_the_region() {
    String none = Page.of(Studies.of(30).result());
    String some = Page.of(Studies.of(30).detours(findings(30)).result());

    assertThat(none)
        .contains("All paths lead to one address, 192.0.2.8 (Resolver &amp; Sons).")
        .contains("No path that is counted here ends in the region")
        .contains("outside the region, by the country of its network");
    assertThat(some)
        .contains("90 to 150 (30.0% to 50.0%)")
        .contains("What this cannot tell")
        .doesNotContain("No path that is counted here ends in the region");
  }

  @Test
  void simulated_data_are_marked_in_each_heading_and_sentence() {
    DetourView view = new DetourView(findings(30), true);

    assertThat(view.heading()).startsWith("SYNTHETIC: ");
    assertThat(view.sentences()).allMatch(sentence -> sentence.startsWith("SYNTHETIC: "));
    assertThat(view.handovers()).startsWith("SYNTHETIC: ");
  }
}
