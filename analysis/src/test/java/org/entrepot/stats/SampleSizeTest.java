package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {
  /** METHOD.md 5. */
  @ParameterizedTest
  @CsvSource({"0.25, 0.20, 1404", "0.25, 0.15, 306", "0.25, 0.10, 115", "0.10, 0.25, 115"})
  void shares_of_one_sample_take_so_many_to_be_told_apart(double a, double b, long number) {
    assertThat(SampleSize.paired(a, b)).hasValue(number);
  }

  @Test
  void no_number_tells_equal_shares_apart() {
    assertThat(SampleSize.paired(0.25, 0.25)).isEmpty();
    assertThat(SampleSize.paired(0, 0)).isEmpty();
    assertThat(SampleSize.within(0, 0.1, 50)).isEmpty();
  }

  @Test
  void half_the_distance_takes_four_times_as_many() {
    assertThat(SampleSize.within(0.196, 0.1, 50)).hasValue(50);
    assertThat(SampleSize.within(0.098, 0.1, 50)).hasValue(200);
    assertThat(SampleSize.within(0.1, 0, 50)).hasValue(0);
  }
}
