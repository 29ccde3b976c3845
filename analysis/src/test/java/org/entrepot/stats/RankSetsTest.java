package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSetsTest {
  @Test
  void a_clear_leader_is_alone_and_the_rest_share_their_ranks() {
    // 40 clusters of 10 units; the leader has 5 to 7 of them, the others 0 to 2.
    SplittableRandom random = new SplittableRandom(3);
    Tables tables = Tables.equal(40, 10).with("leader", random.longs(40, 5, 8).toArray());
    for (String name : List.of("p", "q", "r")) {
      tables.with(name, random.longs(40, 0, 3).toArray());
    }
    RankSets<String> sets = rank(tables.estimate());
    assertThat(sets.low("leader")).isEqualTo(1);
    assertThat(sets.high("leader")).isEqualTo(1);
    for (String name : List.of("p", "q", "r")) {
      assertThat(sets.above("leader", name)).as(name).isTrue();
      assertThat(sets.above(name, "leader")).as(name).isFalse();
      assertThat(sets.low(name)).as(name).isEqualTo(2);
      assertThat(sets.high(name)).as(name).isEqualTo(4);
    }
  }

  @Test
  void what_is_equal_everywhere_is_a_tie() {
    long[] counts = new SplittableRandom(1).longs(40, 0, 5).toArray();
    RankSets<String> sets =
        rank(Tables.equal(40, 10).with("p", counts).with("q", counts).estimate());
    assertThat(sets.above("p", "q")).isFalse();
    assertThat(sets.above("q", "p")).isFalse();
    assertThat(sets.high("p")).isEqualTo(2);
    assertThat(sets.low("q")).isEqualTo(1);
  }

  @Test
  void a_difference_without_a_standard_error_is_not_infinitely_significant() {
    long[] more = new long[40];
    long[] less = new long[40];
    Arrays.fill(more, 3);
    Arrays.fill(less, 2);
    RankSets<String> sets = rank(Tables.equal(40, 10).with("p", more).with("q", less).estimate());
    assertThat(sets.above("p", "q")).isFalse();
  }

  @Test
  void five_clusters_are_too_few_to_tell_two_subjects_apart() {
    // Both are in the same five clusters of 60 only, p far above q in each.
    Tables five = Tables.equal(60, 100).with("p", 91, 92, 93, 94, 95).with("q", 1, 1, 1, 1, 1);
    assertThat(rank(five.estimate()).above("p", "q")).isFalse();
  }

  @Test
  void only_subjects_with_an_estimate_are_ranked_and_only_among_themselves() {
    Estimates<String> estimates = Tables.equal(40, 10).with("p", 1).with("q", 2).estimate();
    RankSets<String> sets = RankSets.of(estimates, List.of("p"));
    assertThat(sets.high("p")).isEqualTo(1);
    assertThatThrownBy(() -> sets.low("q")).hasMessage("q is not among those ranked");
    assertThatThrownBy(() -> RankSets.of(estimates, List.of("z")))
        .hasMessage("there is no estimate for z");
    assertThat(RankSets.of(estimates, List.of())).isNotNull();
  }

  @Test
  void beyond_the_first_four_hundred_ranks_stay_open_downwards() {
    // The leader is in all of 30 clusters, 450 others in few units of every cluster.
    SplittableRandom random = new SplittableRandom(4);
    Tables tables = Tables.equal(30, 1000).with("leader", random.longs(30, 600, 900).toArray());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      names.add("s" + i);
      tables.with("s" + i, random.longs(30, 0, 3).toArray());
    }
    RankSets<String> sets =
        rank(ClusterBootstrap.withSeed(1).withDraws(200).estimate(Tables.ESTIMAND, tables.table()));
    assertThat(sets.high("leader")).isEqualTo(1);
    assertThat(names).allSatisfy(name -> assertThat(sets.low(name)).isGreaterThan(1));
    assertThat(names).anySatisfy(name -> assertThat(sets.high(name)).isEqualTo(451));
  }

  /**
   * Under equal shares a significant difference is an error, allowed in 5% of runs. 1,000 runs know
   * that to 0.7 percentage points (1 s.e.), of which two are granted. With many subjects errors are
   * much rarer: the greatest of many differences of few clusters has a long tail.
   */
  @ParameterizedTest
  @CsvSource({"20, 5", "40, 5", "40, 12"})
  void equal_shares_are_seldom_told_apart(int clusters, int subjects) {
    int runs = 1_000;
    int errors = 0;
    for (int run = 0; run < runs; run++) {
      SplittableRandom random = new SplittableRandom(1000L * clusters + run);
      Tables tables = Tables.equal(clusters, 10);
      long[][] counts = new long[subjects][clusters];
      for (int c = 0; c < clusters; c++) {
        // Half of a cluster's units go to one subject of its own, the others anywhere.
        int own = random.nextInt(subjects);
        for (int unit = 0; unit < 10; unit++) {
          counts[random.nextBoolean() ? own : random.nextInt(subjects)][c]++;
        }
      }
      List<String> names = new ArrayList<>();
      for (int s = 0; s < subjects; s++) {
        names.add("s" + s);
        tables.with("s" + s, counts[s]);
      }
      RankSets<String> sets =
          rank(
              ClusterBootstrap.withSeed(run)
                  .withDraws(400)
                  .estimate(Tables.ESTIMAND, tables.table()));
      errors += names.stream().anyMatch(name -> sets.low(name) > 1) ? 1 : 0;
    }
    assertThat(errors / (double) runs)
        .as("%d clusters, seeds from %d", clusters, 1000L * clusters)
        .isLessThanOrEqualTo(0.065);
  }

  private static RankSets<String> rank(Estimates<String> estimates) {
    return RankSets.of(estimates, List.copyOf(estimates.shares().keySet()));
  }
}
