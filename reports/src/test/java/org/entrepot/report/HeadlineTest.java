package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
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

  private static final String POPULATION =
      "Of 1,000 traceroute paths from 40 networks in Albania, Bosnia and Herzegovina, Montenegro,"
          + " North Macedonia and Serbia, 26 June 2017 (UTC), one vote a network";

  @Test
  void one_that_is_alone_in_the_first_tier_leads() {
    Headline headline = operators(Studies.of(40).operators(shares("A", 0.7, "B", 0.1)));
    assertThat(headline.verdict()).isEqualTo(Verdict.LEADS);
    assertThat(headline.sentence())
        .isEqualTo(
            "A leads. It was seen in between on 70% of all paths to 192.0.2.8 (95% interval 60 to"
                + " 80%).");
    assertThat(headline.undetermined())
        .isEqualTo(
            "On 12% of paths part of the way has no known operator; the true shares may be"
                + " higher.");
  }

  @Test
  void a_sentence_that_is_quoted_alone_says_what_it_is_of() {
    Headline headline = operators(Studies.of(40).operators(shares("A", 0.7, "B", 0.1)));
    assertThat(headline.whole())
        .isEqualTo(POPULATION + ": " + headline.sentence() + " " + headline.undetermined());
  }

  @Test
  void a_long_list_of_countries_is_counted() {
    Region large =
        Region.of(
            Stream.of("AL AT BA BE BG CH CZ DE DK ES FI FR GR HR HU IT".split(" "))
                .map(CountryCode::new)
                .toList());
    assertThat(operators(Studies.of(40).region(large)).whole())
        .startsWith("Of 1,000 traceroute paths from 40 networks in 16 countries, 26 June 2017");
  }

  @Test
  void nobody_leads_paths_of_which_most_are_unresolved() {
    Headline headline =
        operators(Studies.of(40).unresolved(13).operators(shares("A", 0.7, "B", 0.1)));
    assertThat(headline.sentence())
        .startsWith("A was seen most often. It was seen in between on 70% of all paths");
  }

  @Test
  void the_only_destination_is_named_and_several_are_not() {
    assertThat(operators(Studies.of(40)).sentence()).contains("of all paths to 192.0.2.8 (");
    assertThat(operators(Studies.of(40).destinations(7)).sentence()).contains("of all paths (");
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
  void one_of_several_that_may_be_first_does_not_lead() {
    Headline headline = operators(Studies.of(40).operators(shares("A", 0.3, "B", 0.28, "C", 0.27)));
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_SEPARABLE);
    assertThat(headline.sentence())
        .isEqualTo(
            "No operator stands out. A was seen in between on a larger share of paths than any"
                + " other, 30% of all paths to 192.0.2.8 (95% interval 20 to 40%), but cannot be"
                + " told apart from B and C.");
  }

  @Test
  void the_first_of_equals_is_not_called_larger() {
    assertThat(operators(Studies.of(40).operators(shares("A", 0.3, "B", 0.3))).sentence())
        .contains("A was seen in between on as large a share of paths as any other, 30% of all");
  }

  @Test
  void one_that_is_below_the_first_is_no_rival_though_it_shares_the_tier() {
    Ranking<?> ranking =
        Studies.of(40)
            .operators(shares("A", 0.6, "B", 0.55, "C", 0.1))
            .oneTier()
            .result()
            .rankings()
            .transitOrganization();
    assertThat(ranking.rows()).extracting(Ranking.Row::tier).containsOnly(1);
    assertThat(
            operators(Studies.of(40).operators(shares("A", 0.6, "B", 0.55, "C", 0.1)).oneTier())
                .sentence())
        .endsWith("but cannot be told apart from B.");
  }

  @Test
  void many_rivals_are_counted() {
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
    assertThat(headline.whole())
        .contains(", one vote a network, indicative only: No operator stands out.");
    assertThat(headline.caution())
        .isEqualTo("Only a hint: 14 networks have a probe; 20 are needed to publish a number.");
    assertThat(headline.undetermined()).startsWith("On 12% of paths");
  }

  @Test
  void too_much_that_is_unresolved_is_said_once() {
    Headline headline = operators(Studies.of(40).unresolved(20));
    assertThat(headline.caution())
        .isEqualTo(
            "Only a hint: on 80% of paths part of the way has no known operator, and more than 30%"
                + " is too many.");
    assertThat(headline.undetermined()).isEmpty();
    assertThat(headline.whole()).endsWith(headline.caution());
  }

  @Test
  void too_little_evidence_gives_no_number_but_those_that_it_takes() {
    Headline headline = operators(Studies.of(9).unresolved(20));
    assertThat(headline.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(headline.first()).isEmpty();
    assertThat(headline.sentence())
        .isEqualTo(
            "Too little was observed to say which operator is seen most often in between on paths"
                + " to 192.0.2.8: 9 networks have a probe; at least 10 are needed to show a"
                + " number, 20 to publish one.");
    assertThat(headline.whole()).doesNotContain("Telekom", "%");
  }

  @Test
  void nothing_observed_is_said() {
    Headline headline = operators(Studies.of(40).operators(Map.of()));
    assertThat(headline.verdict()).isEqualTo(Verdict.NONE_OBSERVED);
    assertThat(headline.sentence())
        .isEqualTo("No operator was seen in between on any of the paths to 192.0.2.8.");
  }
}
