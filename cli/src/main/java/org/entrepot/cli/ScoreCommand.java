package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.entrepot.score.Realism;
import org.entrepot.score.RuleEffects;
import org.entrepot.score.ScoreRun;
import org.entrepot.score.Scorecard;
import org.entrepot.score.ScorecardWriter;
import org.entrepot.simulator.Settings;
import org.entrepot.simulator.Simulation;
import org.entrepot.study.StudyConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How near the analysis comes to the truth of synthetic Internets. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how near the analysis comes to the truth of synthetic Internets: of one",
      "that is there, or of many that are made for it, each with another seed.",
      "Accuracy on a simulator is not accuracy on the Internet."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot score world",
      "      scores the study of world/dataset against world/truth",
      "  entrepot score world --real see-2017.yaml",
      "      and compares what its paths look like with those of a real study",
      "  entrepot score --real see-2017.yaml",
      "      how many real paths each rule resolves and changes",
      "  entrepot score --seeds 30 --sweeps --out docs/scorecard",
      "      writes the public scorecard: 30 worlds, each rule switched off in turn,",
      "      each artefact from none to three times its rate"
    })
final class ScoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A folder of entrepot simulate or entrepot demo.")
  private @Nullable Path world;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Without DIR: number of worlds to make (default: 30).")
  private @Nullable Integer seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      description = "The first of their seeds (default: 1).")
  private @Nullable Long first;

  @Option(
      names = "--sweeps",
      description = "Without DIR: also change each artefact alone, and all together.")
  private boolean sweeps;

  @Option(
      names = "--sweep-seeds",
      paramLabel = "N",
      description = "Number of worlds at each level of a sweep (default: 4).")
  private @Nullable Integer sweepSeeds;

  @Option(names = "--no-rules", description = "Do not switch off each rule in turn.")
  private boolean noRules;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write scorecard.md, score.json and charts into this folder.")
  private @Nullable Path out;

  @Option(
      names = "--real",
      paramLabel = "FILE",
      description = {
        "With DIR: a study of real data to compare the simulated one with. Alone: what",
        "each rule of the path policy does to the paths of a study of real data."
      })
  private @Nullable Path real;

  @Mixin private WorldOptions options = new WorldOptions();

  @Override
  public Integer call() throws Exception {
    PrintWriter text = Objects.requireNonNull(spec).commandLine().getOut();
    if (world == null && real != null) {
      if (seeds != null || first != null || sweeps || sweepSeeds != null || options.given()) {
        throw new Failures.UserMistake(
            "--real reads no simulated world: it takes no option of one");
      }
      text.print(RuleEffects.of(StudyConfig.read(real), common.threads()));
      return 0;
    }
    Scorecard card = world == null ? many() : one(world);
    text.print(card);
    if (out != null) {
      List<Path> files = ScorecardWriter.write(card, out);
      if (!common.quiet()) {
        spec.commandLine().getErr().println("scorecard: " + files.get(0));
      }
    }
    if (world != null && real != null) {
      text.println();
      text.print(Realism.compare(study(world), StudyConfig.read(real), common.threads()));
    }
    return 0;
  }

  private Scorecard one(Path folder) throws Exception {
    if (seeds != null || first != null || sweeps || sweepSeeds != null || options.given()) {
      throw new Failures.UserMistake(
          folder + " is a world that is there: it has one seed, and its options are those it has");
    }
    study(folder);
    return ScoreRun.ofWorld(folder, !noRules, common.threads());
  }

  private static StudyConfig study(Path folder) throws Exception {
    Path file = folder.resolve(Simulation.DATASET).resolve(StudyFolder.STUDY);
    if (!Files.isRegularFile(file) || !Files.isDirectory(folder.resolve(Simulation.TRUTH))) {
      throw new Failures.UserMistake(
          folder + " is not a synthetic Internet: it has no dataset with the truth beside it");
    }
    return StudyConfig.read(file);
  }

  private Scorecard many() throws Exception {
    int number = seeds == null ? 30 : seeds;
    int swept = sweepSeeds == null ? 4 : sweepSeeds;
    if (number < 1 || swept < 1) {
      throw new Failures.UserMistake("a score needs at least one seed");
    }
    Settings settings = options.settings(1);
    SimulatedWorlds worlds = new SimulatedWorlds(settings);
    Path workspace = Files.createTempDirectory("entrepot-score-");
    try (Common.Bar bar = common.bar()) {
      ScoreRun run =
          ScoreRun.of(worlds)
              .withSeeds(first == null ? 1 : first, number)
              .withThreads(common.threads())
              .withProgress((done, all) -> bar.count("scoring worlds", done, all));
      run = sweeps ? run.withSweeps(worlds.artefacts(), swept) : run;
      return (noRules ? run.withoutRules() : run).run(workspace);
    } catch (IllegalStateException e) {
      // A world that cannot be had, such as of a file of relationships that is none.
      if (e.getCause() instanceof IllegalArgumentException asked) {
        throw new Failures.UserMistake(String.valueOf(asked.getMessage()));
      }
      throw e;
    } finally {
      Files.deleteIfExists(workspace);
    }
  }
}
