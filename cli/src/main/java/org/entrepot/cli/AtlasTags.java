package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Tag;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists tags. */
@Command(
    name = "tags",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas tags [--of WHAT] [OPTION...]",
    description = "Lists the tags that probes or measurements can have.",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas tags --of probes --format ids",
      "      the slugs that probes --tag takes"
    })
final class AtlasTags extends AtlasVerb {
  private static final Listing.Kind KIND =
      new Listing.Kind("tags", "slug", List.of("slug", "name"), Map.of());

  /** What has tags. */
  enum Tagged {
    PROBES,
    MEASUREMENTS
  }

  @Option(names = "--of", paramLabel = "WHAT", description = "probes (default) or measurements.")
  private Tagged tagged = Tagged.PROBES;

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
  }

  @Override
  int run(AtlasClient client) throws Exception {
    Stream<Tag> tags = tagged == Tagged.PROBES ? client.probeTags() : client.measurementTags();
    listing.print(KIND, tags.map(tag -> new Row(tag.toJson())), false, this, row -> {});
    return 0;
  }
}
