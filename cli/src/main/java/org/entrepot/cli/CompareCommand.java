package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.path.ObservedPath;
import org.entrepot.report.FinishedRanking;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.PairCounts;
import org.entrepot.stats.PairedDifference;
import org.entrepot.stats.TextTable;
import org.entrepot.study.Operator;
import org.entrepot.study.PathEvents;
import org.entrepot.study.Synthetic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What changed between two finished studies. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares a ranking of two finished studies, before and after, on what both observed: the",
      "pairs of source AS and destination AS that both have. Beside it stands the difference of",
      "all that each observed, and what of that is due to vantage points that came or went."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot compare monday tuesday --top 10",
      "      ten organisations in transit: their shares on Monday and on Tuesday, the",
      "      difference with its interval, and how likely chance alone makes one as large",
      "  entrepot compare monday tuesday --metric exit-share-organisation --format csv",
      "      the same of another ranking, for a spreadsheet"
    })
final class CompareCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "name",
          "country",
          "metric",
          "before",
          "after",
          "difference",
          "ci_low",
          "ci_high",
          "p",
          "p_holm",
          "whole_before",
          "whole_after",
          "whole_difference",
          "panel");

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;
  @Mixin private Common common = new Common();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "A finished study.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "Another.")
  private Path after = Path.of("");

  @Option(
      names = "--metric",
      paramLabel = "M",
      description =
          "Which ranking, by the name of its file in rankings/ (default: ${DEFAULT-VALUE}).")
  private String metric = "transit-path-share-organisation";

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "The N with the largest shares, before and after taken together (default:"
              + " ${DEFAULT-VALUE}); p_holm is corrected for so many.")
  private int top = 20;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      description = "Random exchanges that make a p value (default: ${DEFAULT-VALUE}).")
  private int permutations = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--anyway",
      description = "Compare studies of different regions or policies, or simulated with measured.")
  private boolean anyway;

  @Mixin private TableOutput output = new TableOutput();

  /** One of the two studies, counted. */
  private record Side(
      Finished finished,
      FinishedRanking ranking,
      Map<Asn, Operator> operators,
      PairCounts<String> counts) {}

  @Override
  public Integer call() throws Exception {
    if (top < 1 || permutations < 100 || permutations > 1_000_000) {
      throw new Failures.UserMistake(
          top < 1
              ? "--top is 1 or more, not " + top
              : "--permutations is 100 to 1000000, not " + permutations);
    }
    Finished first = Finished.open(before);
    Finished second = Finished.open(after);
    if (!anyway) {
      comparable(first, second);
    }
    Side ours = side(first);
    Side theirs = side(second);
    PairedDifference<String> paired = PairedDifference.between(ours.counts(), theirs.counts());
    Evidence evidence = evidence(ours, theirs, paired);
    boolean isSynthetic = first.study().synthetic() || second.study().synthetic();
    List<Map<String, String>> rows = new ArrayList<>();
    if (evidence != Evidence.SUPPRESSED) {
      for (var change : paired.changes(paired.largest(top), seed, permutations)) {
        rows.add(row(change, ours, theirs, isSynthetic));
      }
    }
    List<String> columns = new ArrayList<>(COLUMNS);
    if (isSynthetic) {
      columns.add("synthetic");
    }
    String text = heading(ours, theirs, paired, evidence, isSynthetic) + table(rows);
    output.print(text, columns, rows, Objects.requireNonNull(main).out());
    if (rows.isEmpty() && !output.isText() && !common.quiet()) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println("entrepot: no number is shown: the pairs in common are too little evidence");
    }
    return 0;
  }

  private static void comparable(Finished first, Finished second) throws Failures.UserMistake {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put(
        "regions", first.study().region().countries().equals(second.study().region().countries()));
    same.put("policies", first.study().policy().equals(second.study().policy()));
    same.put(
        "kinds, one simulated and one measured",
        first.study().synthetic() == second.study().synthetic());
    for (Map.Entry<String, Boolean> each : same.entrySet()) {
      if (!each.getValue()) {
        throw new Failures.UserMistake(
            "the two studies are of different " + each.getKey() + "; --anyway compares them");
      }
    }
  }

  private Side side(Finished finished) throws IOException, Failures.UserMistake {
    FinishedRanking ranking = Finished.ranking(finished.rankings(), metric);
    PathEvents events = Finished.events(finished.events(), metric);
    PairCounts<String> counts = new PairCounts<>();
    finished.look(
        events, (path, subjects, line) -> counts.add(cluster(path), target(path), subjects));
    return new Side(finished, ranking, finished.facts().operators(), counts);
  }

  private static String cluster(ObservedPath path) {
    return path.viewpoint().asn().map(Asn::toString).orElse("unknown");
  }

  /** The ASes that announce the destination, or the address where nobody does. */
  private static String target(ObservedPath path) {
    return path.destinationAsns().isEmpty()
        ? path.destination().map(Object::toString).orElse("unknown")
        : path.destinationAsns().toString();
  }

  /** The least of what each study has and of what the clusters in common are. */
  private static Evidence evidence(Side ours, Side theirs, PairedDifference<String> paired) {
    return Stream.of(
            Evidence.of(paired.clusters().size(), hosts(theirs, paired)),
            ours.ranking().evidence(),
            theirs.ranking().evidence())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static int hosts(Side side, PairedDifference<String> paired) {
    Map<String, String> organizations = new LinkedHashMap<>();
    side.operators().values().forEach(o -> organizations.put(o.asn().toString(), o.organization()));
    return (int)
        paired.clusters().stream().map(c -> organizations.getOrDefault(c, c)).distinct().count();
  }

  private Map<String, String> row(
      PairedDifference.Change<String> change, Side ours, Side theirs, boolean isSynthetic) {
    Map<String, String> named =
        theirs
            .ranking()
            .row(change.subject())
            .or(() -> ours.ranking().row(change.subject()))
            .orElse(Map.of());
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", change.subject());
    row.put("name", named.getOrDefault("name", change.subject()));
    row.put("country", named.getOrDefault("country", ""));
    row.put("metric", isSynthetic ? Synthetic.WORD + " " + metric : metric);
    row.put("before", TableOutput.fraction(change.before()));
    row.put("after", TableOutput.fraction(change.after()));
    row.put("difference", TableOutput.fraction(change.difference()));
    row.put("ci_low", TableOutput.fraction(change.low()));
    row.put("ci_high", TableOutput.fraction(change.high()));
    row.put("p", TableOutput.fraction(change.p()));
    row.put("p_holm", TableOutput.fraction(change.holm()));
    row.put("whole_before", TableOutput.fraction(change.wholeBefore()));
    row.put("whole_after", TableOutput.fraction(change.wholeAfter()));
    row.put("whole_difference", TableOutput.fraction(change.whole()));
    row.put("panel", TableOutput.fraction(change.panel()));
    if (isSynthetic) {
      row.put("synthetic", "true");
    }
    return row;
  }

  private String heading(
      Side ours,
      Side theirs,
      PairedDifference<String> paired,
      Evidence evidence,
      boolean isSynthetic) {
    TextLines lines = new TextLines();
    if (isSynthetic) {
      lines.line(Synthetic.ORIGIN);
    }
    lines.line(metric);
    side(lines, "before", ours);
    side(lines, "after", theirs);
    int clusters = paired.clusters().size();
    lines.line(
        "in common: %,d pairs of source and destination, from %,d vantage-point ASes of %,d"
            + " organisations; evidence: %s",
        paired.pairs(), clusters, hosts(theirs, paired), evidence.name().toLowerCase(Locale.ROOT));
    lines.line(
        "left out: before %,d pairs and %,d ASes, after %,d pairs and %,d ASes",
        ours.counts().pairs() - paired.pairs(),
        ours.counts().clusters() - clusters,
        theirs.counts().pairs() - paired.pairs(),
        theirs.counts().clusters() - clusters);
    long moved = moved(ours, theirs);
    if (moved > 0 && metric.contains("organisation")) {
      lines.line("%,d ASes are of another organisation after than before", moved);
    }
    if (evidence == Evidence.SUPPRESSED) {
      lines.line("too little evidence for any number to be shown");
    } else {
      lines.line(
          "p: of %,d exchanges of before and after in whole ASes; Holm: for all that are shown",
          permutations);
      lines.line(
          "whole: all that each observed; panel: what of its difference is not that of the pairs");
    }
    return lines.toString();
  }

  private static void side(TextLines lines, String word, Side side) {
    lines.line(word + ": " + side.finished().study().name() + ". " + side.ranking().estimand());
    lines.line("  " + side.ranking().standing());
  }

  private static long moved(Side ours, Side theirs) {
    return ours.operators().values().stream()
        .filter(
            operator ->
                Optional.ofNullable(theirs.operators().get(operator.asn()))
                    .filter(other -> !other.organization().equals(operator.organization()))
                    .isPresent())
        .count();
  }

  private static String table(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("lllrrrlrrrr");
    table.row(
        "id", "name", "country", "before", "after", "points", "95% CI", "p", "Holm", "whole",
        "panel");
    for (Map<String, String> row : rows) {
      table.row(
          row.getOrDefault("id", ""),
          row.getOrDefault("name", ""),
          row.getOrDefault("country", ""),
          RankCommand.percent(row, "before"),
          RankCommand.percent(row, "after"),
          points(row, "difference"),
          "[" + points(row, "ci_low") + ", " + points(row, "ci_high") + "]",
          p(row, "p"),
          p(row, "p_holm"),
          points(row, "whole_difference"),
          points(row, "panel"));
    }
    return "\n" + table;
  }

  private static String points(Map<String, String> row, String column) {
    String points = TextLines.format("%+.1f", 100 * number(row, column));
    return points.matches("[+-]0\\.0") ? "0.0" : points;
  }

  private static String p(Map<String, String> row, String column) {
    return TextLines.format("%.4f", number(row, column));
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, "0"));
  }
}
