package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.result.Parsed;
import org.entrepot.result.Result;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Results of every type in one normal form. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot results FILE... [OPTION...]",
    description = {
      "Prints RIPE Atlas results of every type and any firmware, in the order of the",
      "input: as one normalised JSON object a line, as CSV, or as ping, traceroute",
      "and dig print them. What a result does not tell has no key;",
      "docs/results-verb.md tells what each key means.",
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot results pings.jsonl.gz --type ping --format csv --out pings.csv",
      "      a table of pings: packets sent and received, round-trip times in ms",
      "  entrepot results *.json --country RS --probes probes.json --format text",
      "      what the probes in Serbia saw, as traceroute prints it"
    })
final class ResultsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Results: a file, a folder, or - for standard input.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "json (default; jsonl is the same): an object a line; csv: RFC 4180, a row a result; text:"
              + " a block of lines a result.")
  private ResultsFormat format = ResultsFormat.JSON;

  @Option(names = "--compact", description = "With --format text: one line a result.")
  private boolean compact;

  @Option(
      names = "--summary",
      description =
          "Print how many results of which type and firmware there are, from how many probes, from"
              + " when to when, how many succeeded and how long they took; and none of them.")
  private boolean summary;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after the first N.")
  private @Nullable Long limit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path out;

  @Mixin private Common common = new Common();

  @ArgGroup(validate = false, order = 50, heading = "%nWhich results:%n")
  private ResultFilters filters = new ResultFilters();

  private final Tally tally = new Tally();
  private final ResultsSummary counts = new ResultsSummary();
  private long printed;
  private boolean isDamaged;

  @Override
  public Integer call() throws Exception {
    check();
    ResultInputs inputs = ResultInputs.find(files);
    Predicate<Result> wanted = filters.read(inputs.probes());
    int threads = common.threads();
    try (Output output = Output.to(out, Objects.requireNonNull(main).out());
        Common.Bar bar = common.bar()) {
      OutputStream stream = output.stream();
      try (InOrder<Result> printer = new InOrder<>(threads, print(), stream)) {
        if (!summary) {
          write(stream, format.head(filters.types()));
        }
        for (DataFile file : inputs.results()) {
          read(file, bar, wanted, printer);
        }
        printer.finish();
      }
      if (summary) {
        write(stream, counts.text(tally));
      }
      output.publish();
    }
    tell(err());
    return isDamaged ? Failures.INCOMPLETE : 0;
  }

  private void check() throws Failures.UserMistake {
    if (limit != null && limit < 1) {
      throw new Failures.UserMistake("--limit is 1 or more, not " + limit);
    }
    if (compact && format != ResultsFormat.TEXT) {
      throw new Failures.UserMistake("--compact belongs to --format text");
    }
    if (summary && (compact || format == ResultsFormat.CSV)) {
      throw new Failures.UserMistake("--summary is text, and prints no results");
    }
  }

  private Function<List<Result>, String> print() {
    return compact ? ResultsFormat::compact : results -> format.print(results, filters.types());
  }

  private void read(
      DataFile file, Common.Bar bar, Predicate<Result> wanted, InOrder<Result> printer)
      throws IOException {
    if (isEnough()) {
      return;
    }
    try (Results results = ResultInputs.open(file, bar)) {
      for (Optional<Parsed> next = results.next(); next.isPresent(); next = results.next()) {
        tally.accept(next.get());
        if (next.get() instanceof Parsed.Kept kept && wanted.test(kept.result())) {
          printed++;
          if (summary) {
            counts.add(kept.result());
          } else {
            printer.add(kept.result());
          }
        }
        if (!summary && ResultInputs.isWaiting(file)) {
          printer.finish(); // the next may be long in coming
          printer.flush();
        }
        if (isEnough()) {
          return;
        }
      }
    } catch (DamagedFileException e) {
      // What comes behind the damage is lost; the other files are not.
      isDamaged = true;
      err().println("entrepot: " + Visible.text(String.valueOf(e.getMessage())));
    }
  }

  private boolean isEnough() {
    return limit != null && printed >= limit;
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void tell(PrintWriter err) {
    if (common.quiet() && tally.rejected().isEmpty() && filters.notes().isEmpty()) {
      return;
    }
    String chosen =
        printed == tally.read() - sum(tally.rejected()) ? "" : format(", chosen %,d", printed);
    err.println(format("read %,d results, rejected %s", tally.read(), tally.rejected()) + chosen);
    filters.notes().forEach(note -> err.println("  " + note));
    if (summary) {
      return; // which has the examples
    }
    tally
        .examples()
        .values()
        .forEach(
            first ->
                err.println(
                    "  first "
                        + first.reason()
                        + ": "
                        + Visible.text(first.file())
                        + ":"
                        + first.line()
                        + ": "
                        + Visible.text(first.excerpt())));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
