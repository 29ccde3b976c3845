package org.entrepot.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tables again that {@link RankingCsv}, {@link OperatorsCsv} and {@link ExchangesCsv}
 * write.
 */
final class CsvTable {
  private CsvTable() {}

  /**
   * The rows behind the first line, each by the names of the columns in it.
   *
   * @throws IllegalArgumentException if a row has more or fewer cells than there are columns
   */
  static List<Map<String, String>> read(String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> columns = List.of();
    for (int at = 0; at < text.length(); ) {
      List<String> cells = new ArrayList<>();
      at = line(text, at, cells);
      if (columns.isEmpty()) {
        columns = cells;
        continue;
      }
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + (rows.size() + 1) + " has " + cells.size() + " cells");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Reads the cells of a line, and gives where the next begins. */
  private static int line(String text, int from, List<String> cells) {
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = quoted && text.startsWith("\"\"", i);
      if (c == '"' && !doubled) {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n')) {
        cell.append(c);
        i += doubled ? 1 : 0;
      } else {
        cells.add(plain(cell.toString()));
        cell.setLength(0);
        if (c == '\n') {
          return i + 1;
        }
      }
    }
    cells.add(plain(cell.toString()));
    return text.length();
  }

  /** Takes off the apostrophe that keeps a spreadsheet from taking a text for a formula. */
  private static String plain(String cell) {
    boolean kept = cell.length() > 1 && cell.charAt(0) == '\'';
    return kept && RankingCsv.FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
  }
}
