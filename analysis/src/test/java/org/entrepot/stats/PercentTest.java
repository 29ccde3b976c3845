package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0%",
    "1e-9, <0.1%",
    "0.0004, <0.1%",
    "0.0005, 0.1%",
    "0.25, 25.0%",
    "0.3333, 33.3%",
    "0.9994, 99.9%",
    "0.99951, >99.9%",
    "1, 100.0%"
  })
  void something_is_never_nothing_and_less_than_all_is_never_all(double share, String text) {
    assertThat(Percent.of(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.95, 95%", "0.9, 90%", "0.999, 99.9%", "0.5, 50%"})
  void a_level_has_no_more_digits_than_it_needs(double level, String text) {
    assertThat(Percent.ofLevel(level)).isEqualTo(text);
  }

  @Test
  void columns_are_aligned_by_characters_and_control_characters_break_no_line() {
    TextTable table =
        new TextTable("rl").row("n", "name").row("10", "Ko\u0161ava\nAD").row("9", "\ud83c\udf10x");
    assertThat(table).hasToString(" n  name\n10  Ko\u0161ava AD\n 9  \ud83c\udf10x\n");
    assertThatThrownBy(() -> table.row("only one")).hasMessage("1 cells for 2 columns");
  }
}
