package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.entrepot.simulator.Settings;
import org.entrepot.simulator.Simulation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A synthetic Internet, measured, with the truth beside it. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a synthetic Internet from a seed, measures it as RIPE Atlas would, and",
      "writes the results with all reference files, and the truth beside them.",
      "The same options give the same bytes. Everything in it is marked SYNTHETIC."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot simulate --out world --seed 7",
      "      world/dataset   results, reference files, study.yaml: for entrepot study",
      "      world/truth     what is true of every traceroute, router and probe",
      "  entrepot study world/dataset --out report",
      "  entrepot score world",
      "  entrepot simulate --out worse --artefact silent=3 --artefact third-party=3",
      "      three times as many silent routers and third-party replies"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private Common common = new Common();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write; it appears when all is there.")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Seed of every draw (default: 1).")
  private long seed = 1;

  @Mixin private WorldOptions world = new WorldOptions();

  @Option(
      names = "--traceroutes",
      paramLabel = "N",
      description = "At least so many: all measurements are repeated as often as that needs.")
  private long traceroutes = 1;

  @Override
  public Integer call() throws Exception {
    if (traceroutes < 1) {
      throw new Failures.UserMistake("--traceroutes is at least 1, not " + traceroutes);
    }
    Settings settings = world.settings(seed).withTraceroutes(traceroutes);
    Simulation.Made made;
    try (OutputFolder folder = OutputFolder.ofWorld(out);
        Common.Bar bar = common.bar()) {
      made =
          Simulation.of(settings)
              .withThreads(common.threads())
              .withProgress(done -> bar.count("measuring", done, traceroutes))
              .into(folder.draft());
      folder.publish();
    } catch (IllegalArgumentException e) {
      // What settings look right and cannot be had: a file of relationships that is none.
      throw new Failures.UserMistake(String.valueOf(e.getMessage()));
    }
    if (!common.quiet()) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.printf(
          Locale.ROOT,
          "SYNTHETIC: %,d networks, %,d probes, %,d destinations, %,d traceroutes%n",
          made.networks(),
          made.probes(),
          made.targets(),
          made.traceroutes());
      err.println("dataset: " + out.resolve(Simulation.DATASET));
      err.println("truth: " + out.resolve(Simulation.TRUTH));
    }
    return 0;
  }
}
