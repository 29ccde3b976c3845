package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Evidence;
import org.entrepot.study.CityHubs;
import org.entrepot.study.CountryAgreement;
import org.entrepot.study.StudyResult;

/** What is certain and what is possible of handovers in cities: a table, and its summary. */
final class HubsFile {
  static final String NAME = "city-hubs.csv";

  private static final String HEADER =
      "id,name,country,detected,possible,expected_at_least,expected,expected_at_most,"
          + "expected_possible";

  private HubsFile() {}

  static String of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    CityHubs hubs = study.rankings().hubs();
    StringBuilder out = new StringBuilder(HEADER).append(synthetic ? ",synthetic\n" : "\n");
    if (hubs.handoverExpected().estimates().evidence() != Evidence.SUPPRESSED) {
      for (CityHubs.Bounds each : hubs.bounds()) {
        line(out, each);
        out.append(synthetic ? ",true\n" : "\n");
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, CityHubs.Bounds each) {
    out.append(RankingCsv.text(each.city().id())).append(',');
    out.append(RankingCsv.text(each.city().name())).append(',');
    out.append(each.city().country().map(CountryCode::code).orElse(""));
    for (double share :
        new double[] {
          each.detected(),
          each.possible(),
          each.atLeast(),
          each.expected(),
          each.atMost(),
          each.expectedPossible()
        }) {
      out.append(',').append(RankingCsv.number(share));
    }
  }

  static void into(ObjectNode root, StudyResult study) {
    CityHubs hubs = study.rankings().hubs();
    root.putObject("city_hubs").put("cities", hubs.bounds().size()).put("file", NAME);
    ObjectNode countries = root.putObject("country_paths");
    count(countries.putObject("paths"), hubs.agreement().paths());
    count(countries.putObject("hops"), hubs.agreement().hops());
  }

  private static void count(ObjectNode node, CountryAgreement.Count count) {
    node.put("counted", count.all());
    node.put("agree", count.agree());
    node.put("differ", count.differ());
    node.put("unknown", count.unknown());
  }
}
