package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.entrepot.stats.PairedDifference.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedDifferenceTest {
  private static final List<String> S = List.of("S");
  private static final List<String> NONE = List.of();

  private final PairCounts<String> before = new PairCounts<>();
  private final PairCounts<String> after = new PairCounts<>();

  private static Change<String> only(PairCounts<String> before, PairCounts<String> after) {
    return PairedDifference.between(before, after).changes(S, 1, 999).get(0);
  }

  @Test
  void the_worked_example_of_the_documentation() {
    before.add("AS1", "X", S);
    before.add("AS1", "X", NONE);
    before.add("AS1", "Y", NONE);
    before.add("AS2", "X", NONE);
    before.add("AS3", "X", S);
    after.add("AS1", "X", S);
    after.add("AS1", "X", S);
    after.add("AS1", "Y", NONE);
    after.add("AS2", "X", S);
    PairedDifference<String> paired = PairedDifference.between(before, after);
    assertThat(paired.clusters()).containsExactly("AS1", "AS2");
    assertThat(paired.pairs()).isEqualTo(3);
    assertThat(before.pairs()).isEqualTo(4);
    assertThat(before.clusters()).isEqualTo(3);
    Change<String> change = only(before, after);
    assertThat(change.before()).isCloseTo(0.125, within(1e-12));
    assertThat(change.after()).isCloseTo(0.75, within(1e-12));
    assertThat(change.difference()).isCloseTo(0.625, within(1e-12));
    assertThat(change.wholeBefore()).isCloseTo(4 / 9.0, within(1e-12));
    assertThat(change.wholeAfter()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(change.panel()).isCloseTo(5 / 6.0 - 4 / 9.0 - 0.625, within(1e-12));
    assertThat(change.p()).isCloseTo(0.5, within(0.05));
    assertThat(change.low()).as("two clusters say nothing").isEqualTo(-1);
    assertThat(change.high()).isEqualTo(1);
  }

  @Test
  void counts_against_themselves_differ_by_nothing_with_a_p_value_of_1() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      before.add(
          "AS" + random.nextInt(40), "D" + random.nextInt(3), random.nextBoolean() ? S : NONE);
    }
    Change<String> change = only(before, before);
    assertThat(change.difference()).isZero();
    assertThat(change.whole()).isZero();
    assertThat(change.panel()).isZero();
    assertThat(change.p()).isEqualTo(1);
    assertThat(change.holm()).isEqualTo(1);
    assertThat(change.low()).isCloseTo(-3 / 40.0, within(1e-12));
    assertThat(change.high()).isCloseTo(3 / 40.0, within(1e-12));
  }

  @Test
  void a_target_that_one_side_saw_more_often_makes_no_difference() {
    for (int cluster = 0; cluster < 12; cluster++) {
      before.add("AS" + cluster, "X", S);
      after.add("AS" + cluster, "X", S);
      before.add("AS" + cluster, "Y", NONE);
      for (int more = 0; more < 9; more++) {
        after.add("AS" + cluster, "Y", NONE);
      }
    }
    Change<String> change = only(before, after);
    assertThat(change.difference()).isZero();
    assertThat(change.whole()).isCloseTo(-0.4, within(1e-12));
    assertThat(change.panel()).isCloseTo(-0.4, within(1e-12));
  }

  @Test
  void the_order_of_counting_does_not_matter_and_the_chosen_are_the_largest_of_both() {
    PairCounts<String> reversed = new PairCounts<>();
    for (int i = 0; i < 60; i++) {
      before.add("AS" + i % 20, "D", i % 3 == 0 ? List.of("A", "B") : List.of("C"));
      reversed.add("AS" + (59 - i) % 20, "D", (59 - i) % 3 == 0 ? List.of("A", "B") : List.of("C"));
      after.add("AS" + i % 20, "D", List.of("B"));
    }
    PairedDifference<String> paired = PairedDifference.between(before, after);
    assertThat(paired.largest(2)).containsExactly("B", "C");
    assertThat(paired.largest(9)).containsExactly("B", "C", "A");
    assertThat(PairedDifference.between(reversed, after).changes(List.of("A", "B"), 5, 500))
        .isEqualTo(paired.changes(List.of("A", "B"), 5, 500));
  }

  @Test
  void holm_corrects_step_by_step() {
    assertThat(Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}))
        .as("p.adjust(c(0.01, 0.04, 0.03, 0.005), \"holm\") in R")
        .containsExactly(0.03, 0.06, 0.06, 0.02);
  }

  @Test
  void nothing_in_common_is_refused() {
    before.add("AS1", "X", S);
    after.add("AS1", "Y", S);
    PairedDifference<String> paired = PairedDifference.between(before, after);
    assertThat(paired.pairs()).isZero();
    assertThatThrownBy(() -> paired.changes(S, 1, 1000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Clusters whose shares are spread as in METHOD.md 5; the second time is another draw of the same
   * shares, moved by so much where it can.
   */
  private static Change<String> trial(Random random, int clusters, double shift) {
    PairCounts<String> before = new PairCounts<>();
    PairCounts<String> after = new PairCounts<>();
    for (int cluster = 0; cluster < clusters; cluster++) {
      double share = 0.7 * Math.pow(random.nextDouble(), 2);
      int units = 1 + (int) Math.min(30, 1 / (random.nextDouble() + 0.02));
      for (int i = 0; i < units; i++) {
        before.add("AS" + cluster, "D", random.nextDouble() < share ? S : NONE);
        after.add("AS" + cluster, "D", random.nextDouble() < share + shift ? S : NONE);
      }
    }
    return PairedDifference.between(before, after).changes(S, random.nextLong(), 199).get(0);
  }

  /** METHOD.md 5: type-I error at most .06 where labels can be exchanged. */
  @ParameterizedTest
  @ValueSource(ints = {12, 40})
  void a_difference_that_is_none_is_seldom_called_one(int clusters) {
    Random random = new Random(20170626);
    int trials = 1000;
    int called = 0;
    for (int trial = 0; trial < trials; trial++) {
      called += trial(random, clusters, 0).p() <= 0.05 ? 1 : 0;
    }
    assertThat(called / (double) trials).as("seed 20170626").isLessThanOrEqualTo(0.06);
  }

  /** METHOD.md 5: coverage .93 to .97 at 40 clusters. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void the_interval_covers_the_difference(double shift) {
    Random random = new Random(20190425);
    int trials = 1000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      Change<String> change = trial(random, 40, shift);
      covered += change.low() <= shift && shift <= change.high() ? 1 : 0;
    }
    assertThat(covered / (double) trials).as("seed 20190425").isBetween(0.93, 0.97);
  }
}
