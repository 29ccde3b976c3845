package org.entrepot.simulator;

/** Text as a field of comma-separated values (RFC 4180). */
final class Csv {
  private Csv() {}

  /** The text, in quotes where it needs them. */
  static String field(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
