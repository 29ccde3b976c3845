package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entrepot.stats.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static Chart chart(Studies studies) {
    return new Chart(
        "Operators",
        "What is counted.",
        "Operator",
        15,
        Doubt.OPERATOR,
        studies.result().rankings().transitOrganization());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0004, 0.003, 0.02, 0.07, 0.1, 0.23, 0.31, 0.42, 0.5, 0.66, 0.9})
  void no_interval_touches_the_end_of_the_scale(double share) {
    Chart chart = chart(Studies.of(40).operators(Map.of("A", share)));
    double high = chart.top().get(0).estimate().interval().high();
    assertThat(chart.full() == 1 || high <= 0.95 * chart.full()).isTrue();
    List<Chart.Tick> ticks = chart.ticks();
    assertThat(ticks).hasSizeBetween(2, 7);
    assertThat(ticks.get(ticks.size() - 1).position()).isEqualTo("100");
  }

  @Test
  void a_scale_ends_at_all_paths() {
    assertThat(chart(Studies.of(40).operators(Map.of("A", 0.99))).full()).isEqualTo(1);
  }

  @Test
  void whoever_is_not_ranked_may_have_the_rule_of_three_and_what_could_not_be_told() {
    assertThat(chart(Studies.of(40)).unlisted())
        .isEqualTo(
            "Any operator besides the 17 in this ranking had no share of the paths seen, but may have"
                + " up to 7.5% of all (95% interval, rule of three), or more, since on 12% of those"
                + " seen part of the way has no known operator.");
    assertThat(chart(Studies.of(14).unresolved(0)).unlisted())
        .endsWith(" but may have up to 21% of all (95% interval, rule of three).");
    assertThat(chart(Studies.of(40).operators(Map.of())).unlisted())
        .startsWith("Any operator had no share of the paths seen, but may have up to 7.5% of all");
    assertThat(chart(Studies.of(6)).unlisted()).isEmpty();
    assertThat(chart(Studies.of(0)).unlisted()).isEmpty();
  }

  @Test
  void how_steady_the_first_is_is_said_of_a_hundred_panels_drawn_again() {
    // Equal in every draw, so that each is first in half of them.
    assertThat(chart(Studies.of(40).operators(Map.of("A", 0.3, "B", 0.3))).steady())
        .isEqualTo("In 50 of 100 resampled panels the first of the list is first.");
    assertThat(chart(Studies.of(40).operators(Map.of("A", 0.3))).steady()).isEmpty();
    assertThat(chart(Studies.of(40).operators(Map.of())).steady()).isEmpty();
    assertThat(chart(Studies.of(6)).steady()).isEmpty();
    assertThat(Page.of(Studies.of(40).result()).split("resampled panels", -1)).hasSize(2);
    assertThat(Page.of(Studies.of(6).result())).doesNotContain("resampled panels");
  }

  @Test
  void a_hint_is_never_more_than_indicative() {
    assertThat(chart(Studies.of(40)).evidence()).isEqualTo(Evidence.PUBLISHABLE);
    Chart hint = chart(Studies.of(40)).hint("something may be wrong");
    assertThat(hint.evidence()).isEqualTo(Evidence.INDICATIVE);
    assertThat(hint.shortcomings()).isEqualTo("something may be wrong");
    Chart withheld = chart(Studies.of(6)).hint("something may be wrong");
    assertThat(withheld.evidence()).isEqualTo(Evidence.SUPPRESSED);
    assertThat(withheld.shortcomings())
        .startsWith("6 networks have a probe")
        .doesNotContain("wrong");
  }
}
