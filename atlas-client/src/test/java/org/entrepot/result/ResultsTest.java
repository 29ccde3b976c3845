package org.entrepot.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.result.Samples.IPV6;
import static org.entrepot.result.Samples.PING;
import static org.entrepot.result.Samples.TREES;
import static org.entrepot.result.Samples.WHOLE;
import static org.entrepot.result.Samples.outcomes;
import static org.entrepot.result.Samples.quoted;
import static org.entrepot.result.Samples.traceroute;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
  private static final String ONE = traceroute(1);
  private static final String TWO = traceroute(2);
  private static final String THREE = traceroute(3);

  @TempDir Path folder;

  @Test
  void lines_are_read_one_by_one() {
    assertThat(outcomes(ONE + "\n" + TWO + "\r\n\n  \n" + PING + "\n" + THREE))
        .containsExactly("1: probe 1", "2: probe 2", "5: ping", "6: probe 3");
  }

  @Test
  void an_array_is_read_whether_it_stands_on_one_line_or_on_many() {
    String array = "[" + ONE + "," + TWO + "," + THREE + "]";
    assertThat(outcomes(array)).containsExactly("1: probe 1", "1: probe 2", "1: probe 3");
    assertThat(outcomes("[\n" + ONE + ",\n" + TWO + "\n,\n" + THREE + "]\n"))
        .containsExactly("2: probe 1", "3: probe 2", "5: probe 3");
    String printed = "[\n" + pretty(ONE) + ",\n" + pretty(TWO) + "\n]\n";
    assertThat(outcomes(printed)).containsExactly("2: probe 1", "9: probe 2");
  }

  @Test
  void arrays_under_any_key_of_an_object_are_read_and_other_keys_passed_over() {
    String info = "{\"a\":[1,{\"b\":[]}],\"info\":[" + ONE + "," + TWO + "],\"z\":{\"c\":1},";
    assertThat(outcomes(info + "\"more\":[" + THREE + "]}"))
        .containsExactly("1: probe 1", "1: probe 2", "1: probe 3");
    assertThat(outcomes("{\"msm_id\":2,\"type\":\"list\",\"result\":[" + ONE + "]}"))
        .containsExactly("1: probe 1");
    assertThat(outcomes("{\n \"info\": [\n" + pretty(ONE) + ",\n" + pretty(TWO) + "]\n}\n" + THREE))
        .containsExactly("3: probe 1", "10: probe 2", "18: probe 3");
  }

  @Test
  void one_printed_object_is_a_result() {
    assertThat(outcomes(pretty(WHOLE))).containsExactly("1: probe 17");
    assertThat(outcomes(pretty(WHOLE) + "\n" + pretty(IPV6)).get(1)).endsWith("probe 18");
    assertThat(outcomes(pretty(PING))).containsExactly("1: ping");
  }

  @Test
  void values_of_any_shape_may_stand_one_behind_the_other() {
    String text =
        ONE + TWO + " [" + THREE + "]\n[]\n[" + ONE + "]{\"info\":[" + TWO + "]}\n" + PING;
    assertThat(outcomes(text))
        .containsExactly(
            "1: probe 1", "1: probe 2", "1: probe 3", "3: probe 1", "3: probe 2", "4: ping");
    assertThat(outcomes(ONE + "\n" + pretty(TWO) + "\n[\n" + pretty(THREE) + "\n]"))
        .containsExactly("1: probe 1", "2: probe 2", "10: probe 3");
  }

  @Test
  void the_same_results_are_found_in_every_container() throws IOException {
    List<String> lines = List.of(WHOLE, IPV6, PING, ONE, TWO);
    List<Result> expected = results(String.join("\n", lines));
    assertThat(expected).hasSize(5);
    String array = "[" + String.join(",", lines) + "]";
    String object = "{\"note\":{\"a\":[2]},\"results\":" + array + ",\"count\":5}";
    for (String text : List.of(String.join("", lines), array, object)) {
      assertThat(results(text)).isEqualTo(expected);
    }
    for (String text : List.of(array, object)) {
      String printed =
          TREES.writerWithDefaultPrettyPrinter().writeValueAsString(TREES.readTree(text));
      List<Result> found = new ArrayList<>(results(printed));
      assertThat(found).hasSize(5);
      found.removeIf(result -> result instanceof UnknownResult); // keeps its text as it was
      assertThat(expected).containsAll(found);
    }
  }

  private static List<Result> results(String text) {
    return Samples.read(text).stream().map(p -> ((Parsed.Kept) p).result()).toList();
  }

  @Test
  void a_broken_line_is_one_rejection_and_the_next_line_is_read() {
    for (String broken :
        List.of("{", "{\"a\":", "}", "]", ",", "rubbish", "[{\"a\":1}},", "{} x")) {
      assertThat(outcomes(ONE + "\n" + broken + "\n" + TWO + "\n" + THREE))
          .as(broken)
          .containsExactly("1: probe 1", "2: broken JSON", "3: probe 2", "4: probe 3");
    }
  }

  @Test
  void a_line_cut_anywhere_is_one_rejection_wherever_it_stands() {
    for (int cut = 1; cut < WHOLE.length(); cut++) {
      String broken = WHOLE.substring(0, cut);
      assertThat(outcomes(broken + "\n" + ONE + "\n" + TWO))
          .as("first, cut to %d", cut)
          .containsExactly("1: broken JSON", "2: probe 1", "3: probe 2");
      assertThat(outcomes(ONE + "\n" + broken + "\n" + TWO))
          .as("in the middle, cut to %d", cut)
          .containsExactly("1: probe 1", "2: broken JSON", "3: probe 2");
      assertThat(outcomes(ONE + "\n" + broken))
          .as("last, cut to %d", cut)
          .containsExactly("1: probe 1", "2: truncated");
    }
  }

  // What fuzzing found.

  @Test
  void two_broken_lines_with_a_whole_one_between_them_do_not_pass_for_one_result() {
    String head = quoted("{'type':'traceroute','prb_id':9,'msm_id':2,'timestamp':3,'result':");
    assertThat(outcomes(head + "\n" + ONE + "\n,\"ttl\":255}\n" + TWO))
        .containsExactly("1: broken JSON", "2: probe 1", "3: broken JSON", "4: probe 2");
  }

  @Test
  void a_line_of_one_bracket_is_not_taken_together_with_a_broken_next_one() {
    assertThat(outcomes(ONE + "\n{\n\"ttl\":1]}]}\n" + TWO))
        .containsExactly("1: probe 1", "2: broken JSON", "3: broken JSON", "4: probe 2");
  }

  @Test
  void a_line_of_one_bracket_does_not_swallow_the_next() {
    assertThat(outcomes("{\n475,\"size\":68}]}\n" + ONE))
        .containsExactly("1: broken JSON", "2: broken JSON", "3: probe 1");
  }

  @Test
  void a_result_within_the_hops_of_a_broken_line_does_not_make_it_a_container() {
    String line = ONE.substring(0, ONE.length() - 1) + ",\"result\":[" + THREE + ",{\"x\":\"*\"}]";
    assertThat(outcomes(TWO + "\n" + line + "\n" + TWO))
        .containsExactly("1: probe 2", "2: broken JSON", "3: probe 2");
    assertThat(outcomes(line + "\n" + TWO)).containsExactly("1: broken JSON", "2: probe 2");
  }

  @Test
  void a_first_line_that_begins_within_its_hops_is_not_an_array() {
    assertThat(outcomes("[{\"hop\":1},{\"hop\":2}],\"size\":40}\n\":62}\n" + ONE))
        .containsExactly("1: broken JSON", "2: broken JSON", "3: probe 1");
  }

  @Test
  void a_line_that_lost_its_beginning_is_one_rejection() {
    for (int cut = 1; cut < WHOLE.length() - 1; cut++) {
      List<String> found = outcomes(ONE + "\n" + WHOLE.substring(cut) + "\n" + TWO);
      assertThat(found)
          .as("from %d", cut)
          .hasSize(3)
          .startsWith("1: probe 1")
          .contains("3: probe 2");
    }
  }

  @Test
  void an_array_cut_anywhere_keeps_what_was_whole_and_says_that_it_is_cut() {
    String array = "[" + ONE + "," + TWO + "," + THREE + "]";
    for (int cut = 1; cut < array.length(); cut++) {
      List<Parsed> found = Samples.read(array.substring(0, cut));
      Parsed last = found.get(found.size() - 1);
      assertThat(Samples.outcome(last)).as("cut to %d", cut).endsWith("truncated");
      assertThat(found.subList(0, found.size() - 1)).allMatch(p -> p instanceof Parsed.Kept);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'prb_id':2,}",
        "{'prb_id' 2}",
        "{'prb_id':2,'result':[{'hop':1]}",
        "{'prb_id':NaN}",
        "{'prb_id':2,'a':'\\x'}",
        "{'prb_id':01}",
        "{'prb_id':tru}",
        "{'prb_id':2,'result':[{'hop':1,'result':[{'x':'*'}]},{'hop':2,'result':[{'x':'*'}]}",
        "{'prb_id':2,'a':'b}",
        "{'prb_id':2}}",
        "{'prb_id':2]"
      })
  void behind_a_broken_element_an_array_is_read_on(String broken) {
    String text = quoted(broken);
    for (String separator : List.of(",", ",\n", "\n  ,\n  ")) {
      List<Parsed> found =
          Samples.read("[" + ONE + separator + text + separator + TWO + separator + THREE + "]");
      List<String> outcomes =
          found.stream().map(Samples::outcome).map(o -> o.substring(3)).toList();
      assertThat(outcomes).as(text).containsExactly("probe 1", "broken JSON", "probe 2", "probe 3");
      assertThat(((Parsed.Rejected) found.get(1)).excerpt()).startsWith("{\"prb_id\"");
    }
  }

  @Test
  void a_broken_first_element_does_not_hide_the_others() {
    String broken = quoted("{'prb_id':2,}");
    for (String[] around : new String[][] {{"[", "]"}, {"{\"info\":[", "]}"}}) {
      assertThat(outcomes(around[0] + broken + "," + ONE + "," + TWO + around[1]))
          .containsExactly("1: broken JSON", "1: probe 1", "1: probe 2");
      assertThat(outcomes(around[0] + "\n" + broken + ",\n" + ONE + ",\n" + TWO + around[1]))
          .contains("3: probe 1", "4: probe 2")
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"]x", "]]", "];", ",1],'hop':2}]}]", ",}]"})
  void what_is_wrong_at_the_end_of_an_array_costs_none_of_its_results(String end) {
    assertThat(outcomes("[" + ONE + "," + TWO + "," + THREE + quoted(end) + "\n"))
        .startsWith("1: probe 1", "1: probe 2", "1: probe 3")
        .hasSizeGreaterThan(3)
        .filteredOn(outcome -> outcome.contains("probe"))
        .hasSize(3);
  }

  @Test
  void lines_of_an_array_are_read_also_where_its_beginning_is_lost() {
    String lines = ONE + ",\n" + TWO + " , \r\n" + THREE + "]\n";
    assertThat(outcomes("acer\"},\n" + lines))
        .containsExactly("1: broken JSON", "2: probe 1", "3: probe 2", "4: probe 3");
    assertThat(outcomes("[{\"type\":},\n" + lines))
        .containsExactly("1: broken JSON", "2: probe 1", "3: probe 2", "4: probe 3");
  }

  @Test
  void a_byte_order_mark_may_stand_before_any_line() {
    assertThat(outcomes("\uFEFF" + ONE + "\n\uFEFF" + TWO + "\n"))
        .containsExactly("1: probe 1", "2: probe 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C0AF", "E080AF", "F5808080", "EDA080", "F4908080", "80", "FF", "C3"})
  void what_is_not_utf_8_is_rejected_and_not_changed(String hex) {
    byte[] whole = Samples.withFields("\"dst_name\":\"a?b\"").getBytes(UTF_8);
    int at = new String(whole, UTF_8).indexOf('?');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(whole, 0, at);
    bytes.writeBytes(HexFormat.of().parseHex(hex));
    bytes.write(whole, at + 1, whole.length - at - 1);
    bytes.writeBytes(("\n" + ONE).getBytes(UTF_8));
    assertThat(
            Samples.read(bytes.toByteArray(), ElementReader.LIMIT).stream().map(Samples::outcome))
        .hasSize(2)
        .last()
        .isEqualTo("2: probe 1");
  }

  @Test
  void letters_of_any_alphabet_are_utf_8() {
    for (String name : List.of("čšž", "Београд", "東京", "😀", "aaaaaaač")) {
      Traceroute read = Traceroute.parse(Samples.withFields("\"dst_name\":\"" + name + "\""));
      assertThat(read.destinationName()).contains(name);
    }
  }

  @Test
  void the_traceroutes_of_a_dataset_come_one_at_a_time_however_they_are_asked_for()
      throws IOException {
    Path first = Files.writeString(folder.resolve("a"), ONE + "\n" + PING + "\n" + TWO + "\n");
    Path second = Files.writeString(folder.resolve("b"), THREE + "\nbroken\n");
    Dataset data = new Dataset(List.of(DataFile.of(first), DataFile.of(second)), Map.of());
    Tally tally = new Tally();
    try (Stream<Traceroute> traceroutes = Results.traceroutes(data, tally)) {
      Iterator<Traceroute> iterator = traceroutes.iterator();
      assertThat(iterator.next().probeId()).isEqualTo(1);
      assertThat(tally.read()).isLessThanOrEqualTo(2);
      assertThat(iterator.next().probeId()).isEqualTo(2);
      assertThat(iterator.next().probeId()).isEqualTo(3);
      assertThat(iterator.hasNext()).isFalse();
    }
    assertThat(tally.read()).isEqualTo(5);
    assertThat(tally.rejected()).containsEntry("broken JSON", 1L);
  }

  @Test
  void where_an_array_has_one_element_to_a_line_every_line_behind_a_broken_one_is_judged() {
    String broken = "{\"prb_id\":[},";
    assertThat(outcomes("[" + ONE + "\n" + broken + "\n\":13}]\n" + broken + "\n\"ttl\"\n"))
        .containsExactly(
            "1: probe 1",
            "2: broken JSON",
            "3: broken JSON",
            "4: broken JSON",
            "5: not a JSON object");
  }

  @Test
  void where_an_array_cannot_be_read_on_that_is_said() {
    assertThat(outcomes("[" + ONE + ",{\"a\":[}" + "x".repeat(50) + "\n\"{[\n"))
        .containsExactly(
            "1: probe 1", "1: broken JSON, and the rest of the array could not be read");
  }

  @Test
  void elements_that_are_no_objects_are_rejected_one_by_one() {
    assertThat(outcomes("[1,\"a, b\",null,[" + ONE + "],[[]],tru," + TWO + ",{}]"))
        .containsExactly(
            "1: not a JSON object",
            "1: not a JSON object",
            "1: not a JSON object",
            "1: not a JSON object",
            "1: not a JSON object",
            "1: broken JSON",
            "1: probe 2",
            "1: not a measurement result");
    assertThat(outcomes("null\n5\n\"text\"\n" + ONE))
        .containsExactly(
            "1: not a JSON object", "2: not a JSON object", "3: not a JSON object", "4: probe 1");
  }

  @Test
  void a_wrong_mandatory_field_is_rejected_with_its_reason_and_its_line() {
    String wrong = ONE.replace("\"prb_id\":1", "\"prb_id\":\"1\"");
    assertThat(Samples.read(TWO + "\n" + wrong + "\n" + THREE).get(1))
        .isEqualTo(new Parsed.Rejected("f", 2, "prb_id is not an id", wrong));
    assertThat(outcomes("[" + TWO + ",\n" + wrong + "," + THREE + "]"))
        .containsExactly("1: probe 2", "2: prb_id is not an id", "2: probe 3");
    assertThat(outcomes(Samples.withHops("[5]"))).containsExactly("1: a hop is not an object");
    assertThat(outcomes(Samples.withReply("[]"))).containsExactly("1: a reply is not an object");
    assertThat(outcomes(Samples.withFields("\"prb_id\":1"))).containsExactly("1: duplicate key");
    assertThat(outcomes(TWO.replace("\"prb_id\":2", "\"prb_id\":-2")))
        .containsExactly("1: prb_id is not an id");
    assertThat(outcomes("{\"type\":[],\"msm_id\":1}")).containsExactly("1: type is not text");
  }

  @Test
  void a_result_without_a_type_is_of_unknown_type_if_it_has_an_id() {
    OptionalLong none = OptionalLong.empty();
    assertThat(Samples.read(" {\"msm_id\":1} "))
        .containsExactly(
            new Parsed.Kept(
                "f",
                1,
                new UnknownResult(
                    Optional.empty(),
                    OptionalLong.of(1),
                    none,
                    none,
                    Optional.empty(),
                    "{\"msm_id\":1}")));
    assertThat(outcomes("{\"hop\":1}")).containsExactly("1: not a measurement result");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \r\n\t\n", "\uFEFF", "[]", "[ ]\n[\n]", "{\"info\":[]}x"})
  void nothing_is_found_where_there_is_nothing(String text) {
    assertThat(outcomes(text)).noneMatch(outcome -> outcome.contains("probe"));
    assertThat(outcomes(text.contains("info") ? "" : text)).isEmpty();
  }

  @Test
  void an_excerpt_is_short_and_printable() {
    String line = "\u0001\u001B[31m\t\u202E\uD83D\uDE00" + "\u00E9".repeat(500);
    Parsed.Rejected rejected = (Parsed.Rejected) Samples.read(line).get(0);
    assertThat(rejected.excerpt())
        .hasSizeLessThanOrEqualTo(200)
        .startsWith("\uFFFD\uFFFD[31m \uFFFD\uD83D\uDE00\u00E9");
  }

  @Test
  void a_directory_is_read_file_by_file_in_the_order_of_names() throws IOException {
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("c.json"), "[" + THREE + "]");
    Files.writeString(folder.resolve("b").resolve("x"), TWO);
    Files.write(folder.resolve("a"), gzip(ONE));
    try (Results results = Results.open(new DataFile(folder, "all"))) {
      assertThat(results.next().orElseThrow().file()).isEqualTo("all/a");
      assertThat(results.next().orElseThrow().file()).isEqualTo("all/b/x");
      assertThat(results.next().orElseThrow().file()).isEqualTo("all/c.json");
      assertThat(results.next()).isEmpty();
      assertThat(results.next()).isEmpty();
    }
  }

  @Test
  void a_damaged_file_of_a_directory_is_reported_and_the_next_one_read() throws IOException {
    byte[] whole = gzip((ONE + "\n").repeat(3));
    Files.write(folder.resolve("a.gz"), Arrays.copyOf(whole, whole.length - 9));
    Files.writeString(folder.resolve("b"), TWO);
    try (Results results = Results.open(new DataFile(folder, "all"))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 4; i++) {
                  results.next();
                }
              })
          .isInstanceOf(DamagedFileException.class)
          .hasMessageContaining("all/a.gz");
      assertThat(Samples.outcome(results.next().orElseThrow())).isEqualTo("1: probe 2");
    }
  }

  @Test
  void a_missing_file_is_said_at_once() {
    assertThatThrownBy(() -> Results.open(DataFile.of(folder.resolve("no"))))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static String pretty(String json) {
    try {
      return TREES
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(TREES.readTree(json))
          .replace("\r", "");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
