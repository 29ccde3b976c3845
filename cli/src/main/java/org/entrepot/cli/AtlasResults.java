package org.entrepot.cli;

import java.time.Instant;
import java.util.List;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.ResultQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the results of a measurement. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas results ID [OPTION...]",
    description = {
      "Reads the results of a measurement, one JSON object a line.",
      "Each has every field that RIPE Atlas gave. They come in no order, and may be",
      "as many as there are. Without --start, RIPE Atlas gives the last days only,",
      "or all of a measurement that is over."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas results 5051 --start 2017-06-26 --stop 2017-06-27 --out a.jsonl",
      "      a day's traceroutes, as a file"
    })
final class AtlasResults extends AtlasVerb {
  @Parameters(paramLabel = "ID", description = "The measurement.")
  private String id = "";

  @ArgGroup(validate = false, order = 10, heading = "%nWhich results:%n")
  private Filters filters = new Filters();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private ResultLines lines = new ResultLines();

  /** Which results. */
  static final class Filters {
    @Option(
        names = "--start",
        paramLabel = "TIME",
        description =
            "From this time on: 2017-06-26, which means its beginning in UTC, an instant such as"
                + " 2017-06-26T12:00:00Z, or seconds since 1970.")
    private @Nullable String start;

    @Option(names = "--stop", paramLabel = "TIME", description = "Up to this time.")
    private @Nullable String stop;

    @Option(
        names = "--probes",
        paramLabel = "1,2,5-9",
        split = ",",
        hideParamSyntax = true,
        description = "Of these probes.")
    private List<String> probes = List.of();

    @Option(names = "--anchors-only", description = "Of anchors only.")
    private boolean anchorsOnly;

    @Option(names = "--public-only", description = "Of public probes only.")
    private boolean publicOnly;
  }

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    lines.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    long measurement = Given.id("ID", id);
    return lines.print(measurement, client.results(query(measurement)), this);
  }

  private ResultQuery query(long measurement) throws Failures.UserMistake {
    ResultQuery query = ResultQuery.of(measurement);
    Instant from = null;
    if (filters.start != null) {
      from = Given.time("--start", filters.start);
      query = query.withStart(from);
    }
    if (filters.stop != null) {
      Instant to = Given.time("--stop", filters.stop);
      if (from != null && to.isBefore(from)) {
        throw new Failures.UserMistake("--stop " + to + " is before --start " + from);
      }
      query = query.withStop(to);
    }
    if (!filters.probes.isEmpty()) {
      query = query.withProbeIds(Given.ids("--probes", filters.probes));
    }
    if (filters.anchorsOnly) {
      query = query.withAnchorsOnly();
    }
    return filters.publicOnly ? query.withPublicOnly() : query;
  }
}
