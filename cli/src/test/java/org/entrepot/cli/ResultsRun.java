package org.entrepot.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What {@code entrepot results} printed, and its status.
 *
 * @param out standard output
 * @param err standard error
 */
record ResultsRun(int status, String out, String err) {
  static ResultsRun of(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultsRun run = into(out, args);
    return new ResultsRun(run.status, out.toString(StandardCharsets.UTF_8), run.err);
  }

  static ResultsRun into(OutputStream out, Object... args) {
    StringWriter err = new StringWriter();
    String[] texts =
        Stream.concat(Stream.of("results"), Stream.of(args))
            .map(Object::toString)
            .toArray(String[]::new);
    int status = Main.run(out, new PrintWriter(err, true), texts);
    return new ResultsRun(status, "", err.toString());
  }
}
