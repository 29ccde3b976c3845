package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2017-06-26T00:00:00Z | 2017-06-27T00:00:00Z | 26 June 2017 (UTC)",
        "2019-04-01T00:00:00Z | 2019-07-01T00:00:00Z | 1 April 2019 to 30 June 2019 (UTC)",
        "2019-04-01T06:00:00Z | 2019-04-01T07:30:05Z"
            + " | 1 April 2019, 06:00:00 to 1 April 2019, 07:30:05 (UTC)"
      })
  void a_period_of_whole_days_names_its_last_day(Instant from, Instant to, String words) {
    assertThat(new Period(from, to).words()).isEqualTo(words);
  }
}
