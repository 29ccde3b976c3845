package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.entrepot.locate.Locating;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Stability;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Accounting;
import org.entrepot.study.Coverage;
import org.entrepot.study.Destinations;
import org.entrepot.study.Panel;
import org.entrepot.study.Quality;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;

/** The machine's view of the report. */
final class SummaryJson {
  private SummaryJson() {}

  static String of(StudyResult study) {
    ObjectNode root = Json.object();
    InputsJson.mark(root, study);
    root.set("study", study(study));
    root.set("accounting", accounting(study.accounting()));
    root.set("panel", panel(study.panel()));
    root.set("destinations", destinations(study.destinations()));
    root.set("quality", quality(study.quality()));
    root.set("locating", locating(study.locating()));
    root.putObject("graph").put("nodes", study.graphNodes()).put("edges", study.graphEdges());
    ArrayNode headlines = root.putArray("headlines");
    Headline.of(study).forEach(headline -> headlines.add(headline(headline)));
    ArrayNode claims = root.putArray("claims");
    study.findings().forEach(finding -> claims.add(ClaimJson.of(finding)));
    ArrayNode metrics = root.putArray("metrics");
    study.rankings().all().forEach(ranking -> metrics.add(metric(ranking)));
    ConcentrationFile.into(root.putArray("concentration"), study.rankings().partitions());
    HubsFile.into(root, study);
    CountryHegemonyFile.into(root, study);
    ConesFile.into(root, study);
    DetourJson.into(root, study.detours());
    LandscapeFiles.into(root, study);
    if (!study.catchments().isEmpty()) {
      ArrayNode catchments = root.putArray("catchments");
      study.catchments().forEach(each -> catchments.add(CatchmentJson.of(each)));
    }
    ArrayNode multiverse = root.putArray("multiverse");
    study.multiverse().forEach(curve -> multiverse.add(multiverse(curve)));
    ArrayNode inputs = root.putArray("inputs");
    Input.of(study).forEach(input -> inputs.add(InputsJson.entry(input)));
    return Json.print(root);
  }

  private static ObjectNode study(StudyResult study) {
    StudyConfig config = study.config();
    ObjectNode node = Json.object();
    node.put("name", config.name());
    node.put("title", config.title());
    ObjectNode region = node.putObject("region");
    region.put("name", config.region().name());
    region.set(
        "countries",
        Json.strings(config.region().countries().stream().map(CountryCode::code).toList()));
    ObjectNode period = node.putObject("period");
    period.put("from", config.period().from().toString());
    period.put("to", config.period().to().toString());
    node.put("policy", config.policy());
    node.put("seed", config.seed());
    node.set("config", InputsJson.config(study));
    config
        .claims()
        .ifPresent(
            claims ->
                node.putObject("claims")
                    .put("name", claims.file())
                    .put("sha256", claims.sha256())
                    .put("bytes", claims.bytes()));
    return node;
  }

  private static ObjectNode accounting(Accounting accounting) {
    ObjectNode node = Json.object();
    node.put("read", accounting.read());
    node.set("rejected", Json.counts(accounting.rejected()));
    node.set("set_aside", Json.counts(accounting.setAside()));
    node.put("kept", accounting.kept());
    if (accounting.answers() > 0) {
      node.put("answers", accounting.answers());
    }
    return node;
  }

  private static ObjectNode panel(Panel panel) {
    ObjectNode node = Json.object();
    node.put("probes", panel.probes());
    node.put("asns", panel.asns());
    node.put("organizations", panel.organizations());
    ArrayNode countries = node.putArray("countries");
    for (Panel.Country country : panel.countries()) {
      countries
          .addObject()
          .put("country", country.country().code())
          .put("name", country.name())
          .put("probes", country.probes())
          .put("asns", country.asns())
          .put("organizations", country.organizations())
          .put("paths", country.paths())
          .put("evidence", word(country.evidence()));
    }
    panel
        .coverage()
        .ifPresent(
            coverage -> {
              ObjectNode users = node.putObject("users");
              users.put("region", coverage.users());
              users.set("covered", Json.fraction(coverage.share()));
              users.set("divergence", Json.fraction(coverage.divergence()));
              users.set("total_variation", Json.fraction(coverage.totalVariation()));
              ArrayNode each = users.putArray("countries");
              for (Coverage.Country country : coverage.countries()) {
                each.addObject()
                    .put("country", country.country().code())
                    .put("users", country.users())
                    .put("covered", country.covered());
              }
            });
    return node;
  }

  private static ObjectNode destinations(Destinations destinations) {
    ObjectNode node = Json.object();
    node.put("addresses", destinations.addresses());
    node.put("asns", destinations.asns());
    node.set("only", Json.orNull(destinations.only()));
    node.set("operator", Json.orNull(destinations.operator()));
    return node;
  }

  private static ObjectNode quality(Quality quality) {
    ObjectNode node = Json.object();
    node.put("paths", quality.paths());
    node.put("reached", quality.reached());
    node.put("resolved", quality.resolved());
    node.put("gapped", quality.gapped());
    node.put("ambiguous", quality.ambiguous());
    node.put("looped", quality.looped());
    node.put("exchanges", quality.exchanges());
    node.set("paths_by_flag", Json.counts(quality.pathsByFlag()));
    ObjectNode byExchanges = node.putObject("paths_by_exchanges");
    quality
        .pathsByExchanges()
        .forEach((crossed, paths) -> byExchanges.put(Integer.toString(crossed), paths));
    node.put("many_exchanges", quality.manyExchanges());
    ObjectNode tables = node.putObject("against_routing_tables");
    tables.put("compared", quality.compared());
    tables.set("paths", Json.counts(quality.pathsByTable()));
    node.put("hops", quality.hops());
    node.put("resolved_hops", quality.resolvedHops());
    node.set("hops_by_reason", Json.counts(quality.hopsByReason()));
    node.set("hops_by_place", Json.counts(quality.hopsByPlace()));
    return node;
  }

  private static ObjectNode locating(Locating locating) {
    ObjectNode node = Json.object();
    node.put("addresses", locating.addresses());
    node.put("probes", locating.probes());
    ArrayNode misplaced = node.putArray("misplaced_probes");
    for (Locating.Misplaced probe : locating.misplaced()) {
      misplaced.addObject().put("probe", probe.probe()).put("reason", probe.reason());
    }
    ArrayNode sources = node.putArray("sources");
    for (Locating.Quality source : locating.sources()) {
      ObjectNode one = sources.addObject();
      one.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
      one.put("source", source.source());
      one.set("published", Json.fraction(source.published()));
      one.put("addresses", source.pinned());
      one.put("right", source.right());
      one.set("precision", Json.fraction(source.precision()));
    }
    ObjectNode calibration = node.putObject("calibration");
    calibration.put("addresses", locating.calibration().addresses());
    calibration.set("temperature", Json.fraction(locating.calibration().temperature()));
    calibration.set("set_located", Json.fraction(locating.calibration().located()));
    calibration.set("set_open", Json.fraction(locating.calibration().open()));
    calibration.put("own", locating.calibration().isOwn());
    return node;
  }

  /** Combinations with too little evidence have no numbers. */
  private static ObjectNode multiverse(SpecificationCurve curve) {
    ObjectNode node = Json.object();
    node.put("metric", curve.metric());
    node.put("subject", curve.subject().id());
    node.put("verdict", curve.robustness().word());
    node.put("first", curve.first());
    node.put("combinations", curve.counted());
    ArrayNode combinations = node.putArray("shares");
    for (SpecificationCurve.Outcome outcome : curve.outcomes()) {
      ObjectNode one = combinations.addObject();
      one.put("region", outcome.specification().region());
      one.put("attribution", outcome.specification().attribution());
      one.put("weighting", outcome.specification().weighting());
      one.put("policy", outcome.specification().policy());
      one.put("own", outcome.own());
      one.put("evidence", word(outcome.evidence()));
      one.put("clusters", outcome.clusters());
      if (outcome.counts()) {
        one.put("rank", outcome.rank());
        one.set("first", Json.orNull(outcome.first().map(Subject::id)));
        one.put("units", outcome.estimate().units());
        one.set("value", Json.fraction(outcome.estimate().value()));
        one.set("low", Json.fraction(outcome.estimate().interval().low()));
        one.set("high", Json.fraction(outcome.estimate().interval().high()));
        one.set("upper_bound", Json.fraction(outcome.estimate().upper()));
      }
    }
    return node;
  }

  private static ObjectNode headline(Headline headline) {
    ObjectNode node = Json.object();
    node.put("metric", headline.ranking().metric());
    node.put("question", headline.question());
    node.put("verdict", headline.verdict().word());
    headline.first().ifPresent(row -> first(node, row));
    node.put("denominator", denominator(headline.ranking().estimates().estimand()));
    counts(node, headline.ranking().estimates());
    node.put("sentence", headline.whole());
    return node;
  }

  private static void first(ObjectNode node, Ranking.Row<?> row) {
    Estimate estimate = row.estimate();
    ObjectNode subject = node.putObject("subject");
    subject.put("id", row.subject().id());
    subject.put("name", row.subject().name());
    subject.set("country", Json.orNull(row.subject().country().map(CountryCode::code)));
    node.set("value", Json.fraction(estimate.value()));
    node.set("interval", Json.interval(estimate.interval()));
    node.set("upper_bound", Json.fraction(estimate.upper()));
    node.put("rank_low", row.rankLow());
    node.put("rank_high", row.rankHigh());
    node.put("paths", estimate.units());
  }

  private static ObjectNode metric(Ranking<?> ranking) {
    Estimand estimand = ranking.estimates().estimand();
    boolean suppressed = ranking.estimates().evidence() == Evidence.SUPPRESSED;
    ObjectNode node = Json.object();
    node.put("metric", ranking.metric());
    node.putObject("estimand")
        .put("unit", estimand.unit())
        .put("weighting", estimand.weighting())
        .put("frame", estimand.frame())
        .put("window", estimand.window())
        .put("event", estimand.event());
    counts(node, ranking.estimates());
    node.put("subjects", suppressed ? 0 : ranking.rows().size());
    if (!suppressed) {
      ranking.estimates().unseen().ifPresent(share -> unseen(node.putObject("unseen"), share));
      ranking.stability().ifPresent(it -> stability(node.putObject("stability"), it));
    }
    node.put("file", "rankings/" + ranking.metric() + ".csv");
    return node;
  }

  /** How far the order agrees from draw to draw. */
  private static void stability(ObjectNode node, Stability stability) {
    node.put("draws", stability.draws());
    agreement(node.putObject("kendall_tau_b"), stability.kendall());
    agreement(
        node.putObject("rank_biased_overlap").put("p", Stability.PERSISTENCE), stability.overlap());
  }

  private static void agreement(ObjectNode node, Stability.Agreement agreement) {
    node.set("mean", Json.fraction(agreement.mean()));
    node.set("low", Json.fraction(agreement.low()));
    node.set("high", Json.fraction(agreement.high()));
  }

  /** What holds of whoever is no subject. */
  private static void unseen(ObjectNode node, Estimate share) {
    node.set("value", Json.fraction(share.value()));
    node.set("ci_low", Json.fraction(share.interval().low()));
    node.set("ci_high", Json.fraction(share.interval().high()));
    node.set("upper", Json.fraction(share.upper()));
  }

  static void counts(ObjectNode node, Estimates<?> estimates) {
    node.put("units", estimates.units());
    node.put("clusters", estimates.clusters());
    node.put("hosts", estimates.hosts());
    if (estimates.evidence() != Evidence.SUPPRESSED) {
      node.set("unresolved", Json.fraction(estimates.unresolved()));
    }
    node.put("evidence", word(estimates.evidence()));
    node.set("shortcomings", Json.strings(estimates.shortcomings()));
  }

  static String denominator(Estimand estimand) {
    return estimand.unit() + ", weighted by " + estimand.weighting();
  }

  private static String word(Evidence evidence) {
    return evidence.name().toLowerCase(Locale.ROOT);
  }
}
