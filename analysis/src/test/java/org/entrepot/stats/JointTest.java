package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.junit.jupiter.api.Test;

class JointTest {
  /** Clusters of 10 paths, each of a, b or c, or unresolved. */
  private static ClusterTable<String> table(long seed, int clusters) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Cluster> rows = new ArrayList<>();
    TreeMap<String, List<Count>> events = new TreeMap<>();
    for (int i = 0; i < clusters; i++) {
      int open = random.nextInt(4);
      rows.add(new Cluster("c" + i, "h" + i, 10, open));
      int left = 10 - open;
      for (String key : List.of("a", "b", "c")) {
        int units = random.nextInt(left + 1);
        left -= units;
        if (units > 0) {
          events
              .computeIfAbsent(key, k -> new ArrayList<>())
              .add(new Count(i, units, units + open));
        }
      }
    }
    return new ClusterTable<>(rows, events);
  }

  private static Estimates<String> estimates(long seed) {
    return ClusterBootstrap.withSeed(1).estimate(Tables.ESTIMAND, table(seed, 40));
  }

  @Test
  void one_alone_is_what_it_is() {
    for (long seed = 0; seed < 20; seed++) {
      Estimates<String> all = estimates(seed);
      assertThat(all.together(List.of("a")).share())
          .as("seed %d", seed)
          .isEqualTo(all.shares().get("a"));
    }
  }

  @Test
  void parts_of_a_whole_add_up_and_what_is_open_is_theirs_once() {
    for (long seed = 0; seed < 20; seed++) {
      Estimates<String> all = estimates(seed);
      Estimate sum = all.together(List.of("a", "b")).share();
      double a = all.together(List.of("a")).share().value();
      double b = all.together(List.of("b")).share().value();
      assertThat(sum.value()).as("seed %d", seed).isCloseTo(a + b, within(1e-12));
      assertThat(sum.upper()).as("seed %d", seed).isCloseTo(a + b + all.unresolved(), within(1e-9));
      assertThat(all.together(List.of("a", "b")).upper().high())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(sum.upper());
      assertThat(all.together(List.of("b", "a")).share()).as("seed %d", seed).isEqualTo(sum);
    }
  }

  @Test
  void what_is_left_of_a_whole_without_a_part_is_the_other_part_with_its_own_interval() {
    for (long seed = 0; seed < 20; seed++) {
      for (int clusters : List.of(12, 40)) {
        Estimates<String> all =
            ClusterBootstrap.withSeed(1).estimate(Tables.ESTIMAND, table(seed, clusters));
        Joint both = all.together(List.of("a", "b"));
        Joint.Rest rest = both.without(all.together(List.of("a")));
        Estimate b = all.together(List.of("b")).share();
        assertThat(rest.share()).as("seed %d", seed).isCloseTo(b.value(), within(1e-9));
        assertThat(rest.interval().low())
            .as("seed %d, %d clusters", seed, clusters)
            .isCloseTo(b.interval().low(), within(1e-9));
        assertThat(rest.interval().high())
            .as("seed %d, %d clusters", seed, clusters)
            .isCloseTo(b.interval().high(), within(1e-9));
        assertThat(both.without(both).share()).as("seed %d", seed).isZero();
        assertThat(both.without(both).interval())
            .as("nothing is left, which is told as of nobody who was seen")
            .isEqualTo(all.unseen().orElseThrow().interval());
      }
    }
  }

  @Test
  void a_part_of_other_clusters_is_no_part() {
    Joint whole = estimates(1).together(List.of("a"));
    Joint other =
        ClusterBootstrap.withSeed(1).estimate(Tables.ESTIMAND, table(1, 12)).together(List.of("a"));
    assertThatThrownBy(() -> whole.without(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_was_not_seen_may_be_all_that_is_open() {
    Estimates<String> all = estimates(1);
    assertThat(all.together(List.of()).share()).isEqualTo(all.unseen().orElseThrow());
    assertThat(all.together(List.of("nobody")).share()).isEqualTo(all.unseen().orElseThrow());
  }

  @Test
  void draws_are_paired_as_those_of_single_ones_are() {
    Estimates<String> all = estimates(2);
    assertThat(all.together(List.of("a")).probabilityAbove(all.together(List.of("b"))))
        .isEqualTo(all.probabilityAbove("a", "b"));
    assertThat(all.together(List.of("a", "b")).comparable(all.together(List.of()))).isTrue();
    assertThat(all.together(List.of("a")).comparable(all.together(List.of("a")))).isFalse();
  }

  @Test
  void a_p_value_says_the_same_as_the_rank_sets() {
    int told = 0;
    for (long seed = 0; seed < 40; seed++) {
      Estimates<String> all = estimates(seed);
      RankSets<String> sets = RankSets.of(all, List.copyOf(all.shares().keySet()));
      for (String one : all.shares().keySet()) {
        for (String other : all.shares().keySet()) {
          boolean above = sets.above(one, other);
          told += above ? 1 : 0;
          assertThat(sets.p(one, other) <= 0.05).as("seed %d", seed).isEqualTo(above);
        }
      }
    }
    assertThat(told).isPositive();
  }
}
