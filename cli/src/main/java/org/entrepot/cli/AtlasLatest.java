package org.entrepot.cli;

import java.util.List;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.LatestQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads the latest results of a measurement. */
@Command(
    name = "latest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas latest ID [OPTION...]",
    description = {
      "Reads the latest result of each probe, one JSON object a line.",
      "The answer of RIPE Atlas may be five minutes old."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas latest 1001 --probes 10006,10013 --versions 3",
      "      the last three results of two probes"
    })
final class AtlasLatest extends AtlasVerb {
  @Parameters(paramLabel = "ID", description = "The measurement.")
  private String id = "";

  @ArgGroup(validate = false, order = 10, heading = "%nWhich results:%n")
  private Filters filters = new Filters();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private ResultLines lines = new ResultLines();

  /** Which results. */
  static final class Filters {
    @Option(
        names = "--probes",
        paramLabel = "1,2,5-9",
        split = ",",
        hideParamSyntax = true,
        description = "Of these probes.")
    private List<String> probes = List.of();

    @Option(
        names = "--versions",
        paramLabel = "N",
        description = "The last N of each probe, 1 to 10, the newest first (default: 1).")
    private @Nullable Integer versions;
  }

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    lines.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    long measurement = Given.id("ID", id);
    LatestQuery query = LatestQuery.of(measurement);
    if (!filters.probes.isEmpty()) {
      query = query.withProbeIds(Given.ids("--probes", filters.probes));
    }
    if (filters.versions != null) {
      LatestQuery one = query;
      int versions = filters.versions;
      query = Given.checked("--versions", () -> one.withVersions(versions));
    }
    return lines.print(measurement, client.latestResults(query), this);
  }
}
