package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatesTest {
  @Test
  void a_sentence_says_what_a_share_is() {
    Estimates<String> estimates =
        Tables.equal(10, 20).with("AS1", 4, 6, 2, 8, 4, 6, 5, 3, 7, 5).estimate();
    assertThat(estimates.sentence("AS1"))
        .isEqualTo(
            "Of traceroute paths, weighted by one vote for each vantage-point AS, observed from"
                + " RIPE Atlas, 2017-06-26, 25.0% passed through the operator (AS1), 95% CI"
                + " [18.5%, 31.5%], n_clusters = 10, unresolved 0.0%.");
    assertThat(estimates.sentence(estimates.shares().values().iterator().next()))
        .contains(", 25.0% passed through the operator, 95% CI [");
    assertThatThrownBy(() -> estimates.sentence("AS2")).hasMessage("there is no estimate for AS2");
  }

  @Test
  void estimates_print_as_a_small_table() {
    Estimates<String> estimates =
        Tables.equal(20, 1000)
            .with("AS1", 250, 150, 350, 450, 50, 200, 300, 100, 400, 250)
            .with("AS2", 1)
            .with("AS3", 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000)
            .with("AS4")
            .estimate();
    assertThat(estimates)
        .hasToString(
            """
            Of traceroute paths, weighted by one vote for each vantage-point AS, observed from RIPE Atlas,\
             2017-06-26: share that passed through the operator
            20 vantage-point ASes, 20 organisations, 20000 traceroute paths, 0.0% unresolved;\
             evidence: publishable
            subject  share  95% CI          at most  units  clusters
            AS3      60.0%  [36.5%, 83.5%]    60.0%  12000        12
            AS1      12.5%  [5.2%, 19.8%]     12.5%   2500        10
            AS2      <0.1%  [0.0%, 15.0%]     <0.1%      1         1
            AS4       0.0%  [0.0%, 15.0%]      0.0%      0         0
            any other: 0.0%, 95% CI [0.0%, 15.0%], at most 0.0%
            """);
  }

  @Test
  void a_long_table_ends_after_ten_rows() {
    Tables tables = Tables.equal(20, 10);
    for (int i = 10; i < 25; i++) {
      tables.with("AS" + i, i % 10);
    }
    assertThat(tables.estimate().toString())
        .contains("AS19")
        .endsWith("and 5 more\nany other: 0.0%, 95% CI [0.0%, 15.0%], at most 0.0%\n");
  }

  @Test
  void without_a_cluster_there_is_no_share_and_nothing_that_is_not_a_number() {
    var events = new TreeMap<String, List<ClusterTable.Count>>();
    events.put("AS1", List.of());
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(List.of(), events));
    assertThat(estimates.shares()).isEmpty();
    assertThat(estimates.unseen()).isEmpty();
    assertThat(estimates.evidence()).isEqualTo(Evidence.SUPPRESSED);
    assertThat(estimates.unresolved()).isZero();
    assertThat(estimates.toString())
        .contains("0 vantage-point ASes, 0 organisations, 0 traceroute paths")
        .doesNotContain("NaN", "any other");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 1",
    "10, 0.95, 0.3",
    "20, 0.95, 0.15",
    "60, 0.95, 0.05",
    // ln(0.01) / ln(0.05) = 1.537244.
    "60, 0.99, 0.0768622"
  })
  void a_subject_that_was_not_met_may_have_the_rule_of_three(
      int clusters, double level, double high) {
    Estimate unseen =
        ClusterBootstrap.withSeed(1)
            .withLevel(level)
            .estimate(Tables.ESTIMAND, Tables.equal(clusters, 5).with("AS1", 5).table())
            .unseen()
            .orElseThrow();
    assertThat(unseen.value()).isZero();
    assertThat(unseen.interval().low()).isZero();
    assertThat(unseen.interval().high()).isCloseTo(high, within(1e-6));
    assertThat(unseen.interval().level()).isEqualTo(level);
    assertThat(unseen.upper()).isZero();
    assertThat(unseen.units()).isZero();
    assertThat(unseen.clusters()).isZero();
  }

  @Test
  void a_subject_that_was_not_met_could_have_been_all_that_is_unresolved() {
    // A quarter of c0's units, none of c1's, all of c2's: 5/12 on the mean.
    List<Cluster> clusters =
        List.of(
            new Cluster("c0", "h", 8, 2),
            new Cluster("c1", "h", 100, 0),
            new Cluster("c2", "h", 3, 3));
    var events = new TreeMap<String, List<ClusterTable.Count>>();
    events.put("AS1", List.of(new ClusterTable.Count(0, 4, 6)));
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(clusters, events));
    double upper = estimates.unseen().orElseThrow().upper();
    assertThat(upper).isEqualTo(estimates.unresolved()).isCloseTo(5 / 12.0, within(1e-12));
  }

  @Test
  void a_subject_that_was_not_met_is_told_what_one_that_was_asked_about_is_told() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Cluster> clusters = new ArrayList<>();
      List<ClusterTable.Count> counts = new ArrayList<>();
      for (int i = random.nextInt(1, 80); i > 0; i--) {
        long units = random.nextInt(1, 50);
        clusters.add(new Cluster("c" + i, "h" + i % 7, units, random.nextLong(units + 1)));
        counts.add(new ClusterTable.Count(clusters.size() - 1, random.nextLong(units + 1), units));
      }
      var events = new TreeMap<String, List<ClusterTable.Count>>();
      events.put("met", counts);
      events.put("asked about", List.of());
      Estimates<String> estimates =
          ClusterBootstrap.withSeed(seed)
              .estimate(Tables.ESTIMAND, new ClusterTable<>(clusters, events));
      assertThat(estimates.unseen())
          .as("seed %d", seed)
          .contains(Optional.ofNullable(estimates.shares().get("asked about")).orElseThrow());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9, 9, 0, SUPPRESSED, '9 networks have a probe; at least 10 are needed to show a number, 20 to"
        + " publish one'",
    "10, 9, 0, INDICATIVE, '10 networks have a probe; 20 are needed to publish a number'",
    "19, 9, 0, INDICATIVE, '19 networks have a probe; 20 are needed to publish a number'",
    "20, 5, 30, PUBLISHABLE, ''",
    "20, 4, 0, INDICATIVE, '4 organisations host them, 5 are needed'",
    "20, 1, 0, INDICATIVE, '1 organisation hosts them, 5 are needed'",
    "20, 5, 31, INDICATIVE, '31.0% of traceroute paths are unresolved, 30.0% are allowed'",
    "1, 1, 0, SUPPRESSED, '1 network has a probe; at least 10 are needed to show a number, 20 to"
        + " publish one; 1 organisation hosts them, 5 are needed; one network has 100.0% of the"
        + " weight, 20.0% are allowed'"
  })
  void evidence_needs_clusters_hosts_and_resolution(
      int clusters, int hosts, int unresolved, Evidence evidence, String shortcomings) {
    Estimates<String> estimates = unresolved(clusters, hosts, unresolved);
    assertThat(estimates.evidence()).isEqualTo(evidence);
    assertThat(String.join("; ", estimates.shortcomings())).isEqualTo(shortcomings);
  }

  private static Estimates<String> unresolved(int clusters, int hosts, int unresolved) {
    List<Cluster> all = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      all.add(new Cluster("c" + i, "h" + i % hosts, 100, unresolved));
    }
    return ClusterBootstrap.withSeed(1)
        .estimate(Tables.ESTIMAND, new ClusterTable<>(all, new TreeMap<>()));
  }

  @Test
  void how_much_is_unresolved_is_withheld_where_shares_are() {
    Estimates<String> few = unresolved(9, 9, 99);
    assertThat(few.tooUnresolved()).isTrue();
    assertThat(few.shortcomings()).isEqualTo(few.fewVantagePoints());
    Estimates<String> enough = unresolved(20, 20, 99);
    assertThat(enough.fewVantagePoints()).isEmpty();
    assertThat(enough.shortcomings())
        .containsExactly("99.0% of traceroute paths are unresolved, 30.0% are allowed");
  }

  @Test
  void the_probability_of_being_above_counts_draws_and_halves_ties() {
    // Clusters 1 and 2 of 4: p has the first, q the second, r is like p, s is in all.
    Estimates<String> estimates =
        Tables.equal(4, 1)
            .with("p", 1)
            .with("q", 0, 1)
            .with("r", 1)
            .with("s", 1, 1, 1, 1)
            .estimate();
    double above = estimates.probabilityAbove("p", "q");
    assertThat(above).isCloseTo(0.5, within(0.05));
    assertThat(estimates.probabilityAbove("q", "p")).isEqualTo(1 - above);
    assertThat(estimates.probabilityAbove("p", "r")).isEqualTo(0.5);
    // Only where all four draws are the first cluster, 1 time in 256, are the two equal.
    assertThat(estimates.probabilityAbove("s", "p")).isCloseTo(1 - 1 / 512.0, within(0.003));
  }

  @Test
  void parts_of_units_are_told_as_whole_ones_and_change_no_share() {
    Estimates<String> parts = Tables.equal(20, 1000).with("p", 250, 149).with("q", 1).estimate();
    Estimates<String> whole = parts.ofParts(100);
    assertThat(whole.units()).isEqualTo(200);
    assertThat(whole.shares()).extractingByKey("p").extracting(Estimate::units).isEqualTo(4L);
    assertThat(whole.shares()).extractingByKey("q").extracting(Estimate::units).isEqualTo(0L);
    parts
        .shares()
        .forEach(
            (subject, share) ->
                assertThat(whole.shares())
                    .extractingByKey(subject)
                    .isEqualTo(
                        new Estimate(
                            share.value(),
                            share.interval(),
                            share.upper(),
                            Math.round(share.units() / 100.0),
                            share.clusters(),
                            share.weight())));
    assertThat(whole.draws("p")).isEqualTo(parts.draws("p"));
    assertThat(whole.evidence()).isEqualTo(parts.evidence());
    assertThatThrownBy(() -> parts.ofParts(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_share_is_between_zero_and_one_and_not_above_its_upper_bound() {
    Interval interval = new Interval(0, 1, 0.95);
    assertThatThrownBy(() -> new Estimate(0.5, interval, 0.4, 1, 1, 1))
        .hasMessage("a share of 0.5 with an upper bound of 0.4");
    assertThatThrownBy(() -> new Estimate(Double.NaN, interval, 0.4, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
