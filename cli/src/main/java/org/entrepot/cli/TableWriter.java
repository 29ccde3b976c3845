package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes objects as a table for people, in columns as wide on a terminal as the first hundred rows
 * want them; so those come at once, and memory does not grow with the list. A long text is cut, a
 * wider cell further down pushes its neighbours, what is absent is a dash, and seconds since 1970
 * are shown as instants.
 */
final class TableWriter implements RowWriter {
  private static final int AHEAD = 100;
  private static final int WIDEST = 48;
  private static final String GAP = "  ";
  private static final String ABSENT = "-";

  private static final Set<String> TIMES =
      Set.of(
          "creation_time",
          "first_connected",
          "last_connected",
          "start_time",
          "status_since",
          "stop_time",
          "timestamp",
          "when");

  private final Writer out;
  private final List<String> columns;
  private final List<Row> ahead = new ArrayList<>();
  private final int[] widths;
  private final boolean[] numbers;
  private boolean isMeasured;

  TableWriter(Writer out, List<String> columns) {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.widths = new int[columns.size()];
    this.numbers = new boolean[columns.size()];
  }

  @Override
  public void row(Row row) throws IOException {
    if (isMeasured) {
      line(row);
      return;
    }
    ahead.add(row);
    if (ahead.size() == AHEAD) {
      begin();
    }
  }

  @Override
  public void end() throws IOException {
    if (!isMeasured) {
      begin();
    }
  }

  private void begin() throws IOException {
    isMeasured = true;
    for (int i = 0; i < widths.length; i++) {
      String column = columns.get(i);
      widths[i] = DisplayWidth.of(heading(column));
      for (Row row : ahead) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(cell(column, row.get(column))));
      }
      numbers[i] = !TIMES.contains(lastName(column)) && hasNumbers(column);
    }
    line(columns.stream().map(TableWriter::heading).toList());
    for (Row row : ahead) {
      line(row);
    }
    ahead.clear();
  }

  /** Whether the column has numbers, and nothing else. */
  private boolean hasNumbers(String column) {
    List<JsonNode> values =
        ahead.stream()
            .map(row -> row.get(column))
            .filter(value -> !value.isNull() && !value.isMissingNode())
            .toList();
    return !values.isEmpty() && values.stream().allMatch(JsonNode::isNumber);
  }

  private static String heading(String column) {
    return DisplayWidth.cut(Visible.text(column), WIDEST);
  }

  private void line(Row row) throws IOException {
    line(columns.stream().map(column -> cell(column, row.get(column))).toList());
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      String blanks = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cell)));
      line.append(i == 0 ? "" : GAP).append(numbers[i] ? blanks + cell : cell + blanks);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  static String cell(String column, JsonNode value) {
    if (value.isIntegralNumber() && TIMES.contains(lastName(column))) {
      return time(value);
    }
    String text = DisplayWidth.cut(Visible.text(Row.text(value)), WIDEST);
    return text.isEmpty() ? ABSENT : text;
  }

  private static String time(JsonNode seconds) {
    try {
      return Instant.ofEpochSecond(seconds.longValue()).toString();
    } catch (DateTimeException e) {
      return seconds.asText();
    }
  }

  private static String lastName(String column) {
    return column.substring(column.lastIndexOf('.') + 1);
  }
}
