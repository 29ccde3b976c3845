package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entrepot.rank.Ranking;
import org.entrepot.study.Operator;
import org.entrepot.study.PathFacts;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedStudyTest {
  @TempDir Path folder;

  private FinishedStudy finished(StudyResult study) throws Exception {
    ReportWriter.write(study, folder);
    return FinishedStudy.open(folder);
  }

  @Test
  void what_is_read_from_the_folder_is_what_was_found() throws Exception {
    String name = "\"Quoted\", and\nbroken";
    StudyResult study = Studies.of(40).operators(Map.of(name, 0.25, "=1+1", 0.1)).result();
    FinishedStudy finished = finished(study);
    assertThat(finished.rankings()).isEqualTo(FinishedRanking.of(study));
    assertThat(finished.facts().map(PathFacts::operators).orElseThrow().values())
        .containsExactlyElementsOf(study.operators())
        .extracting(Operator::name)
        .contains("=TELEKOM \"SRBIJA\", a.d.");
    assertThat(finished.region().countries()).isEqualTo(study.config().region().countries());
    assertThat(finished.policy()).isEqualTo("strict");
    assertThat(finished.synthetic()).isFalse();
    FinishedRanking first = finished.rankings().get(0);
    Ranking<?> ranking = study.rankings().all().get(0);
    assertThat(first.estimand()).isEqualTo(ranking.estimates().estimand());
    assertThat(first.clusters()).isEqualTo(ranking.estimates().clusters());
    assertThat(first.rows())
        .extracting(row -> row.get("name"))
        .containsExactlyInAnyOrder(name, "=1+1");
    assertThat(first.row("org-0")).isPresent();
    assertThat(first.heading().get(1)).startsWith("Of traceroute paths");
    assertThat(first.heading().get(2)).contains("40 vantage-point ASes", "evidence: publishable");
  }

  @Test
  void suppressed_evidence_has_no_rows_and_simulated_data_their_mark() throws Exception {
    FinishedRanking ranking = finished(Studies.of(6).synthetic().result()).rankings().get(0);
    assertThat(ranking.rows()).isEmpty();
    assertThat(ranking.heading().get(0)).startsWith("SYNTHETIC");
    assertThat(ranking.heading()).last().asString().startsWith("too little evidence");
  }

  @Test
  void claims_are_found_by_their_id_where_there_are_any() throws Exception {
    assertThat(finished(Studies.of(40).result()).claimed("c1")).isEmpty();
    Files.writeString(
        folder.resolve("summary.json"),
        """
        {"claims":[{"id":"c0","claim":"Hm.","metric":"m","subjects":["Atlantis"]},
        {"id":"c1","claim":"So?","metric":"m","subjects":["8400","2"],"value":0.25,
        "interval":{"low":0.1,"high":0.5},"paths":7,"networks":3}]}""");
    FinishedStudy study = FinishedStudy.open(folder);
    assertThat(study.claimed("c0").orElseThrow().cells()).containsEntry("paths", "");
    FinishedStudy.Claimed claim = study.claimed("c1").orElseThrow();
    assertThat(claim.subjects()).containsExactly("8400", "2");
    assertThat(claim.cells())
        .containsEntry("name", "So?")
        .containsEntry("ci_high", "0.5")
        .containsEntry("paths", "7")
        .containsEntry("clusters", "3");
  }

  @Test
  void a_folder_of_an_earlier_version_has_no_operators_and_a_broken_table_is_told()
      throws Exception {
    FinishedStudy study = finished(Studies.of(40).result());
    PathFacts facts = study.facts().orElseThrow();
    assertThat(facts).isEqualTo(PathFacts.of(Studies.of(40).result()));
    Path operators = folder.resolve("operators.csv");
    String table = Files.readString(operators);
    Files.writeString(operators, table.replace(",registration,owner", ""));
    assertThat(study.facts()).isEmpty();
    Files.writeString(operators, table);
    Files.delete(folder.resolve("exchanges.csv"));
    assertThat(study.facts()).isEmpty();
    assertThatThrownBy(() -> CsvTable.read("a,b\n1\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 has 1 cells");
    assertThat(CsvTable.read("a,b\n\"\",\"x\"\"\n,\"\n"))
        .isEqualTo(List.of(Map.of("a", "", "b", "x\"\n,")));
  }
}
