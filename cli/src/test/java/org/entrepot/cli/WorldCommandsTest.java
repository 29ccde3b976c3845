package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate}, {@code score} and {@code demo} as a user meets them. */
class WorldCommandsTest {
  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  private static Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    int status = Main.run(out, new PrintWriter(err), args);
    return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private Run simulate(String name) {
    return run("simulate", "--out", at(name), "--seed", "3", "--networks", "120", "--probes", "40");
  }

  /** The analysis never opens the truth: without it the study's output is the same to the byte. */
  @Test
  void a_study_does_not_miss_the_truth() throws IOException {
    assertThat(simulate("world").status()).isZero();
    assertThat(run("study", at("world/dataset"), "--out", at("with")).status()).isZero();
    delete(folder.resolve("world/truth"));
    assertThat(run("study", at("world/dataset"), "--out", at("without")).status()).isZero();
    assertThat(hashes("without")).isEqualTo(hashes("with"));
    Run inspected = run("inspect", at("world/dataset"));
    assertThat(inspected.status()).as(inspected.err()).isZero();
  }

  /** The operator that was seen most often is read from a first study, and claimed of a second. */
  @Test
  void a_claim_that_holds_and_one_that_is_refuted_are_told_apart() throws IOException {
    simulate("world");
    run("study", at("world/dataset"), "--out", at("first"));
    String[] top =
        Files.readAllLines(folder.resolve("first/rankings/transit-path-share-organisation.csv"))
            .get(1)
            .split(",", -1);
    String claim =
        """
          - id: %s
            sentence: So much goes through it.
            source: a test
            metric: transit-path-share-organisation
            subjects: [%s]
            share: { at-least: %s }
        """
            .indent(0);
    Files.writeString(
        folder.resolve("claims.yaml"),
        "claims:\n"
            + claim.formatted("low", top[4], "0.001")
            + claim.formatted("high", top[4], "0.999"));
    Run study =
        run("study", at("world/dataset"), "--claims", at("claims.yaml"), "--out", at("second"));
    assertThat(study.status()).as(study.err()).isZero();
    assertThat(study.err())
        .contains("claim low: Holds for these paths. SYNTHETIC ")
        .contains("claim high: Refuted for these paths. SYNTHETIC ");
    assertThat(Files.readString(folder.resolve("second/summary.json")))
        .contains("\"verdict\": \"holds\"", "\"verdict\": \"refuted\"", "\"claims.yaml\"");
    assertThat(Files.readString(folder.resolve("second/report.html"))).contains("Claims tested");
    assertThat(Files.readString(folder.resolve("first/report.html")))
        .doesNotContain("Claims tested");
    Files.writeString(folder.resolve("claims.yaml"), "claims: [{ idd: 7 }]");
    Run mistake =
        run("study", at("world/dataset"), "--claims", at("claims.yaml"), "--out", at("third"));
    assertThat(mistake.status()).isEqualTo(2);
    assertThat(mistake.err().lines()).hasSize(1);
    assertThat(mistake.err()).contains("claims.yaml: claim 1: unknown key");
  }

  @Test
  void every_reference_file_is_read_without_a_rejected_line() throws IOException {
    simulate("world");
    Run study = run("study", at("world/dataset"), "--out", at("report"));
    assertThat(study.status()).as(study.err()).isZero();
    String inputs = Files.readString(folder.resolve("report/inputs.json"));
    assertThat(inputs).contains("synthetic-ipmap-places").contains("\"rejected\"");
    assertThat(inputs.replaceAll("\\s", "")).doesNotContainPattern("\"rejected\":\\{\"");
  }

  @Test
  void a_world_is_scored_against_its_truth() throws IOException {
    simulate("world");
    Run score = run("score", at("world"), "--no-rules", "--out", at("card"));
    assertThat(score.status()).as(score.err()).isZero();
    assertThat(score.out())
        .startsWith("SYNTHETIC")
        .contains("AS path exact")
        .contains("Border accuracy");
    assertThat(folder.resolve("card/scorecard.md")).isRegularFile();
    assertThat(folder.resolve("card/score.json")).isRegularFile();
  }

  @Test
  void what_each_rule_does_is_told_of_data_without_a_truth() throws IOException {
    simulate("world");
    delete(folder.resolve("world/truth"));
    Run one = run("score", "--real", at("world/dataset/study.yaml"), "--threads", "1");
    assertThat(one.status()).as(one.err()).isZero();
    assertThat(one.out().lines().skip(2).map(line -> line.replaceFirst("[|] `([^`]+)`.*", "$1")))
        .startsWith("strict", "strict-without-artefacts")
        .contains("strict-without-borders", "strict-without-bridges")
        .endsWith("ihr");
    String strict = one.out().lines().skip(2).findFirst().orElseThrow();
    assertThat(strict).endsWith("| 0 | 0.0% |");
    assertThat(one.out()).containsPattern("without-borders` .*\\| [1-9][0-9,]* \\| [0-9.]+% \\|");
    Run two = run("score", "--real", at("world/dataset/study.yaml"), "--threads", "2");
    assertThat(two.out()).isEqualTo(one.out());
  }

  @Test
  void many_worlds_are_scored_and_none_is_left_behind() {
    Run score =
        run(
            "score",
            "--seeds",
            "2",
            "--networks",
            "120",
            "--probes",
            "25",
            "--no-rules",
            "--quiet");
    assertThat(score.status()).as(score.err()).isZero();
    assertThat(score.out()).contains("2 seeds").contains("Interval coverage");
    assertThat(score.err()).isEmpty();
  }

  @Test
  void the_demo_goes_the_whole_way_and_is_the_same_twice() throws IOException {
    Run first = run("demo", "--out", at("one"));
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("What was found: SYNTHETIC ")
        .contains("How near that is to the truth")
        .contains("AS path exact")
        .contains("report: " + at("one/report/report.html"));
    assertThat(run("demo", "--out", at("two"), "--threads", "1", "--quiet").status()).isZero();
    assertThat(hashes("two")).isEqualTo(hashes("one"));
    assertThat(Files.readString(folder.resolve("one/report/report.html"))).contains("SYNTHETIC");
    // Again in its own place: what it left is replaced, and nothing else would be.
    Files.writeString(folder.resolve("one/mine.txt"), "mine");
    Run refused = run("demo", "--out", at("one"));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("nothing in it was touched");
    assertThat(folder.resolve("one/mine.txt")).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulate --out x --networks 5|120 to 100,000 networks, not 5",
        "simulate --out x --probes 0|1 to 100,000 probes, not 0",
        "simulate --out x --traceroutes 0|at least 1, not 0",
        "simulate --out x --level -1|a factor from 0 to 1000, not -1.0",
        "simulate --out x --artefact nonsense=2|there is no \"nonsense\"; there are loss, silent",
        "simulate --out x --artefact silent|a name and a factor, such as silent=2",
        "simulate --out x --artefact silent=NaN|a factor from 0 to 1000, not NaN",
        "simulate --out x --relationships gone.txt|there is no readable file gone.txt",
        "simulate|Missing required option: '--out=DIR'",
        "score nowhere|is not a synthetic Internet",
        "score --seeds 0|at least one seed",
        "score --real a.yaml --seeds 3|takes no option of one",
        "score --real nowhere.yaml|nowhere.yaml",
        "score nowhere --seeds 3|it has one seed",
      })
  void a_mistake_gets_one_sentence_and_leaves_nothing(String arguments, String sentence) {
    String[] args = arguments.split(" ");
    for (int i = 1; i < args.length; i++) {
      args[i] = args[i].equals("x") ? at("x") : args[i];
    }
    Run run = run(args);
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(sentence).doesNotContain("Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void relationships_that_are_none_are_a_mistake_of_the_user() throws IOException {
    Path file = folder.resolve("rel.txt");
    Files.writeString(file, "# of nobody\nthis is no relationship\n");
    Run run = run("simulate", "--out", at("x"), "--relationships", file.toString());
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("rel.txt").doesNotContain("Exception");
    assertThat(folder.resolve("x")).doesNotExist();
    Run score = run("score", "--seeds", "1", "--relationships", file.toString());
    assertThat(score.status()).as(score.err()).isEqualTo(2);
    assertThat(score.err()).contains("rel.txt").doesNotContain("Exception");
  }

  private Map<String, String> hashes(String name) throws IOException {
    Path of = folder.resolve(name);
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(of)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(of.relativize(file).toString(), DataFile.of(file).fingerprint().sha256());
      }
    }
    return hashes;
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
