package org.entrepot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.report.FinishedRanking;
import org.entrepot.report.FinishedStudy;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Percent;
import org.entrepot.stats.TextTable;
import org.entrepot.study.Operator;
import org.entrepot.study.PathEvents;
import org.entrepot.study.PathFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The paths behind one number of a finished study. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints one number of a finished study and what it is made of: for each vantage-point AS",
      "how many of its paths count, and then those paths. The files are verified first."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot explain out AS8400",
      "      why AS8400 stands where it stands, in the first ranking that has it",
      "  entrepot explain out 792680 --metric city-visit-share --limit 5",
      "      five of the paths with a router in Belgrade",
      "  entrepot explain out AS8400 --format jsonl | grep '\"kind\":\"path\"'",
      "      all paths that count, each as in paths.jsonl.gz"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final long SHOWN = 20;

  /** The formats. */
  enum Format {
    TEXT,
    JSONL
  }

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable Main main;
  @Mixin private Common common = new Common();

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a finished study.")
  private Path folder = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description =
          "What stands in the id column of a ranking: an AS number, such as 8400; an organisation,"
              + " such as AS8400; a city by its GeoNames id; a country code. Or the id of a claim.")
  private String id = "";

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "Which ranking (default: the first that has the id).")
  private @Nullable String metric;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Print the first N paths (default: 20 as text, and else all).")
  private @Nullable Long limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), or jsonl: the number, the ASes and the paths, an object each.")
  private Format format = Format.TEXT;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file, which appears whole or not at all.")
  private @Nullable Path out;

  /**
   * A row of a ranking, or what was found of a claim.
   *
   * @param ids the ids in the ranking, any of which a path has to count for
   */
  private record Found(FinishedRanking ranking, Map<String, String> row, Set<String> ids) {
    boolean isOn(Set<String> subjects) {
      return ids.stream().anyMatch(subjects::contains);
    }

    String cell(String column) {
      return RankCommand.cell(row, column);
    }

    String percent(String column) {
      return RankCommand.percent(row, column);
    }

    String metric() {
      return ranking.metric();
    }
  }

  /** The paths of a vantage-point AS. */
  private static final class Share {
    long with;
    long of;
  }

  @Override
  public Integer call() throws Exception {
    if (limit != null && limit < 1) {
      throw new Failures.UserMistake("--limit is 1 or more, not " + limit);
    }
    Finished finished = Finished.open(folder);
    PathFacts facts = finished.facts();
    Map<Asn, Operator> operators = facts.operators();
    Map<String, PathEvents> events = finished.events();
    Optional<FinishedStudy.Claimed> claim = finished.study().claimed(id);
    Optional<Found> found =
        claim.isPresent()
            ? Optional.of(claimed(claim.get(), finished, operators))
            : find(finished, events, operators);
    try (Output output = Output.to(out, Objects.requireNonNull(main).out())) {
      Writer words = new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8);
      if (found.isPresent()) {
        explain(found.get(), Finished.events(events, found.get().metric()), finished, facts, words);
      } else {
        words.write(withheld(finished));
      }
      words.flush();
      output.publish();
    }
    return 0;
  }

  /** The row that is asked for; none where the evidence is too little for any. */
  private Optional<Found> find(
      Finished finished, Map<String, PathEvents> events, Map<Asn, Operator> operators)
      throws Failures.UserMistake {
    List<FinishedRanking> among;
    if (metric == null) {
      among = finished.rankings().stream().filter(r -> events.containsKey(r.metric())).toList();
    } else {
      among = List.of(Finished.ranking(finished.rankings(), metric));
      Finished.events(events, metric);
    }
    for (String spelling : spellings(id, operators)) {
      List<FinishedRanking> having =
          among.stream().filter(ranking -> ranking.row(spelling).isPresent()).toList();
      if (!having.isEmpty()) {
        if (having.size() > 1 && !common.quiet()) {
          Objects.requireNonNull(spec)
              .commandLine()
              .getErr()
              .println(
                  "explaining "
                      + having.get(0).metric()
                      + "; --metric chooses another: "
                      + having.stream()
                          .skip(1)
                          .map(FinishedRanking::metric)
                          .collect(Collectors.joining(", ")));
        }
        Map<String, String> row = having.get(0).row(spelling).orElseThrow();
        return Optional.of(new Found(having.get(0), row, Set.of(spelling)));
      }
    }
    if (among.stream().allMatch(ranking -> ranking.evidence() == Evidence.SUPPRESSED)) {
      return Optional.empty();
    }
    for (FinishedRanking ranking : metric == null ? finished.rankings() : among) {
      if (spellings(id, operators).stream().anyMatch(each -> ranking.row(each).isPresent())) {
        Finished.events(events, ranking.metric()); // says why it is not explained
      }
    }
    throw new Failures.UserMistake(
        "there is no \""
            + id
            + "\" in "
            + (metric == null ? "any ranking of this study" : metric)
            + ", nor a claim of that id");
  }

  /** What the study found of a claim, in the ranking that it is about. */
  private Found claimed(
      FinishedStudy.Claimed claim, Finished finished, Map<Asn, Operator> operators)
      throws Failures.UserMistake {
    if (RankCommand.cell(claim.cells(), "paths").isEmpty()) {
      throw new Failures.UserMistake("this study has no number for the claim " + id);
    }
    FinishedRanking ranking =
        Finished.ranking(finished.rankings(), RankCommand.cell(claim.cells(), "metric"));
    Set<String> ids = new TreeSet<>();
    for (String subject : claim.subjects()) {
      Set<String> spellings = spellings(subject, operators);
      for (Map<String, String> row : ranking.rows()) {
        if (spellings.contains(RankCommand.cell(row, "id"))
            || subject.equalsIgnoreCase(RankCommand.cell(row, "name"))) {
          ids.add(RankCommand.cell(row, "id"));
        }
      }
    }
    return new Found(ranking, claim.cells(), ids);
  }

  /** A name as it may stand in a ranking, the likeliest first. */
  private static Set<String> spellings(String name, Map<Asn, Operator> operators) {
    Set<String> spellings = new LinkedHashSet<>(List.of(name));
    if (name.matches("(?i)(AS)?[0-9]{1,9}")) {
      Asn asn = Asn.parse(name);
      spellings.add(asn.toString());
      spellings.add(Long.toString(asn.value()));
      Optional.ofNullable(operators.get(asn)).map(Operator::organization).ifPresent(spellings::add);
    }
    return spellings;
  }

  private String withheld(Finished finished) throws Failures.UserMistake {
    FinishedRanking ranking =
        metric == null ? finished.rankings().get(0) : Finished.ranking(finished.rankings(), metric);
    if (format == Format.JSONL) {
      return Visible.json(number(ranking).toString()) + "\n";
    }
    TextLines lines = new TextLines();
    ranking.heading().forEach(line -> lines.line(line));
    return lines.toString();
  }

  private void explain(
      Found found, PathEvents events, Finished finished, PathFacts facts, Writer words)
      throws IOException, Failures.Ending {
    Map<Asn, Operator> operators = facts.operators();
    SortedMap<Long, Share> shares = new TreeMap<>();
    finished.look(
        events,
        (path, subjects, line) -> {
          Share share =
              shares.computeIfAbsent(
                  path.viewpoint().asn().map(Asn::value).orElse(-1L), key -> new Share());
          share.of++;
          share.with += found.isOn(subjects) ? 1 : 0;
        });
    long paths = shares.values().stream().mapToLong(share -> share.with).sum();
    if (!Long.toString(paths).equals(found.cell("paths"))) {
      throw new Failures.Ending(
          Failures.UNVERIFIED,
          TextLines.format(
              "%s has %,d paths in paths.jsonl.gz, and %s in %s",
              found.cell("id"), paths, found.cell("paths"), found.metric()));
    }
    words.write(
        Visible.lines(
            format == Format.TEXT
                ? text(found, shares, operators)
                : objects(found, shares, operators)));
    long most = limit != null ? limit : format == Format.TEXT ? SHOWN : Long.MAX_VALUE;
    if (format == Format.TEXT) {
      words.write(
          TextLines.format(
              most < paths
                  ? "\nthe first %,d of %,d paths (--limit shows more):\n"
                  : "\n%2$,d paths:\n",
              most,
              paths));
    }
    PathText text = new PathText(found.metric(), found.ids(), finished, facts);
    long[] printed = {0};
    finished.look(
        events,
        (path, subjects, line) -> {
          if (found.isOn(subjects) && printed[0]++ < most) {
            words.write(
                format == Format.TEXT
                    ? text.of(path)
                    : Visible.json(object("path").setAll((ObjectNode) Row.parse(line)).toString())
                        + "\n");
          }
        });
  }

  private static ObjectNode object(String kind) {
    return Row.object().put("kind", kind);
  }

  private static ObjectNode number(FinishedRanking ranking) {
    ObjectNode number = object("number");
    number.put("estimand", ranking.estimand().toString());
    number.put("standing", ranking.standing());
    return number.put("clusters_of", ranking.clusters());
  }

  private static String objects(
      Found found, SortedMap<Long, Share> shares, Map<Asn, Operator> operators) {
    StringBuilder lines = new StringBuilder();
    ObjectNode number = number(found.ranking());
    number.setAll(TableOutput.object(found.row()));
    lines.append(Visible.json(number.toString())).append('\n');
    shares.forEach(
        (asn, share) -> {
          ObjectNode network = object("network").put("asn", asn < 0 ? null : asn);
          network.put("name", name(asn, operators)).put("country", country(asn, operators));
          network.put("paths_with", share.with).put("paths", share.of);
          if (found.ranking().synthetic()) {
            network.put("synthetic", true);
          }
          lines.append(Visible.json(network.toString())).append('\n');
        });
    return lines.toString();
  }

  private static String name(long asn, Map<Asn, Operator> operators) {
    return operator(asn, operators).map(Operator::name).orElse("unknown");
  }

  private static String country(long asn, Map<Asn, Operator> operators) {
    return operator(asn, operators).flatMap(Operator::country).map(Object::toString).orElse("");
  }

  private static Optional<Operator> operator(long asn, Map<Asn, Operator> operators) {
    return asn < 0 ? Optional.empty() : Optional.ofNullable(operators.get(new Asn(asn)));
  }

  private static String text(
      Found found, SortedMap<Long, Share> shares, Map<Asn, Operator> operators) {
    TextLines lines = new TextLines();
    found.ranking().heading().forEach(line -> lines.line(line));
    lines.line();
    String country = found.cell("country");
    lines.line(
        found.cell("name")
            + " ("
            + found.cell("id")
            + (country.isEmpty() ? "" : ", " + country)
            + ")");
    String rank =
        found.cell("rank").isEmpty() // that of a claim has none
            ? ""
            : TextLines.format(
                ", rank %s (%s to %s), tier %s",
                found.cell("rank"),
                found.cell("rank_low"),
                found.cell("rank_high"),
                found.cell("tier"));
    lines.line(
        "%s, 95%% CI [%s, %s]%s",
        found.percent("value"), found.percent("ci_low"), found.percent("ci_high"), rank);
    lines.line(
        "%s paths of %s vantage-point ASes; the shares within these add up to %.6f, over %d ASes",
        found.cell("paths"),
        found.cell("clusters"),
        shares.values().stream().mapToDouble(share -> (double) share.with / share.of).sum(),
        found.ranking().clusters());
    TextTable table = new TextTable("lllrrr");
    table.row("AS", "name", "country", "paths", "of", "share");
    shares.forEach(
        (asn, share) -> {
          if (share.with > 0) {
            table.row(
                asn < 0 ? "?" : "AS" + asn,
                name(asn, operators),
                country(asn, operators),
                Long.toString(share.with),
                Long.toString(share.of),
                Percent.of((double) share.with / share.of));
          }
        });
    return lines.line() + table.toString();
  }
}
