package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entrepot.atlas.KeyedLine.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How answers are cut into texts, what a text is known by, and how texts are put in order. */
class LineSortTest {
  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cut(String answer) throws IOException {
    Elements elements = new Elements(new ByteArrayInputStream(bytes(answer)));
    List<String> texts = new ArrayList<>();
    for (byte[] text = elements.next(); text != null; text = elements.next()) {
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }

  @Test
  void lines_and_the_elements_of_an_array_are_cut_alike() throws Exception {
    assertThat(cut("")).isEmpty();
    assertThat(cut(" \r\n\n")).isEmpty();
    assertThat(cut("{\"a\":1}\r\n\n {\"b\":2}")).containsExactly("{\"a\":1}", "{\"b\":2}");
    assertThat(cut("[{\"a\":1},{\"b\":[2,{}]}]")).containsExactly("{\"a\":1}", "{\"b\":[2,{}]}");
    assertThat(cut("\n[\n  {\"a\":\n 1},\n  {\"b\":\"]},\\\"[\"}\n]\n"))
        .containsExactly("{\"a\":  1}", "{\"b\":\"]},\\\"[\"}");
    assertThat(cut("[]")).isEmpty();
    assertThat(cut("[ ]\n{\"a\":1}\n")).containsExactly("{\"a\":1}");
    assertThat(cut("[1,2]\n{\"a\":1}\n")).containsExactly("[1,2]", "{\"a\":1}");
    assertThat(cut("[\n1\n{\"a\":1}\n")).containsExactly("[", "1", "{\"a\":1}");
    assertThat(cut("[{\"a\":1}, nonsense, 3]")).containsExactly("{\"a\":1}", "nonsense", "3");
  }

  @Test
  void an_array_that_has_no_end_is_not_taken_for_a_whole_one() {
    String whole = "[{\"a\":\"x\\\"y\"},{\"b\":2}]";
    for (int end = 2; end < whole.length(); end++) {
      String part = whole.substring(0, end);
      assertThatThrownBy(() -> cut(part)).as(part).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void a_text_that_is_too_long_is_read_over_in_little_memory() throws Exception {
    String answer = "{\"a\":1}\n" + "x".repeat(5 << 20) + "\n{\"b\":2}\n";
    Elements elements = new Elements(new ByteArrayInputStream(bytes(answer)));
    assertThat(elements.next()).hasSize(7);
    assertThat(elements.isTooLong()).isFalse();
    assertThat(elements.next()).hasSize(1 << 16);
    assertThat(elements.isTooLong()).isTrue();
    assertThat(elements.wholeLength()).isEqualTo(5 << 20);
    assertThat(elements.next()).isEqualTo(bytes("{\"b\":2}"));
    assertThat(elements.isTooLong()).isFalse();
  }

  private static String problem(String text) {
    KeyedLine line = new KeyReader().read(text.getBytes(StandardCharsets.ISO_8859_1), Origin.NEW);
    return line.isRejected() ? line.kind() : "";
  }

  @Test
  void a_result_is_known_by_measurement_probe_and_time() {
    String whole = "{\"x\":[{\"prb_id\":9}],\"msm_id\":1,\"prb_id\":2,\"timestamp\":3}";
    assertThat(problem(whole)).isEmpty();
    assertThat(new KeyReader().read(bytes(whole), Origin.NEW)).hasToString("1/2/3 ");
    assertThat(problem(whole.replace("\"timestamp\":3", "\"t\":3"))).isEqualTo("no timestamp");
    assertThat(problem(whole.replace("3}", "3.5}"))).isEqualTo("timestamp is not a time");
    assertThat(problem(whole.replace("3}", "9999999999999999}")))
        .isEqualTo("timestamp is not a time");
    assertThat(problem(whole.replace("3}", "99999999999999999999}")))
        .isEqualTo("timestamp is not a time");
    assertThat(problem(whole.replace("\"msm_id\":1", "\"msm_id\":null")))
        .isEqualTo("msm_id is not an id");
    assertThat(problem(whole.replace("\"msm_id\":1", "\"msm_id\":{\"a\":1}")))
        .isEqualTo("msm_id is not an id");
    assertThat(problem(whole.replace("\"msm_id\"", "\"prb_id\""))).isEqualTo("duplicate key");
    assertThat(problem(whole + "1")).isEqualTo("broken JSON");
    assertThat(problem(whole.replace("[{", "[".repeat(5000)))).contains("nested too deep");
    assertThat(problem(whole.replace("x", "\u00ff"))).isEqualTo("not UTF-8");
    assertThat(problem("{\0}")).isEqualTo("broken JSON");
    for (int end = 1; end < whole.length(); end++) {
      assertThat(problem(whole.substring(0, end))).isEqualTo("broken JSON");
    }
  }

  @Test
  void any_number_of_lines_is_sorted_in_pieces_and_no_piece_is_left() throws Exception {
    for (long seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      List<KeyedLine> lines = new ArrayList<>();
      int count = random.nextInt(4000);
      for (int i = 0; i < count; i++) {
        byte[] text = bytes(Integer.toString(random.nextInt(50)));
        lines.add(
            new KeyedLine(random.nextInt(20), random.nextInt(5), 1, "é", i, text, Origin.NEW));
      }
      List<KeyedLine> sorted = new ArrayList<>();
      // Of so little memory as to make up to a thousand pieces, merged in three rounds.
      try (LineSort sort = new LineSort(new Disk(), folder, "test", 500)) {
        for (KeyedLine line : lines) {
          sort.add(line);
        }
        try (LineSource source = sort.sorted()) {
          for (KeyedLine line = source.next(); line != null; line = source.next()) {
            sorted.add(line);
          }
        }
      }
      Collections.sort(lines);
      assertThat(sorted).as("seed %d", seed).isEqualTo(lines);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).as("seed %d", seed).isEmpty();
      }
    }
  }
}
