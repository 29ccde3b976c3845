package org.entrepot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.entrepot.report.FinishedRanking;
import org.entrepot.report.FinishedStudy;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Percent;
import org.entrepot.stats.TextTable;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One ranking of a study. */
@Command(
    name = "rank",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints one ranking: of a finished study, whose files are verified first; or of a study",
      "file or a dataset, whose study is run for it and leaves nothing behind."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot rank out --by city --top 5",
      "      the five cities that most paths of the finished study out went through",
      "  entrepot rank out --metric exit-share-organisation --format csv",
      "      a ranking by its name, all of it, for a spreadsheet",
      "  entrepot rank see-2017.yaml --metric first-operator-exact-as",
      "      the same without a folder: runs the study"
    })
final class RankCommand implements Callable<Integer> {
  /** How many rows are shown to people unless they ask for more. */
  private static final int SHOWN = 20;

  /** What can be ranked, in order of the words for it. */
  enum By {
    ORGANISATION("transit-path-share-organisation"),
    AS("transit-path-share-as"),
    CITY("city-visit-share-away"),
    COUNTRY("country-visit-share-away");

    private final String metric;

    By(String metric) {
      this.metric = metric;
    }
  }

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;
  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "STUDY",
      description = "The folder of a finished study; or a study file, or the folder of a dataset.")
  private Path path = Path.of("");

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "Which ranking, by the name of its file in rankings/.")
  private @Nullable String metric;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "organisation (default) or as: those in transit; city or country: those with a router on"
              + " the way, other than the vantage point's own.")
  private @Nullable By by;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Print the first N rows (default: 20 as text, and else all).")
  private @Nullable Integer top;

  @Mixin private TableOutput output = new TableOutput();

  @Override
  public Integer call() throws Exception {
    Given.notBoth("--metric", metric != null, "--by", by != null);
    if (top != null && top < 1) {
      throw new Failures.UserMistake("--top is 1 or more, not " + top);
    }
    FinishedRanking ranking =
        Finished.ranking(
            FinishedStudy.isIn(path) ? Finished.open(path).rankings() : run(),
            metric == null ? (by == null ? By.ORGANISATION : by).metric : metric);
    int all = ranking.rows().size();
    int number = Math.min(all, top != null ? top : output.isText() ? SHOWN : all);
    List<Map<String, String>> rows = ranking.rows().subList(0, number);
    output.print(text(ranking, rows), ranking.columns(), rows, Objects.requireNonNull(main).out());
    if (ranking.evidence() == Evidence.SUPPRESSED && !output.isText() && !common.quiet()) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println("entrepot: " + Visible.text("no number is shown: " + ranking.standing()));
    }
    return 0;
  }

  private List<FinishedRanking> run() throws Exception {
    boolean isDataset = DatasetInspection.isIn(path);
    StudyConfig config = StudyConfig.read(isDataset ? path.resolve(StudyFolder.STUDY) : path);
    try (Common.Bar bar = common.bar()) {
      return FinishedRanking.of(
          Study.of(config).withThreads(common.threads()).withProgress(bar).run());
    }
  }

  private static String text(FinishedRanking ranking, List<Map<String, String>> rows) {
    TextLines lines = new TextLines();
    ranking.heading().forEach(line -> lines.line(line));
    if (rows.isEmpty()) {
      return lines.toString();
    }
    TextTable table = new TextTable("rlrlllrlrr");
    table.row(
        "rank", "range", "tier", "id", "name", "country", "share", "95% CI", "paths", "clusters");
    for (Map<String, String> row : rows) {
      table.row(
          cell(row, "rank"),
          cell(row, "rank_low") + "-" + cell(row, "rank_high"),
          cell(row, "tier"),
          cell(row, "id"),
          cell(row, "name"),
          cell(row, "country"),
          percent(row, "value"),
          "[" + percent(row, "ci_low") + ", " + percent(row, "ci_high") + "]",
          cell(row, "paths"),
          cell(row, "clusters"));
    }
    int more = ranking.rows().size() - rows.size();
    return lines.line() + table.toString() + (more > 0 ? "and " + more + " more\n" : "");
  }

  /** What stands in a column; nothing where it is absent. */
  static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** A share as the tables of a study print it. */
  static String percent(Map<String, String> row, String column) {
    String cell = cell(row, column);
    return cell.isEmpty() ? "" : Percent.of(Double.parseDouble(cell));
  }
}
