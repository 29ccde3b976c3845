package org.entrepot.cli;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** RIPE Atlas from the shell. */
@Command(
    name = "atlas",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas VERB [--help] ...",
    description = {
      "Asks RIPE Atlas, online: probes, anchors, measurements, results, credits.",
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
  @ParentCommand private @Nullable Main main;

  /**
   * The command with the verbs below {@code atlas}, if that is what the arguments ask for. Nobody
   * else pays for reading their options.
   */
  static CommandLine withVerbs(CommandLine entrepot, String... args) {
    if (Arrays.asList(args).contains("atlas")) {
      CommandLine atlas = Objects.requireNonNull(entrepot.getSubcommands().get("atlas"));
      verbs().forEach(atlas::addSubcommand);
    }
    return entrepot;
  }

  /** A new verb is one class and one line here. */
  private static List<AtlasVerb> verbs() {
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
        new AtlasCredits(),
        new AtlasKeys());
  }

  OutputStream out() {
    return Objects.requireNonNull(main).out();
  }

  Map<String, String> environment() {
    return Objects.requireNonNull(main).environment();
  }

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
    return 0;
  }
}
