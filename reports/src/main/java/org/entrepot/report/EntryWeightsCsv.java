package org.entrepot.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.EntryWeighting;
import org.entrepot.study.StudyResult;

/** By whom paths come into the region, destinations weighted: a table, and a sentence of it. */
final class EntryWeightsCsv {
  static final String FILE = "entry-weights.csv";

  private static final String HEADER =
      "weighting,destinations_known,destinations,rank,id,name,country,value,ci_low,ci_high,"
          + "upper_bound,clusters";

  private EntryWeightsCsv() {}

  static String of(StudyResult study) {
    return of(study.entryWeights(), study.config().synthetic());
  }

  static String of(List<EntryWeighting> weightings, boolean synthetic) {
    String end = synthetic ? ",true\n" : "\n";
    StringBuilder out = new StringBuilder(HEADER).append(synthetic ? ",synthetic\n" : "\n");
    for (EntryWeighting each : weightings) {
      if (each.ranking().estimates().evidence() != Evidence.SUPPRESSED) {
        for (Ranking.Row<Organization> row : each.ranking().rows()) {
          line(out, each, row);
          out.append(end);
        }
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, EntryWeighting each, Ranking.Row<Organization> row) {
    Estimate estimate = row.estimate();
    out.append(each.by().name().toLowerCase(Locale.ROOT)).append(',');
    out.append(each.known()).append(',').append(each.destinations()).append(',');
    out.append(row.rank()).append(',').append(RankingCsv.text(row.subject().id())).append(',');
    out.append(RankingCsv.text(row.subject().name())).append(',');
    out.append(row.subject().country().map(CountryCode::code).orElse("")).append(',');
    out.append(RankingCsv.number(estimate.value())).append(',');
    out.append(RankingCsv.number(estimate.interval().low())).append(',');
    out.append(RankingCsv.number(estimate.interval().high())).append(',');
    out.append(RankingCsv.number(estimate.upper())).append(',').append(estimate.clusters());
  }

  /** Who is first under each weighting; empty where too little is known of any. */
  static String sentence(List<EntryWeighting> weightings) {
    String parts =
        weightings.stream()
            .filter(each -> each.ranking().estimates().evidence() != Evidence.SUPPRESSED)
            .filter(each -> !each.ranking().rows().isEmpty())
            .map(EntryWeightsCsv::words)
            .collect(Collectors.joining("; "));
    return parts.isEmpty()
        ? ""
        : "Who carries most of others' paths in depends on what a destination counts by, within"
            + " each vantage-point network: "
            + parts
            + ".";
  }

  private static String words(EntryWeighting each) {
    Ranking.Row<Organization> first = each.ranking().rows().get(0);
    String of =
        each.known() == each.destinations()
            ? ""
            : ", known of %s of %s"
                .formatted(
                    Figures.count(each.known()), Figures.count(each.destinations(), "destination"));
    return "by %s%s, %s with %s (%s)"
        .formatted(
            each.by().words(),
            of,
            Names.shown(first.subject().name()),
            Figures.percent(first.estimate().value()),
            Figures.range(first.estimate().interval()));
  }
}
