package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Probe;
import org.entrepot.atlas.ProbeQuery;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists probes. */
@Command(
    name = "probes",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas probes [FILTER...] [ID...] [OPTION...]",
    description = {
      "Lists the probes that the filters keep, or these probes.",
      "Of several values of an option a probe needs one; of several tags, all."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas probes --country RS,BA --status connected --sort -id",
      "      the connected probes in Serbia and in Bosnia, the newest first",
      "  entrepot atlas probes 10006",
      "      all that is known of one probe"
    })
final class AtlasProbes extends AtlasVerb {
  private static final int PAGE = 500;

  static final Listing.Kind KIND =
      new Listing.Kind(
          "probes",
          "id",
          List.of(
              "id",
              "country_code",
              "asn_v4",
              "asn_v6",
              "prefix_v4",
              "status.name",
              "is_anchor",
              "description"),
          Map.of("country", "country_code", "status", "status.name"));

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Probes by their ids; each must be there.")
  private List<String> named = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nWhich probes:%n")
  private ProbeFilters filters = new ProbeFilters();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

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
    List<ProbeQuery> queries = filters.queries(ids);
    if (listing.isCountOfAll() && ids.isEmpty() && queries.size() == 1 && filters.isOfTheApi()) {
      listing.print(client.count(queries.get(0)), this);
      return 0;
    }
    Optional<Set<String>> needed = listing.needed(KIND, isOne).map(filters::withNeeded);
    Function<ProbeQuery, Stream<Probe>> list = filters.mine() ? client::myProbes : client::probes;
    List<ProbeQuery> pages =
        queries.stream()
            .map(query -> query.withPageSize(listing.pageSize(PAGE)))
            .map(
                query ->
                    needed.isPresent()
                        ? query.withFields(needed.get().toArray(String[]::new))
                        : query)
            .toList();
    Stream<Probe> probes =
        Chain.of(pages, list)
            .filter(Given.firstOf(queries.size(), Probe::id))
            .filter(filters::keeps);
    Set<Long> missing = new TreeSet<>(ids);
    listing.print(
        KIND,
        probes.map(probe -> new Row(probe.toJson())),
        isOne,
        this,
        row -> missing.remove(row.get("id").asLong()));
    boolean isFiltered =
        !filters.isOfTheApi() || !queries.equals(List.of(ProbeQuery.all().withIds(ids)));
    return listing.isLimited() ? 0 : missing("probe", ids, missing, isFiltered);
  }
}
