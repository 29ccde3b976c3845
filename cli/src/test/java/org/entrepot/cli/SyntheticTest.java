package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entrepot.SmallWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a study of simulated data leaves can be taken for a finding. */
class SyntheticTest {
  private static final String DESTINATION = "11.9.0.9";

  /** Enough for every ranking to be shown. */
  private static final int NETWORKS = 24;

  private static final Pattern SVG =
      Pattern.compile("<svg.*?</svg>(<text.*?</svg>)?", Pattern.DOTALL);

  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  @BeforeEach
  void world() throws IOException {
    new SmallWorld(folder);
    StringBuilder probes = new StringBuilder();
    StringBuilder origins = new StringBuilder(read(folder.resolve("ip2as.tsv")));
    List<String> results = new ArrayList<>();
    for (int network = 101; network < 101 + NETWORKS; network++) {
      probes.append(
          ("{\"id\":%d,\"asn_v4\":%d,\"country_code\":\"RS\",\"type\":\"Probe\","
                  + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[20.4651,44.8040]}}\n")
              .formatted(network, network));
      origins.append("11.%d.0.0/16\t%d\n".formatted(network, network));
      String own = "11." + network + ".0.1";
      String operator = "11." + (2 + network % 5) + ".2.1@9";
      results.add(SmallWorld.json(network, DESTINATION, own, operator, DESTINATION));
      results.add(
          SmallWorld.json(network, DESTINATION, own, "*", operator, DESTINATION)
              .replace("\"msm_id\":1000", "\"msm_id\":1001"));
    }
    write("probes.jsonl", probes.toString());
    write("ip2as.tsv", origins.toString());
    write("results.jsonl", String.join("\n", results));
    write("hostnames.txt", "1498435200\t11.2.2.1\tae1.beg.example");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String read(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readString(file);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** Runs the study with more lines in its file. */
  private Run study(String more) throws IOException {
    write(
        "study.yaml",
        """
        name: small
        title: A small world
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        %s  hostnames: [hostnames.txt]
        seed: 7
        %s
        """
            .formatted(SmallWorld.referenceYaml(), more));
    Run run = run("study", folder.resolve("study.yaml"), "--out", folder.resolve("out"));
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void every_output_is_marked_wherever_it_can_be_copied_from() throws IOException {
    study("synthetic: true");
    assertThat(outputs()).hasSizeGreaterThan(15);
    for (Path file : outputs()) {
      String text = read(file);
      String name = String.valueOf(file.getFileName());
      switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "csv" -> isMarkedTable(name, text);
        case "gz" ->
            assertThat(text.lines())
                .hasSize(2 * NETWORKS)
                .allMatch(line -> line.endsWith(",\"synthetic\":true}"));
        case "graphml" ->
            assertThat(text).contains("<desc>SYNTHETIC: ", "<data key=\"description\">SYNTHETIC: ");
        case "json" -> isMarkedJson(name, text);
        case "html" -> isMarkedPage(text);
        default -> throw new AssertionError(name + ": how is it marked?");
      }
      assertThat(text)
          .as(name)
          .doesNotContain("of RIPE Atlas in", "RIPE Atlas probes", "terms of service")
          .doesNotContain("RIPE Atlas measurement results", ", as measured");
    }
  }

  /** Of what is not in the small world's paths. */
  private static final String MAY_BE_EMPTY =
      "(exchanges|pairs|concentration|country-hegemony|detours|detour-places|inflation|city-hubs"
          + "|city-(handover|gateway|visit)[a-z-]*).csv";

  /** Tables that are no ranking, so that only their last column marks a row. */
  private static final String WITHOUT_METRIC =
      "(operators|exchanges|pairs|entry-weights|cones|country-hegemony|detours|detour-places"
          + "|inflation|city-hubs|landscape|centrality|city-handovers).csv";

  private static void isMarkedTable(String name, String text) {
    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).as(name).endsWith(",synthetic");
    assertThat(lines.subList(1, lines.size()))
        .as(name)
        .matches(rows -> !rows.isEmpty() || name.matches(MAY_BE_EMPTY))
        .allMatch(
            line ->
                name.matches(WITHOUT_METRIC)
                    || (name.equals("concentration.csv") && line.startsWith("SYNTHETIC "))
                    || line.contains(",SYNTHETIC " + name.replace(".csv", "") + ","))
        .allMatch(line -> line.endsWith(",true"));
  }

  private static void isMarkedJson(String name, String text) {
    if (name.equals("ro-crate-metadata.json")) {
      assertThat(text)
          .contains("\"name\": \"SYNTHETIC: A small world\"")
          .contains("\"description\": \"SYNTHETIC: ");
    } else {
      assertThat(text).as(name).startsWith("{\n  \"synthetic\": true,\n");
    }
    assertThat(text).as(name).contains("made by Entrepot's simulator; names no real network");
    if (name.equals("summary.json")) {
      List<String> sentences =
          text.lines().filter(line -> line.contains("\"sentence\": ")).toList();
      assertThat(sentences)
          .hasSize(3)
          .allMatch(line -> line.contains(" SYNTHETIC traceroute path"));
      assertThat(text.lines().filter(line -> line.contains("\"unit\": ")))
          .hasSize(20)
          .allMatch(line -> line.contains("\"SYNTHETIC traceroute paths to "));
    }
  }

  private static void isMarkedPage(String page) {
    Matcher drawings = SVG.matcher(page);
    int maps = 0;
    int bars = 0;
    while (drawings.find()) {
      assertThat(drawings.group()).containsPattern("<text [^>]*>SYNTHETIC</text>");
      maps += drawings.group().contains("class=\"map\"") ? 1 : 0;
      bars += drawings.group().contains("class=\"bar\"") ? 1 : 0;
    }
    assertThat(maps).isEqualTo(1);
    assertThat(bars).isGreaterThan(20);
    assertThat(page)
        .contains("<title>SYNTHETIC: A small world</title>", "<h1>SYNTHETIC: A small world</h1>")
        .contains("role=\"note\"><strong>SYNTHETIC</strong>", "position: fixed")
        .contains("None of the data used here measures traffic")
        .doesNotContain("volunteers", "Upstream terms");
    for (String every :
        List.of(
            "<p class=\"sentence\">(?!<strong class=\"made\">SYNTHETIC</strong> )",
            "<p class=\"estimand\">(?!Of SYNTHETIC traceroute paths)",
            "<h3>(?!SYNTHETIC: )[^<]*(First|Operators in|Cities away|Countries away|Where paths)",
            "<caption class=\"unseen\">(?!SYNTHETIC: )(First|Operators in|Cities a|Countries a)")) {
      assertThat(page).doesNotContainPattern(every);
    }
  }

  @Test
  void a_table_without_rows_is_marked_in_its_header() throws IOException {
    write("results.jsonl", SmallWorld.json(101, DESTINATION, "11.101.0.1", DESTINATION));
    study("synthetic: true");
    assertThat(folder.resolve("out/rankings/transit-path-share-as.csv"))
        .content()
        .hasLineCount(1)
        .endsWith(",weight,p_top_1,p_top_3,p_top_5,expected_rank,synthetic\n");
    assertThat(folder.resolve("out/report.html"))
        .content()
        .contains("<p class=\"sentence\"><strong class=\"made\">SYNTHETIC</strong> Too little");
  }

  @Test
  void the_terminal_and_inspect_and_paths_say_it_too() throws IOException {
    Run run = study("synthetic: true");
    assertThat(run.err())
        .startsWith("SYNTHETIC: made by Entrepot's simulator; names no real network\n")
        .contains("SYNTHETIC organisations in transit", "SYNTHETIC cities away");
    Run inspected = run("inspect", folder.resolve("out"), "--study", folder.resolve("study.yaml"));
    assertThat(inspected.status()).as(inspected.out()).isZero();
    assertThat(inspected.out())
        .startsWith("SYNTHETIC: made by Entrepot's simulator")
        .contains("verified: every output and every input");
    Run paths =
        run("paths", folder.resolve("results.jsonl"), "--reference", folder.resolve("study.yaml"));
    assertThat(paths.out().lines())
        .hasSize(2 * NETWORKS)
        .allMatch(line -> line.endsWith(",\"synthetic\":true}"));
  }

  @Test
  void a_study_that_is_not_synthetic_has_nothing_of_it() throws IOException {
    for (String more : List.of("", "synthetic: false")) {
      Run run = study(more);
      assertThat(run.err().toLowerCase(Locale.ROOT)).doesNotContain("synthetic");
      assertThat(run("inspect", folder.resolve("out")).out()).doesNotContain("SYNTHETIC");
      for (Path file : outputs()) {
        assertThat(read(file).toLowerCase(Locale.ROOT))
            .as(file.toString())
            .doesNotContain("synthetic", "simulat");
      }
    }
  }
}
