package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void each_is_held_against_what_is_left_and_the_first_to_fail_ends_it() {
    assertThat(Holm.pass(new double[] {0.03, 0.01, 0.04, 0.005}, 0.05))
        .containsExactly(false, true, false, true);
    assertThat(Holm.pass(new double[] {0.01, 0.02, 0.05}, 0.05)).containsExactly(true, true, true);
  }

  @Test
  void one_alone_is_held_against_the_level_itself() {
    assertThat(Holm.pass(new double[] {0.05}, 0.05)).containsExactly(true);
    assertThat(Holm.pass(new double[] {0.06}, 0.05)).containsExactly(false);
    assertThat(Holm.pass(new double[0], 0.05)).isEmpty();
  }
}
