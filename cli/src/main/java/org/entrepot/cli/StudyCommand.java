package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.net.Region;
import org.entrepot.report.ReportWriter;
import org.entrepot.study.Period;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A whole study: from result files to a report. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a whole study and leaves a folder with its report.",
      "The folder appears when the study is finished, or not at all."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot study see-2017.yaml --out out",
      "      reads the files that see-2017.yaml names, and writes",
      "      out/report.html         the report, for people",
      "      out/summary.json        the report, for programs",
      "      out/rankings/*.csv      every ranking",
      "      out/paths.jsonl.gz      every path, with what decided each step",
      "      out/concentration.csv   in how few hands paths are",
      "      out/city-hubs.csv       what is certain and possible of handovers in cities",
      "      out/cones.csv           who pays the ranked operators",
      "      out/country-hegemony.csv  on whom the region's countries depend",
      "      out/detours.csv         which paths at home go abroad in between",
      "      out/operators.csv       whose each network on the paths is",
      "      out/pairs.csv           whom their two ends have no known way around",
      "      out/graph/              the AS graph, as GraphML",
      "      out/inputs.json         every input with its hash and licence",
      "  entrepot study see --out out",
      "      the same of see/study.yaml, where entrepot fetch has filled the folder see"
    })
final class StudyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "FILE",
      description = "The study file (YAML), or the folder of a dataset with a study.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write (default: the study's name).")
  private @Nullable Path out;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Read these results in place of the study file's.")
  private List<Path> results = new ArrayList<>();

  @Option(names = "--from", paramLabel = "TIME", description = "Begin here, such as 2017-06-26.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "End before this.")
  private @Nullable String to;

  @Option(
      names = "--claims",
      paramLabel = "FILE",
      description = "Test the claims of this file (YAML) in place of the study's.")
  private @Nullable Path claims;

  @Mixin private PolicyOption policy = new PolicyOption();

  @Override
  public Integer call() throws Exception {
    StudyConfig config = config();
    Path place = out == null ? Path.of(config.name()) : out;
    notInResults(place, config.dataset().results());
    try (OutputFolder folder = OutputFolder.at(place)) {
      StudyResult result;
      try (Common.Bar bar = common.bar()) {
        result =
            Study.of(config)
                .withThreads(common.threads())
                .withProgress(bar)
                .runInto(folder.draft());
        ReportWriter.write(result, folder.draft());
      }
      folder.publish();
      warnOfChanges(result);
      if (!common.quiet()) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Summary.print(err, result);
        err.println("report: " + place.resolve("report.html"));
      }
    }
    return 0;
  }

  /** A file that is not what the manifest says is read all the same: the report tells its hash. */
  private void warnOfChanges(StudyResult result) {
    Map<String, Fingerprint> read = new TreeMap<>();
    result.results().forEach(each -> read.put(each.name(), each.fingerprint()));
    result.reference().forEach(each -> read.put(each.file().name(), each.fingerprint()));
    for (ManifestEntry entry : result.config().manifest().entries()) {
      Fingerprint found = read.getOrDefault(entry.path(), entry.fingerprint());
      if (!found.equals(entry.fingerprint())) {
        Objects.requireNonNull(spec)
            .commandLine()
            .getErr()
            .println(
                "entrepot: warning: " + entry.path() + " is not as it was when it was fetched");
      }
    }
  }

  /** A folder of results that is written into while it is read would hold other results. */
  private static void notInResults(Path place, List<DataFile> results) throws Failures.UserMistake {
    Path absolute = place.toAbsolutePath().normalize();
    for (DataFile named : results) {
      if (Files.isDirectory(named.path())
          && absolute.startsWith(named.path().toAbsolutePath().normalize())) {
        throw new Failures.UserMistake(
            "--out " + place + " lies in the folder of results " + named.name());
      }
    }
  }

  private StudyConfig config() throws Exception {
    if (!Files.exists(file) && Region.builtIn(file.toString()).isPresent()) {
      throw new Failures.UserMistake(
          "\""
              + file
              + "\" is a region and not a study file; this version studies only what a study file"
              + " names");
    }
    boolean isDataset = DatasetInspection.isIn(file);
    StudyConfig config = StudyConfig.read(isDataset ? file.resolve(StudyFolder.STUDY) : file);
    if (!results.isEmpty()) {
      List<DataFile> files = new ArrayList<>();
      for (Path path : results) {
        if (!Files.isReadable(path)) {
          throw new Failures.UserMistake("--results: there is no readable file " + path);
        }
        files.add(DataFile.of(path));
      }
      config = config.withResults(files);
    }
    Instant begin = from == null ? config.period().from() : instant("--from", from);
    Instant end = to == null ? config.period().to() : instant("--to", to);
    if (!begin.isBefore(end)) {
      throw new Failures.UserMistake("--to " + end + " is not after --from " + begin);
    }
    if (claims != null) {
      config = config.withClaims(claims);
    }
    config = config.withPeriod(new Period(begin, end));
    return config.withPolicy(policy.or(config.policy()).name());
  }

  private static Instant instant(String option, String text) throws Failures.UserMistake {
    return Period.instant(text.indexOf('T') < 0 ? text + "T00:00:00Z" : text)
        .orElseThrow(
            () ->
                new Failures.UserMistake(
                    option
                        + " is a day or an instant, such as 2017-06-26 or 2017-06-26T12:00:00Z, not "
                        + text));
  }
}
