package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.atlas.Anchor;
import org.entrepot.atlas.AnchorQuery;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists anchors. */
@Command(
    name = "anchors",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas anchors [FILTER...] [ID...] [OPTION...]",
    description = "Lists the anchors that the filters keep, or these anchors.",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas anchors --region see --fields id,probe,fqdn,city",
      "      the anchors of Southeast Europe, their numbers as probes, and where they stand"
    })
final class AtlasAnchors extends AtlasVerb {
  private static final int PAGE = 500;

  private static final Listing.Kind KIND =
      new Listing.Kind(
          "anchors",
          "id",
          List.of("id", "probe", "fqdn", "country", "city", "as_v4", "as_v6", "company"),
          Map.of("asn_v4", "as_v4", "asn_v6", "as_v6"));

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Anchors by their ids, which are not those of their probes.")
  private List<String> named = List.of();

  @ArgGroup(validate = false, order = 10, heading = "%nWhich anchors:%n")
  private Filters filters = new Filters();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  /** Which anchors. */
  static final class Filters {
    @Option(
        names = "--country",
        paramLabel = "CC,CC",
        split = ",",
        hideParamSyntax = true,
        description = "In these countries, by their ISO codes; XK is Kosovo.")
    private List<String> countries = List.of();

    @Option(
        names = "--region",
        paramLabel = "NAME",
        split = ",",
        hideParamSyntax = true,
        description = "In the countries of a region: see, see-ripe or wb6.")
    private List<String> regions = List.of();

    @Option(names = "--asn-v4", paramLabel = "ASN", description = "In this AS by the IPv4 address.")
    private @Nullable String asnV4;

    @Option(names = "--asn-v6", paramLabel = "ASN", description = "In this AS by the IPv6 address.")
    private @Nullable String asnV6;

    @Option(
        names = "--search",
        paramLabel = "TEXT",
        description = "With this text in the city, the host name or the company.")
    private @Nullable String search;

    @Option(
        names = "--filter",
        paramLabel = "NAME=VALUE",
        description = "Any other filter of the API.")
    private List<String> others = List.of();

    /** The API takes one country at a time. */
    List<AnchorQuery> queries() throws Failures.UserMistake {
      AnchorQuery query = AnchorQuery.all();
      if (asnV4 != null) {
        String text = asnV4;
        query = query.withAsnV4(Given.checked("--asn-v4", () -> Asn.parse(text)));
      }
      if (asnV6 != null) {
        String text = asnV6;
        query = query.withAsnV6(Given.checked("--asn-v6", () -> Asn.parse(text)));
      }
      if (search != null) {
        query = query.withSearch(search);
      }
      AnchorQuery anywhere = Given.filtered(others, query, AnchorQuery::withFilter);
      List<AnchorQuery> queries = new ArrayList<>();
      for (CountryCode country : Given.countries(countries, regions)) {
        queries.add(anywhere.withCountry(country));
      }
      return queries.isEmpty() ? List.of(anywhere) : queries;
    }

    boolean isNone() {
      return countries.isEmpty()
          && regions.isEmpty()
          && asnV4 == null
          && asnV6 == null
          && search == null
          && others.isEmpty();
    }
  }

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
    if (!named.isEmpty() && !filters.isNone()) {
      throw new Failures.UserMistake("anchors by their ids or by filters, not both");
    }
  }

  @Override
  int run(AtlasClient client) throws Exception {
    Set<Long> ids = Given.ids("ID", named);
    List<AnchorQuery> queries = filters.queries();
    if (listing.isCountOfAll() && ids.isEmpty()) {
      long number = 0;
      for (AnchorQuery query : queries) {
        number += client.count(query);
      }
      listing.print(number, this);
      return 0;
    }
    Set<Long> missing = new TreeSet<>(ids);
    Stream<Anchor> anchors =
        ids.isEmpty()
            ? Chain.of(
                queries.stream().map(query -> query.withPageSize(listing.pageSize(PAGE))).toList(),
                client::anchors)
            : ids.stream().map(client::anchor).flatMap(Optional::stream);
    listing.print(
        KIND,
        anchors.map(anchor -> new Row(anchor.toJson())),
        ids.size() == 1,
        this,
        row -> missing.remove(row.get("id").asLong()));
    return listing.isLimited() ? 0 : missing("anchor", ids, missing, false);
  }
}
