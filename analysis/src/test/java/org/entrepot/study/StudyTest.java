package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.UnknownFormatException;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.path.ObservedPath;
import org.entrepot.rank.Ranking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir Path folder;

  @BeforeEach
  void world() throws IOException {
    new SmallWorld(folder);
    write("results.jsonl", SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.2.0.1", DESTINATION));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path studyFile() throws IOException {
    return studyFile("results.jsonl");
  }

  private Path studyFile(String results) throws IOException {
    return write(
        "study.yaml",
        """
        name: small
        title: A small world
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [%s]
        %sseed: 7
        """
            .formatted(results, SmallWorld.referenceYaml()));
  }

  /** The same result of another measurement: one of the same would be a repetition. */
  private static String other(String json, int number) {
    return json.replace("\"msm_id\":1000", "\"msm_id\":" + (1000 + number));
  }

  private StudyConfig config() throws Exception {
    return StudyConfig.read(studyFile());
  }

  @Test
  void everything_that_was_read_is_accounted_for() throws Exception {
    String path = SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.2.0.1", DESTINATION);
    write(
        "results.jsonl",
        String.join(
            "\n",
            path,
            SmallWorld.json(2, DESTINATION, "11.2.0.1", "11.3.0.1", DESTINATION),
            SmallWorld.json(3, DESTINATION, "11.3.0.1", DESTINATION),
            path.replace("1498435200", "1498521600"),
            path,
            other(path, 1).replace("\"dst_addr\":\"" + DESTINATION + "\",", ""),
            "{\"type\":\"ping\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":1498435200}",
            "{\"type\":\"traceroute\", broken",
            SmallWorld.json(77, DESTINATION, "11.2.0.7").replace("11.1.0.200", "10.0.0.1")));
    StudyResult result = Study.of(config()).run();
    Accounting accounting = result.accounting();
    assertThat(accounting.read()).isEqualTo(9);
    assertThat(accounting.kept()).isEqualTo(2);
    assertThat(accounting.rejected().values()).containsExactly(1L);
    assertThat(accounting.examples()).hasSize(1);
    assertThat(accounting.examples().get(0)).startsWith("results.jsonl:8: ");
    assertThat(accounting.setAside())
        .containsEntry("vantage point outside the region", 1L)
        .containsEntry("outside the period", 1L)
        .containsEntry("repeats an earlier result", 1L)
        .containsEntry("no destination address", 1L)
        .containsEntry("result of type ping", 1L)
        .containsEntry("vantage point's country not known", 1L)
        .hasSize(6);
    assertThat(result.panel().countries())
        .extracting(Panel.Country::name, Panel.Country::probes, Panel.Country::paths)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Bulgaria", 1, 1L),
            org.assertj.core.groups.Tuple.tuple("Serbia", 1, 1L));
    assertThat(result.quality().paths()).isEqualTo(2);
    assertThat(result.quality().hops()).isEqualTo(6);
    assertThat(result.rankings().all()).extracting(Ranking::metric).doesNotHaveDuplicates();
    assertThat(result.rankings().transitAs().rows())
        .extracting(row -> row.subject().id(), row -> row.estimate().value())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2", 0.5),
            org.assertj.core.groups.Tuple.tuple("3", 0.5));
    assertThat(result.graphNodes()).isEqualTo(4);
    assertThat(result.graphEdges()).isEqualTo(4);
  }

  @Test
  void paths_are_held_against_a_routing_table_where_their_network_is_a_peer() throws Exception {
    String line = "TABLE_DUMP2|1498435200|B|192.0.2.9|%d|11.9.0.0/16|%s|IGP|192.0.2.9|0|0||NAG||";
    write("rib.txt", line.formatted(1, "1 2 9") + "\n" + line.formatted(3, "3 9"));
    write(
        "results.jsonl",
        String.join(
            "\n",
            SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.2.0.1", DESTINATION),
            other(SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.3.0.1", DESTINATION), 1),
            other(SmallWorld.json(1, DESTINATION, "11.1.0.1", "*", DESTINATION), 2),
            SmallWorld.json(2, DESTINATION, "11.2.0.1", "11.3.0.1", DESTINATION)));
    Path study = studyFile();
    Files.writeString(
        study, Files.readString(study).replaceFirst("(?m)^seed: 7", "  rib: [rib.txt]\nseed: 7"));
    Quality quality = Study.of(StudyConfig.read(study)).run().quality();

    assertThat(quality.paths()).isEqualTo(4);
    assertThat(quality.pathsByTable())
        .containsEntry("same", 1L)
        .containsEntry("differs", 1L)
        .containsEntry("fits as far as known", 1L)
        .hasSize(3);
    assertThat(quality.compared()).isEqualTo(3);
    assertThat(quality.disagreeing()).isEqualTo(1);
    assertThat(quality.resolved()).isEqualTo(4);
    assertThat(quality.resolvedHops()).isEqualTo(quality.hops() - 1);
    assertThat(quality.pathsByFlag()).containsEntry("gap-inferred", 1L);
    assertThat(quality.pathsByExchanges()).containsOnly(java.util.Map.entry(0, 4L));
    assertThat(quality.manyExchanges()).isZero();
  }

  @Test
  void a_witness_sees_every_path_once_and_why_it_is_not_counted() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < 600; number++) {
      lines.add(
          other(SmallWorld.json(1, DESTINATION, "11.1.1.1", "11.2.0.1", DESTINATION), number));
    }
    lines.set(300, lines.get(299));
    lines.set(400, lines.get(400).replace("1498435200", "1498521600"));
    lines.set(500, SmallWorld.json(3, DESTINATION, "11.3.0.1", DESTINATION));
    lines.add("{\"type\":\"ping\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":1498435200}");
    lines.add("{\"type\":\"traceroute\", broken");
    write("results.jsonl", String.join("\n", lines));
    Queue<ObservedPath> seen = new ConcurrentLinkedQueue<>();
    StudyResult watched = Study.of(config()).withThreads(4).withWitness(seen::add).run();
    StudyResult alone = Study.of(config()).withThreads(1).run();
    assertThat(watched.accounting()).isEqualTo(alone.accounting());
    assertThat(watched.rankings().toString()).isEqualTo(alone.rankings().toString());
    assertThat(seen).hasSize(600);
    Map<String, Long> words =
        seen.stream()
            .collect(
                Collectors.groupingBy(
                    path -> path.discarded().orElse("counted"), Collectors.counting()));
    assertThat(words)
        .isEqualTo(
            Map.of(
                "counted", 597L,
                "repeats an earlier result", 1L,
                "outside the period", 1L,
                "vantage point outside the region", 1L));
    assertThat(watched.accounting().kept()).isEqualTo(597);
    assertThat(watched.accounting().setAside())
        .isEqualTo(
            Map.of(
                "repeats an earlier result", 1L,
                "outside the period", 1L,
                "vantage point outside the region", 1L,
                "result of type ping", 1L));
    assertThat(seen)
        .filteredOn(path -> path.viewpoint().probeId() == 1)
        .allSatisfy(
            path ->
                assertThat(path.hops().get(0).place().city().orElseThrow().name())
                    .isEqualTo("Belgrade"));
  }

  @Test
  void a_witness_who_fails_ends_the_run() throws Exception {
    Study study =
        Study.of(config())
            .withWitness(
                path -> {
                  throw new IllegalArgumentException("I have seen enough");
                });
    assertThatThrownBy(study::run).hasStackTraceContaining("I have seen enough");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strict-without-exchanges", "strict-without-gaps-without-reach"})
  void a_study_file_may_leave_rules_out(String policy) throws Exception {
    Path file = studyFile();
    Files.writeString(file, Files.readString(file) + "policy: " + policy + "\n");
    assertThat(Study.of(StudyConfig.read(file)).run().config().policy()).isEqualTo(policy);
  }

  @Test
  void a_policy_that_is_not_known_is_told_with_those_that_are() throws Exception {
    Path file = studyFile();
    Files.writeString(file, Files.readString(file) + "policy: strict-without-magic\n");
    assertThatThrownBy(() -> StudyConfig.read(file))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContainingAll("strict-without-magic", "strict-without-RULE", "as-loops");
  }

  @Test
  void the_only_destination_is_named_wherever_shares_of_paths_to_it_are() throws Exception {
    StudyResult result = Study.of(config()).run();
    assertThat(result.destinations())
        .isEqualTo(new Destinations(1, 1, Optional.of(DESTINATION), Optional.of("Network 9")));
    assertThat(result.rankings().transitAs().estimates().estimand())
        .hasToString(
            "Of traceroute paths to 11.9.0.9, weighted by one vote for each AS with a vantage"
                + " point, observed from RIPE Atlas probes in Bulgaria, Serbia, 26 June 2017"
                + " (UTC): share that went through it, the operator of neither end");
  }

  @Test
  void an_organisation_has_siblings_where_several_of_its_networks_were_seen() throws Exception {
    String one = SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.6.0.1", DESTINATION);
    write("results.jsonl", one);
    assertThat(operators()).containsExactly("Network 6");
    String sibling = other(one, 2).replace("11.6.0.1", "11.5.0.1");
    write("results.jsonl", String.join("\n", one, other(one, 1), sibling));
    assertThat(operators()).containsExactly("Network 6 and siblings");
  }

  private List<String> operators() throws Exception {
    return Study.of(config()).run().rankings().transitOrganization().rows().stream()
        .map(row -> row.subject().name())
        .toList();
  }

  @Test
  void several_destinations_are_counted_once_each() throws Exception {
    String path = SmallWorld.json(1, DESTINATION, "11.1.0.1", "11.2.0.1", DESTINATION);
    write(
        "results.jsonl",
        String.join(
            "\n",
            path,
            other(path, 1),
            other(path, 2).replace(DESTINATION, "11.2.0.7"),
            other(path, 3).replace(DESTINATION, "11.9.0.8")));
    Destinations destinations = Study.of(config()).run().destinations();
    assertThat(destinations).isEqualTo(new Destinations(3, 2, Optional.empty(), Optional.empty()));
    assertThat(destinations.words()).isEqualTo("3 addresses");
  }

  @Test
  void any_number_of_threads_gives_the_same_bytes() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      String[] hops = new String[random.nextInt(1, 9)];
      for (int j = 0; j < hops.length; j++) {
        hops[j] =
            random.nextInt(6) == 0
                ? "*"
                : "11."
                    + random.nextInt(1, 10)
                    + "."
                    + random.nextInt(4)
                    + "."
                    + random.nextInt(1, 3);
      }
      lines.add(
          SmallWorld.json(random.nextInt(1, 6), "11.9.0." + random.nextInt(9, 200), hops)
              .replace("\"msm_id\":1000", "\"msm_id\":" + i));
    }
    write("results.jsonl", String.join("\n", lines));
    Path one = Files.createDirectory(folder.resolve("one"));
    Path four = Files.createDirectory(folder.resolve("four"));
    StudyResult alone = Study.of(config()).withThreads(1).runInto(one);
    StudyResult together = Study.of(config()).withThreads(4).runInto(four);
    for (String name : List.of("paths.jsonl.gz", "graph/as-graph.graphml")) {
      assertThat(four.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(together.quality()).isEqualTo(alone.quality());
    assertThat(together.destinations()).isEqualTo(alone.destinations());
    assertThat(together.rankings().all()).hasToString(alone.rankings().all().toString());
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(one.resolve("paths.jsonl.gz")))) {
      List<String> paths = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(paths).hasSize(1500);
      for (int i = 0; i < paths.size(); i++) {
        assertThat(paths.get(i)).contains("\"msm_id\":" + i + ",");
      }
    }
  }

  @Test
  void a_path_is_a_line_of_the_documented_format() throws Exception {
    write(
        "results.jsonl",
        SmallWorld.json(1, DESTINATION, "10.0.0.1", "*", "11.20.0.1", DESTINATION)
            + "\n"
            + SmallWorld.json(3, DESTINATION, "11.3.0.1"));
    Path out = Files.createDirectory(folder.resolve("out"));
    Study.of(config()).runInto(out);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(out.resolve("paths.jsonl.gz")))) {
      in.transferTo(text);
    }
    assertThat(text.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"prb_id":1,"msm_id":1000,"timestamp":1498435200,"af":4,"src_asn":1,\
            "dst_addr":"11.9.0.9","dst_asn":9,"reached":true,"as_path":[1,null,[2,3],9],\
            "hops":[[1],[2],[3],[4]],"ixps":[],"reasons":["probe","gap","moas","lpm"],\
            "flags":["gap"],"discarded":null,"src_country":"RS","lans":[],\
            "src_city":792680,"cities":[],"countries":[],"city_hops":[],\
            "country_path":["(RS)",null,"(RS)"],\
            "country_path_administrative":["RS",null,"RS"]}
            {"prb_id":3,"msm_id":1000,"timestamp":1498435200,"af":4,"src_asn":3,\
            "dst_addr":"11.9.0.9","dst_asn":9,"reached":false,"as_path":[3,null],\
            "hops":[[1],[]],"ixps":[],"reasons":["lpm","gap"],\
            "flags":["gap","unreached"],"discarded":"vantage point outside the region",\
            "src_country":"AT","lans":[]}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: small          | nmae: small           | unknown key \"nmae\"",
        "name: small          | name: ../small        | not file-safe",
        "seed: 7              | synthetic: yes        | synthetic is true or false, not \"yes\"",
        "seed: 7              | synthetic: 1          | synthetic is true or false, not 1",
        "region: [RS, BG]     | region: [RS, ZZ]      | \"ZZ\" is not a country code",
        "region: [RS, BG]     | region: atlantis      | neither one of see, see-ripe, wb6",
        "region: [RS, BG]     | region: []            | region",
        "from: 2017-06-26T00:00:00Z | from: yesterday | period.from is an instant",
        "from: 2017-06-26     | from: 2018-06-26      | not after its beginning",
        "from: 2017-06-26T00:00:00Z | from: +999999999-01-01T00:00:00Z | period.from is an instant",
        "from: 2017-06-26T00:00:00Z, | | period.from is missing",
        "[results.jsonl]      | 12                    | results is a file or a list of files",
        "from: 2017-06-26     | since: 2017-06-26     | unknown key \"period.since\"",
        "seed: 7              | seed: seven           | seed is a whole number",
        "seed: 7              | seed: 1.5             | seed is a whole number",
        "seed: 7              | seed: 1e3             | seed is a whole number",
        "seed: 7              | seed: 99999999999999999999 | seed is a whole number",
        "region: [RS, BG]     | region: [off]         | \"off\" is not a country code",
        "title: A small world | title: \"\\e[31mred\" | title is a line of text",
        "title: A small world | title: &a [*a]        | aliases, such as *a",
        "[results.jsonl]      | [\"\"]                | no readable file",
        "[results.jsonl]      | [\"a\\0b\"]            | results: Nul character",
        "ip2as: [ip2as.tsv]   | ip2as: [ip2as.tsv, ip2as.tsv] | reference.ip2as names a file twice",
        "ip2as: [ip2as.tsv]   | ip2as: [.]            | no readable file .",
        "seed: 7              | ---                   | more than one YAML document",
        "seed: 7              | policy: lax           | policy \"lax\" is not known",
        "seed: 7              | name: twice           | not valid YAML",
        "[results.jsonl]      | [nowhere.jsonl]       | no readable file nowhere.jsonl",
        "[results.jsonl]      | []                    | results names no file",
        "[results.jsonl]      | [[a]]                 | results is a list of files",
        "ip2as: [ip2as.tsv]   | ip2as: [gone.tsv]     | no readable file gone.tsv",
        "ip2as: [ip2as.tsv]   | ip2az: [ip2as.tsv]    | unknown key \"reference.ip2az\"",
      })
  void a_mistake_in_a_study_file_is_one_sentence_that_names_it(
      String right, String wrong, String sentence) throws IOException {
    Path file = studyFile();
    String text = Files.readString(file);
    assertThat(text).contains(right.strip());
    Files.writeString(file, text.replace(right.strip(), wrong == null ? "" : wrong.strip()));
    assertThatThrownBy(() -> StudyConfig.read(file))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence.strip())
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_study_file_that_is_not_one_is_refused() throws IOException {
    for (String text : List.of("", "[]", "just words", "{", "\u0000\u0001", "a: &a [*a]")) {
      Path file = write("broken.yaml", text);
      assertThatThrownBy(() -> StudyConfig.read(file))
          .as("text %s", text)
          .isInstanceOf(InvalidStudyException.class)
          .hasMessageContaining("broken.yaml");
    }
    assertThatThrownBy(() -> StudyConfig.read(folder.resolve("none.yaml")))
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void a_study_file_that_is_no_text_or_too_long_is_refused_in_a_short_sentence()
      throws IOException {
    Path file = folder.resolve("broken.yaml");
    Files.write(file, "name: Gen\u00e8ve".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> StudyConfig.read(file)).hasMessage(file + ": it is not text in UTF-8");
    write("broken.yaml", "# " + "x".repeat(1 << 20));
    assertThatThrownBy(() -> StudyConfig.read(file)).hasMessageContaining("longer than any study");
    write("broken.yaml", "{" + "x".repeat(100_000) + ": 1}");
    assertThatThrownBy(() -> StudyConfig.read(file))
        .isInstanceOf(InvalidStudyException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @Test
  void a_result_file_without_a_result_is_a_mistake() throws Exception {
    write("results.jsonl", "\n\n");
    assertThatThrownBy(() -> Study.of(config()).run())
        .isInstanceOf(InvalidStudyException.class)
        .hasMessageContaining("results.jsonl");
  }

  @Test
  void a_reference_file_of_no_known_format_is_an_error_that_names_what_was_expected()
      throws Exception {
    write("ip2as.tsv", "what is this?\nnobody knows\n");
    assertThatThrownBy(() -> Study.of(config()).run())
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("ip2as.tsv")
        .hasMessageContaining("ip2as");
  }

  @Test
  void a_compressed_file_that_is_cut_short_is_an_error_that_names_it() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 300; i++) {
        String line = SmallWorld.json(1, DESTINATION, "11.1.0.1", "11." + i % 9 + ".0.1");
        gzip.write((line.replace("1000", "" + i * 7919) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    Files.write(folder.resolve("cut.jsonl.gz"), half);
    StudyConfig config = StudyConfig.read(studyFile("cut.jsonl.gz"));
    assertThatThrownBy(() -> Study.of(config).run())
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("cut.jsonl.gz");
  }

  @Test
  void a_country_list_may_hold_what_YAML_takes_for_a_truth_value() throws Exception {
    Path file = studyFile();
    Files.writeString(file, Files.readString(file).replace("[RS, BG]", "[RS, NO, XK]"));
    assertThat(StudyConfig.read(file).region())
        .hasToString("Region[name=NO+RS+XK, countries=[NO, RS, XK]]");
  }
}
