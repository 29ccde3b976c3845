package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingCsvTest {
  private static String csv(Studies studies) {
    return RankingCsv.of(studies.result().rankings().transitOrganization(), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Telekom Srbija|Telekom Srbija",
        "Level 3 Parent, LLC|\"Level 3 Parent, LLC\"",
        "a \"b\" c|\"a \"\"b\"\" c\"",
        "=HYPERLINK(1)|\"'=HYPERLINK(1)\"",
        "+1|\"'+1\"",
        "-1|\"'-1\"",
        "@x|\"'@x\"",
        "Теленор|Теленор"
      })
  void a_name_is_quoted_where_it_must_be_and_is_never_a_formula(String name, String field) {
    assertThat(csv(Studies.of(40).operators(Map.of(name, 0.25))).lines().skip(1))
        .containsExactly(
            "1,1,3,1,org-0,"
                + field
                + ",RS,transit-organisation,0.250000,0.154149,0.345851,250,30,10.000000,"
                + "1.000000,1.000000,1.000000,1.000000");
  }

  @Test
  void a_line_break_in_a_name_stays_inside_its_quotes() {
    assertThat(csv(Studies.of(40).operators(Map.of("two\nlines", 0.25))))
        .contains(",\"two\nlines\",");
  }

  @Test
  void every_row_is_written() {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      shares.put("Operator " + i, 0.4 / (i + 1));
    }
    assertThat(csv(Studies.of(40).operators(shares))).hasLineCount(1_001).endsWith("\n");
  }

  @Test
  void a_suppressed_ranking_has_a_header_alone() {
    assertThat(csv(Studies.of(6)))
        .isEqualTo(
            "rank,rank_low,rank_high,tier,id,name,country,metric,value,ci_low,ci_high,paths,"
                + "clusters,weight,p_top_1,p_top_3,p_top_5,expected_rank\n");
  }

  @Test
  void a_row_tells_where_its_entity_stands_in_the_draws() {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      shares.put("Operator " + i, 0.8 - i / 10.0);
    }
    List<Map<String, String>> rows = CsvTable.read(csv(Studies.of(40).operators(shares)));
    for (String column : List.of("p_top_1", "p_top_3", "p_top_5", "expected_rank")) {
      double sum = rows.stream().mapToDouble(row -> cell(row, column)).sum();
      double places =
          Map.of("p_top_1", 1.0, "p_top_3", 3.0, "p_top_5", 5.0).getOrDefault(column, 36.0);
      assertThat(sum).as(column).isCloseTo(places, within(1e-5));
    }
    assertThat(cell(rows.get(0), "p_top_1")).isGreaterThan(cell(rows.get(1), "p_top_1"));
    assertThat(cell(rows.get(7), "expected_rank")).isGreaterThan(5);
  }

  private static double cell(Map<String, String> row, String column) {
    return Double.parseDouble(Objects.requireNonNull(row.get(column), column));
  }
}
