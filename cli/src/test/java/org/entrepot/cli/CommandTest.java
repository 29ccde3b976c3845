package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.zip.GZIPOutputStream;
import org.entrepot.RealData;
import org.entrepot.SmallWorld;
import org.entrepot.infer.PathPolicy;
import org.entrepot.infer.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir Path folder;

  /** What a run of the command printed, and its status. */
  private record Run(int status, String out, String err) {}

  @BeforeEach
  void study() throws IOException {
    new SmallWorld(folder);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int hop = 2 + i % 5;
      lines.add(
          SmallWorld.json(1 + i % 2, DESTINATION, "11.1.0.1", "11." + hop + ".2.1@9", DESTINATION)
              .replace("\"msm_id\":1000", "\"msm_id\":" + (1000 + i)));
    }
    write("results.jsonl", String.join("\n", lines));
    write(
        "study.yaml",
        """
        name: small
        title: A small world
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        %sseed: 7
        """
            .formatted(SmallWorld.referenceYaml()));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Run run(Object... args) {
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

  private Run runStudy(Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("study", folder.resolve("study.yaml"), "--out", folder.resolve("out")));
    args.addAll(List.of(more));
    return run(args.toArray());
  }

  /** One sentence of ours on standard error, no stack trace, nothing on standard output. */
  private static void isOneSentence(Run run, int status, String... words) {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(words).doesNotContain("\tat ");
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("out") || name.startsWith(".out"));
    }
  }

  @Test
  void a_study_leaves_its_whole_folder_and_a_summary() throws IOException {
    Run run = runStudy();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("read 40 results: 0 rejected, 0 set aside, 40 kept")
        .contains("report: ");
    Path out = folder.resolve("out");
    assertThat(out.resolve("report.html")).content().contains("A small world");
    for (String name :
        List.of(
            "summary.json",
            "inputs.json",
            "paths.jsonl.gz",
            "graph/as-graph.graphml",
            "rankings/transit-path-share-as.csv",
            "ro-crate-metadata.json")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    assertThat(out.resolve("summary.json")).content().contains("\"read\": 40", "\"kept\": 40");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".out"));
    }
  }

  @Test
  void two_runs_on_any_number_of_threads_leave_the_same_bytes() throws IOException {
    assertThat(runStudy("--threads", 1).status()).isZero();
    Path first = Files.move(folder.resolve("out"), folder.resolve("first"));
    assertThat(runStudy("--threads", 3, "--quiet").err()).isEmpty();
    try (Stream<Path> files = Files.walk(first)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(folder.resolve("out").resolve(first.relativize(file)))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void an_earlier_study_is_replaced_and_anything_else_is_left_alone() throws IOException {
    assertThat(runStudy().status()).isZero();
    write("out/report.html", "of the earlier study");
    assertThat(runStudy().status()).isZero();
    assertThat(folder.resolve("out/report.html")).content().contains("A small world");
    write("out/notes.txt", "ten minutes of work");
    isOneSentence(runStudy(), 2, "notes.txt", "touched");
    assertThat(folder.resolve("out/notes.txt")).hasContent("ten minutes of work");
    Files.delete(folder.resolve("out/ro-crate-metadata.json"));
    isOneSentence(runStudy(), 2, "ro-crate-metadata.json is missing", "touched");
    Path precious = Files.createDirectory(folder.resolve("precious"));
    write("precious/thesis.txt", "ten years of work");
    isOneSentence(
        run("study", folder.resolve("study.yaml"), "--out", precious), 2, "precious", "touched");
    assertThat(precious.resolve("thesis.txt")).hasContent("ten years of work");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "results: [results.jsonl] | results: [gone.jsonl]  | gone.jsonl",
        "seed: 7                  | sead: 7                | sead",
        "region: [RS, BG]         | region: mordor         | mordor",
        "ip2as: [ip2as.tsv]       | ip2as: [gone.tsv]      | gone.tsv",
        "ip2as: [ip2as.tsv]       | ip2as: [netixlan.jsonl] | netixlan.jsonl",
      })
  void a_mistake_in_the_study_file_is_one_sentence_and_status_2(
      String right, String wrong, String word) throws IOException {
    Path file = folder.resolve("study.yaml");
    write("study.yaml", Files.readString(file).replace(right.strip(), wrong.strip()));
    isOneSentence(runStudy(), 2, word.strip());
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u007fELF\u0002\u0001\n\u0000\n", "1 2 3\n"})
  void results_without_a_result_are_a_mistake(String text) throws IOException {
    write("results.jsonl", text);
    isOneSentence(runStudy(), 2, "results.jsonl");
    nothingIsLeft();
  }

  @Test
  void a_folder_of_results_is_read_and_a_file_named_twice_is_refused() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Files.move(folder.resolve("results.jsonl"), sub.resolve("a.jsonl"));
    Path file = folder.resolve("study.yaml");
    write("study.yaml", Files.readString(file).replace("results.jsonl", "sub"));
    assertThat(runStudy().err()).contains("read 40 results: 0 rejected, 0 set aside, 40 kept");
    assertThat(folder.resolve("out/inputs.json")).content().contains("sub/a.jsonl");
    isOneSentence(runStudy("--results", sub, sub.resolve("../sub/a.jsonl")), 2, "a.jsonl", "twice");
  }

  @Test
  void a_place_where_no_folder_can_be_is_a_mistake_and_makes_none() throws IOException {
    Path study = folder.resolve("study.yaml");
    for (String place : List.of("results.jsonl/out", "results.jsonl", "out" + "x".repeat(300))) {
      isOneSentence(run("study", study, "--out", folder.resolve(place)), 2, place);
    }
    write("results.jsonl", "");
    isOneSentence(run("study", study, "--out", folder.resolve("out/in/deep")), 2, "results.jsonl");
    nothingIsLeft();
  }

  @Test
  void a_folder_that_only_looks_like_a_study_is_left_alone() throws IOException {
    Path precious = Files.createDirectory(folder.resolve("precious"));
    write("precious/summary.json", "{}");
    isOneSentence(run("study", folder.resolve("study.yaml"), "--out", precious), 2, "precious");
    assertThat(precious.resolve("summary.json")).hasContent("{}");
  }

  @Test
  void a_place_among_the_results_is_a_mistake() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Files.copy(folder.resolve("results.jsonl"), sub.resolve("a.jsonl"));
    write("sub/.DS_Store", "no result");
    write("sub/README.md", "no result either");
    isOneSentence(
        run("study", folder.resolve("study.yaml"), "--out", sub.resolve("out"), "--results", sub),
        2,
        "folder of results",
        "sub");
    assertThat(runStudy("--results", sub).err())
        .contains("read 41 results: 1 rejected, 0 set aside, 40 kept");
  }

  @Test
  void results_that_are_read_twice_count_once() throws IOException {
    Path copy = Files.copy(folder.resolve("results.jsonl"), folder.resolve("copy.jsonl"));
    Run run = runStudy("--results", folder.resolve("results.jsonl"), copy);
    assertThat(run.err())
        .contains("read 80 results: 0 rejected, 40 set aside, 40 kept")
        .contains("repeats an earlier result 40");
    Run once = run("inspect", folder.resolve("out"));
    assertThat(once.out()).contains("repeats an earlier result");
  }

  @Test
  void a_link_to_a_folder_stays_a_link() throws IOException {
    Path real = Files.createDirectories(folder.resolve("disk/real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertThat(run("study", folder.resolve("study.yaml"), "--out", link).status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(real.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void a_file_that_is_cut_short_is_incomplete() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(folder.resolve("results.jsonl")));
    }
    Files.write(
        folder.resolve("results.jsonl"),
        java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));
    isOneSentence(runStudy(), 3, "results.jsonl");
    nothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--threads 0",
        "--from yesterday",
        "--from 2018-01-01",
        "--policy lax",
        "--results nowhere"
      })
  void an_option_that_cannot_be_is_one_sentence_and_status_2(String option) throws IOException {
    isOneSentence(
        runStudy(option.split(" ", -1)[0], option.split(" ", -1)[1]), 2, option.split(" ", -1)[0]);
    nothingIsLeft();
  }

  @Test
  void a_region_without_a_study_file_and_a_missing_study_file_are_told_apart() {
    isOneSentence(run("study", "see"), 2, "\"see\" is a region");
    isOneSentence(run("study", folder.resolve("none.yaml")), 2, "none.yaml");
  }

  @Test
  void a_policy_may_leave_rules_out_and_the_help_lists_them() throws IOException {
    String policy = "strict-without-gaps-without-exchanges";
    assertThat(runStudy("--policy", policy).status()).isZero();
    assertThat(folder.resolve("out/summary.json")).content().contains('"' + policy + '"');
    Path study = folder.resolve("study.yaml");
    Path results = folder.resolve("results.jsonl");
    Run named = run("paths", results, "--reference", study, "--policy", policy);
    assertThat(named.status()).as(named.err()).isZero();
    assertThat(named.out())
        .isEqualTo(
            run(
                    "paths",
                    results,
                    "--reference",
                    study,
                    "--without",
                    "exchanges",
                    "--without",
                    "gaps")
                .out());
    String wrong = "strict-without-magic";
    isOneSentence(runStudy("--policy", wrong), 2, wrong, "strict-without-RULE");
    isOneSentence(
        run("paths", results, "--reference", study, "--policy", wrong), 2, wrong, "as-loops");
    for (Rule rule : PathPolicy.strict().rules()) {
      assertThat(run("study", "--help").out()).contains(rule.name());
      assertThat(run("paths", "--help").out()).contains(rule.name());
    }
  }

  @Test
  void options_narrow_a_study() throws IOException {
    write("more.jsonl", SmallWorld.json(1, DESTINATION, "11.1.0.1", DESTINATION));
    Run run =
        runStudy(
            "--results",
            folder.resolve("more.jsonl"),
            "--from",
            "2017-06-26",
            "--to",
            "2017-06-26T00:00:01Z",
            "--policy",
            "strict");
    assertThat(run.err()).contains("read 1 results: 0 rejected, 0 set aside, 1 kept");
    Run later = runStudy("--from", "2017-06-26T00:00:01Z");
    assertThat(later.err()).contains("outside the period 40");
  }

  @Test
  void words_that_are_no_command_get_one_sentence_and_a_way_to_help() {
    for (Run run : List.of(run("sutdy"), run("study"), run("study", "a", "--bogus"))) {
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).startsWith("entrepot: ").contains("--help");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "study", "paths", "inspect", "atlas"})
  void every_command_has_help_with_a_worked_example(String command) {
    Run run = command.isEmpty() ? run("--help") : run(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: entrepot", "Example:");
  }

  @Test
  void without_a_word_the_command_shows_its_help_and_with_version_its_version() {
    assertThat(run().out()).contains("Usage: entrepot");
    assertThat(run("--version").out()).startsWith("entrepot ");
  }

  @Test
  void paths_are_printed_in_the_order_of_the_input() {
    Run run =
        run(
            "paths",
            folder.resolve("results.jsonl"),
            "--reference",
            folder.resolve("study.yaml"),
            "--without",
            "gaps");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("read 40 results");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(40);
    assertThat(lines.get(0))
        .startsWith("{\"prb_id\":1,\"msm_id\":1000,")
        .contains("\"as_path\":[1,2,9]");
    assertThat(lines.get(1)).startsWith("{\"prb_id\":2,").contains("\"as_path\":[2,1,3,9]");
    isOneSentence(
        run("paths", "x", "--reference", folder.resolve("study.yaml"), "--without", "magic"),
        2,
        "magic");
    isOneSentence(
        run("paths", folder.resolve("gone"), "--reference", folder.resolve("study.yaml")),
        2,
        "gone");
  }

  @ParameterizedTest
  @CsvSource({"Broken pipe, 0, ''", "No space left on device, 1, No space left on device"})
  void output_that_nobody_reads_ends_quietly_and_output_that_is_lost_does_not(
      String failure, int status, String word) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException(failure);
          }
        };
    Path results = folder.resolve("results.jsonl");
    for (Run run :
        List.of(
            runInto(
                failing, "paths", results, "--reference", folder.resolve("study.yaml"), "--quiet"),
            runInto(failing, "inspect", results),
            runInto(failing, "--help"))) {
      assertThat(run.status()).isEqualTo(status);
      assertThat(run.err()).contains(word).hasLineCount(word.isEmpty() ? 0 : 1);
    }
  }

  @Test
  void inspect_tells_what_a_study_holds_and_finds_every_change() throws IOException {
    assertThat(runStudy().status()).isZero();
    Path out = folder.resolve("out");
    Run sound = run("inspect", out, "--study", folder.resolve("study.yaml"));
    assertThat(sound.status()).as(sound.out()).isZero();
    assertThat(sound.out())
        .contains("A small world", "results: 40 read, 40 kept", "licence: ", "verified: ");
    write("out/rankings/transit-path-share-as.csv", "rank\n");
    write("out/new.txt", "new");
    Files.delete(out.resolve("report.html"));
    write("names.txt", "1 Somebody else, RS\n");
    Files.delete(folder.resolve("siblings.txt"));
    Run changed = run("inspect", out, "--study", folder.resolve("study.yaml"));
    assertThat(changed.status()).isEqualTo(4);
    assertThat(changed.out().lines().filter(line -> line.startsWith("CHANGED: ")))
        .containsExactlyInAnyOrder(
            "CHANGED: new.txt: the study did not write it",
            "CHANGED: rankings/transit-path-share-as.csv: its SHA-256 is not the one recorded",
            "CHANGED: report.html: missing",
            "CHANGED: names.txt: its SHA-256 is not the one recorded",
            "CHANGED: siblings.txt: missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary.json", "inputs.json", "ro-crate-metadata.json"})
  void inspect_says_which_of_its_own_files_a_study_has_lost(String name) throws IOException {
    assertThat(runStudy().status()).isZero();
    Path out = folder.resolve("out");
    write("out/" + name, "{");
    Run damaged = run("inspect", out);
    assertThat(damaged.status()).isEqualTo(4);
    assertThat(damaged.out()).contains("CHANGED: ", name, "damaged");
    Files.delete(out.resolve(name));
    Run lost = run("inspect", out);
    assertThat(lost.status()).isEqualTo(4);
    assertThat(lost.out()).contains("CHANGED: ", name, "missing");
  }

  @Test
  void inspect_counts_the_results_in_any_file_or_folder() {
    assertThat(run("inspect", folder.resolve("results.jsonl")).out())
        .contains("40 results {traceroute=40}, rejected {}");
    assertThat(run("inspect", folder).out()).contains("results.jsonl: 40 results");
    isOneSentence(run("inspect", folder.resolve("nowhere")), 2, "nowhere");
    isOneSentence(
        run("inspect", folder, "--study", folder.resolve("study.yaml")), 2, "not a finished study");
  }

  @Test
  @Tag(RealData.TAG)
  void every_file_of_traceroutes_reads_in_whichever_container() {
    Run run = run("inspect", RealData.path("traceroute"));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "2017-06-26-all-probes-to-8.8.8.8.json.gz: 9,263 results {traceroute=9263}, rejected {}",
            "2019-middle-east-mesh.jsonl.gz: 114,422 results {traceroute=114422}, rejected {}",
            "2019-roots-dual-stack.jsonl.gz: 12,634 results {traceroute=12634}, rejected {}",
            "2022-12-15-cloud-datacentres.jsonl.gz: 3,047 results {traceroute=3047}, rejected {}",
            "2023-07-ipv6-repeated.json.gz: 717 results {traceroute=717}, rejected {}",
            "2020-10-anchors-v4v6.jsonl.gz: 252 results {traceroute=252}, rejected {}",
            "2016-09-24-tcp80.json.gz: 962 results {traceroute=962}, rejected {}");
  }
}
