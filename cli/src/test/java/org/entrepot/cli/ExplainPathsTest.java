package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.SmallWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code entrepot paths --explain}. */
class ExplainPathsTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir Path folder;
  private final List<String> results = new ArrayList<>();

  private record Run(int status, String out, String err) {}

  @BeforeEach
  void study() throws IOException {
    new SmallWorld(folder);
    Files.writeString(folder.resolve("as-rel.txt"), "2|1|-1\n2|9|-1\n3|9|-1\n");
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: small
        title: A small world
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        %s  asRelationships: [as-rel.txt]
        seed: 7
        """
            .formatted(SmallWorld.referenceYaml()));
    for (int i = 0; i < 30; i++) {
      results.add(
          SmallWorld.json(1 + i % 3, DESTINATION, "11." + (1 + i % 3) + ".0.1", "11.2.0.1", "*")
              .replace("\"msm_id\":1000", "\"msm_id\":" + (1000 + i % 2))
              .replace("\"timestamp\":1498435200", "\"timestamp\":" + (1498435200 + i)));
    }
    write(results);
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(folder.resolve("results.jsonl"), String.join("\n", lines));
  }

  private Run run(Object... more) {
    Object[] args = {
      "paths", folder.resolve("results.jsonl"), "--reference", folder.resolve("study.yaml")
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] texts =
        Stream.concat(Stream.of(args), Stream.of(more))
            .map(Object::toString)
            .toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  private static List<String> told(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().filter(line -> line.startsWith("measurement ")).toList();
  }

  private static void isOneSentence(Run run, String... words) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(words);
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @Test
  void traceroutes_are_chosen_by_probe_measurement_and_second() {
    assertThat(told(run("--explain", "--probe", "2")))
        .hasSize(10)
        .allMatch(line -> line.contains("probe 2,"));
    assertThat(told(run("--explain", "--probe", "1,2", "--msm", "1001"))).hasSize(10);
    assertThat(told(run("--explain", "--timestamp", "1498435204")))
        .containsExactly("measurement 1000, probe 2, 2017-06-26T00:00:04Z, Paris flow 1");
    assertThat(told(run("--explain", "--probe", "9"))).isEmpty();
    assertThat(told(run("--explain", "--all"))).hasSize(30);
  }

  @Test
  void an_explanation_ends_in_the_path_that_is_printed_without_it() {
    List<String> paths =
        run("--explain", "--all").out().lines().filter(line -> line.startsWith("path ")).toList();
    List<String> json = run().out().lines().toList();
    assertThat(paths).hasSameSizeAs(json);
    for (int i = 0; i < json.size(); i++) {
      String row =
          paths.get(i).substring("path ".length(), paths.get(i).indexOf(", by the policy"));
      assertThat(json.get(i))
          .contains(
              "\"as_path\":[" + row.replace("AS", "").replace("?", "null").replace(' ', ',') + "]");
    }
  }

  @Test
  void many_are_not_told_unless_somebody_asks() throws IOException {
    isOneSentence(run("--explain"), "more than 20", "--sample");
    write(results.subList(0, 20));
    assertThat(told(run("--explain"))).hasSize(20);
  }

  @Test
  void a_sample_is_the_same_for_the_same_seed_whatever_the_order_of_the_input() throws IOException {
    Run first = run("--explain", "--sample", "5", "--seed", "7");
    assertThat(told(first)).hasSize(5);
    assertThat(run("--explain", "--sample", "5", "--seed", "7", "--threads", "1").out())
        .isEqualTo(first.out());
    TreeSet<String> others =
        Stream.of(1, 2, 3, 4)
            .map(seed -> told(run("--explain", "--sample", "5", "--seed", seed)).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(others).hasSizeGreaterThan(1);
    assertThat(told(run("--explain", "--sample", "3", "--probe", "2")))
        .hasSize(3)
        .allMatch(line -> line.contains("probe 2,"));
    assertThat(told(run("--explain", "--sample", "50"))).hasSize(30);
    List<String> reversed = new ArrayList<>(results);
    Collections.reverse(reversed);
    write(reversed);
    assertThat(told(run("--explain", "--sample", "5", "--seed", "7")))
        .containsExactlyInAnyOrderElementsOf(told(first));
  }

  @Test
  void wishes_that_make_no_sense_are_one_sentence() {
    isOneSentence(run("--probe", "1"), "--explain");
    isOneSentence(run("--explain", "--sample", "0"), "--sample is 1 to 10000, not 0");
    isOneSentence(run("--explain", "--seed", "1"), "--seed goes with --sample");
    isOneSentence(run("--explain", "--all", "--sample", "1"), "--all and --sample");
    isOneSentence(run("--explain", "--policy", "ihr"), "--explain", "ihr");
  }

  @Test
  void a_hostile_name_cannot_repaint_the_terminal() throws IOException {
    Files.writeString(folder.resolve("names.txt"), "1 NET1 - Bad\u001b[31m name\u202e, RS\n");
    String out = run("--explain", "--probe", "1").out();
    assertThat(out).contains("AS1 (").doesNotContain("\u001b", "\u202e");
  }
}
