package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.detour.Carrier;
import org.entrepot.detour.DetourFindings;
import org.entrepot.detour.DetourRow;
import org.entrepot.detour.InflationRow;
import org.entrepot.detour.Persistence;
import org.entrepot.detour.Verdict;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Quantiles;

/** Detours and distances in {@code summary.json}. Of too little evidence there are only counts. */
final class DetourJson {
  private DetourJson() {}

  static void into(ObjectNode root, DetourFindings findings) {
    ObjectNode detours = root.putObject("detours");
    detours.set("destinations", Json.counts(findings.ends()));
    ArrayNode territories = detours.putArray("territories");
    findings.detours().forEach(row -> detour(territories.addObject(), row));
    detours.put("file", DetoursCsv.DETOURS).put("places_file", DetoursCsv.PLACES);
    ObjectNode inflation = root.putObject("inflation");
    ArrayNode rows = inflation.putArray("territories");
    findings.inflation().forEach(row -> inflation(rows.addObject(), row));
    inflation.put("file", DetoursCsv.INFLATION);
  }

  private static void detour(ObjectNode node, DetourRow row) {
    countries(node, row.territory());
    node.put("denominator", SummaryJson.denominator(row.shares().estimand()));
    node.put("paths", row.paths());
    node.put("detected", row.detected());
    node.put("on_one_router", row.onOneRouter());
    node.put("unresolved", row.unresolved());
    SummaryJson.counts(node, row.shares());
    share(node, row.shares(), DetoursCsv.share(row.shares(), Verdict.DETOUR));
    share(
        node.putObject("expected"),
        row.expected(),
        DetoursCsv.share(row.expected(), Verdict.DETOUR));
    ArrayNode through = node.putArray("countries_outside");
    for (Map.Entry<CountryCode, Estimate> each : row.countries().shares().entrySet()) {
      ObjectNode one = through.addObject().put("country", each.getKey().code());
      one.put("paths", each.getValue().units());
      share(one, row.countries(), Optional.of(each.getValue()));
    }
    ArrayNode cities = node.putArray("cities_outside");
    for (Map.Entry<City, Estimate> each : row.cities().shares().entrySet()) {
      ObjectNode one = cities.addObject().put("id", each.getKey().geonamesId());
      one.put("name", each.getKey().name()).put("country", each.getKey().country().code());
      one.put("paths", each.getValue().units());
      share(one, row.cities(), Optional.of(each.getValue()));
    }
    ObjectNode carriers = node.putObject("carriers");
    for (Carrier carrier : Carrier.values()) {
      ObjectNode one = carriers.putObject(carrier.name().toLowerCase(Locale.ROOT));
      one.put("paths", DetoursCsv.paths(row.carriers().shares(), carrier));
      share(one, row.carriers(), DetoursCsv.share(row.carriers(), carrier));
    }
    persistence(node.putObject("persistence"), row.persistence());
  }

  private static void persistence(ObjectNode node, Persistence pairs) {
    node.put("pairs", pairs.pairs()).put("with_detour", pairs.withDetour());
    node.put("persistent", pairs.persistent()).put("passing", pairs.passing());
    node.put("too_short", pairs.tooShort()).put("repeated", pairs.repeated());
    node.put("every_time", pairs.everyTime());
    node.set(
        "median_share",
        Json.fraction(
            pairs.medianPermille().isPresent()
                ? pairs.medianPermille().getAsInt() / 1000.0
                : Double.NaN));
  }

  private static void inflation(ObjectNode node, InflationRow row) {
    countries(node, row.territory());
    node.put("paths", row.placed()).put("paths_without_place", row.placeless());
    node.put("pairs_near", row.near()).put("pairs_ruled_out", row.impossible());
    node.put("routers", row.routers()).put("routers_unlocated", row.unlocated());
    quantiles(node.putObject("way_over_straight"), row.ways());
    quantiles(node.putObject("time_over_light"), row.times());
    quantiles(node.putObject("handover_beside_exchange_ms"), row.besideExchange());
    quantiles(node.putObject("handover_beside_straight_ms"), row.besideStraight());
  }

  private static void quantiles(ObjectNode node, Optional<Quantiles> found) {
    Evidence evidence = found.map(Quantiles::evidence).orElse(Evidence.SUPPRESSED);
    node.put("pairs", found.map(Quantiles::values).orElse(0));
    node.put("clusters", found.map(Quantiles::clusters).orElse(0));
    node.put("evidence", DetoursCsv.word(evidence));
    if (found.isPresent() && evidence != Evidence.SUPPRESSED) {
      quantile(node.putObject("lower_quartile"), found.get().lower());
      quantile(node.putObject("median"), found.get().median());
      quantile(node.putObject("upper_quartile"), found.get().upper());
    }
  }

  private static void quantile(ObjectNode node, Quantiles.Quantile quantile) {
    node.set("value", Json.fraction(quantile.value() / 1000));
    node.set("low", Json.fraction(quantile.low() / 1000));
    node.set("high", Json.fraction(quantile.high() / 1000));
  }

  private static void countries(ObjectNode node, Region territory) {
    node.set(
        "countries", Json.strings(territory.countries().stream().map(CountryCode::code).toList()));
  }

  private static void share(ObjectNode node, Estimates<?> of, Optional<Estimate> estimate) {
    if (DetoursCsv.isTold(of) && estimate.isPresent()) {
      node.set("value", Json.fraction(estimate.get().value()));
      node.set("interval", Json.interval(estimate.get().interval()));
      node.set("upper_bound", Json.fraction(estimate.get().upper()));
    }
  }
}
