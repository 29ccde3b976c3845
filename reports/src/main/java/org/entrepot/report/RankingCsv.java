package org.entrepot.report;

import java.math.BigDecimal;
import java.util.List;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Place;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Synthetic;

/** A ranking as a table for other programs (RFC 4180, but with line feeds). */
final class RankingCsv {
  private static final String HEADER =
      "rank,rank_low,rank_high,tier,id,name,country,metric,value,ci_low,ci_high,paths,clusters,"
          + "weight,p_top_1,p_top_3,p_top_5,expected_rank";

  /** What a spreadsheet takes for the beginning of a formula. */
  static final String FORMULA = "=+-@\t\r\n";

  private RankingCsv() {}

  /**
   * The header alone, where there is too little evidence for any number.
   *
   * @param synthetic whether each line is marked as one of simulated data
   */
  static String of(Ranking<?> ranking, boolean synthetic) {
    String metric = synthetic ? Synthetic.WORD + " " + ranking.metric() : ranking.metric();
    String end = synthetic ? ",true\n" : "\n";
    StringBuilder out = new StringBuilder(HEADER).append(synthetic ? ",synthetic\n" : "\n");
    if (ranking.estimates().evidence() != Evidence.SUPPRESSED) {
      List<Place> places = ranking.places();
      for (int i = 0; i < places.size(); i++) {
        line(out, metric, ranking.rows().get(i));
        place(out, places.get(i));
        out.append(end);
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String metric, Ranking.Row<?> row) {
    Estimate estimate = row.estimate();
    out.append(row.rank()).append(',').append(row.rankLow()).append(',').append(row.rankHigh());
    out.append(',').append(row.tier()).append(',').append(text(row.subject().id()));
    out.append(',').append(text(row.subject().name()));
    out.append(',').append(row.subject().country().map(CountryCode::code).orElse(""));
    out.append(',').append(text(metric)).append(',').append(number(estimate.value()));
    out.append(',').append(number(estimate.interval().low()));
    out.append(',').append(number(estimate.interval().high()));
    out.append(',').append(estimate.units()).append(',').append(estimate.clusters());
    out.append(',').append(number(estimate.weight()));
  }

  private static void place(StringBuilder out, Place place) {
    out.append(',').append(number(place.first())).append(',').append(number(place.amongThree()));
    out.append(',').append(number(place.amongFive())).append(',');
    out.append(number(place.expectedRank()));
  }

  static String number(double value) {
    return Figures.fraction(value).map(BigDecimal::toPlainString).orElse("");
  }

  /** A text as a cell; an apostrophe before a formula makes it text. */
  static String text(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    return formula || safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
