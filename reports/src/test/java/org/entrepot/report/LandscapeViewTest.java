package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LandscapeViewTest {
  private static LandscapeView view(Studies studies) {
    return new LandscapeView(studies.result());
  }

  private static List<Map<String, String>> file(Studies studies, String name) {
    return CsvTable.read(LandscapeFiles.of(studies.result()).getOrDefault(name, ""));
  }

  private static String section(Studies studies) {
    String page = Page.of(studies.result());
    String from = page.substring(page.indexOf("<section id=\"why\""));
    return from.substring(0, from.indexOf("</section>"));
  }

  @Test
  void the_country_with_most_members_stands_first_and_one_without_exchanges_has_no_numbers() {
    LandscapeView.CountryRow serbia = view(Studies.of(40)).countries().get(0);
    assertThat(serbia.country()).isEqualTo("Serbia");
    assertThat(serbia.members()).isEqualTo("10 / 21 / 2");
    assertThat(serbia.participation()).isEqualTo("5.7% of 140");
    assertThat(serbia.perRouted()).isEqualTo("0.24");
    assertThat(serbia.perMillion()).isEqualTo("5.5");
    assertThat(serbia.largest()).endsWith("(33)");
    LandscapeView.CountryRow kosovo =
        view(Studies.of(40)).countries().stream()
            .filter(row -> row.country().equals("Kosovo*"))
            .findFirst()
            .orElseThrow();
    assertThat(kosovo.members()).isEqualTo("–");
    assertThat(kosovo.exchanges()).isEqualTo("0");
    assertThat(kosovo.crossed()).as("a share of paths, and an upper end").isEqualTo("0.0%");
    assertThat(kosovo.interval()).isNotEqualTo("0.0–0.0%");
  }

  @Test
  void sentences_say_what_goes_together_and_that_it_is_no_cause() {
    assertThat(view(Studies.of(40)).together())
        .isEqualTo(
            "The share of paths rises with nearness to the region's inhabitants. With exchanges per"
                + " million inhabitants no tendency can be told from none.");
    assertThat(section(Studies.of(40)))
        .contains("correlation and no cause")
        .contains("12 metropolitan areas of 100,000 inhabitants or more")
        .contains("0.10 (−0.20 to 0.40)")
        .contains("ixp/&lt;peeringdb&gt;.json, 2022-10-06");
  }

  @Test
  void what_is_missing_is_said_and_what_is_left_out_too() {
    assertThat(section(Studies.of(40))).contains("No estimate of users (asUsers) was read");
    assertThat(section(Studies.of(40).leaving()))
        .doesNotContain("No estimate of users")
        .contains("Distances to users leave out Kosovo*, of which");
  }

  @Test
  void too_little_evidence_shows_what_is_listed_and_no_share() {
    LandscapeView few = view(Studies.of(6));
    assertThat(few.countries().get(0).members()).isEqualTo("10 / 21 / 2");
    assertThat(few.countries()).allMatch(row -> row.crossed().equals("–"));
    assertThat(few.cities()).allMatch(row -> row.share().equals("–"));
    assertThat(few.correlations()).isEmpty();
    assertThat(section(Studies.of(6)))
        .contains("Too few independent vantage points stand behind the shares of paths")
        .doesNotContain("no cause");
    assertThat(file(Studies.of(6), "city-handovers.csv")).isEmpty();
    assertThat(file(Studies.of(6), "landscape.csv")).allMatch(row -> "".equals(row.get("value")));
  }

  @Test
  void files_have_a_row_for_each_and_mark_what_is_simulated() {
    Map<String, String> serbia =
        file(Studies.of(40), "landscape.csv").stream()
            .filter(row -> "RS".equals(row.get("country")))
            .findFirst()
            .orElseThrow();
    assertThat(serbia)
        .containsEntry("largest", "=IX of \"Belgrade\"")
        .containsEntry("members", "33")
        .containsEntry("routed_members", "8")
        .containsEntry("members_per_million_users", "5.500000");
    assertThat(file(Studies.of(40), "centrality.csv").get(0))
        .containsEntry("name", "Vienna")
        .containsEntry("in_region", "false")
        .containsEntry("km_to_users", "")
        .containsEntry("km_to_inhabitants", "190.000000");
    assertThat(file(Studies.of(40), "city-handovers.csv").get(0))
        .containsEntry("one", "Vienna")
        .containsEntry("other", "Frankfurt am Main");
    for (String text : LandscapeFiles.of(Studies.of(40).synthetic().result()).values()) {
      assertThat(text.lines().skip(1).collect(Collectors.toList()))
          .isNotEmpty()
          .allMatch(line -> line.endsWith(",true"));
    }
  }

  @Test
  void the_pairs_that_are_not_in_the_table_are_counted() {
    assertThat(view(Studies.of(40)).handovers()).hasSize(MapArcs.DRAWN);
    assertThat(view(Studies.of(40)).otherHandovers()).startsWith("7 more pairs have less, each");
  }

  @Test
  void numbers_have_a_minus_and_no_negative_nothing() {
    assertThat(Decimals.of(-0.126, 2)).isEqualTo("−0.13");
    assertThat(Decimals.of(-0.001, 2)).isEqualTo("0.00");
    assertThat(Decimals.of(1234.5, 0)).isEqualTo("1235");
  }
}
