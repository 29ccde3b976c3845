package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.RealData;
import org.entrepot.SmallWorld;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of finished studies: {@code rank}, {@code compare} and {@code explain}. */
class FinishedVerbsTest {
  private static final String DESTINATION = "11.9.0.9";
  private static final String FIRST = "transit-path-share-organisation";

  /** Enough for every ranking to be published. */
  private static final int NETWORKS = 24;

  @TempDir static Path folder;
  @TempDir Path own;

  private record Run(int status, String out, String err) {}

  /**
   * Two studies, before and after, of vantage-point networks 101 and on. Each has two paths: one by
   * way of one of five networks, which after is AS2 for every third; one with a gap. After, a
   * network has come and one has gone.
   */
  @BeforeAll
  static void studies() throws IOException {
    new SmallWorld(folder);
    StringBuilder probes = new StringBuilder();
    StringBuilder origins = new StringBuilder(Files.readString(folder.resolve("ip2as.tsv")));
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int network = 101; network <= 101 + NETWORKS; network++) {
      probes.append(
          ("{\"id\":%d,\"asn_v4\":%d,\"country_code\":\"RS\",\"type\":\"Probe\","
                  + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[20.4651,44.8040]}}\n")
              .formatted(network, network));
      origins.append("11.%d.0.0/16\t%d\n".formatted(network, network));
      if (network < 101 + NETWORKS) {
        before.addAll(results(network, 2 + network % 5));
      }
      if (network > 101) {
        after.addAll(results(network, network % 3 == 0 ? 2 : 2 + network % 5));
      }
    }
    Files.writeString(folder.resolve("probes.jsonl"), probes);
    Files.writeString(folder.resolve("ip2as.tsv"), origins);
    Path names = folder.resolve("names.txt");
    Files.writeString(
        names,
        Files.readString(names)
            .replace("4 NET4 - Network 4, RS", "4 =HYPERLINK(1), RS")
            .replace("Network 7, RS", "Network 7, AT"));
    Path countries = folder.resolve("countries.txt");
    StringBuilder rows = new StringBuilder(Files.readString(countries));
    List<String> within = new ArrayList<>();
    for (int network = 101; network < 101 + NETWORKS; network++) {
      rows.append(network + "|RS|1|100.0|65536|100.0\n");
      within.addAll(handedOver(network));
    }
    Files.writeString(countries, rows);
    Files.writeString(folder.resolve("owners.csv"), SmallWorld.owners("RS-GROUP", 2, 9));
    Files.writeString(folder.resolve("as-rel.txt"), relationships());
    study("within", within, "  asOwners: [owners.csv]\n  asRelationships: [as-rel.txt]\n");
    study("before", before, "");
    study("after", after, "");
    study("invented", after, "synthetic: true\n");
    study("greek", after, "region: [RS, GR]\n");
    study("lone", results(101, 2), "");
  }

  private static List<String> results(int network, int operator) {
    String own = "11." + network + ".0.1";
    String via = "11." + operator + ".2.1@9";
    return List.of(
        SmallWorld.json(network, DESTINATION, own, via, DESTINATION),
        SmallWorld.json(network, DESTINATION, own, "*", via, DESTINATION)
            .replace("\"msm_id\":1000", "\"msm_id\":1001"));
  }

  /** AS2 of Serbia is a provider of all, and AS7 of Austria of every second and the destination. */
  private static String relationships() {
    StringBuilder text = new StringBuilder("2|9|-1\n7|9|-1\n");
    for (int network = 101; network < 101 + NETWORKS; network++) {
      text.append("2|" + network + "|-1\n");
      text.append(network % 2 == 0 ? "" : "7|" + network + "|-1\n");
    }
    return text.toString();
  }

  /** Two paths within Serbia: one over an exchange in Vienna for every second, one over none. */
  private static List<String> handedOver(int network) {
    String own = "11." + network + ".0.1";
    List<String> all = new ArrayList<>();
    all.add(SmallWorld.json(network, DESTINATION, own, "11.2.2.1@9", DESTINATION));
    if (network % 2 == 0) {
      all.add(
          SmallWorld.json(
                  network,
                  DESTINATION,
                  own,
                  "11.2.2.1@9",
                  "11.99.0.3@9",
                  "11.3.2.1@9",
                  "11.3.2.2@9",
                  DESTINATION)
              .replace("\"msm_id\":1000", "\"msm_id\":1001"));
    }
    return all;
  }

  private static void study(String name, List<String> results, String more) throws IOException {
    Files.writeString(folder.resolve(name + ".jsonl"), String.join("\n", results));
    boolean isReference = more.startsWith("  ");
    String region = more.startsWith("region") ? "" : "region: [RS, BG]\n";
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [%s.jsonl]
        %s%s%sseed: 7
        %s"""
            .formatted(
                name,
                name,
                SmallWorld.referenceYaml(),
                isReference ? more : "",
                region,
                isReference ? "" : more));
    Run run = run("study", folder.resolve(name + ".yaml"), "--out", folder.resolve(name));
    assertThat(run.status()).as(run.err()).isZero();
  }

  private static Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Run run = runInto(out, args);
    return new Run(run.status(), out.toString(StandardCharsets.UTF_8), run.err());
  }

  private static Run runInto(OutputStream out, Object... args) {
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new Run(status, "", err.toString());
  }

  private static Path in(String name) {
    return folder.resolve(name);
  }

  private static void isOneSentence(Run run, int status, String... words) {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(words).doesNotContain("\tat ");
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  private static List<JsonNode> objects(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().map(Row::parse).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rank", "compare", "explain"})
  void each_verb_has_help_with_a_worked_example(String verb) {
    assertThat(run(verb, "--help").out()).contains("Usage: entrepot " + verb, "Example:");
    assertThat(run("--help").out()).contains("  " + verb);
  }

  @Test
  void a_ranking_is_told_with_what_it_is_of_and_on_how_much_it_stands() {
    Run run = run("rank", in("before"), "--top", 2);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(FIRST);
    assertThat(lines.get(1)).startsWith("Of traceroute paths to 11.9.0.9").contains("share that ");
    assertThat(lines.get(2))
        .contains("48 paths of 24 vantage-point ASes", "% unresolved; evidence: ");
    assertThat(lines.get(4)).startsWith("rank  range  tier  id");
    assertThat(lines).last().asString().matches("and [0-9]+ more");
    assertThat(lines).hasSize(8);
  }

  @Test
  void a_study_file_is_run_and_gives_the_same_ranking_as_its_folder() {
    for (String format : List.of("text", "csv", "jsonl")) {
      Run finished = run("rank", in("before"), "--by", "as", "--format", format);
      Run fresh = run("rank", in("before.yaml"), "--by", "as", "--format", format, "--quiet");
      assertThat(fresh.out()).as(format).isEqualTo(finished.out()).isNotEmpty();
    }
  }

  @Test
  void a_table_for_programs_is_that_of_the_study_and_no_formula() throws IOException {
    Run run = run("rank", in("before"), "--by", "as", "--format", "csv");
    assertThat(run.out()).contains(",\"'=HYPERLINK(1)\",");
    assertThat(run.out().replace("\r\n", "\n"))
        .isEqualTo(Files.readString(in("before/rankings/transit-path-share-as.csv")));
    Path file = own.resolve("top.csv");
    Run out = run("rank", in("before"), "--top", 1, "--format", "csv", "--out", file);
    assertThat(out.out()).isEmpty();
    assertThat(file).content().hasLineCount(2);
    assertThat(objects(run("rank", in("before"), "--by", "as", "--format", "jsonl")))
        .anyMatch(row -> row.path("name").asText().equals("=HYPERLINK(1)"))
        .allMatch(row -> row.path("value").isNumber() && row.path("id").isTextual());
  }

  @Test
  void simulated_data_are_marked_by_every_verb() {
    for (String verb : List.of("rank", "explain", "compare")) {
      Object more =
          verb.equals("explain") ? "AS2" : verb.equals("compare") ? in("invented") : "--quiet";
      assertThat(run(verb, in("invented"), more).out()).startsWith("SYNTHETIC: ");
      assertThat(objects(run(verb, in("invented"), more, "--format", "jsonl")))
          .isNotEmpty()
          .allMatch(row -> row.path("synthetic").asBoolean());
    }
  }

  @Test
  void too_little_evidence_shows_no_number() {
    Run ranked = run("rank", in("lone"));
    assertThat(ranked.out()).contains("evidence: suppressed", "too little evidence");
    assertThat(ranked.out()).doesNotContain("unresolved", "CI");
    assertThat(run("rank", in("lone"), "--format", "jsonl").out()).isEmpty();
    assertThat(run("rank", in("lone"), "--format", "csv").out()).hasLineCount(1);
    Run explained = run("explain", in("lone"), "AS2");
    assertThat(explained.out()).isEqualTo(ranked.out());
    Run compared = run("compare", in("lone"), in("before"));
    assertThat(compared.out()).contains("in common: 1 pairs", "too little evidence");
    assertThat(compared.out()).doesNotContain("points");
    Run rows = run("compare", in("lone"), in("before"), "--format", "csv");
    assertThat(rows.out()).hasLineCount(1).startsWith("id,name,country,metric,before,after,");
    assertThat(rows.err()).contains("no number is shown");
  }

  @Test
  void a_study_against_itself_shows_no_difference() {
    List<JsonNode> rows = objects(run("compare", in("before"), in("before"), "--format", "jsonl"));
    assertThat(rows).isNotEmpty();
    for (JsonNode row : rows) {
      assertThat(row.path("difference").asDouble()).isZero();
      assertThat(row.path("panel").asDouble()).isZero();
      assertThat(row.path("p").asDouble()).isEqualTo(1);
      assertThat(row.path("p_holm").asDouble()).isEqualTo(1);
      assertThat(row.path("before")).isEqualTo(row.path("whole_before"));
    }
  }

  @Test
  void two_studies_are_compared_on_what_both_observed() throws IOException {
    Run run = run("compare", in("before"), in("after"));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("before: before. Of traceroute paths", "after: after. Of traceroute paths")
        .contains("in common: 23 pairs of source and destination, from 23 vantage-point ASes")
        .contains("left out: before 1 pairs and 1 ASes, after 1 pairs and 1 ASes");
    Object[] again = {"compare", in("before"), in("after"), "--format", "jsonl"};
    List<JsonNode> rows = objects(run(again));
    assertThat(rows).anyMatch(row -> row.path("difference").asDouble() != 0);
    for (JsonNode row : rows) {
      double difference = row.path("difference").asDouble();
      assertThat(row.path("ci_low").asDouble()).isLessThanOrEqualTo(difference);
      assertThat(row.path("ci_high").asDouble()).isGreaterThanOrEqualTo(difference);
      assertThat(difference + row.path("panel").asDouble())
          .isCloseTo(row.path("whole_difference").asDouble(), within(2e-6));
      assertThat(row.path("p_holm").asDouble()).isGreaterThanOrEqualTo(row.path("p").asDouble());
      assertThat(row.path("whole_before").asText())
          .isEqualTo(value("before", row.path("id").asText()));
      assertThat(row.path("whole_after").asText())
          .isEqualTo(value("after", row.path("id").asText()));
    }
    assertThat(run(again).out()).isEqualTo(run(again).out());
    assertThat(run("compare", in("before"), in("after"), "--seed", 2, "--format", "jsonl").out())
        .isNotEqualTo(run(again).out());
  }

  /** The share of an organisation as the study's own ranking has it. */
  private static String value(String study, String id) {
    return objects(run("rank", in(study), "--format", "jsonl")).stream()
        .filter(row -> row.path("id").asText().equals(id))
        .map(row -> row.path("value").asText())
        .findFirst()
        .orElse("0.000000");
  }

  @Test
  void studies_that_are_not_alike_are_compared_only_if_that_is_wanted() {
    isOneSentence(run("compare", in("before"), in("greek")), 2, "regions", "--anyway");
    isOneSentence(run("compare", in("before"), in("invented")), 2, "simulated", "--anyway");
    Run anyway = run("compare", in("before"), in("invented"), "--anyway");
    assertThat(anyway.status()).as(anyway.err()).isZero();
    assertThat(anyway.out()).startsWith("SYNTHETIC: ");
  }

  @Test
  void a_number_is_explained_by_its_networks_and_its_paths() {
    Run run = run("explain", in("before"), "AS2", "--limit", 3);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("--metric chooses another");
    assertThat(run.out())
        .contains("share that ", "Network 2 (AS2, RS)", "95% CI [")
        .contains("AS105  AS105", "*AS2* AS9", "reasons: ", "the first 3 of ");
    for (String spelling : List.of("2", "as2")) {
      assertThat(run("explain", in("before"), spelling, "--metric", FIRST, "--limit", 3).out())
          .isEqualTo(run.out());
    }
    assertThat(run("explain", in("before"), "2761369", "--metric", "city-visit-share").out())
        .contains("Vienna (2761369, AT)", "by way of: *Vienna (AT)*");
  }

  @Test
  void exposure_and_local_exchange_are_explained_and_compared() {
    Run registered =
        run("explain", in("within"), "RS", "--metric", "exposure-registration", "--limit", 1);
    assertThat(registered.status()).as(registered.err()).isZero();
    assertThat(registered.out())
        .contains("Serbia (RS, RS)\n100.0%", "36 paths of 24 vantage-point ASes")
        .contains("*AS2* AS9\n", "registered there: AS2 Network 2\n");
    Run owned = run("explain", in("within"), "RS", "--metric", "exposure-owner", "--limit", 99);
    assertThat(owned.out()).contains("*AS2* AS3 AS9", "owned by it: AS2 Network 2\n");
    Run only =
        run("explain", in("within"), "RS", "--metric", "exposure-only-registration", "--limit", 1);
    assertThat(only.status()).as(only.err()).isZero();
    assertThat(only.out())
        .contains("no known way around the operators registered there")
        .contains("Serbia (RS, RS)\n50.0%", "24 paths of 12 vantage-point ASes", "probe 102")
        .doesNotContain("AS101");
    Run abroad = run("explain", in("within"), "at an exchange outside the region");
    assertThat(abroad.status()).as(abroad.err()).isZero();
    assertThat(abroad.out())
        .startsWith("local-exchange\n")
        .contains("12 paths of 12 vantage-point ASes", "exchanges: TESTIX (AT)");
    for (String metric :
        List.of(
            "exposure-registration",
            "exposure-owner",
            "exposure-only-registration",
            "exposure-only-owner",
            "local-exchange")) {
      List<JsonNode> rows =
          objects(
              run("compare", in("within"), in("within"), "--metric", metric, "--format", "jsonl"));
      assertThat(rows)
          .as(metric)
          .isNotEmpty()
          .allMatch(row -> row.path("difference").asDouble() == 0)
          .allMatch(row -> row.path("before").equals(row.path("whole_before")));
    }
  }

  @Test
  void a_file_of_claims_is_an_input_that_is_recorded_and_verified() throws IOException {
    Path claims = folder.resolve("claims.yaml");
    String text =
        """
        claims:
          - id: two
            sentence: "Network 2 stands in between."
            source: "a test"
            metric: transit-path-share-organisation
            subjects: [2]
            share: { at-least: 0.25 }
        """;
    Files.writeString(claims, text);
    Path study = folder.resolve("claimed.yaml");
    Files.writeString(study, Files.readString(in("before.yaml")) + "claims: claims.yaml\n");
    Path out = own.resolve("claimed");
    assertThat(run("study", study, "--out", out).status()).isZero();
    Fingerprint fingerprint = DataFile.of(claims).fingerprint();
    String inputs = Files.readString(out.resolve("inputs.json"));
    assertThat(inputs)
        .contains("\"role\": \"claims\"", "\"name\": \"claims.yaml\"")
        .contains("\"bytes\": " + fingerprint.bytes(), fingerprint.sha256());
    assertThat(Files.readString(out.resolve("ro-crate-metadata.json")))
        .contains("\"#input/claims/claims.yaml\"", fingerprint.sha256());
    Run sound = run("inspect", out, "--study", study);
    assertThat(sound.status()).as(sound.out()).isZero();
    Files.writeString(claims, text.replace("0.25", "0.26"));
    Run changed = run("inspect", out, "--study", study);
    assertThat(changed.status()).isEqualTo(4);
    assertThat(changed.out()).contains("CHANGED: claims.yaml: its SHA-256 is not the one recorded");
    Files.delete(claims);
    assertThat(run("inspect", out, "--study", study).out()).contains("claims.yaml: missing");
    assertThat(run("explain", out, "two").out()).contains("*AS2*");
  }

  @Test
  void the_claims_of_the_program_lie_beside_no_study_and_are_verified_all_the_same()
      throws IOException {
    Path out = own.resolve("founding");
    assertThat(run("study", in("before.yaml"), "--out", out).status()).isZero();
    assertThat(Files.readString(out.resolve("inputs.json")))
        .contains("\"claims of the program\"", "\"founding.yaml\"");
    Run sound = run("inspect", out, "--study", in("before.yaml"));
    assertThat(sound.status()).as(sound.out()).isZero();
  }

  /** What is listed adds up to what the ranking says, for every row of every ranking. */
  private static int addsUp(Path study, int most) {
    int explained = 0;
    for (String name :
        run("rank", study, "--metric", "?")
            .err()
            .replaceAll(".*are ", "")
            .strip()
            .split(", ", -1)) {
      if (name.matches("(hegemony|observed-betweenness)-.*|city-.*-expected|city-gateway-entry")) {
        // Means of means, trimmed ones, probabilities: no number of paths adds up to them. And
        // where the routers of paths from outside stand is not in the file.
        isOneSentence(
            run("explain", study, "AS2", "--metric", name),
            2,
            name + " is not made of single paths");
        continue;
      }
      List<JsonNode> rows =
          objects(run("rank", study, "--metric", name, "--format", "jsonl", "--quiet"));
      for (JsonNode row : rows.subList(0, Math.min(most, rows.size()))) {
        List<JsonNode> told =
            objects(
                run(
                    "explain",
                    study,
                    row.path("id").asText(),
                    "--metric",
                    name,
                    "--format",
                    "jsonl"));
        long paths = row.path("paths").asLong();
        double shares = 0;
        long with = 0;
        for (JsonNode each : told) {
          if (each.path("kind").asText().equals("network")) {
            with += each.path("paths_with").asLong();
            shares += each.path("paths_with").asDouble() / each.path("paths").asDouble();
          }
        }
        assertThat(with).as(name + " " + row).isEqualTo(paths);
        assertThat(told.stream().filter(each -> each.path("kind").asText().equals("path")).count())
            .as(name + " " + row)
            .isEqualTo(paths);
        assertThat(shares)
            .as(name + " " + row)
            .isCloseTo(row.path("weight").asDouble(), within(1e-5));
        explained++;
      }
    }
    return explained;
  }

  @Test
  void the_paths_of_a_claim_are_those_of_any_of_its_subjects() throws IOException {
    Path study = own.resolve("study");
    assertThat(run("study", in("before.yaml"), "--out", study).status()).isZero();
    long paths = 0;
    for (String id : List.of("AS2", "AS3")) {
      paths += paths(study, id);
    }
    Path summary = study.resolve("summary.json");
    Path crate = study.resolve("ro-crate-metadata.json");
    String old = DataFile.of(summary).fingerprint().sha256();
    Files.writeString(
        summary,
        Files.readString(summary)
            .replaceFirst(
                "\"claims\"\\s*:\\s*\\[(?=\\s*\\{)",
                """
                "claims":[{"id":"both","claim":"Two carry it.","metric":"%s","value":0.4,
                "interval":{"low":0.1,"high":0.7},"subjects":["2","AS3"],"paths":%d,"networks":10},
                {"id":"none","claim":"Hm.","metric":"%s","subjects":["2"]},"""
                    .formatted(FIRST, paths, FIRST)));
    Files.writeString(
        crate, Files.readString(crate).replace(old, DataFile.of(summary).fingerprint().sha256()));
    Run run = run("explain", study, "both");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Two carry it. (both)", "40.0%, 95% CI [10.0%, 70.0%]\n", "*AS2*", "*AS3*");
    assertThat(objects(run("explain", study, "both", "--format", "jsonl")))
        .filteredOn(each -> each.path("kind").asText().equals("path"))
        .hasSize((int) paths);
    isOneSentence(run("explain", study, "none"), 2, "no number for the claim none");
  }

  private static long paths(Path study, String id) {
    return objects(run("rank", study, "--format", "jsonl")).stream()
        .filter(row -> row.path("id").asText().equals(id))
        .mapToLong(row -> row.path("paths").asLong())
        .sum();
  }

  @Test
  void what_is_listed_adds_up_to_the_number() {
    assertThat(addsUp(in("before"), 50)).isGreaterThan(20);
    assertThat(addsUp(in("within"), 50)).isGreaterThan(10);
  }

  @Test
  @Tag(RealData.TAG)
  void what_is_listed_adds_up_to_the_number_in_southeast_europe_in_2017() {
    Path study = own.resolve("see");
    Run run = run("study", RealData.path("see-2017.yaml"), "--out", study, "--quiet");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(addsUp(study, 1)).isGreaterThan(20);
    assertThat(objects(run("compare", study, study, "--format", "jsonl", "--top", 5)))
        .hasSize(5)
        .allMatch(row -> row.path("difference").asDouble() == 0 && row.path("p").asDouble() == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rank before --metric hubs            | there is no \"hubs\" in this study; there are transit",
        "rank before --metric x --by as       | --metric or --by, not both",
        "rank before --top 0                  | --top",
        "rank nowhere                         | nowhere",
        "compare before after --metric hubs   | there is no \"hubs\"",
        "compare before after --top 0         | --top",
        "compare before after --permutations 9 | --permutations",
        "compare before nowhere               | nowhere is not the folder of a finished study",
        "explain before AS77777               | there is no \"AS77777\" in any ranking",
        "explain before Atlantis              | there is no \"Atlantis\"",
        "explain before AS2 --metric hubs     | there is no \"hubs\"",
        "explain before AS2 --metric country-visit-share | there is no \"AS2\" in country-visit",
        "explain before AS2 --limit 0         | --limit",
        "explain nowhere AS2                  | nowhere is not the folder of a finished study",
      })
  void a_mistake_is_one_sentence_and_status_2(String line, String words) {
    Object[] args =
        Stream.of(line.strip().split(" ", -1))
            .map(word -> word.matches("before|after|nowhere") ? in(word) : word)
            .toArray();
    isOneSentence(run(args), 2, words.strip());
  }

  @Test
  void a_folder_that_was_changed_is_not_believed() throws IOException {
    Path study = own.resolve("study");
    assertThat(run("study", in("before.yaml"), "--out", study).status()).isZero();
    Path table = study.resolve("rankings/transit-path-share-as.csv");
    String sound = Files.readString(table);
    Files.writeString(table, sound.replace("0.1", "0.9"));
    isOneSentence(run("rank", study), 4, "transit-path-share-as.csv: its SHA-256");
    isOneSentence(run("explain", study, "AS2"), 4, "transit-path-share-as.csv");
    isOneSentence(run("compare", in("before"), study), 4, "transit-path-share-as.csv");
    Files.writeString(table, sound);
    assertThat(run("rank", study).status()).isZero();
    Files.writeString(study.resolve("summary.json"), "{");
    isOneSentence(run("rank", study), 4, "summary.json");
    Files.delete(study.resolve("summary.json"));
    isOneSentence(run("explain", study, "AS2"), 4, "summary.json is missing");
  }

  @ParameterizedTest
  @CsvSource({"Broken pipe, 0", "No space left on device, 1"})
  void output_that_nobody_reads_ends_quietly(String failure, int status) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException(failure);
          }
        };
    for (Run run :
        List.of(
            runInto(failing, "rank", in("before")),
            runInto(failing, "explain", in("before"), "AS2", "--quiet"),
            runInto(failing, "compare", in("before"), in("after"), "--format", "csv"))) {
      assertThat(run.status()).isEqualTo(status);
      assertThat(run.err()).hasLineCount(status);
    }
  }
}
