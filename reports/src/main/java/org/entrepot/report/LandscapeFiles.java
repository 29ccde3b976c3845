package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.entrepot.landscape.CityStanding;
import org.entrepot.landscape.Correlation;
import org.entrepot.landscape.CountryExchanges;
import org.entrepot.landscape.Handover;
import org.entrepot.landscape.Landscape;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.StudyResult;

/** Exchanges, cities and handovers as tables for other programs, and as JSON. */
final class LandscapeFiles {
  static final String COUNTRIES = "landscape.csv";
  static final String CITIES = "centrality.csv";
  static final String HANDOVERS = "city-handovers.csv";
  private static final String SHARE = "value,ci_low,ci_high,upper_bound,paths,clusters";

  private LandscapeFiles() {}

  /** The files by name. */
  static Map<String, String> of(StudyResult study) {
    Map<String, String> files = new TreeMap<>();
    boolean synthetic = study.config().synthetic();
    files.put(COUNTRIES, countries(study.landscape(), synthetic));
    files.put(CITIES, cities(study.landscape().cities(), synthetic));
    files.put(HANDOVERS, handovers(study.landscape().handovers(), synthetic));
    return files;
  }

  /** The share of paths that cross an exchange of a country; none of too little evidence. */
  static Optional<Estimate> crossed(Landscape landscape, CountryCode country) {
    return landscape.crossed().evidence() == Evidence.SUPPRESSED
        ? Optional.empty()
        : landscape.crossed().shares().entrySet().stream()
            .filter(share -> share.getKey().equals(country))
            .map(Map.Entry::getValue)
            .findFirst()
            .or(() -> landscape.crossed().unseen());
  }

  private static String countries(Landscape landscape, boolean synthetic) {
    StringBuilder out =
        head(
            "country,exchanges,exchanges_with_members,largest,largest_members,members,members_domestic,members_foreign,"
                + "members_unknown,routed,routed_members,participation,members_per_routed,users,"
                + "members_per_million_users,"
                + SHARE,
            synthetic);
    for (CountryExchanges row : landscape.countries()) {
      out.append(row.country().code()).append(',').append(row.exchanges()).append(',');
      out.append(row.withMembers()).append(',');
      out.append(row.largest().map(most -> RankingCsv.text(most.name())).orElse("")).append(',');
      out.append(row.largest().map(most -> Integer.toString(most.members())).orElse(""));
      out.append(',').append(row.members()).append(',');
      out.append(row.domestic()).append(',').append(row.foreign()).append(',');
      out.append(row.unknown()).append(',').append(row.routed()).append(',');
      out.append(row.routedMembers()).append(',').append(number(row.participation()));
      out.append(',').append(number(row.membersPerRouted())).append(',');
      out.append(row.users() > 0 ? Long.toString(row.users()) : "").append(',');
      out.append(number(row.membersPerMillionUsers()));
      share(out, crossed(landscape, row.country()));
      end(out, synthetic);
    }
    return out.toString();
  }

  private static String cities(List<CityStanding> cities, boolean synthetic) {
    StringBuilder out =
        head(
            "id,name,country,in_region,compared,inhabitants,exchanges,members,"
                + "exchanges_per_million,km_to_users,km_to_inhabitants,"
                + SHARE,
            synthetic);
    for (CityStanding row : cities) {
      city(out, row.city());
      out.append(row.inRegion()).append(',').append(row.compared()).append(',');
      out.append(row.city().population()).append(',').append(row.exchanges()).append(',');
      out.append(row.members()).append(',').append(number(row.exchangesPerMillion()));
      out.append(',').append(number(row.kmByUsers())).append(',');
      out.append(number(row.kmByPeople()));
      share(out, row.share());
      end(out, synthetic);
    }
    return out.toString();
  }

  private static String handovers(List<Handover> handovers, boolean synthetic) {
    StringBuilder out =
        head("one_id,one,one_country,other_id,other,other_country," + SHARE, synthetic);
    for (Handover row : handovers) {
      city(out, row.one());
      city(out, row.other());
      out.setLength(out.length() - 1);
      share(out, Optional.of(row.share()));
      end(out, synthetic);
    }
    return out.toString();
  }

  private static StringBuilder head(String columns, boolean synthetic) {
    return new StringBuilder(columns).append(synthetic ? ",synthetic\n" : "\n");
  }

  private static void end(StringBuilder out, boolean synthetic) {
    out.append(synthetic ? ",true\n" : "\n");
  }

  private static void city(StringBuilder out, City city) {
    out.append(city.geonamesId()).append(',').append(RankingCsv.text(city.name())).append(',');
    out.append(city.country().code()).append(',');
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? RankingCsv.number(value.getAsDouble()) : "";
  }

  private static void share(StringBuilder out, Optional<Estimate> share) {
    if (share.isEmpty()) {
      out.append(",,,,,,");
      return;
    }
    Estimate of = share.get();
    out.append(',').append(RankingCsv.number(of.value())).append(',');
    out.append(RankingCsv.number(of.interval().low())).append(',');
    out.append(RankingCsv.number(of.interval().high())).append(',');
    out.append(RankingCsv.number(of.upper())).append(',').append(of.units());
    out.append(',').append(of.clusters());
  }

  static void into(ObjectNode root, StudyResult study) {
    Landscape landscape = study.landscape();
    ObjectNode node = root.putObject("landscape");
    node.put(
        "exchanges", landscape.countries().stream().mapToInt(CountryExchanges::exchanges).sum());
    node.put("cities", landscape.cities().size());
    node.put("compared_from_inhabitants", Landscape.COMPARED);
    ArrayNode correlations = node.putArray("correlations");
    for (Correlation found : landscape.correlations()) {
      ObjectNode one = correlations.addObject();
      one.put("with", found.factor().id());
      one.put("cities", found.n());
      coefficient(one.putObject("kendall_tau_b"), found.kendall());
      coefficient(one.putObject("spearman_rho"), found.spearman());
    }
    node.put("handover_pairs", landscape.handovers().size());
    node.set(
        "without_users",
        Json.strings(landscape.withoutUsers().stream().map(CountryCode::code).toList()));
    node.set("missing", Json.strings(landscape.missing()));
    node.set("files", Json.strings(List.of(COUNTRIES, CITIES, HANDOVERS)));
  }

  private static void coefficient(ObjectNode node, Correlation.Coefficient of) {
    node.set("value", Json.fraction(of.value()));
    node.set("interval", Json.interval(of.interval()));
  }
}
