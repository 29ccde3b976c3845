package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.study.EntryWeighting;
import org.entrepot.study.EntryWeighting.By;
import org.junit.jupiter.api.Test;

class EntryWeightsCsvTest {
  private static List<EntryWeighting> weightings(int networks) {
    Ranking<Organization> ranking =
        Studies.of(networks).leaving().result().rankings().exit().orElseThrow().transit();
    return List.of(
        new EntryWeighting(By.PATH, ranking, 12, 12), new EntryWeighting(By.USERS, ranking, 7, 12));
  }

  @Test
  void each_operator_has_a_row_under_each_weighting() {
    List<String> lines = EntryWeightsCsv.of(weightings(40), false).lines().toList();
    assertThat(lines.get(0)).startsWith("weighting,destinations_known,destinations,rank,id,name");
    assertThat(lines.get(1)).startsWith("path,12,12,1,org-0,Telekom Srbija,RS,0.187200,");
    assertThat(lines).filteredOn(line -> line.startsWith("users,7,12,")).hasSize(17);
    assertThat(EntryWeightsCsv.of(weightings(40), true).lines())
        .allMatch(line -> line.endsWith(",true") || line.endsWith(",synthetic"));
    assertThat(EntryWeightsCsv.of(weightings(6), false)).hasLineCount(1);
  }

  @Test
  void the_sentence_says_of_how_many_destinations_a_weight_is_known() {
    assertThat(EntryWeightsCsv.sentence(weightings(40)))
        .contains("by path, Telekom Srbija with 18.7% (")
        .contains("by users of the destination AS, known of 7 of 12 destinations, Telekom Srbija");
    assertThat(EntryWeightsCsv.sentence(weightings(6))).isEmpty();
    assertThat(EntryWeightsCsv.sentence(List.of())).isEmpty();
  }
}
