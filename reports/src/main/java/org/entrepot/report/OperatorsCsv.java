package org.entrepot.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.study.Operator;
import org.entrepot.study.StudyResult;

/** Who the ASes on a study's paths are, as a table for other programs; as {@link RankingCsv}. */
final class OperatorsCsv {
  static final String FILE = "operators.csv";

  private OperatorsCsv() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out = new StringBuilder("asn,organisation,name,country");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (Operator operator : study.operators()) {
      out.append(operator.asn().value()).append(',');
      out.append(RankingCsv.text(operator.organization())).append(',');
      out.append(RankingCsv.text(operator.name())).append(',');
      out.append(operator.country().map(CountryCode::code).orElse(""));
      out.append(synthetic ? ",true\n" : "\n");
    }
    return out.toString();
  }

  /**
   * Reads the table again.
   *
   * @throws IllegalArgumentException if it is not such a table
   */
  static Map<Asn, Operator> read(String text) {
    Map<Asn, Operator> operators = new TreeMap<>();
    for (Map<String, String> row : CsvTable.read(text)) {
      Asn asn = new Asn(Long.parseLong(row.getOrDefault("asn", "")));
      operators.put(
          asn,
          new Operator(
              asn,
              row.getOrDefault("organisation", asn.toString()),
              row.getOrDefault("name", asn.toString()),
              Optional.of(row.getOrDefault("country", ""))
                  .filter(code -> !code.isEmpty())
                  .map(CountryCode::new)));
    }
    return operators;
  }
}
