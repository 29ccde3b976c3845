package org.entrepot.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** RIPE Atlas from the shell. */
@Command(
    name = "atlas",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas VERB [--help] ...",
    description = {
      "Asks RIPE Atlas, online: probes, anchors, measurements, results, credits.",
      "Makes measurements, changes and stops them, and reads results as they come.",
      "What is public needs no key. A key is read from RIPE_ATLAS_API_KEY in the",
      "environment or from --key-file, and never from the command line, which",
      "every user of a machine can see."
    },
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas probes --region wb6 --status connected --aggregate country",
      "      how many connected probes each country of the Western Balkans has",
      "  entrepot atlas probes --help",
      "      what else can be asked about probes"
    })
final class AtlasCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /**
   * The command with the verbs below {@code atlas}, if that is what the arguments ask for. Nobody
   * else pays for reading their options.
   */
  static CommandLine withVerbs(CommandLine entrepot, String... args) {
    if (Arrays.asList(args).contains("atlas")) {
      CommandLine atlas = Objects.requireNonNull(entrepot.getSubcommands().get("atlas"));
      verbs(args).forEach(atlas::addSubcommand);
    }
    return entrepot;
  }

  /** A new verb is one class and one line here. */
  private static List<Object> verbs(String... args) {
    return List.of(
        new AtlasProbes(),
        new AtlasArchive(),
        new AtlasAnchors(),
        new AtlasMeasurements(),
        new AtlasAnchorMeasurements(),
        new AtlasTags(),
        new AtlasResults(),
        new AtlasLatest(),
        new AtlasStatus(),
        new AtlasStream(),
        AtlasCreate.withTypes(args),
        new AtlasChange(),
        new AtlasStop(),
        new AtlasParticipation(),
        new AtlasCredits(),
        new AtlasKeys());
  }

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
    return 0;
  }
}
