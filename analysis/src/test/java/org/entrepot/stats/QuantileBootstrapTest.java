package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.QuantileBootstrap.Cluster;
import org.junit.jupiter.api.Test;

class QuantileBootstrapTest {
  private static Quantiles estimate(Map<String, Cluster> clusters) {
    return QuantileBootstrap.withSeed(1).estimate(new TreeMap<>(clusters)).orElseThrow();
  }

  private static Cluster of(Long... values) {
    return new Cluster("host", List.of(values));
  }

  @Test
  void each_cluster_has_one_vote_however_many_values_it_has() {
    Quantiles all =
        estimate(Map.of("a", of(1L), "b", of(2L), "c", of(9L, 9L, 9L, 9L, 9L, 9L, 9L, 9L)));

    assertThat(all.median().value()).isEqualTo(2);
    assertThat(all.lower().value()).isEqualTo(1);
    assertThat(all.upper().value()).isEqualTo(9);
    assertThat(all.values()).isEqualTo(10);
    assertThat(all.clusters()).isEqualTo(3);
    assertThat(all.evidence()).isEqualTo(Evidence.SUPPRESSED);
  }

  @Test
  void the_median_of_evenly_many_is_the_lower_of_the_two_in_the_middle() {
    assertThat(estimate(Map.of("a", of(4L, 1L, 3L, 2L))).median().value()).isEqualTo(2);
  }

  @Test
  void nothing_has_no_quartiles_and_a_cluster_without_values_no_vote() {
    assertThat(QuantileBootstrap.withSeed(1).estimate(new TreeMap<>())).isEmpty();
    assertThat(estimate(Map.of("a", of(5L), "b", of())).clusters()).isEqualTo(1);
  }

  @Test
  void the_order_of_values_changes_nothing() {
    SplittableRandom random = new SplittableRandom(3);
    SortedMap<String, Cluster> one = new TreeMap<>();
    SortedMap<String, Cluster> other = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      List<Long> values = new ArrayList<>();
      for (int j = random.nextInt(1, 9); j > 0; j--) {
        values.add(random.nextLong(-50, 50));
      }
      one.put("c" + i, new Cluster("h", values));
      List<Long> shuffled = new ArrayList<>(values);
      Collections.shuffle(shuffled, new Random(i));
      other.put("c" + i, new Cluster("h", shuffled));
    }

    assertThat(estimate(one)).isEqualTo(estimate(other));
  }

  @Test
  void intervals_of_the_median_hold_it_about_as_often_as_they_say() {
    int held = 0;
    int trials = 200;
    for (long seed = 1; seed <= trials; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SortedMap<String, Cluster> clusters = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        double centre = random.nextGaussian() * 100;
        List<Long> values = new ArrayList<>();
        for (int j = random.nextInt(1, 20); j > 0; j--) {
          values.add(Math.round(1000 + centre + random.nextGaussian() * 100));
        }
        clusters.put("c" + i, new Cluster("h" + i, values));
      }
      Quantiles.Quantile median =
          QuantileBootstrap.withSeed(seed).estimate(clusters).orElseThrow().median();
      held += median.low() <= 1000 && 1000 <= median.high() ? 1 : 0;
    }

    // Of 200 trials at 95%, 190 are expected; fewer than 178 would be a matter of 1 in 1,000.
    assertThat(held).isBetween(178, trials);
  }
}
