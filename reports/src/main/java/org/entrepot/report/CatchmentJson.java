package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.Nearness;
import org.entrepot.catchment.Optimality;
import org.entrepot.catchment.SiteCity;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;

/** A catchment in {@code summary.json}. Of too little evidence there are no numbers. */
final class CatchmentJson {
  private CatchmentJson() {}

  static ObjectNode of(Catchment catchment) {
    ObjectNode node = Json.object();
    node.put("id", catchment.id());
    node.put("name", catchment.name());
    node.put("service", catchment.service());
    node.put("sites_listed", catchment.listed());
    node.set("listed_by", Json.strings(catchment.sources()));
    node.put("probes", catchment.probes());
    node.put("networks", catchment.networks());
    node.put("answers", catchment.answers());
    ObjectNode outcomes = node.putObject("outcomes");
    catchment
        .outcomes()
        .forEach(
            (outcome, number) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), number));
    node.put("probes_answered_by_others", catchment.strangers());
    texts(node.putArray("others"), catchment.foreign());
    texts(node.putArray("sites_not_listed"), catchment.unlisted());
    ArrayNode weightings = node.putArray("weightings");
    catchment
        .rankings()
        .forEach(
            (weighting, ranking) -> {
              ObjectNode one = weightings.addObject();
              one.put("weighting", weighting.id());
              one.put("file", "rankings/" + ranking.metric() + ".csv");
              Ranking<SiteCity> away = catchment.away().get(weighting);
              one.put("away", "rankings/" + (away == null ? "" : away.metric()) + ".csv");
              one.put("sentence", CatchmentView.sentence(catchment, ranking));
              SummaryJson.counts(one, ranking.estimates());
              cities(one.putArray("cities"), ranking.estimates());
              ArrayNode without = one.putArray("without_own_country");
              catchment
                  .abroad()
                  .getOrDefault(weighting, List.of())
                  .forEach(each -> abroad(without, each));
            });
    ArrayNode countries = node.putArray("countries");
    for (Catchment.Country country : catchment.countries()) {
      ObjectNode row = countries.addObject();
      row.put("country", country.country().code());
      row.put("probes", country.probes());
      row.put("answers", country.answers());
      SummaryJson.counts(row, country.estimates());
      cities(row.putArray("cities"), country.estimates());
    }
    catchment.optimality().ifPresent(found -> optimality(node.putObject("distance"), found));
    catchment
        .concentration()
        .filter(
            found -> catchment.byNetwork().stream().noneMatch(each -> suppressed(each.estimates())))
        .ifPresent(
            found -> {
              ObjectNode hhi = node.putObject("hhi");
              hhi.set("low", Json.fraction(found.low()));
              hhi.set("high", Json.fraction(found.high()));
              hhi.set("interval", Json.interval(found.interval()));
            });
    return node;
  }

  private static boolean suppressed(Estimates<?> estimates) {
    return estimates.evidence() == Evidence.SUPPRESSED;
  }

  private static void texts(ArrayNode array, Iterable<Catchment.Text> texts) {
    for (Catchment.Text text : texts) {
      array.addObject().put("text", text.text()).put("answers", text.number());
    }
  }

  private static void cities(ArrayNode array, Estimates<SiteCity> estimates) {
    estimates
        .shares()
        .forEach(
            (city, share) -> {
              ObjectNode one = city(array, city);
              one.put("answers", share.units());
              one.put("networks", share.clusters());
              if (!suppressed(estimates)) {
                share(one, share);
              }
            });
  }

  private static void abroad(ArrayNode array, Catchment.Abroad abroad) {
    ObjectNode one = city(array, abroad.city());
    one.put("of_networks", abroad.networks());
    one.put("evidence", abroad.evidence().name().toLowerCase(Locale.ROOT));
    if (abroad.evidence() != Evidence.SUPPRESSED) {
      one.put("rank", abroad.rank());
      share(one, abroad.estimate());
    }
  }

  private static ObjectNode city(ArrayNode array, SiteCity city) {
    ObjectNode one = array.addObject();
    one.put("id", city.id());
    one.put("city", city.name());
    one.set("country", Json.orNull(city.country().map(CountryCode::code)));
    return one;
  }

  private static void share(ObjectNode node, Estimate share) {
    node.set("value", Json.fraction(share.value()));
    node.set("ci_low", Json.fraction(share.interval().low()));
    node.set("ci_high", Json.fraction(share.interval().high()));
    node.set("upper", Json.fraction(share.upper()));
  }

  private static void optimality(ObjectNode node, Optimality optimality) {
    node.put("probes", optimality.probes());
    node.put("networks", optimality.networks());
    node.put("sites", optimality.sites());
    node.set("served_km", Json.fraction(optimality.servedKm()));
    node.set("nearest_km", Json.fraction(optimality.nearestKm()));
    node.set("extra_km", Json.fraction(optimality.extraKm()));
    if (!suppressed(optimality.shares())) {
      for (Nearness kind : Nearness.values()) {
        CatchmentView.share(optimality, kind)
            .ifPresent(share -> share(node.putObject(kind.name().toLowerCase(Locale.ROOT)), share));
      }
    }
  }
}
