package org.entrepot.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.claim.Claim.Above;
import org.entrepot.claim.Claim.Between;
import org.entrepot.claim.Claim.Comparison;
import org.entrepot.claim.Claim.First;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.entrepot.stats.Estimand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subjects are named by numbers; each of the networks has 10 paths and one vote. */
class TrialTest {
  private static final String ENTRY = Measure.ENTRY_SHARE.id();
  private static final String CITY = Measure.CITY_AWAY.id();
  private static final Claim.Window DAY = window("2017-06-26", "2017-06-27");

  private static Claim.Window window(String from, String to) {
    return new Claim.Window(
        Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"), from);
  }

  private static Claim claim(String metric, Comparison comparison, String... subjects) {
    return claim(metric, frame(false), comparison, subjects);
  }

  private static Claim claim(
      String metric, Claim.Frame frame, Comparison comparison, String... subjects) {
    return new Claim(
        "it",
        "It is so.",
        "somebody",
        metric,
        Measure.of(metric).orElseThrow(),
        List.of(subjects),
        comparison,
        frame,
        Optional.empty());
  }

  private static Claim.Frame frame(boolean binding) {
    return new Claim.Frame(Optional.empty(), Optional.empty(), Optional.empty(), binding);
  }

  /** The shares in networks: of each 10 paths, so many; the same number in all, or one each. */
  private static Ranking<String> ranking(
      String metric, int networks, int unresolved, Map<String, int[]> units) {
    List<Cluster> clusters = new ArrayList<>();
    TreeMap<String, List<Count>> events = new TreeMap<>();
    for (int i = 0; i < networks; i++) {
      clusters.add(new Cluster("c" + i, "h" + i, 10, unresolved));
      for (Map.Entry<String, int[]> entry : units.entrySet()) {
        int seen = entry.getValue()[i % entry.getValue().length];
        if (seen > 0) {
          events
              .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
              .add(new Count(i, seen, Math.min(10, seen + unresolved)));
        }
      }
    }
    return Ranking.of(
        metric,
        ClusterBootstrap.withSeed(1)
            .estimate(
                new Estimand("paths", "one vote a network", "here", "then", "is so"),
                new ClusterTable<>(clusters, events)));
  }

  private static List<Finding> findings(List<Ranking<?>> rankings, Claim... claims) {
    return Trial.of(
            Arrays.asList(claims),
            (kind, name) -> {
              // 5 and 6 are of one organisation, as in the tests' small world.
              String id = name.equals("6") ? "5" : name;
              return new Subject(id, "Number " + id, Optional.empty());
            })
        .findings(
            rankings,
            new Trial.Setting(DAY, Region.of(List.of(new CountryCode("RS"))), "8.8.8.8", ""));
  }

  private static Finding finding(Ranking<?> ranking, Claim claim) {
    return findings(List.of(ranking), claim).get(0);
  }

  private static final Map<String, int[]> UNITS =
      Map.of("1", new int[] {4, 2, 3}, "2", new int[] {2, 1}, "5", new int[] {0, 1});

  @ParameterizedTest
  @CsvSource({
    "0.25, 1.00, 0, HOLDS",
    "0.32, 1.00, 0, OPEN",
    "0.29, 1.00, 0, OPEN",
    "0.50, 1.00, 0, REFUTED",
    "0.50, 1.00, 3, OPEN",
    "0.80, 1.00, 3, REFUTED",
    "0.00, 0.40, 0, HOLDS",
    "0.00, 0.40, 2, OPEN",
    "0.00, 0.20, 2, REFUTED",
    "0.25, 0.35, 0, HOLDS",
    "0.25, 0.35, 2, OPEN",
    "0.05, 0.15, 2, REFUTED",
    "0.70, 0.80, 1, REFUTED"
  })
  void a_share_is_judged_by_all_that_is_possible(
      double low, double high, int unresolved, ClaimVerdict verdict) {
    Finding finding =
        finding(ranking(ENTRY, 60, unresolved, UNITS), claim(ENTRY, new Between(low, high), "1"));
    assertThat(finding.verdict()).as(finding.because()).isEqualTo(verdict);
    assertThat(finding.measured().orElseThrow().share().value()).isCloseTo(0.3, within(1e-12));
    assertThat(finding.change()).isNotEmpty();
    assertThat(finding.needs()).isEmpty();
  }

  @Test
  void networks_settle_what_is_open_by_chance_and_not_what_is_open_by_silence() {
    Finding chance = finding(ranking(ENTRY, 60, 0, UNITS), claim(ENTRY, new Between(0.31, 1), "1"));
    assertThat(chance.verdict()).isEqualTo(ClaimVerdict.OPEN);
    // A standard error of 0.0106 has to come down to 0.01 / 1.96, which takes 4.3 times 60.
    assertThat(chance.more()).hasValue(201);
    assertThat(chance.change()).contains("1.0 percentage points below 31.0%");
    Finding silence =
        finding(ranking(ENTRY, 60, 3, UNITS), claim(ENTRY, new Between(0.45, 1), "1"));
    assertThat(silence.verdict()).isEqualTo(ClaimVerdict.OPEN);
    assertThat(silence.more()).isEmpty();
    assertThat(silence.change()).contains("if more than 50.0% of what could have been theirs was");
  }

  @Test
  void subjects_of_a_partition_are_added_and_siblings_are_one() {
    Ranking<String> ranking = ranking(ENTRY, 60, 1, UNITS);
    Finding both = finding(ranking, claim(ENTRY, new Between(0.4, 1), "1", "2"));
    assertThat(both.verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(both.measured().orElseThrow().share().value()).isCloseTo(0.45, within(1e-12));
    assertThat(both.measured().orElseThrow().share().upper()).isCloseTo(0.55, within(1e-12));
    Finding siblings = finding(ranking, claim(ENTRY, new Between(0.4, 1), "5", "6"));
    assertThat(siblings.measured().orElseThrow().share().value()).isCloseTo(0.05, within(1e-12));
    assertThat(siblings.measured().orElseThrow().subjects()).isEqualTo("Number 5");
  }

  @Test
  void shares_that_do_not_add_up_are_not_added() {
    assertThatThrownBy(() -> findings(List.of(), claim(CITY, new Between(0.1, 1), "1", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("claim \"it\": the shares of city-visit-share-away do not add up");
    assertThatThrownBy(() -> findings(List.of(), claim(ENTRY, new Above("3"), "1", "2")))
        .hasMessageContaining("only one subject can be above others");
    assertThatThrownBy(() -> findings(List.of(), claim(ENTRY, new Above("6"), "5")))
        .hasMessageContaining("Number 5 is compared with itself");
  }

  @Test
  void beside_a_share_stands_how_common_it_is() {
    Finding pair =
        finding(ranking(ENTRY, 60, 1, UNITS), claim(ENTRY, new Between(0.1, 1), "2", "5"));
    Finding.Placebo placebo = pair.placebo().orElseThrow();
    assertThat(placebo.compared()).isEqualTo(2);
    assertThat(placebo.reached()).isEqualTo(2);
    assertThat(placebo.largest()).isCloseTo(0.45, within(1e-12));
    assertThat(placebo.median()).isCloseTo(0.4, within(1e-12));
    assertThat(placebo.holder()).isEqualTo("1 and 2");
    Finding single = finding(ranking(ENTRY, 60, 1, UNITS), claim(ENTRY, new Between(0.1, 1), "2"));
    assertThat(single.placebo().orElseThrow().compared()).isEqualTo(2);
    assertThat(single.placebo().orElseThrow().reached()).isEqualTo(1);
  }

  @Test
  void of_an_entry_it_is_told_how_much_is_carried_for_others() {
    Ranking<String> all = ranking(ENTRY, 60, 1, UNITS);
    Ranking<String> transit =
        ranking("entry-transit-organisation", 60, 1, Map.of("1", new int[] {1}));
    Ranking<String> outcomes =
        ranking("entry-outcome", 60, 0, Map.of("the operator of the end inside", new int[] {7}));
    Finding finding =
        findings(List.of(all, transit, outcomes), claim(ENTRY, new Between(0.1, 1), "1")).get(0);
    assertThat(finding.baseRates())
        .extracting(Finding.BaseRate::words)
        .containsExactly(
            "theirs and carried for others",
            "theirs because an end of the path is theirs",
            "of all operators: the operator of the end inside");
    assertThat(finding.baseRates().get(0).share()).isCloseTo(0.1, within(1e-12));
    assertThat(finding.baseRates().get(1).share()).isCloseTo(0.2, within(1e-12));
    assertThat(finding.baseRates().get(2).share()).isCloseTo(0.7, within(1e-12));
    // Of the two where all 60 networks agree, it is the rule of three around the share; on top of
    // the first what it would gain if the tenth that is unresolved were divided like the rest.
    double[] gained = {0.1 * 0.1 / 0.9, 0, 0};
    for (int i : new int[] {0, 2}) {
      Finding.BaseRate rate = finding.baseRates().get(i);
      assertThat(rate.interval().low()).isCloseTo(rate.share() * 0.95, within(1e-12));
      assertThat(rate.interval().high())
          .isCloseTo(rate.share() + (1 - rate.share()) * 0.05 + gained[i], within(1e-12));
    }
    Finding.BaseRate own = finding.baseRates().get(1);
    assertThat(own.interval().low()).isLessThan(own.share()).isPositive();
    assertThat(own.interval().high()).isGreaterThan(own.share()).isLessThan(0.3);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, HOLDS",
    "2, 1, 0, REFUTED",
    "1, 9, 0, HOLDS",
    "9, 1, 0, REFUTED",
    "1, 2, 6, OPEN"
  })
  void above_is_told_by_paired_draws(String one, String other, int open, ClaimVerdict verdict) {
    Finding finding = finding(ranking(CITY, 60, open, UNITS), claim(CITY, new Above(other), one));
    assertThat(finding.verdict()).as(finding.because()).isEqualTo(verdict);
    assertThat(finding.measured().orElseThrow().rival().orElseThrow().subject())
        .isEqualTo("Number " + other);
  }

  @Test
  void shares_too_near_are_not_told_apart_and_it_is_said_how_many_would_do() {
    Map<String, int[]> near = Map.of("1", new int[] {10, 0, 0, 0}, "2", new int[] {0, 10, 0, 0, 0});
    Finding finding = finding(ranking(CITY, 60, 0, near), claim(CITY, new Above("2"), "1"));
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.OPEN);
    assertThat(finding.more()).hasValue(1404 - 60);
  }

  @Test
  void differences_in_a_handful_of_networks_tell_nothing() {
    int[] five = new int[60];
    Arrays.fill(five, 0, 5, 10);
    Finding finding =
        finding(
            ranking(CITY, 60, 0, Map.of("1", five, "2", new int[] {0})),
            claim(CITY, new Above("2"), "1"));
    Finding.Rival rival = finding.measured().orElseThrow().rival().orElseThrow();
    assertThat(rival.probability()).isGreaterThan(0.95);
    assertThat(rival.p()).isEqualTo(1);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.OPEN);
  }

  @Test
  void what_passes_alone_may_not_pass_together_with_others() {
    int[] ours = new int[60];
    int[] theirs = new int[60];
    Arrays.fill(ours, 0, 16, 10);
    Arrays.fill(theirs, 16, 23, 10);
    Ranking<String> ranking = ranking(CITY, 60, 0, Map.of("1", ours, "2", theirs));
    Claim claim = claim(CITY, new Above("2"), "1");
    Finding alone = finding(ranking, claim);
    double p = alone.measured().orElseThrow().rival().orElseThrow().p();
    assertThat(p).isBetween(0.0126, 0.05);
    assertThat(alone.verdict()).isEqualTo(ClaimVerdict.HOLDS);
    List<Finding> together = findings(List.of(ranking), claim, claim, claim, claim);
    assertThat(together).extracting(Finding::verdict).containsOnly(ClaimVerdict.OPEN);
    assertThat(together.get(0).change()).startsWith("Alone it would pass");
  }

  @Test
  void first_is_above_all_but_those_named() {
    Ranking<String> ranking = ranking(CITY, 60, 0, UNITS);
    assertThat(finding(ranking, claim(CITY, new First(List.of()), "1")).verdict())
        .isEqualTo(ClaimVerdict.HOLDS);
    Finding second = finding(ranking, claim(CITY, new First(List.of()), "2"));
    assertThat(second.verdict()).isEqualTo(ClaimVerdict.REFUTED);
    assertThat(second.because()).contains("Number 2").contains("; 1: 30.0%");
    assertThat(finding(ranking, claim(CITY, new First(List.of("1")), "2")).verdict())
        .isEqualTo(ClaimVerdict.HOLDS);
    assertThat(finding(ranking, claim(CITY, new First(List.of("2")), "9")).verdict())
        .isEqualTo(ClaimVerdict.REFUTED);
    Map<String, int[]> near = Map.of("1", new int[] {10, 0, 0, 0}, "2", new int[] {0, 10, 0, 0, 0});
    assertThat(
            finding(ranking(CITY, 60, 0, near), claim(CITY, new First(List.of()), "1")).verdict())
        .isEqualTo(ClaimVerdict.OPEN);
  }

  @Test
  void what_is_not_measured_cannot_be_told_and_it_is_said_what_it_takes() {
    Finding catchment =
        findings(List.of(), claim("catchment-share-city", new First(List.of("Y")), "X")).get(0);
    assertThat(catchment.verdict()).isEqualTo(ClaimVerdict.CANNOT_BE_TOLD);
    assertThat(catchment.needs()).contains("10301").contains("11301").contains("placebo");
    Finding entry = findings(List.of(), claim(ENTRY, new Between(0.2, 0.3), "1", "2")).get(0);
    assertThat(entry.verdict()).isEqualTo(ClaimVerdict.CANNOT_BE_TOLD);
    assertThat(entry.because()).contains("into the region").contains("8.8.8.8");
    assertThat(entry.measured()).isEmpty();
    assertThat(entry.needs()).contains("from outside the region");
  }

  @Test
  void too_few_networks_tell_nothing() {
    Finding finding = finding(ranking(ENTRY, 9, 0, UNITS), claim(ENTRY, new Between(0.1, 1), "1"));
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.CANNOT_BE_TOLD);
    assertThat(finding.because()).contains("9 networks have a probe").doesNotContain("%");
    assertThat(finding.measured()).isEmpty();
  }

  @Test
  void data_of_another_time_way_or_region_are_pointed_out_and_may_bind() {
    Region other = Region.of(List.of(new CountryCode("HR")));
    Claim.Window year = window("2019-01-01", "2020-01-01");
    for (boolean binding : new boolean[] {false, true}) {
      Claim.Frame frame =
          new Claim.Frame(
              Optional.of(year), Optional.of(Direction.OUT_OF), Optional.of(other), binding);
      Finding finding =
          finding(ranking(ENTRY, 60, 0, UNITS), claim(ENTRY, frame, new Between(0.25, 1), "1"));
      assertThat(finding.verdict())
          .isEqualTo(binding ? ClaimVerdict.CANNOT_BE_TOLD : ClaimVerdict.HOLDS);
      assertThat(finding.warnings())
          .containsExactly(
              "The claim is of 2019-01-01, the data are of 2017-06-26.",
              "The claim is of paths out of the region, entry-share-organisation of paths into the"
                  + " region.",
              "The claim is of Croatia, the data are of Serbia.");
    }
    Claim.Frame same =
        new Claim.Frame(
            Optional.of(window("2017-01-01", "2018-01-01")),
            Optional.of(Direction.INTO),
            Optional.of(Region.of(List.of(new CountryCode("RS")))),
            true);
    assertThat(
            finding(ranking(ENTRY, 60, 0, UNITS), claim(ENTRY, same, new Between(0.25, 1), "1"))
                .verdict())
        .isEqualTo(ClaimVerdict.HOLDS);
  }
}
