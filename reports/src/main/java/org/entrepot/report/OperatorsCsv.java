package org.entrepot.report;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.study.Operator;
import org.entrepot.study.StudyResult;

/** Who the ASes on a study's paths are, as a table for other programs; as {@link RankingCsv}. */
final class OperatorsCsv {
  static final String FILE = "operators.csv";

  private static final String COLUMNS = "asn,organisation,name,country,registration,owner";

  private OperatorsCsv() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out = new StringBuilder(COLUMNS);
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (Operator operator : study.operators()) {
      out.append(operator.asn().value()).append(',');
      out.append(RankingCsv.text(operator.organization())).append(',');
      out.append(RankingCsv.text(operator.name())).append(',');
      out.append(code(operator.country())).append(',');
      out.append(code(operator.registration())).append(',');
      out.append(code(operator.owner()));
      out.append(synthetic ? ",true\n" : "\n");
    }
    return out.toString();
  }

  /**
   * Reads the table again.
   *
   * @throws IllegalArgumentException if it is not such a table
   */
  static SortedMap<Asn, Operator> read(String text) {
    SortedMap<Asn, Operator> operators = new TreeMap<>();
    for (Map<String, String> row : CsvTable.read(text)) {
      Asn asn = new Asn(Long.parseLong(row.getOrDefault("asn", "")));
      operators.put(
          asn,
          new Operator(
              asn,
              row.getOrDefault("organisation", asn.toString()),
              row.getOrDefault("name", asn.toString()),
              country(row, "country"),
              country(row, "registration"),
              country(row, "owner")));
    }
    return operators;
  }

  /** Whether a table has all columns; those of earlier versions had fewer. */
  static boolean isWhole(String text) {
    return text.startsWith(COLUMNS);
  }

  private static String code(Optional<CountryCode> country) {
    return country.map(CountryCode::code).orElse("");
  }

  private static Optional<CountryCode> country(Map<String, String> row, String column) {
    return Optional.of(row.getOrDefault(column, ""))
        .filter(code -> !code.isEmpty())
        .map(CountryCode::new);
  }
}
