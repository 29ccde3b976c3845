package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the requests that probes take part in a measurement. */
@Command(
    name = "participation",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas participation ID [OPTION...]",
    description = "Lists the requests that probes take part in a measurement, or do so no longer.",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas participation 5051",
      "      which probes were asked for, one request a row"
    })
final class AtlasParticipation extends AtlasVerb {
  private static final Listing.Kind KIND =
      new Listing.Kind(
          "requests",
          "id",
          List.of("id", "action", "type", "value", "requested", "created_at"),
          Map.of());

  @Parameters(paramLabel = "ID", description = "The measurement.")
  private String id = "";

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    long measurement = Given.id("ID", id);
    try {
      listing.print(
          KIND,
          client.participationRequests(measurement).map(each -> new Row(each.toJson())),
          false,
          this,
          row -> {});
    } catch (AtlasException.Refused refused) {
      if (AtlasFailures.isNotThere(refused)) {
        throw new Failures.UserMistake("there is no measurement " + measurement);
      }
      throw refused;
    }
    return 0;
  }
}
