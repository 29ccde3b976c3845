package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrimmedMeanTest {
  private static double[] onesAndZeros(int ones, int zeros) {
    double[] values = new double[ones + zeros];
    Arrays.fill(values, 0, ones, 1);
    return values;
  }

  /** The values of METHOD.md M2 and PEERS.md 3.1, seen with SciPy. */
  @ParameterizedTest
  @CsvSource({
    "1, 8, 0.11111111111111111",
    "1, 9, 0",
    "2, 8, 0.125",
    "3, 17, 0.0625",
    "8, 4, 0.7",
    "8, 0, 1",
    "10, 0, 1",
    "3, 7, 0.25",
    "10, 10, 0.5",
    "3, 27, 0",
    "0, 5, 0"
  })
  void ten_percent_are_cut_as_scipy_cuts_them(int ones, int zeros, double mean) {
    assertThat(TrimmedMean.TEN_PERCENT.of(onesAndZeros(ones, zeros))).isEqualTo(mean);
  }

  @Test
  void what_is_cut_is_a_whole_number_for_every_size() {
    for (int n = 1; n <= 2_000; n++) {
      for (int percent : new int[] {0, 7, 10, 29, 49}) {
        // With cut values of one at each end, all of those that are left are zeros.
        int cut = Math.floorDiv(n * percent, 100);
        double[] values = new double[n];
        Arrays.fill(values, 0, cut, -1e9);
        Arrays.fill(values, n - cut, n, 1e6);
        assertThat(new TrimmedMean(percent).of(values)).as("%d of %d", percent, n).isEqualTo(0);
        if (cut > 0) {
          values[cut] = -1e9;
          assertThat(new TrimmedMean(percent).of(values)).isNegative();
        }
      }
    }
  }

  @Test
  void the_order_of_values_changes_no_bit_and_larger_values_give_no_smaller_mean() {
    for (long seed = 1; seed <= 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] values = random.doubles(random.nextInt(1, 60)).toArray();
      double mean = TrimmedMean.TEN_PERCENT.of(values);
      double[] turned = new double[values.length];
      Arrays.setAll(turned, i -> values[values.length - 1 - i]);
      assertThat(TrimmedMean.TEN_PERCENT.of(turned)).as("seed %d", seed).isEqualTo(mean);
      assertThat(new TrimmedMean(0).of(values))
          .as("seed %d", seed)
          .isEqualTo(Arrays.stream(values).average().orElseThrow(), within(1e-12));
      turned[random.nextInt(turned.length)] += 0.5;
      assertThat(TrimmedMean.TEN_PERCENT.of(turned)).isGreaterThanOrEqualTo(mean);
    }
  }

  @Test
  void of_nothing_or_of_no_numbers_there_is_no_mean() {
    assertThatThrownBy(() -> TrimmedMean.TEN_PERCENT.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TrimmedMean.TEN_PERCENT.of(new double[] {1, Double.NaN}))
        .hasMessage("there is no mean of [1.0, NaN]");
    assertThatThrownBy(() -> new TrimmedMean(50)).isInstanceOf(IllegalArgumentException.class);
  }
}
