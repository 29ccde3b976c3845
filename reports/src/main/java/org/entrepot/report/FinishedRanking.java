package org.entrepot.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Evidence;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/**
 * A ranking as it stands in the files of a study, with all that has to be said where it is shown.
 *
 * @param metric its name
 * @param synthetic whether the data are simulated
 * @param estimand what is estimated
 * @param clusters number of vantage-point ASes
 * @param standing on how much it stands, in words
 * @param evidence whether that is enough
 * @param columns the names of the columns of its table
 * @param rows the cells of each row by their columns; none where the evidence is suppressed
 */
public record FinishedRanking(
    String metric,
    boolean synthetic,
    Estimand estimand,
    int clusters,
    String standing,
    Evidence evidence,
    List<String> columns,
    List<Map<String, String>> rows) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Copies both lists. */
  public FinishedRanking {
    columns = List.copyOf(columns);
    rows = rows.stream().map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row))).toList();
  }

  /** The rankings of a study that has just been run. */
  public static List<FinishedRanking> of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    List<FinishedRanking> all = new ArrayList<>();
    try {
      JsonNode metrics = JSON.readTree(SummaryJson.of(study)).path("metrics");
      for (Ranking<?> ranking : study.rankings().all()) {
        all.add(read(metrics.path(all.size()), RankingCsv.of(ranking, synthetic), synthetic));
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  static FinishedRanking read(JsonNode metric, String table, boolean synthetic) {
    JsonNode words = metric.path("estimand");
    Evidence evidence =
        Evidence.valueOf(metric.path("evidence").asText("").toUpperCase(Locale.ROOT));
    List<String> shortcomings = new ArrayList<>();
    metric.path("shortcomings").forEach(each -> shortcomings.add(each.asText()));
    int clusters = metric.path("clusters").asInt();
    String standing =
        Figures.count(metric.path("units").asLong(), "path")
            + " of "
            + (clusters == 1 ? "1 vantage-point AS" : clusters + " vantage-point ASes")
            + " of "
            + Figures.count(metric.path("hosts").asLong(), "organisation")
            + (metric.has("unresolved")
                ? ", " + Figures.percent(metric.path("unresolved").asDouble()) + " unresolved"
                : "")
            + "; evidence: "
            + metric.path("evidence").asText()
            + (shortcomings.isEmpty() ? "" : " (" + String.join("; ", shortcomings) + ")");
    return new FinishedRanking(
        metric.path("metric").asText(),
        synthetic,
        new Estimand(
            words.path("unit").asText(),
            words.path("weighting").asText(),
            words.path("frame").asText(),
            words.path("window").asText(),
            words.path("event").asText()),
        clusters,
        standing,
        evidence,
        List.of(table.lines().findFirst().orElse("").split(",", -1)),
        CsvTable.read(table));
  }

  /** What stands above its numbers: what they are of, and on how much they stand. */
  public List<String> heading() {
    List<String> lines = new ArrayList<>();
    if (synthetic) {
      lines.add(Synthetic.ORIGIN);
    }
    lines.add(metric);
    lines.add(estimand.toString());
    lines.add(standing);
    if (evidence == Evidence.SUPPRESSED) {
      lines.add("too little evidence for any number to be shown");
    }
    return lines;
  }

  /** The row of a subject. */
  public Optional<Map<String, String>> row(String id) {
    return rows.stream().filter(row -> id.equals(row.get("id"))).findFirst();
  }
}
