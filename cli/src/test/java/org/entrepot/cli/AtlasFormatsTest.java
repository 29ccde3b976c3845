package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasFormatsTest {
  private static String written(RowWriter.Format format, List<String> columns, List<Row> rows)
      throws IOException {
    StringWriter out = new StringWriter();
    RowWriter writer = RowWriter.of(format, out, columns, List.of(), "id");
    for (Row row : rows) {
      writer.row(row);
    }
    writer.end();
    return out.toString();
  }

  private static Row row(String text) {
    return Row.of(Row.object().put("id", 1).put("text", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc | 3",
        "Београд | 7",
        "東京 | 4",
        "ｱｲｳ | 3",
        "Ａ | 2",
        "한국 | 4",
        "e\u0301 | 1",
        "नि | 2",
        "👍 | 2",
        "a\u200db | 2",
      })
  void a_width_is_counted_in_cells_of_a_terminal(String text, int cells) {
    assertThat(DisplayWidth.of(text)).isEqualTo(cells);
  }

  @Test
  void a_cut_text_is_as_wide_as_it_may_be_or_one_cell_less() {
    assertThat(DisplayWidth.cut("東京から", 8)).isEqualTo("東京から");
    assertThat(DisplayWidth.cut("東京から来", 8)).isEqualTo("東京か…");
    assertThat(DisplayWidth.cut("abcdef", 4)).isEqualTo("abc…");
  }

  @Test
  void rows_behind_the_first_hundred_are_written_at_once_and_keep_the_columns() throws IOException {
    StringWriter out = new StringWriter();
    RowWriter writer = new TableWriter(out, List.of("text", "id"));
    for (int i = 0; i < 100; i++) {
      assertThat(out.toString()).isEmpty();
      writer.row(row("x"));
    }
    assertThat(out.toString()).hasLineCount(101);
    writer.row(row("longer than all before"));
    assertThat(out.toString()).hasLineCount(102);
    writer.end();
    assertThat(out.toString())
        .startsWith("text  id\nx      1\n")
        .endsWith("longer than all before   1\n");
  }

  @Test
  void a_text_without_end_is_cut_in_a_table_only() throws IOException {
    List<Row> rows = List.of(row("x".repeat(100_000)));
    assertThat(written(RowWriter.Format.TABLE, List.of("text"), rows)).hasSizeLessThan(200);
    assertThat(written(RowWriter.Format.CSV, List.of("text"), rows)).hasSizeGreaterThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J",
        "\u009b31m",
        "a\u0007b",
        "\u202eevil",
        "\u2066x",
        "line\u2028line",
        "\u007f",
        "\u061c",
        "\ufeff",
        "\u0000"
      })
  void nothing_hostile_reaches_a_terminal(String hostile) throws IOException {
    List<Row> rows = List.of(Row.of(Row.object().put("id", hostile).put("text", hostile)));
    for (RowWriter.Format format : RowWriter.Format.values()) {
      String out = written(format, List.of("id", "text"), rows);
      assertThat(out.codePoints().filter(c -> c != '\n' && c != '\r'))
          .as(format.name())
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
      assertThat(out.lines().count()).isLessThan(5);
    }
    assertThat(Row.parse(written(RowWriter.Format.JSONL, List.of(), rows)).path("text").asText())
        .isEqualTo(hostile);
    StringWriter card = new StringWriter();
    new CardWriter(card).row(rows.get(0));
    assertThat(card.toString()).doesNotContain(hostile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "=1+1|\"'=1+1\"",
        "+1|\"'+1\"",
        "-1|\"'-1\"",
        "@x|\"'@x\"",
        "＝1|\"'＝1\"",
        "a=1|a=1",
        "a,b|\"a,b\"",
        "a\"b|\"a\"\"b\"",
      })
  void a_spreadsheet_takes_no_text_for_a_formula(String text, String cell) throws IOException {
    assertThat(written(RowWriter.Format.CSV, List.of("text"), List.of(row(text))))
        .isEqualTo("text\r\n" + cell + "\r\n");
  }

  @Test
  void a_negative_number_stays_a_number() throws IOException {
    List<Row> rows = List.of(new Row("{\"id\":-4800,\"text\":-0.5}"));
    assertThat(written(RowWriter.Format.CSV, List.of("id", "text"), rows))
        .isEqualTo("id,text\r\n-4800,-0.5\r\n");
  }

  @Test
  void csv_is_read_back_as_it_was_but_for_the_apostrophe() throws IOException {
    String alphabet = "a,\"\r\n\t '=+-@é東😀;";
    int[] letters = alphabet.codePoints().toArray();
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> texts =
          IntStream.range(0, 1 + random.nextInt(5)).mapToObj(i -> word(random, letters)).toList();
      String csv =
          written(
              RowWriter.Format.CSV,
              List.of("text", "id"),
              texts.stream().map(AtlasFormatsTest::row).toList());
      List<List<String>> read = parse(csv);
      assertThat(read.get(0)).isEqualTo(List.of("text", "id"));
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        boolean guarded = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        assertThat(read.get(i + 1))
            .as("seed %d", seed)
            .isEqualTo(List.of((guarded ? "'" : "") + text, "1"));
      }
    }
  }

  private static String word(Random random, int[] letters) {
    return random
        .ints(random.nextInt(8), 0, letters.length)
        .mapToObj(i -> Character.toString(letters[i]))
        .collect(Collectors.joining());
  }

  /** RFC 4180, section 2. */
  private static List<List<String>> parse(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          assertThat(csv.charAt(++i)).isEqualTo('\n');
          lines.add(line);
          line = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    assertThat(quoted || cell.length() > 0).isFalse();
    return lines;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':'x~y'} | {'a':'x\\u009by'}",
        "{~'a':~1} | { 'a': 1}",
        "{'a':'\\\\',~'b':'~'} | {'a':'\\\\', 'b':'\\u009b'}",
        "{'a':'\\'~',~'b':2} | {'a':'\\'\\u009b', 'b':2}",
      })
  void what_is_hostile_is_an_escape_in_a_string_and_a_blank_elsewhere(String json, String shown) {
    String hostile = json.replace('\'', '"').replace('~', '\u009b');
    assertThat(Visible.json(hostile)).isEqualTo(shown.replace('\'', '"'));
    assertThat(Visible.json("{\t\"a\":\r\n1}")).isEqualTo("{ \"a\":  1}");
  }

  @Test
  void a_field_is_found_by_the_way_to_it() {
    Row row =
        new Row(
            "{\"a\":{\"b\":[{\"c\":1},{\"c\":\"x\"},{}]},\"a.b\":7,\"n\":null,\"l\":[1,\"y\"],"
                + "\"d\":52.30}");
    assertThat(row.text("a.b")).isEqualTo("7");
    assertThat(row.text("a.b.c")).isEqualTo("1 x");
    assertThat(row.text("a.b.1.c")).isEqualTo("x");
    assertThat(row.text("a.b.0")).isEqualTo("{\"c\":1}");
    assertThat(row.text("l")).isEqualTo("1 y");
    assertThat(row.text("d")).isEqualTo("52.30");
    assertThat(row.text("n")).isEmpty();
    assertThat(row.get("n").isMissingNode()).isFalse();
    assertThat(row.get("a.x.y").isMissingNode()).isTrue();
  }
}
