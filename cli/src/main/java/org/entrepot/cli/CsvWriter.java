package org.entrepot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes objects as CSV by RFC 4180: a header, a comma between the cells, CR LF behind each line,
 * quotes where they are needed. A text that a spreadsheet would take for a formula, since it begins
 * with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a line break, gets an apostrophe before
 * it; numbers do not. Control characters other than tabs and line breaks are shown by pictures.
 */
final class CsvWriter implements RowWriter {
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final Writer out;
  private final List<String> columns;
  private boolean hasHeader;

  CsvWriter(Writer out, List<String> columns) {
    this.out = out;
    this.columns = List.copyOf(columns);
  }

  /** A writer of rows that come behind others, which have had the header before them. */
  static CsvWriter withoutHeader(Writer out, List<String> columns) {
    CsvWriter writer = new CsvWriter(out, columns);
    writer.hasHeader = true;
    return writer;
  }

  @Override
  public void row(Row row) throws IOException {
    header();
    line(columns.stream().map(column -> cell(row.get(column))).toList());
  }

  @Override
  public void end() throws IOException {
    header();
  }

  private void header() throws IOException {
    if (!hasHeader) {
      hasHeader = true;
      line(columns.stream().map(CsvWriter::text).toList());
    }
  }

  private void line(List<String> cells) throws IOException {
    out.write(String.join(",", cells));
    out.write("\r\n");
  }

  private static String cell(JsonNode value) {
    String text = Row.text(value);
    return value.isNumber() ? text : text(text);
  }

  private static String text(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    String safe = (isFormula ? "'" : "") + Visible.lines(text);
    return isFormula || safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
