package org.entrepot.cli;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table of numbers is printed: with what has to be said of it, or for programs. */
final class TableOutput {
  /** The formats. */
  enum Format {
    TEXT,
    CSV,
    JSONL
  }

  /** Columns of words; all others are of numbers. */
  private static final Set<String> WORDS = Set.of("id", "name", "country", "metric");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text (default): what is estimated and on how much it stands, then a table; csv (RFC"
              + " 4180); or jsonl, an object a line.")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path out;

  boolean isText() {
    return format == Format.TEXT;
  }

  /**
   * Prints a table.
   *
   * @param text all of it for people
   * @param columns the columns for programs
   */
  void print(
      String text, List<String> columns, List<Map<String, String>> rows, OutputStream standard)
      throws IOException, Failures.UserMistake {
    try (Output output = Output.to(out, standard)) {
      Writer words = new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8);
      if (isText()) {
        words.write(Visible.lines(text));
      } else {
        RowWriter writer =
            format == Format.CSV
                ? new CsvWriter(words, columns)
                : new JsonWriter(words, List.of(), false);
        for (Map<String, String> row : rows) {
          writer.row(Row.of(object(row)));
        }
        writer.end();
      }
      words.flush();
      output.publish();
    }
  }

  /** The cells as a JSON object. */
  static ObjectNode object(Map<String, String> cells) {
    ObjectNode node = Row.object();
    cells.forEach(
        (column, cell) -> {
          if (WORDS.contains(column)) {
            node.put(column, cell);
          } else if (column.equals("synthetic")) {
            node.put(column, Boolean.parseBoolean(cell));
          } else if (cell.isEmpty()) {
            node.putNull(column);
          } else {
            node.set(column, DecimalNode.valueOf(new BigDecimal(cell)));
          }
        });
    return node;
  }

  /** A fraction with six decimals. */
  static String fraction(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
