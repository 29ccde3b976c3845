package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.entrepot.net.CountryCode;
import org.entrepot.study.CountryDependence;
import org.entrepot.study.StudyResult;

/** How much countries depend on whom, as a table for other programs, as {@link RankingCsv}. */
final class CountryHegemonyFile {
  static final String NAME = "country-hegemony.csv";

  private CountryHegemonyFile() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out =
        new StringBuilder(
            "destination_country,weighting,id,name,country,value,ci_low,ci_high,upper_bound,"
                + "networks,weight_found,weight_all,clusters,unresolved,evidence");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (CountryDependence country : rows(study)) {
      for (CountryDependence.Row row : country.rows()) {
        out.append(country.country().code()).append(',').append(country.weighting()).append(',');
        out.append(RankingCsv.text(row.operator().id())).append(',');
        out.append(RankingCsv.text(row.operator().name())).append(',');
        out.append(row.operator().country().map(CountryCode::code).orElse("")).append(',');
        out.append(number(row.value())).append(',').append(number(row.interval().low()));
        out.append(',').append(number(row.interval().high()));
        out.append(',').append(number(row.upper())).append(',').append(country.networks());
        out.append(',').append(country.found()).append(',');
        out.append(country.all().isPresent() ? Long.toString(country.all().getAsLong()) : "");
        out.append(',').append(country.clusters()).append(',');
        out.append(number(country.unresolved())).append(',');
        out.append(country.evidence().name().toLowerCase(Locale.ROOT));
        out.append(synthetic ? ",true\n" : "\n");
      }
    }
    return out.toString();
  }

  private static List<CountryDependence> rows(StudyResult study) {
    return study.rankings().dependence().countries();
  }

  static void into(ObjectNode root, StudyResult study) {
    ObjectNode node = root.putObject("country_hegemony");
    node.put("countries", rows(study).stream().map(CountryDependence::country).distinct().count());
    node.put("file", NAME);
  }

  private static String number(double value) {
    return Figures.fraction(value).map(BigDecimal::toPlainString).orElse("");
  }
}
