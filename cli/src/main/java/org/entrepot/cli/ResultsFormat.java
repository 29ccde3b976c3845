package org.entrepot.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.entrepot.result.Result;

/** The forms in which results are printed. */
enum ResultsFormat {
  JSON,
  JSONL,
  CSV,
  TEXT;

  /** What stands before the first result. */
  String head(Collection<String> types) {
    StringWriter out = new StringWriter();
    if (this == CSV) {
      finish(new CsvWriter(out, ResultTypes.columns(types)));
    }
    return out.toString();
  }

  private static void finish(RowWriter writer) {
    try {
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory does not fail
    }
  }

  /** Some results. */
  String print(List<Result> results, Collection<String> types) {
    if (this == TEXT) {
      StringBuilder text = new StringBuilder();
      results.forEach(result -> text.append(ResultText.block(result)));
      return text.toString();
    }
    StringWriter out = new StringWriter();
    RowWriter writer =
        this == CSV
            ? CsvWriter.withoutHeader(out, ResultTypes.columns(types))
            : new JsonWriter(out, List.of(), false);
    ResultJson json = new ResultJson();
    try {
      for (Result result : results) {
        writer.row(result.match(json).row());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory does not fail
    }
    return out.toString();
  }

  /** Some results in a line each. */
  static String compact(List<Result> results) {
    StringBuilder text = new StringBuilder();
    results.forEach(result -> text.append(ResultText.Compact.lines(result)));
    return text.toString();
  }
}
