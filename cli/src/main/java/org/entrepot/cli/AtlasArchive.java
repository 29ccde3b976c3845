package org.entrepot.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Probe;
import org.entrepot.net.CountryCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the probes of a day. */
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas archive DAY [OPTION...]",
    description = "Lists all probes as they were on a day.",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas archive 2017-06-26 --region see --aggregate country",
      "      how many probes each country of Southeast Europe had"
    })
final class AtlasArchive extends AtlasVerb {
  private static final Listing.Kind KIND =
      new Listing.Kind(
          "probes",
          "id",
          List.of(
              "id", "country_code", "asn_v4", "asn_v6", "prefix_v4", "status_name", "is_anchor"),
          Map.of("country", "country_code", "status", "status_name"));

  @Parameters(paramLabel = "DAY", description = "The day, such as 2017-06-26.")
  private String day = "";

  @Option(
      names = "--country",
      paramLabel = "CC,CC",
      split = ",",
      hideParamSyntax = true,
      description =
          "In these countries, by their ISO codes. RIPE Atlas gives all probes of the day, and the"
              + " others are left out here.")
  private List<String> countries = List.of();

  @Option(
      names = "--region",
      paramLabel = "NAME",
      split = ",",
      hideParamSyntax = true,
      description = "In the countries of a region: see, see-ripe or wb6.")
  private List<String> regions = List.of();

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    LocalDate date = Given.checked("DAY", () -> LocalDate.parse(day));
    Set<CountryCode> wanted = Given.countries(countries, regions);
    Stream<Probe> probes =
        client
            .probesOn(date)
            .filter(
                probe -> wanted.isEmpty() || probe.country().filter(wanted::contains).isPresent());
    listing.print(KIND, probes.map(probe -> new Row(probe.toJson())), false, this, row -> {});
    return 0;
  }
}
