package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0%, 0.0%",
    "0.285, 28.5%, 29%",
    "1, 100.0%, 100%",
    "0.0049, 0.5%, 0.5%",
    "NaN, n/a, n/a",
    "0.1, 10.0%, 10%",
    "0.0999, 10.0%, 10.0%",
    "0.9999, >99.9%, >99%",
    "0.0001, <0.1%, <0.1%"
  })
  void shares_are_printed_in_percent(double share, String table, String sentence) {
    assertThat(Figures.percent(share)).isEqualTo(table);
    assertThat(Figures.about(share)).isEqualTo(sentence);
  }

  @Test
  void intervals_name_both_ends_and_their_level() {
    assertThat(Figures.range(new Interval(0.05, 0.2149, 0.95))).isEqualTo("5.0–21.5%");
    assertThat(Figures.level(0.95)).isEqualTo("95% interval");
  }

  @ParameterizedTest
  @CsvSource({
    "0.12, 0.05, 0.2149, 12%, 5 to 21%",
    "0.078, 0.043, 0.118, 7.8%, 4.3 to 11.8%",
    "0.12, 0.0049, 0.25, 12.0%, 0.5 to 25.0%",
    "0.003, 0.0002, 0.02, 0.3%, <0.1 to 2.0%",
    "0.003, 0, 0.02, 0.3%, 0.0 to 2.0%",
    "0.99, 0.9, 0.9999, 99%, 90 to >99%"
  })
  void a_small_share_in_a_sentence_has_a_decimal_and_something_is_never_nothing(
      double value, double low, double high, String share, String interval) {
    Estimate estimate = new Estimate(value, new Interval(low, high, 0.95), 1, 9, 3, 0.9);
    assertThat(Figures.about(estimate)).isEqualTo(share);
    assertThat(Figures.aboutRange(estimate)).isEqualTo("95% interval " + interval);
  }

  @Test
  void counts_and_lists_read_as_in_a_sentence() {
    assertThat(Figures.count(16_500, "path")).isEqualTo("16,500 paths");
    assertThat(Figures.count(1, "path")).isEqualTo("1 path");
    assertThat(Figures.and(List.of())).isEmpty();
    assertThat(Figures.and(List.of("A", "B", "C"))).isEqualTo("A, B and C");
  }

  @Test
  void next_to_none_or_to_all_of_a_hundred_is_said_in_words() {
    assertThat(Figures.ofHundred(0.834)).isEqualTo("83");
    assertThat(Figures.ofHundred(0)).isEqualTo("0");
    assertThat(Figures.ofHundred(0.002)).isEqualTo("fewer than 1");
    assertThat(Figures.ofHundred(0.998)).isEqualTo("more than 99");
    assertThat(Figures.ofHundred(1)).isEqualTo("100");
  }
}
