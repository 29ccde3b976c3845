package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.entrepot.RealData;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.claim.Claim;
import org.entrepot.claim.ClaimVerdict;
import org.entrepot.claim.Claims;
import org.entrepot.claim.Finding;
import org.entrepot.claim.Measure;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.rank.Ranking;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsFileTest {
  private static final String GOOD =
      """
      claims:
        - id: one
          sentence: "It is so."
          source: somebody
          metric: entry-share-organisation
          subjects: [8400, AS31042]
          share: { about: 0.25, within: 0.05 }
          direction: into
          region: [RS]
          period: { from: 2019-01-01T00:00:00Z, to: 2020-01-01T00:00:00Z }
          binding: true
          context: beside it
      """;

  @TempDir Path folder;

  private Claims read(String text) throws Exception {
    return ClaimsFile.read(
        new DataFile(Files.writeString(folder.resolve("claims.yaml"), text), "claims.yaml"));
  }

  @Test
  void a_claim_is_read_whole() throws Exception {
    Claims claims = read(GOOD);
    assertThat(claims.file()).isEqualTo("claims.yaml");
    assertThat(claims.sha256()).hasSize(64);
    Claim claim = claims.claims().get(0);
    assertThat(claim.measure()).isEqualTo(Measure.ENTRY_SHARE);
    assertThat(claim.subjects()).containsExactly("8400", "AS31042");
    assertThat(claim.comparison()).isEqualTo(new Claim.Between(0.2, 0.3));
    assertThat(claim.frame().binding()).isTrue();
    assertThat(claim.frame().window().orElseThrow().words()).contains("1 January 2019");
    assertThat(claim.context()).hasValue("beside it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "claims:             | claim:                 | unknown key \"claim\"",
        "id: one             | idd: one               | claim 1: unknown key \"idd\"",
        "id: one             | id: ../one             | its id is not file-safe",
        "sentence:           | sentense:              | unknown key \"sentense\"",
        "sentence: \"It is so.\" | sentence: [a]      | claim \"one\": sentence is a line of text",
        "source: somebody    | source: \"\"           | claim \"one\": source is a line of text",
        "metric: entry-share-organisation | metric: entry-share | metric \"entry-share\" is not known",
        "metric: entry-share-organisation | metric: exit-transit-organisation-RS | is not known",
        "[8400, AS31042]     | []                     | subjects is a list",
        "[8400, AS31042]     | 8400                   | subjects is a list",
        "[8400, AS31042]     | [Belgrade]             | is not an AS number",
        "[8400, AS31042]     | [4294967296]           | is not an AS number",
        "[8400, AS31042]     | [8.5]                  | is not an AS number",
        "[8400, AS31042]     | [[8400]]               | is not an AS number",
        "share: {            | shares: {              | unknown key \"shares\"",
        "about: 0.25         | about: 25              | share.about is a number between 0 and 1",
        "about: 0.25         | about: \"25%\"         | share.about is a number between 0 and 1",
        "about: 0.25, within | at-least: 0.25, within | share has a key at-least or at-most",
        "about: 0.25,        | at-most: .inf,         | not valid YAML",
        "direction: into     | direction: in          | direction is into or out-of",
        "direction: into     | above: 1               | it says one of above, first",
        "share: { about: 0.25, within: 0.05 } | first: false | first is true",
        "share: { about: 0.25, within: 0.05 } | first-but-for: Frankfurt | first-but-for is a list",
        "share: { about: 0.25, within: 0.05 } | binding: true | not valid YAML",
        "region: [RS]        | region: nowhere        | region \"nowhere\" is neither",
        "binding: true       | binding: maybe         | binding is true or false",
        "to: 2020-01-01      | to: 2018-01-01         | is not after its beginning",
        "context: beside it  | context: *it           | aliases, such as *it",
      })
  void a_mistake_is_one_sentence_that_names_the_file(String right, String wrong, String sentence) {
    assertThat(GOOD).contains(right);
    assertThatThrownBy(() -> read(GOOD.replace(right, wrong)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageStartingWith(folder.resolve("claims.yaml").toString())
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n");
  }

  @Test
  void what_is_no_list_of_claims_is_refused() {
    for (String text :
        List.of("", "[]", "claims: []", "claims: 7", "claims: [x]", "{", "claims: [{}]")) {
      assertThatThrownBy(() -> read(text))
          .as("text %s", text)
          .isInstanceOf(InvalidStudyException.class)
          .hasMessageContaining("claims.yaml");
    }
    assertThatThrownBy(() -> read(GOOD + GOOD.substring(GOOD.indexOf("  - id"))))
        .hasMessageContaining("two claims have this id");
    assertThatThrownBy(() -> ClaimsFile.read(DataFile.of(folder)))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("there is no file of claims");
  }

  private Path study(String more) throws IOException {
    new SmallWorld(folder);
    Files.writeString(
        folder.resolve("results.jsonl"),
        SmallWorld.json(1, "11.9.0.9", "11.1.0.1", "11.2.0.1", "11.9.0.9"));
    return Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: small
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: results.jsonl
        %s%s"""
            .formatted(SmallWorld.referenceYaml(), more));
  }

  @Test
  void a_study_tests_its_own_claims_or_the_founding_ones_where_they_are_about_its_region()
      throws Exception {
    assertThat(StudyConfig.read(study("")).claims().map(Claims::file)).hasValue("founding.yaml");
    read(GOOD);
    assertThat(StudyConfig.read(study("claims: claims.yaml\n")).claims().map(Claims::file))
        .hasValue("claims.yaml");
    assertThat(StudyConfig.read(study("synthetic: true\n")).claims()).isEmpty();
    Path elsewhere = study("");
    Files.writeString(elsewhere, Files.readString(elsewhere).replace("[RS, BG]", "[BG]"));
    assertThat(StudyConfig.read(elsewhere).claims()).isEmpty();
    assertThatThrownBy(() -> StudyConfig.read(study("claims: none.yaml\n")))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("claims: there is no readable file none.yaml");
  }

  @Test
  void too_little_is_said_to_be_too_little() throws Exception {
    read(GOOD.replace("entry-share", "transit-path-share").replace("8400, AS31042", "2"));
    List<Finding> findings =
        Study.of(StudyConfig.read(study("claims: claims.yaml\n"))).run().findings();
    assertThat(findings).extracting(Finding::verdict).containsExactly(ClaimVerdict.CANNOT_BE_TOLD);
  }

  @Test
  void a_city_that_nobody_knows_is_a_mistake_in_the_file() throws Exception {
    read(
        GOOD.replace("entry-share-organisation", "city-visit-share")
            .replace("8400, AS31042", "Belgrad"));
    StudyConfig config = StudyConfig.read(study("claims: claims.yaml\n"));
    assertThatThrownBy(() -> Study.of(config).run())
        .isInstanceOf(InvalidStudyException.class)
        .hasMessage(
            "claims.yaml: claim \"one\": there is no city \"Belgrad\" in the study's list of cities");
  }

  @Test
  void subjects_are_called_as_rankings_call_them() throws Exception {
    Dataset dataset = StudyConfig.read(study("")).dataset();
    ClaimSubjects subjects = new ClaimSubjects(AddressBook.load(dataset));
    assertThat(subjects.find(Measure.Kind.ORGANISATION, "6").id())
        .isEqualTo(subjects.find(Measure.Kind.ORGANISATION, "AS5").id());
    assertThat(subjects.find(Measure.Kind.AS, "AS6").id()).isEqualTo("6");
    assertThat(subjects.find(Measure.Kind.COUNTRY, "RS").name()).isEqualTo("Serbia");
    for (String name : List.of("belgrade", "Belgrade, RS", "792680")) {
      assertThat(subjects.find(Measure.Kind.CITY, name).id()).as(name).isEqualTo("792680");
    }
  }

  /** A ranking that is added has to be listed as something that claims can be about. */
  @Test
  void every_ranking_of_subjects_is_a_measure() throws Exception {
    StudyResult result = Study.of(StudyConfig.read(study(""))).run();
    assertThat(
            result.rankings().all().stream()
                .map(Ranking::metric)
                .filter(metric -> Measure.of(metric).isEmpty()))
        .allMatch(
            metric ->
                metric.equals("local-exchange")
                    // No claim is read as a trimmed mean, or as one over pairs.
                    || metric.startsWith("hegemony-")
                    || metric.startsWith("observed-betweenness-")
                    || metric.endsWith("-outcome")
                    || metric.endsWith("-returns")
                    || metric.endsWith("-door-organisation"));
    assertThat(Measure.of("exit-transit-organisation-rs")).hasValue(Measure.EXIT_TRANSIT);
    assertThat(Measure.of("exit-transit-organisation-qq")).isEmpty();
  }

  private static String founding() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Claims.class.getResourceAsStream("founding.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_founding_claims_stand_in_the_docs() throws IOException {
    assertThat(Files.readString(Path.of("../docs/claims.md"))).contains(founding());
  }

  @Test
  @Tag(RealData.TAG)
  void the_founding_claims_cannot_be_told_from_paths_out_of_the_region() throws Exception {
    String founding = founding();
    String own =
        """
          - id: transit
            sentence: Telekom Srbija is in between on a quarter of the paths.
            source: a test
            metric: transit-path-share-organisation
            subjects: [8400]
            share: { at-least: 0.25 }
        """;
    StudyConfig config = StudyConfig.read(RealData.path("see-2017.yaml"));
    assertThat(config.claims().map(Claims::claims)).hasValue(read(founding).claims());
    read(founding + own);
    List<Finding> findings =
        Study.of(config.withClaims(folder.resolve("claims.yaml"))).run().findings();
    assertThat(findings)
        .extracting(finding -> finding.claim().id(), Finding::verdict)
        .containsExactly(
            Tuple.tuple("belgrade-queries", ClaimVerdict.CANNOT_BE_TOLD),
            Tuple.tuple("first-operators", ClaimVerdict.CANNOT_BE_TOLD),
            Tuple.tuple("transit", ClaimVerdict.REFUTED));
    assertThat(findings.get(1).because()).contains("paths to 8.8.8.8 from inside the region");
    assertThat(findings.get(2).measured().orElseThrow().estimates().clusters()).isEqualTo(200);
  }
}
