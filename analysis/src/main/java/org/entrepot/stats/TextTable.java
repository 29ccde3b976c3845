package org.entrepot.stats;

import java.util.ArrayList;
import java.util.List;

/** A small table in plain text, its columns aligned. */
public final class TextTable {
  private static final String GAP = "  ";
  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param alignment one letter for each column: {@code l} for left, {@code r} for right
   */
  public TextTable(String alignment) {
    this.alignment = alignment;
  }

  /**
   * Adds a row; control characters become spaces.
   *
   * @throws IllegalArgumentException if there are more or fewer cells than columns
   */
  public TextTable row(String... cells) {
    if (cells.length != alignment.length()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + alignment.length() + " columns");
    }
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(cell.replaceAll("\\p{Cntrl}", " ").strip());
    }
    rows.add(row);
    return this;
  }

  /** The lines, each ended by a line feed, without spaces at their ends. */
  @Override
  public String toString() {
    int[] widths = new int[alignment.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - width(row.get(i)));
        boolean right = alignment.charAt(i) == 'r';
        line.append(i > 0 ? GAP : "").append(right ? space + row.get(i) : row.get(i) + space);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
