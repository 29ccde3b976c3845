package org.entrepot.cli;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes measurements: each type is a command of its own below it. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas create TYPE [--help] ...",
    description = {
      "Makes a measurement. Needs a key, and costs credits.",
      "What it is and what it will cost is shown, and then you are asked.",
      "Each type has its own options: entrepot atlas create ping --help."
    },
    commandListHeading = "%nTypes:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas create ping --target example.org --probes country:RS:10 --for 7d",
      "      ten probes in Serbia, for a week; prints the number of the measurement"
    })
final class AtlasCreate implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** The command, with the types below it if that is what the arguments ask for. */
  static CommandLine withTypes(String... args) {
    CommandLine create = new CommandLine(new AtlasCreate());
    if (Arrays.asList(args).contains("create")) {
      MeasurementKinds.all()
          .forEach(kind -> create.addSubcommand(kind.name(), AtlasCreateType.of(kind)));
    }
    return create;
  }

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
    return 0;
  }
}
