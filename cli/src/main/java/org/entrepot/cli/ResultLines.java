package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasException;
import org.entrepot.result.Parsed;
import org.entrepot.result.Tally;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes results as they come, one a line, in constant memory. */
final class ResultLines {
  @Option(names = "--limit", paramLabel = "N", description = "Show the first N.")
  private @Nullable Long limit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path out;

  void check() throws Failures.UserMistake {
    if (limit != null && limit < 1) {
      throw new Failures.UserMistake("--limit is 1 or more, not " + limit);
    }
  }

  /** Writes the results of a measurement, counts what is broken, and gives the status. */
  int print(long measurement, Stream<Parsed> results, AtlasVerb verb) throws Exception {
    Tally tally = new Tally();
    try (results;
        Output output = Output.to(out, verb.out())) {
      Writer words = new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8);
      Iterator<Parsed> each = results.iterator();
      try {
        while ((limit == null || kept(tally) < limit) && hasNext(each, measurement)) {
          write(each.next(), words, tally);
        }
      } catch (AtlasException e) {
        words.flush(); // what came before it broke off
        output.stream().flush();
        throw e;
      }
      words.flush();
      output.publish();
    }
    return judge(tally, verb);
  }

  private static void write(Parsed next, Writer words, Tally tally) throws IOException {
    tally.accept(next);
    if (next instanceof Parsed.Kept kept) {
      words.write(Visible.json(kept.result().toJson()));
      words.write('\n');
      if (kept(tally) == 1) {
        words.flush(); // to show that something comes
      }
    }
  }

  private static long kept(Tally tally) {
    return tally.kept().values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean hasNext(Iterator<Parsed> results, long measurement)
      throws Failures.UserMistake {
    try {
      return results.hasNext();
    } catch (AtlasException.Refused refused) {
      if (AtlasFailures.isNotThere(refused)) {
        throw new Failures.UserMistake("there is no measurement " + measurement);
      }
      throw refused;
    }
  }

  private static int judge(Tally tally, AtlasVerb verb) {
    verb.summary(String.format(Locale.ROOT, "read %,d results %s", kept(tally), tally.kept()));
    if (tally.rejected().isEmpty()) {
      return 0;
    }
    verb.warn("not results, and left out: " + tally.rejected());
    tally
        .examples()
        .values()
        .forEach(
            first ->
                verb.warn(
                    "first "
                        + first.reason()
                        + ": line "
                        + first.line()
                        + ": "
                        + Visible.text(first.excerpt())));
    return Failures.INCOMPLETE;
  }
}
