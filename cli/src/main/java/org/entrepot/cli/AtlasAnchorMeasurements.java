package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import org.entrepot.atlas.AtlasClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Lists the measurements of the anchors' mesh. */
@Command(
    name = "anchor-measurements",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas anchor-measurements [OPTION...]",
    description = "Lists the measurements in which anchors measure each other.",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas anchor-measurements --format csv --out mesh.csv",
      "      all of them, as a file for a spreadsheet"
    })
final class AtlasAnchorMeasurements extends AtlasVerb {
  private static final Listing.Kind KIND =
      new Listing.Kind(
          "anchor measurements",
          "id",
          List.of("id", "type", "is_mesh", "measurement", "target"),
          Map.of());

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    listing.print(
        KIND,
        client.anchorMeasurements().map(each -> new Row(each.toJson())),
        false,
        this,
        row -> {});
    return 0;
  }
}
