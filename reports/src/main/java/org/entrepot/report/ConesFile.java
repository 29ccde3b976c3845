package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrepot.net.CountryCode;
import org.entrepot.study.Cones;
import org.entrepot.study.StudyResult;

/** Customer cones as a table for other programs, as {@link RankingCsv}, and as JSON. */
final class ConesFile {
  static final String NAME = "cones.csv";

  private ConesFile() {}

  static String of(Cones cones, boolean synthetic) {
    StringBuilder out =
        new StringBuilder(
            "id,name,country,networks,customers,customers_in_region,users_in_region,customers_seen");
    out.append(synthetic ? ",synthetic\n" : "\n");
    for (Cones.Cone cone : cones.cones()) {
      out.append(RankingCsv.text(cone.operator().id())).append(',');
      out.append(RankingCsv.text(cone.operator().name())).append(',');
      out.append(cone.operator().country().map(CountryCode::code).orElse("")).append(',');
      out.append(cone.networks()).append(',').append(cone.customers()).append(',');
      out.append(cone.inRegion()).append(',');
      out.append(cones.regionUsers().isPresent() ? Long.toString(cone.usersInRegion()) : "");
      out.append(',').append(cone.seen());
      out.append(synthetic ? ",true\n" : "\n");
    }
    return out.toString();
  }

  static void into(ObjectNode root, StudyResult study) {
    study
        .rankings()
        .cones()
        .ifPresent(
            cones -> {
              ObjectNode node = root.putObject("cones");
              node.put("operators", cones.cones().size());
              cones.regionUsers().ifPresent(users -> node.put("users_in_region", users));
              node.put("file", NAME);
            });
  }
}
