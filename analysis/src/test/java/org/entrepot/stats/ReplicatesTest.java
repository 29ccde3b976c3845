package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplicatesTest {
  @Test
  void the_mean_of_1_2_3_has_the_interval_of_the_t_table() {
    Replicates three = Replicates.of(1, 2, 3);
    assertThat(three.mean()).isEqualTo(2);
    // 4.303 is the 97.5% quantile of t with 2 degrees of freedom, 0.57735 the standard error.
    assertThat(three.interval().orElseThrow().low()).isCloseTo(2 - 2.4841, within(1e-3));
    assertThat(three.interval().orElseThrow().high()).isCloseTo(2 + 2.4841, within(1e-3));
    assertThat(three.number()).isEqualTo(3);
  }

  @Test
  void the_worked_example_of_ratios_holds() {
    Replicates ratio = Replicates.ofRatios(new double[] {3, 1, 2}, new double[] {4, 4, 4});
    assertThat(ratio.mean()).isEqualTo(0.5);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(0.5 - 0.6209, within(1e-3));
  }

  @Test
  void one_repetition_has_no_interval_and_none_is_an_error() {
    assertThat(Replicates.of(0.4).interval()).isEmpty();
    assertThatThrownBy(() -> Replicates.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Replicates.ofRatios(new double[] {0}, new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void units_that_hang_together_make_the_interval_wider_than_counting_them_one_by_one() {
    // Each repetition is all hits or none: 20 repetitions say as much as 20 units, not 20,000.
    double[] hits = new double[20];
    double[] units = new double[20];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < hits.length; i++) {
      units[i] = 1000;
      hits[i] = random.nextBoolean() ? 1000 : 0;
    }
    Interval interval = Replicates.ofRatios(hits, units).interval().orElseThrow();
    assertThat(interval.high() - interval.low()).as("seed 5").isGreaterThan(0.3);
  }
}
