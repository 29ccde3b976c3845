package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static Headline operators(Studies studies) {
    return Headline.of(studies.result()).get(0);
  }

  private static Map<String, Double> shares(Object... namesAndShares) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < namesAndShares.length; i += 2) {
      shares.put((String) namesAndShares[i], (Double) namesAndShares[i + 1]);
    }
    return shares;
  }

  @Test
  void one_that_is_alone_in_the_first_tier_leads() {
    Headline headline = operators(Studies.of(40).operators(shares("A", 0.7, "B", 0.1)));
    assertThat(headline.verdict()).isEqualTo(Verdict.LEADS);
    assertThat(headline.sentence())
        .isEqualTo(
            "A leads. It carries 70% of paths to 192.0.2.8 between other networks (95% interval 60"
                + " to 80%).");
    assertThat(headline.undetermined())
        .isEqualTo(
            "On 12% of paths part of the way has no known operator, so the shares are lower"
                + " bounds.");
    assertThat(headline.whole()).isEqualTo(headline.sentence() + " " + headline.undetermined());
  }

  @Test
  void the_only_destination_is_named_and_several_are_not() {
    assertThat(operators(Studies.of(40)).sentence()).contains("share of paths to 192.0.2.8 ");
    assertThat(operators(Studies.of(40).destinations(7)).sentence())
        .contains("share of paths between other networks");
  }

  @Test
  void an_operator_is_called_without_its_siblings() {
    assertThat(operators(Studies.of(40).operators(shares("A and siblings", 0.7))).sentence())
        .startsWith("A leads.");
  }

  @Test
  void the_only_one_leads() {
    assertThat(operators(Studies.of(40).operators(shares("A", 0.7))).verdict())
        .isEqualTo(Verdict.LEADS);
  }

  @Test
  void one_of_several_in_the_first_tier_does_not_lead() {
    Headline headline = operators(Studies.of(40).operators(shares("A", 0.3, "B", 0.28, "C", 0.27)));
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_SEPARABLE);
    assertThat(headline.sentence())
        .isEqualTo(
            "No operator stands out. A carries the largest share of paths to 192.0.2.8 between"
                + " other networks, 30% (95% interval 20 to 40%), but cannot be told apart from B"
                + " and C.");
  }

  @Test
  void many_in_the_first_tier_are_counted() {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      shares.put("Operator " + i, 0.3 - i * 0.001);
    }
    assertThat(operators(Studies.of(40).operators(shares)).sentence())
        .endsWith("but cannot be told apart from 8 others.");
  }

  @Test
  void little_evidence_is_said_in_the_sentence() {
    Headline headline = operators(Studies.of(14));
    assertThat(headline.whole()).startsWith("Indicative only. No operator stands out.");
    assertThat(headline.caution()).isEqualTo("14 vantage-point ASes, 20 are needed");
  }

  @Test
  void too_little_evidence_gives_no_number() {
    Headline headline = operators(Studies.of(6));
    assertThat(headline.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(headline.first()).isEmpty();
    assertThat(headline.sentence())
        .startsWith("Too little was observed to say which operator carries most paths to 192.0.2.8")
        .doesNotContain("Telekom");
  }

  @Test
  void nothing_observed_is_said() {
    Headline headline = operators(Studies.of(40).operators(Map.of()));
    assertThat(headline.verdict()).isEqualTo(Verdict.NONE_OBSERVED);
    assertThat(headline.sentence())
        .isEqualTo("No operator was seen between other networks on any of the paths to 192.0.2.8.");
  }
}
