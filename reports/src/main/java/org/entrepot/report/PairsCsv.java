package org.entrepot.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.study.EndPair;
import org.entrepot.study.StudyResult;

/**
 * Whom the networks at the ends of a study's paths have no known way around, as a table for other
 * programs. Where there are several in a cell, a space stands between them.
 */
final class PairsCsv {
  static final String FILE = "pairs.csv";

  private PairsCsv() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    StringBuilder out = new StringBuilder("source,destinations,registration,owner");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (EndPair pair : study.pairs()) {
      out.append(pair.source().value()).append(',');
      out.append(joined(pair.destinations(), asn -> Long.toString(asn.value()))).append(',');
      out.append(joined(pair.registration(), CountryCode::code)).append(',');
      out.append(joined(pair.owner(), CountryCode::code));
      out.append(synthetic ? ",true\n" : "\n");
    }
    return out.toString();
  }

  private static <T> String joined(Collection<T> all, Function<T, String> each) {
    return all.stream().map(each).collect(Collectors.joining(" "));
  }

  /**
   * Reads the table again.
   *
   * @throws IllegalArgumentException if it is not such a table
   */
  static List<EndPair> read(String text) {
    List<EndPair> pairs = new ArrayList<>();
    for (Map<String, String> row : CsvTable.read(text)) {
      pairs.add(
          new EndPair(
              new Asn(Long.parseLong(row.getOrDefault("source", ""))),
              cell(row, "destinations", number -> new Asn(Long.parseLong(number))),
              cell(row, "registration", CountryCode::new),
              cell(row, "owner", CountryCode::new)));
    }
    return pairs;
  }

  private static <T extends Comparable<? super T>> SortedSet<T> cell(
      Map<String, String> row, String column, Function<String, T> each) {
    return Stream.of(row.getOrDefault(column, "").split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(each)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
