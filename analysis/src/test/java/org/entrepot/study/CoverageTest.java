package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void users_without_a_vantage_point_in_their_network_are_not_covered() {
    Coverage coverage =
        Coverage.of(
            List.of(
                new Coverage.Country(new CountryCode("BA"), 0, 1_000, 0),
                new Coverage.Country(new CountryCode("RS"), 7, 3_000, 2_000)));
    assertThat(coverage.users()).isEqualTo(4_000);
    assertThat(coverage.share()).isEqualTo(0.5);
    assertThat(coverage.totalVariation()).isEqualTo(0.25);
    // (0.25 log(0.25 / 0.0025) + 0.75 log(0.75 / 0.9975)) / log(100)
    assertThat(coverage.divergence()).isCloseTo(0.2036, within(0.00005));
  }
}
