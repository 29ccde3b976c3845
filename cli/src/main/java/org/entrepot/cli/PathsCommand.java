package org.entrepot.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.infer.PathPolicy;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.study.BorderSurvey;
import org.entrepot.study.PathRun;
import org.entrepot.study.StudyConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Traceroutes to operator paths, one JSON object a traceroute. */
@Command(
    name = "paths",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints the path of each traceroute as one line of JSON, in the order of the input.",
      "as_path: a number is one AS, an array one of several, null a stretch that is not known;",
      "hops: the hop numbers behind each; discarded: why it is no path, or null."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot paths results.json.gz --reference see-2017.yaml | head -1",
      "      looks addresses up in the reference files that see-2017.yaml names",
      "  entrepot paths results.json.gz --reference see-2017.yaml --explain --sample 3",
      "      tells of three traceroutes hop by hop why their paths are what they are"
    })
final class PathsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;
  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Results: a file, a folder, or - for standard input.")
  private List<Path> files = List.of();

  @Option(
      names = "--reference",
      paramLabel = "STUDY",
      required = true,
      description = "The study file that names the reference files.")
  private Path reference = Path.of("");

  @Mixin private PolicyOption policy = new PolicyOption();

  @Option(
      names = "--without",
      paramLabel = "RULE",
      description = "Switch a rule off: " + PolicyOption.RULES + ".")
  private List<String> without = List.of();

  @Mixin private ExplainPaths explain = new ExplainPaths();

  @Override
  public Integer call() throws Exception {
    StudyConfig config = StudyConfig.read(reference);
    PathPolicy rules = policy(config);
    boolean isExplained = explain.asked();
    if (isExplained && rules.rules().isEmpty()) {
      throw new Failures.UserMistake(
          "--explain: the policy " + rules.name() + " is not made of rules that can be told");
    }
    AddressBook book = AddressBook.load(config.dataset());
    TracePaths paths = TracePaths.with(book).under(rules);
    Locator locator = Locator.of(book);
    Tally tally = new Tally();
    OutputStream lines = new BufferedOutputStream(Objects.requireNonNull(main).out(), 1 << 16);
    try (ReadTwice inputs = new ReadTwice(files);
        Common.Bar bar = common.bar()) {
      if (paths.looksAround() || isExplained) {
        BorderSurvey survey = new BorderSurvey(paths, common.threads());
        for (DataFile file : inputs.files()) {
          try (Results results = Results.open(file, bar.reading(file))) {
            survey.read(results);
          }
        }
        paths = survey.informed();
        locator = locator.knowing(survey.delays());
      }
      if (isExplained) {
        tally.combine(
            explain.print(inputs.files(), bar, paths, locator, book, config.synthetic(), lines));
      } else {
        PathRun run =
            new PathRun(
                locator,
                paths,
                common.threads(),
                () -> ObservedPath::discarded,
                config.synthetic());
        for (DataFile file : inputs.files()) {
          try (Results results = Results.open(file, bar.reading(file))) {
            tally.combine(run.read(results, lines));
          }
        }
      }
    } finally {
      lines.flush();
    }
    if (!common.quiet()) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println(
          String.format(
              Locale.ROOT, "read %,d results, rejected %s", tally.read(), tally.rejected()));
      tally
          .examples()
          .values()
          .forEach(
              first ->
                  err.println(
                      "  first: " + first.file() + ":" + first.line() + ": " + first.excerpt()));
    }
    return 0;
  }

  private PathPolicy policy(StudyConfig config) throws Failures.UserMistake {
    PathPolicy rules = policy.or(config.policy());
    try {
      for (String rule : without) {
        rules = rules.without(rule);
      }
      return rules;
    } catch (IllegalArgumentException e) {
      throw new Failures.UserMistake("--without: " + e.getMessage());
    }
  }
}
