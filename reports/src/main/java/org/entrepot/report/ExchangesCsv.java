package org.entrepot.report;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.annotate.Exchange;
import org.entrepot.net.CountryCode;
import org.entrepot.study.StudyResult;

/** The exchanges that a study's paths cross, as a table for other programs. */
final class ExchangesCsv {
  static final String FILE = "exchanges.csv";

  private ExchangesCsv() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out = new StringBuilder("id,name,city,country");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (Exchange exchange : study.exchanges()) {
      out.append(exchange.id()).append(',');
      out.append(RankingCsv.text(exchange.name())).append(',');
      out.append(RankingCsv.text(exchange.cityName())).append(',');
      out.append(exchange.country().map(CountryCode::code).orElse(""));
      out.append(synthetic ? ",true\n" : "\n");
    }
    return out.toString();
  }

  /**
   * Reads the table again.
   *
   * @throws IllegalArgumentException if it is not such a table
   */
  static SortedMap<Long, Exchange> read(String text) {
    SortedMap<Long, Exchange> exchanges = new TreeMap<>();
    for (Map<String, String> row : CsvTable.read(text)) {
      long id = Long.parseLong(row.getOrDefault("id", ""));
      exchanges.put(
          id,
          new Exchange(
              id,
              row.getOrDefault("name", ""),
              row.getOrDefault("city", ""),
              Optional.of(row.getOrDefault("country", ""))
                  .filter(code -> !code.isEmpty())
                  .map(CountryCode::new),
              Optional.empty()));
    }
    return exchanges;
  }
}
