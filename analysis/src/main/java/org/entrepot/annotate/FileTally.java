package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Counts what became of the records of one file. */
final class FileTally {
  private static final int EXCERPT_LIMIT = 200;

  private final String name;
  private final UnaryOperator<String> redaction;
  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final SortedMap<String, String> examples = new TreeMap<>();
  private long records;

  /**
   * @param name how messages call the file
   * @param redaction takes from an excerpt what must not be repeated
   */
  FileTally(String name, UnaryOperator<String> redaction) {
    this.name = name;
    this.redaction = redaction;
  }

  void accept() {
    records++;
  }

  /** Counts a fault; the first of each reason is kept with its place and an excerpt. */
  void reject(String reason, long line, String excerpt) {
    if (rejected.merge(reason, 1L, Long::sum) == 1) {
      examples.put(reason, name + ":" + line + ": " + printable(shortened(excerpt)));
    }
  }

  /** Takes back a record that turned out to be at fault when it was joined with others. */
  void retract(String reason, long line, String excerpt) {
    records--;
    reject(reason, line, excerpt);
  }

  /** Whether the next fault of this reason would be kept as the example. */
  boolean isFirst(String reason) {
    return !rejected.containsKey(reason);
  }

  /** Cuts before redacting, so that a line of any length costs little, and again after it. */
  private String shortened(String excerpt) {
    int limit = Math.min(excerpt.length(), 2 * EXCERPT_LIMIT);
    return redaction.apply(excerpt.substring(0, limit));
  }

  private static String printable(String text) {
    StringBuilder kept = new StringBuilder();
    int limit = Math.min(text.length(), EXCERPT_LIMIT);
    for (int i = 0; i < limit; i++) {
      char c = text.charAt(i);
      boolean blank = c == '\t' || c == '\n' || c == '\r';
      kept.append(blank ? ' ' : isPrintable(c) ? c : '\uFFFD');
    }
    return kept.toString();
  }

  /** Leaves out what a terminal or a browser could act upon: controls and directions of writing. */
  private static boolean isPrintable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  long records() {
    return records;
  }

  SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
  }

  /** In the order of their reasons. */
  List<String> examples() {
    return List.copyOf(new ArrayList<>(examples.values()));
  }
}
