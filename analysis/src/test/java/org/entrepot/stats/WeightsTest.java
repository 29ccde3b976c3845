package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static Weights of(double... weights) {
    return Weights.of("users", id -> weights[Integer.parseInt(id.substring(1))]);
  }

  private static Estimates<String> estimate(Weights weights, Tables tables) {
    return ClusterBootstrap.withSeed(1)
        .withWeights(weights)
        .estimate(Tables.ESTIMAND, tables.table());
  }

  private static Estimate share(Estimates<String> estimates, String subject) {
    return Objects.requireNonNull(estimates.shares().get(subject));
  }

  @Test
  void a_share_is_the_mean_of_the_clusters_weighted_by_their_votes() {
    // (30 * 2/4 + 10 * 1/2 + 60 * 0/10) / 100
    Estimates<String> shares = estimate(of(30, 10, 60), Tables.units(4, 2, 10).with("p", 2, 1, 0));
    assertThat(share(shares, "p").value()).isCloseTo(0.2, within(1e-15));
    assertThat(share(shares, "p").units()).isEqualTo(3);
  }

  @Test
  void ten_votes_two_of_them_ten_times_as_heavy_are_as_sure_as_four_equal_ones() {
    Estimates<String> shares =
        estimate(of(10, 10, 1, 1, 1, 1, 1, 1, 1, 1), Tables.equal(10, 4).with("p", 1, 2, 3));
    assertThat(shares.effectiveClusters()).isCloseTo(3.77, within(0.005));
    assertThat(shares.clusters()).isEqualTo(10);
    assertThat(shares.shortcomings())
        .contains("one network has 35.7% of the weight, 20.0% are allowed");
  }

  @Test
  void equal_weights_of_any_size_give_the_same_bits_as_one_vote_each() {
    Tables tables = Tables.equal(40, 7).with("p", 1, 2, 3, 4, 5, 6, 7).with("q", 7, 6, 5, 4);
    Estimates<String> plain = estimate(Weights.EQUAL, tables);
    Estimates<String> weighted = estimate(Weights.of("fours", id -> 4), tables);
    assertThat(weighted.shares()).isEqualTo(plain.shares());
    assertThat(weighted.draws("p")).isEqualTo(plain.draws("p"));
    assertThat(weighted.effectiveClusters()).isEqualTo(40);
  }

  @Test
  void a_cluster_without_weight_has_no_vote_and_is_not_counted() {
    Estimates<String> shares =
        estimate(of(1, 0, 1), Tables.units(4, 4, 4).with("p", 2, 4, 0).with("q", 0, 4, 0));
    assertThat(shares.clusters()).isEqualTo(2);
    assertThat(shares.units()).isEqualTo(8);
    assertThat(share(shares, "p").value()).isEqualTo(0.25);
    assertThat(share(shares, "q").value()).isZero();
    assertThat(estimate(of(0, 0, 0), Tables.units(4, 4, 4).with("p", 2, 4, 0)).shares()).isEmpty();
  }

  @Test
  void weights_are_cut_at_a_multiple_of_the_median_of_those_above_zero() {
    List<ClusterTable.Cluster> clusters = Tables.equal(6, 1).table().clusters();
    assertThat(of(0, 0, 1, 2, 3, 100).cutAt(5).over(clusters)).containsExactly(0, 0, 1, 2, 3, 12.5);
    assertThat(of(0, 0, 1, 2, 3, 100).over(clusters)).containsExactly(0, 0, 1, 2, 3, 100);
    assertThat(of(0, 0, 0, 0, 0, 0).cutAt(5).over(clusters)).containsOnly(0);
    assertThatThrownBy(() -> of(1).cutAt(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights can be cut at 1 median or more, not 0.5");
  }

  @Test
  void a_weight_that_is_no_weight_is_refused_by_the_name_of_its_cluster() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> estimate(of(1, bad), Tables.units(1, 1).with("p", 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("cluster c001 has the weight " + bad);
    }
  }

  @Test
  void shares_of_a_partition_sum_to_one_in_every_draw() {
    SplittableRandom random = new SplittableRandom(7);
    double[] weights = random.doubles(35).map(d -> 1 / d).toArray();
    long[] p = new long[35];
    long[] q = new long[35];
    for (int i = 0; i < 35; i++) {
      p[i] = random.nextInt(6);
      q[i] = 5 - p[i];
    }
    Estimates<String> shares = estimate(of(weights), Tables.equal(35, 5).with("p", p).with("q", q));
    double[] ps = shares.draws("p");
    double[] qs = shares.draws("q");
    for (int i = 0; i < ps.length; i++) {
      assertThat(ps[i] + qs[i]).as("draw %d, seed 7", i).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void heavy_votes_widen_the_interval() {
    Tables tables = Tables.equal(40, 4);
    long[] events = new long[40];
    for (int i = 0; i < 40; i += 2) {
      events[i] = 4;
    }
    tables.with("p", events);
    Map<String, Double> heavy = Map.of("c000", 12.0, "c001", 12.0, "c002", 12.0, "c003", 12.0);
    Interval equal = share(estimate(Weights.EQUAL, tables), "p").interval();
    Interval few =
        share(estimate(Weights.of("users", id -> heavy.getOrDefault(id, 1.0)), tables), "p")
            .interval();
    assertThat(few.high() - few.low()).isGreaterThan(1.4 * (equal.high() - equal.low()));
  }
}
