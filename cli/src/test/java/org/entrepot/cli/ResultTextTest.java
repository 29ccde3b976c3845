package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTextTest {
  @TempDir Path folder;

  private String text(String results, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("r.jsonl"), results);
    Object[] args = new Object[3 + more.length];
    args[0] = file;
    args[1] = "--format";
    args[2] = "text";
    System.arraycopy(more, 0, args, 3, more.length);
    ResultsRun run = ResultsRun.of(args);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  /** Renewed by {@code -Dgolden=write}; then read what it says before it is kept. */
  private static void isGolden(String name, String text) throws IOException {
    Path file = Path.of("src", "test", "resources", "org", "entrepot", "cli", name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void each_type_looks_as_its_tool_prints_it() throws IOException {
    isGolden("results.txt", text(String.join("\n", ResultSamples.ALL)));
  }

  @Test
  void compact_is_a_line_for_each_result_or_DNS_response() throws IOException {
    String lines = text(String.join("\n", ResultSamples.ALL), "--compact");
    isGolden("results-compact.txt", lines);
    assertThat(lines.lines()).hasSize(ResultSamples.ALL.size() + 2);
  }

  @Test
  void a_traceroute_names_who_answers_once() throws IOException {
    assertThat(text(ResultSamples.TRACEROUTE))
        .contains(
            "\n  1  192.168.1.1  0.000 ms  1.500 ms *\n",
            "  4  203.0.113.9  8.250 ms  7.750 ms !X\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quiet", "--compact"})
  void a_stranger_cannot_repaint_the_terminal(String option) throws IOException {
    String hostile = "\\u001b[2J\\u202e\\r\\nfake: line\\u0007 100% %s";
    String all =
        String.join("\n", ResultSamples.ALL)
            .replace("www.example.org\"", hostile + "\"")
            .replace("odd\"", hostile + "\"")
            .replace("guests", hostile)
            .replace("HTTP/1.1 200 OK", hostile)
            .replace("brandnew", hostile);
    assertThat(text(all, option))
        .contains("fake: line")
        .matches(
            out ->
                out.codePoints()
                    .allMatch(c -> c == '\n' || (c >= 0x20 && c != 0x7f && c != 0x202e)))
        .doesNotContain("\nfake");
  }

  @Test
  void a_time_beyond_all_calendars_is_told_as_it_is() throws IOException {
    assertThat(text(ResultSamples.UPTIME.replace("1700000000", "999999999999999999")))
        .contains("999999999999999999 s since 1970");
  }
}
