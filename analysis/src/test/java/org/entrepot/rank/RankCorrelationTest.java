package org.entrepot.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  private static double[] array(double... values) {
    return values;
  }

  @Test
  void spearman_s_rho_by_hand() {
    assertThat(RankCorrelation.spearman(array(1, 2, 3, 4), array(10, 20, 30, 400))).isEqualTo(1);
    assertThat(RankCorrelation.spearman(array(1, 2, 3, 4), array(9, 8, 7, 0))).isEqualTo(-1);
    // Without ties 1 - 6 sum of d^2 / (n (n^2 - 1)): d = 1, 1, 0, 0, so 1 - 12 / 60.
    assertThat(RankCorrelation.spearman(array(1, 2, 3, 4), array(2, 1, 3, 4)))
        .isCloseTo(0.8, within(1e-12));
    // Ranks 1, 2.5, 2.5, 4 beside 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    assertThat(RankCorrelation.spearman(array(1, 2, 2, 4), array(1, 2, 3, 4)))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    // All tied: there is no order to go together with.
    assertThat(RankCorrelation.spearman(array(1, 2, 3), array(5, 5, 5))).isZero();
    assertThat(RankCorrelation.kendall(array(1, 2, 3), array(5, 5, 5))).isZero();
  }

  @Test
  void both_see_order_alone_and_turn_their_sign_with_it() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(2, 40);
      double[] x = random.ints(n, 0, 15).asDoubleStream().toArray();
      double[] y = random.ints(n, 0, 15).asDoubleStream().toArray();
      double[] stretched = x.clone();
      double[] turned = x.clone();
      for (int i = 0; i < n; i++) {
        stretched[i] = Math.exp(x[i]);
        turned[i] = -x[i];
      }
      double rho = RankCorrelation.spearman(x, y);
      double tau = RankCorrelation.kendall(x, y);
      String as = "seed " + seed;
      assertThat(RankCorrelation.spearman(stretched, y)).as(as).isCloseTo(rho, within(1e-12));
      assertThat(RankCorrelation.kendall(stretched, y)).as(as).isCloseTo(tau, within(1e-12));
      assertThat(RankCorrelation.spearman(turned, y)).as(as).isCloseTo(-rho, within(1e-12));
      assertThat(RankCorrelation.kendall(turned, y)).as(as).isCloseTo(-tau, within(1e-12));
      assertThat(RankCorrelation.spearman(y, x)).as(as).isCloseTo(rho, within(1e-12));
    }
  }

  @Test
  void orders_of_different_length_cannot_be_compared() {
    assertThatThrownBy(() -> RankCorrelation.kendall(array(1), array(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 values beside 2");
    assertThatThrownBy(() -> RankCorrelation.spearman(array(1), array(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
