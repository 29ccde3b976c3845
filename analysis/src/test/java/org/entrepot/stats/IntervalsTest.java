package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  @Test
  void with_few_clusters_it_is_student_s_t_on_the_standard_error_between_clusters() {
    // python3 -c "import statistics as s; x=[4,6,2,8,4,6,5,3,7,5]; x=[i/20 for i in x]
    //   e=2.262157162740992*s.stdev(x)/10**.5; print(s.mean(x)-e, s.mean(x)+e)"
    // 0.18469715 0.31530285; 2.2622 is the quantile of t with 9 degrees of freedom in any table.
    Interval interval = interval(Tables.equal(10, 20).with("p", 4, 6, 2, 8, 4, 6, 5, 3, 7, 5));
    assertThat(interval.low()).isCloseTo(0.18469715, within(1e-8));
    assertThat(interval.high()).isCloseTo(0.31530285, within(1e-8));
    assertThat(interval.level()).isEqualTo(0.95);
  }

  @Test
  void with_many_clusters_it_is_the_percentiles_of_the_draws() {
    // Of 100 clusters of one unit, 25 with the event: a draw is a binomial of 100 and 0.25, whose
    // 2.5% and 97.5% points are 17 and 34 (R: qbinom(c(.025, .975), 100, .25)). The share of 2,000
    // draws below a point is off by 0.35 percentage points (1 s.e.), which is less than one step.
    long[] ones = new long[25];
    Arrays.fill(ones, 1);
    Interval interval = interval(Tables.equal(100, 1).with("p", ones));
    assertThat(interval.low()).isCloseTo(0.17, within(0.0101));
    assertThat(interval.high()).isCloseTo(0.34, within(0.0101));
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 1", "10, 0, 0.3", "20, 0, 0.15", "60, 0, 0.05"})
  void a_share_of_zero_has_the_rule_of_three(int clusters, double low, double high) {
    Interval interval = interval(Tables.equal(clusters, 5).with("p"));
    assertThat(interval.low()).isEqualTo(low);
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 1", "10, 0.7, 1", "20, 0.85, 1", "60, 0.95, 1"})
  void a_share_of_one_has_its_mirror_image(int clusters, double low, double high) {
    long[] all = new long[clusters];
    Arrays.fill(all, 5);
    Interval interval = interval(Tables.equal(clusters, 5).with("p", all));
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isEqualTo(high);
  }

  @ParameterizedTest
  @CsvSource({"20, 0.34, 0.49", "60, 0.38, 0.43"})
  void clusters_that_all_agree_are_not_taken_for_certainty(int clusters, double low, double high) {
    // All have 0.4: 0.4 - 0.4 * 3 / 20 = 0.34, 0.4 + 0.6 * 3 / 20 = 0.49.
    long[] two = new long[clusters];
    Arrays.fill(two, 2);
    Interval interval = interval(Tables.equal(clusters, 5).with("p", two));
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }

  @Test
  void a_subject_seen_once_is_not_surer_to_be_rare_than_one_never_seen() {
    // One unit of 100 in one of 60 clusters: the draws alone would say at most 0.0005.
    Estimate once = only(Tables.equal(60, 100).with("p", 1));
    assertThat(once.interval().low()).isZero();
    assertThat(once.interval().high()).isGreaterThan(0.05);
  }

  @Test
  void one_cluster_says_nothing() {
    Interval interval = interval(Tables.units(1000).with("p", 250));
    assertThat(interval).isEqualTo(new Interval(0, 1, 0.95));
  }

  @Test
  void the_rule_of_three_follows_the_level() {
    // ln(0.01) / ln(0.05) = 1.537: 3 becomes 4.612, and -ln(0.01) = 4.605.
    var table = Tables.equal(20, 1).with("p").table();
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1).withLevel(0.99).estimate(Tables.ESTIMAND, table);
    assertThat(estimates.shares().values())
        .allSatisfy(e -> assertThat(e.interval().high()).isCloseTo(4.612 / 20, within(1e-4)));
  }

  @Test
  void a_sign_test_at_95_percent_needs_six_clusters_on_one_side() {
    // 2 / 2^5 = 0.0625, 2 / 2^6 = 0.03125.
    assertThat(Intervals.needed(0.95)).isEqualTo(6);
    assertThat(Intervals.needed(0.9)).isEqualTo(5);
    assertThat(Intervals.needed(0.99)).isEqualTo(8);
  }

  @Test
  void an_interval_has_its_ends_in_order() {
    assertThat(new Interval(0.195, 0.30249, 0.95)).hasToString("[19.5%, 30.2%]");
    assertThatThrownBy(() -> new Interval(0.3, 0.2, 0.95))
        .hasMessage("no interval goes from 0.3 to 0.2 at level 0.95");
    assertThatThrownBy(() -> new Interval(Double.NaN, 0.2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(0.1, 0.2, 95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Interval interval(Tables tables) {
    return only(tables).interval();
  }

  private static Estimate only(Tables tables) {
    return tables.estimate().shares().values().iterator().next();
  }
}
