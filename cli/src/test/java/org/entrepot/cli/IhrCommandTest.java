package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.SmallWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy {@code ihr} from results on disk to lines and to a whole study. */
class IhrCommandTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir Path folder;

  private record Run(int status, String out, String err) {}

  @BeforeEach
  void study() throws IOException {
    new SmallWorld(folder);
    write("study.yaml", "");
    Files.writeString(
        folder.resolve("results.jsonl"),
        String.join(
            "\n",
            at(0, "11.1.0.1", "*", "11.3.0.1", "*", "255:" + DESTINATION), // R22, R4, R3
            at(1, "11.1.0.1", "11.5.0.1~late", DESTINATION), // R17
            at(2, "11.1.0.1", "11.2.0.1", "11.2.0.1!H"), // R8
            at(3, "11.2.0.1", "11.1.0.1", DESTINATION), // R14
            at(4, "11.1.0.1", DESTINATION, "11.3.0.1"), // R15
            at(5, "10.0.0.1", "*"), // R21
            at(6, "11.1.0.1", "11.2.0.1|11.3.0.1", "11.99.0.3", DESTINATION)));
  }

  private void write(String name, String policy) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        name: small
        title: A small world
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        %s%sseed: 7
        """
            .formatted(SmallWorld.referenceYaml(), policy));
  }

  private static String at(int second, String... hops) {
    return SmallWorld.json(1, DESTINATION, hops)
        .replace("\"timestamp\":1498435200", "\"timestamp\":" + (1498435200 + second));
  }

  private static Run run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  private Run paths(Object... more) {
    Object[] args = {
      "paths", folder.resolve("results.jsonl"), "--reference", folder.resolve("study.yaml")
    };
    return run(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  private static void isOneSentence(Run run, String... words) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("entrepot: ").contains(words);
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @Test
  void lines_hold_IHRs_ASes_its_words_and_its_reasons() {
    Run run = paths("--policy", "ihr");
    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .contains(
            "\"src_asn\":1,",
            "\"dst_asn\":9,",
            "\"reached\":false",
            "\"as_path\":[1,3,9],\"hops\":[[1],[3],[]]",
            "\"reasons\":[\"lpm\",\"lpm\",\"end_as_missing\"]",
            "\"flags\":[\"end_as_missing\",\"gap-bridged\",\"too_many_hops\","
                + "\"unknown_reduction=50\"]",
            "\"discarded\":null");
    assertThat(lines.get(1)).contains("\"as_path\":[1,5,9]", "\"flags\":[\"late-reply\"]");
    assertThat(lines.get(2)).contains("\"as_path\":[]", "\"discarded\":\"dnf\"");
    assertThat(lines.get(3)).contains("\"discarded\":\"start_as_in_path\"");
    assertThat(lines.get(4)).contains("\"discarded\":\"end_as_in_path\"");
    assertThat(lines.get(5)).contains("\"discarded\":\"empty_path\"");
    assertThat(lines.get(6))
        .contains(
            "\"as_path\":[1,[2,3],99,9]", "\"ixps\":[7]", "\"flags\":[\"as_set\",\"ixp_in_path\"]");
  }

  @Test
  void the_study_file_may_name_it_as_well() throws IOException {
    String asked = paths("--policy", "ihr").out();
    write("study.yaml", "policy: ihr\n");
    assertThat(paths().out()).isEqualTo(asked);
    assertThat(paths("--policy", "strict").out()).isNotEqualTo(asked);
  }

  @Test
  void there_is_no_rule_to_leave_out() throws IOException {
    isOneSentence(paths("--policy", "ihr-without-gaps"), "ihr-without-gaps", "strict, ihr, and");
    isOneSentence(paths("--policy", "ihr", "--without", "gaps"), "--without", "the policy ihr");
    isOneSentence(
        run("study", folder.resolve("study.yaml"), "--policy", "ihr-without-gaps"), "--policy");
    write("study.yaml", "policy: ihr-without-gaps\n");
    isOneSentence(paths(), "policy \"ihr-without-gaps\" is not known", "strict, ihr, and");
  }

  @Test
  void the_help_knows_it() {
    for (String verb : List.of("paths", "study")) {
      assertThat(run(verb, "--help").out().replaceAll("\\s+", " "))
          .contains("or ihr, as Internet Health Report does it");
    }
  }

  @Test
  void a_study_counts_what_IHR_uses_and_sets_the_rest_aside_by_its_reasons() throws IOException {
    Path out = folder.resolve("out");
    Run run = run("study", folder.resolve("study.yaml"), "--policy", "ihr", "--out", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("7 results: 0 rejected, 4 set aside, 3 kept")
        .contains("dnf 1", "empty_path 1", "end_as_in_path 1", "start_as_in_path 1");
    assertThat(Files.readString(out.resolve("summary.json")))
        .contains("\"policy\": \"ihr\"", "\"gapped\": 0", "\"ambiguous\": 1");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("as Internet Health Report reads them", "network comes later (start_as_in_path)")
        .doesNotContain("stays in the path as a gap", "an exchange was crossed for certain");
  }
}
