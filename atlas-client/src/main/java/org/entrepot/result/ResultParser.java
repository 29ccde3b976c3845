package org.entrepot.result;

/**
 * Reads results one by one where each has come by itself, as in a message. For files and streams of
 * many, {@link Results} is the reader. Not for several threads at a time.
 */
public final class ResultParser {
  private final ResultReader reader = new ResultReader();

  /**
   * Reads the one JSON value in the bytes; whatever they are, nothing is thrown.
   *
   * @param json the text in UTF-8
   * @param file what it came in, for {@link Parsed#file}
   * @param line where in that, from 1, for {@link Parsed#line}
   */
  public Parsed parse(byte[] json, String file, long line) {
    Result result = reader.read(json, 0, json.length);
    return result == null
        ? new Parsed.Rejected(file, line, reader.problem().text(), Excerpt.of(json, 0, json.length))
        : new Parsed.Kept(file, line, result);
  }
}
