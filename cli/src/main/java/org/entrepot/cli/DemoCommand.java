package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.entrepot.rank.Ranking;
import org.entrepot.report.ReportWriter;
import org.entrepot.score.Measure;
import org.entrepot.score.ScoreRun;
import org.entrepot.score.Scorecard;
import org.entrepot.score.ScorecardWriter;
import org.entrepot.simulator.Settings;
import org.entrepot.simulator.Simulation;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole street on a synthetic region. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Goes the whole way on a synthetic region, offline: makes an Internet,",
      "measures it, studies it, writes the report, and says how near that came to",
      "the truth.",
      "All of it is made up and marked SYNTHETIC."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot demo --out demo",
      "      demo/report/report.html   the report, for people",
      "      demo/score/scorecard.md   how near it is to the truth",
      "      demo/dataset              what was studied, as RIPE Atlas would give it",
      "      demo/truth                what is true"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String REPORT = "report";
  private static final String SCORE = "score";
  private static final List<String> TOLD =
      List.of(
          "as-path-exact",
          "border-accuracy",
          "false-adjacencies",
          "path-share-error",
          "city-accuracy",
          "coverage-published");

  @Spec private @Nullable CommandSpec spec;
  @Mixin private Common common = new Common();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("demo");

  @Option(names = "--seed", paramLabel = "N", description = "Seed of every draw (default: 1).")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    StudyResult result;
    Scorecard card;
    say("SYNTHETIC: making an Internet that does not exist, and measuring it ...");
    try (OutputFolder folder = OutputFolder.ofWorld(out)) {
      Path draft = folder.draft();
      try (Common.Bar bar = common.bar()) {
        Simulation.of(Settings.of(seed)).withThreads(common.threads()).into(draft);
        StudyConfig config =
            StudyConfig.read(draft.resolve(Simulation.DATASET).resolve(StudyFolder.STUDY));
        Path report = Files.createDirectory(draft.resolve(REPORT));
        result = Study.of(config).withThreads(common.threads()).withProgress(bar).runInto(report);
        ReportWriter.write(result, report);
        card = ScoreRun.ofWorld(draft, false, common.threads());
        ScorecardWriter.write(card, draft.resolve(SCORE));
      }
      folder.publish();
    }
    if (!common.quiet()) {
      tell(Objects.requireNonNull(spec).commandLine().getErr(), result, card);
    }
    return 0;
  }

  private void say(String sentence) {
    if (!common.quiet()) {
      Objects.requireNonNull(spec).commandLine().getErr().println(sentence);
    }
  }

  private void tell(PrintWriter err, StudyResult result, Scorecard card) {
    Summary.print(err, result);
    err.println();
    err.println("What was found: " + found(result));
    err.println("How near that is to the truth, which a simulation knows and the Internet hides:");
    for (String name : TOLD) {
      Measure measure = Measure.named(name).orElseThrow();
      org.entrepot.score.Summary score = card.standard().of(measure);
      err.println(
          String.format(
              Locale.ROOT,
              "  %-28s %8s of %,d %s",
              measure.title(),
              score.mean(),
              score.units(),
              measure.per()));
    }
    err.println("Accuracy on a simulator is not accuracy on the Internet.");
    err.println("report: " + out.resolve(REPORT).resolve("report.html"));
    err.println("score: " + out.resolve(SCORE).resolve("scorecard.md"));
  }

  private static String found(StudyResult result) {
    Ranking<?> operators = result.rankings().transitOrganization();
    if (operators.rows().isEmpty()) {
      return "no operator in transit.";
    }
    Ranking.Row<?> first = operators.rows().get(0);
    return String.format(
        Locale.ROOT,
        "%s is seen on %.1f%% of SYNTHETIC paths, 95%% interval [%.1f, %.1f], rank %d to %d.",
        first.subject().name(),
        100 * first.estimate().value(),
        100 * first.estimate().interval().low(),
        100 * first.estimate().interval().high(),
        first.rankLow(),
        first.rankHigh());
  }
}
