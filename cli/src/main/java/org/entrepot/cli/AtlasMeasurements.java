package org.entrepot.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Measurement;
import org.entrepot.atlas.MeasurementQuery;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists measurements. */
@Command(
    name = "measurements",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas measurements [FILTER...] [ID...] [OPTION...]",
    description = {
      "Lists the measurements that the filters keep, or these measurements.",
      "There are more than a hundred million: filter, or set a --limit."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas measurements --type traceroute --target-asn 3333 --status ongoing",
      "      traceroutes to AS3333 that run now",
      "  entrepot atlas measurements 5051 --optional-fields probes --format json",
      "      all that is known of one measurement, and which probes take part"
    })
final class AtlasMeasurements extends AtlasVerb {
  private static final int PAGE = 100;

  private static final Listing.Kind KIND =
      new Listing.Kind(
          "measurements",
          "id",
          List.of(
              "id",
              "type",
              "af",
              "status.name",
              "target",
              "start_time",
              "participant_count",
              "description"),
          Map.of("status", "status.name"));

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Measurements by their ids; each must be there.")
  private List<String> named = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nWhich measurements:%n")
  private MeasurementFilters filters = new MeasurementFilters();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Option(
      names = "--optional-fields",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      order = 49,
      description = "Ask for fields that RIPE Atlas gives on request only, such as probes.")
  private List<String> optional = List.of();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
    if (filters.mine()) {
      needsKey(hasKey, "--mine");
    }
  }

  @Override
  int run(AtlasClient client) throws Exception {
    Set<Long> ids = Given.ids("ID", named);
    boolean isOne = ids.size() == 1;
    MeasurementQuery query = filters.query(ids);
    if (listing.isCountOfAll() && ids.isEmpty() && !filters.mine()) {
      listing.print(client.count(query), this);
      return 0;
    }
    MeasurementQuery page = asked(query.withPageSize(listing.pageSize(PAGE)), isOne);
    Stream<Measurement> measurements =
        filters.mine() ? client.myMeasurements(page) : client.measurements(page);
    Set<Long> missing = new TreeSet<>(ids);
    listing.print(
        KIND,
        measurements.map(measurement -> new Row(measurement.toJson())),
        isOne,
        this,
        row -> missing.remove(row.get("id").asLong()));
    boolean isFiltered = !query.equals(MeasurementQuery.all().withIds(ids));
    return listing.isLimited() ? 0 : missing("measurement", ids, missing, isFiltered);
  }

  /** Fields by name are all that comes, optional ones too; otherwise these come beside the rest. */
  private MeasurementQuery asked(MeasurementQuery query, boolean isOne)
      throws Failures.UserMistake {
    Optional<Set<String>> needed = listing.needed(KIND, isOne);
    if (needed.isPresent()) {
      Set<String> all = new LinkedHashSet<>(needed.get());
      all.addAll(optional);
      return Given.checked("--fields", () -> query.withFields(all.toArray(String[]::new)));
    }
    return optional.isEmpty()
        ? query
        : Given.checked(
            "--optional-fields", () -> query.withOptionalFields(optional.toArray(String[]::new)));
  }
}
