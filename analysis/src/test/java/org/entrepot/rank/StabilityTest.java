package org.entrepot.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityTest {
  @Test
  void kendall_s_tau_b_by_hand() {
    // scipy.stats.kendalltau (1.17.1) of the same gives the same.
    assertThat(tau(array(4, 3, 2, 1), array(4, 3, 2, 1))).isEqualTo(1);
    assertThat(tau(array(4, 3, 2, 1), array(1, 2, 3, 4))).isEqualTo(-1);
    // Of six pairs one is discordant: (5 - 1) / 6.
    assertThat(tau(array(4, 3, 2, 1), array(3, 4, 2, 1))).isCloseTo(4 / 6.0, within(1e-12));
    // A tie on one side: (5 - 0) / sqrt(6 * 5); on both sides 5 / 5.
    assertThat(tau(array(4, 3, 2, 1), array(4, 4, 2, 1)))
        .isCloseTo(5 / Math.sqrt(30), within(1e-12));
    assertThat(tau(array(4, 4, 2, 1), array(4, 4, 2, 1))).isEqualTo(1);
    assertThat(tau(array(12, 2, 1, 12, 2), array(1, 4, 7, 1, 0)))
        .isCloseTo(-0.4714045207910316, within(1e-12));
    // All tied: there is no order to agree with.
    assertThat(tau(array(1, 2, 3), array(5, 5, 5))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void kendall_counted_by_sorting_is_kendall_counted_by_pairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 50; run++) {
      int n = 2 + random.nextInt(40);
      double[] x = random.ints(n, 0, 1 + random.nextInt(30)).asDoubleStream().toArray();
      double[] y = random.ints(n, 0, 1 + random.nextInt(30)).asDoubleStream().toArray();
      long balance = 0;
      long untiedX = 0;
      long untiedY = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double a = Math.signum(x[i] - x[j]);
          double b = Math.signum(y[i] - y[j]);
          balance += Math.round(a * b);
          untiedX += a != 0 ? 1 : 0;
          untiedY += b != 0 ? 1 : 0;
        }
      }
      double expected =
          untiedX == 0 || untiedY == 0 ? 0 : balance / Math.sqrt((double) untiedX * untiedY);
      assertThat(tau(x, y)).as("seed %d, run %d", seed, run).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void rank_biased_overlap_by_hand() {
    // The first of three is the same, the others have changed places. Agreement 1, 1/2, 1:
    // 0.1 * (1 + 0.9 / 2 + 0.81) + 0.9^3.
    assertThat(overlap(array(3, 2, 1), array(3, 1, 2))).isCloseTo(0.955, within(1e-12));
    // Reversed: agreement 0, 1/2, 1.
    assertThat(overlap(array(3, 2, 1), array(1, 2, 3))).isCloseTo(0.855, within(1e-12));
    assertThat(overlap(array(3, 2, 1), array(3, 2, 1))).isCloseTo(1, within(1e-12));
    // The first two tied in one: agreement 2 * 1 / (1 + 2), 1, 1.
    assertThat(overlap(array(3, 2, 1), array(3, 3, 1)))
        .isCloseTo(0.1 * (2 / 3.0 + 0.9 + 0.81) + 0.729, within(1e-12));
  }

  @Test
  void the_first_ten_places_have_86_percent_of_the_weight() {
    // Webber et al. 2010, equation 21: 1 - p^9 + 10 (1 - p) / p (ln(1 / (1 - p)) - sum of p^i / i
    // for i to 9), which is 0.8556 at p = 0.9. Of 200 places the first ten agree and no other does:
    // from depth 11 on agreement is 10 / d, and what is left is less than the weight of the rest.
    double p = RankBiasedOverlap.P;
    double sum = 0;
    for (int i = 1; i < 10; i++) {
      sum += Math.pow(p, i) / i;
    }
    double weight = 1 - Math.pow(p, 9) + 10 * (1 - p) / p * (Math.log(1 / (1 - p)) - sum);
    assertThat(weight).isCloseTo(0.8556, within(5e-5));
    double[] one = new double[400];
    double[] other = new double[400];
    for (int i = 0; i < 400; i++) {
      one[i] = i < 10 ? 1000 - i : i < 205 ? 600 - i : -i;
      other[i] = i < 10 ? 1000 - i : i < 205 ? -i - 400 : 600 - i;
    }
    assertThat(overlap(one, other)).isCloseTo(weight, within(1e-4));
  }

  @Test
  void a_clear_order_never_changes_and_one_of_chance_does() {
    Tables clear = Tables.equal(30, 100);
    Tables chance = Tables.equal(30, 100);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 8; i++) {
      clear.with("s" + i, random.longs(30, 10L * i + 4, 10L * i + 7).toArray());
      chance.with("s" + i, random.longs(30, 0, 100).toArray());
    }
    Stability never = Ranking.of("m", clear.estimate()).stability().orElseThrow();
    assertThat(never.kendall()).isEqualTo(new Stability.Agreement(1, 1, 1));
    assertThat(never.overlap().low()).isCloseTo(1, within(1e-12));
    assertThat(never.draws()).isEqualTo(2_000);
    Stability often = Ranking.of("m", chance.estimate()).stability().orElseThrow();
    assertThat(often.kendall().mean()).isBetween(0.1, 0.9);
    assertThat(often.kendall().low()).isLessThan(often.kendall().mean());
    assertThat(often.kendall().high()).isGreaterThan(often.kendall().mean());
    assertThat(often.overlap().mean()).isLessThan(1).isGreaterThan(0.5);
  }

  @Test
  void one_row_has_no_order() {
    assertThat(Ranking.of("m", Tables.equal(9, 2).with("a", 1).estimate()).stability()).isEmpty();
  }

  @Test
  void however_the_draws_are_held_at_a_time_the_figures_are_the_same() {
    // More than 4,000,000 / 2,000 rows take several passes.
    SplittableRandom random = new SplittableRandom(3);
    Tables tables = Tables.equal(4, 5000);
    for (int i = 0; i < 2_100; i++) {
      tables.with("s" + i, random.longs(4, 1, 5000).toArray());
    }
    var estimates = ClusterBootstrap.withSeed(1).estimate(Tables.ESTIMAND, tables.table());
    int[] draws = {0};
    Ranking<String> ranking = Ranking.of("m", estimates);
    double[] first = estimates.draws(ranking.rows().get(0).key());
    double[] last = estimates.draws(ranking.rows().get(2_099).key());
    DrawnShares.forEach(
        estimates,
        ranking.rows(),
        shares -> {
          assertThat(shares[0]).isEqualTo(first[draws[0]]);
          assertThat(shares[2_099]).isEqualTo(last[draws[0]++]);
        });
    assertThat(draws[0]).isEqualTo(2_000);
  }

  private static double tau(double[] one, double[] other) {
    return new Kendall(one).with(other);
  }

  private static double overlap(double[] one, double[] other) {
    return new RankBiasedOverlap(one).with(other);
  }

  private static double[] array(double... values) {
    return values;
  }
}
