package org.entrepot.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes objects in one of the formats, one after the other. */
interface RowWriter {
  void row(Row row) throws IOException;

  /** Writes what is still to be written when there are no more. */
  void end() throws IOException;

  /** The formats. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    JSONL,
    IDS
  }

  /**
   * A writer.
   *
   * @param columns the fields of a table or of CSV
   * @param fields the only fields of JSON; all if there is none
   * @param id the field that names an object
   */
  static RowWriter of(
      Format format, Writer out, List<String> columns, List<String> fields, String id) {
    return switch (format) {
      case TABLE -> new TableWriter(out, columns);
      case CSV -> new CsvWriter(out, columns);
      case JSON -> new JsonWriter(out, fields, true);
      case JSONL -> new JsonWriter(out, fields, false);
      case IDS -> new IdWriter(out, id);
    };
  }
}
