package org.entrepot.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.entrepot.claim.Claim;
import org.entrepot.claim.Finding;
import org.entrepot.stats.Estimate;

/** What was found of a claim, for programs. */
final class ClaimJson {
  private ClaimJson() {}

  static ObjectNode of(Finding finding) {
    Claim claim = finding.claim();
    ObjectNode node = Json.object();
    node.put("id", claim.id());
    node.put("claim", claim.sentence());
    node.put("source", claim.source());
    node.put("metric", claim.metric());
    node.put("means", claim.measure().means());
    node.set("subjects", Json.strings(claim.subjects()));
    node.put("verdict", finding.verdict().key());
    node.put("sentence", finding.because());
    node.set("warnings", Json.strings(finding.warnings()));
    finding.measured().ifPresent(measured -> measured(node, measured));
    ArrayNode rates = node.putArray("base_rates");
    for (Finding.BaseRate rate : finding.baseRates()) {
      ObjectNode one = rates.addObject().put("of", rate.words());
      one.set("share", Json.fraction(rate.share()));
      one.set("interval", Json.interval(rate.interval()));
    }
    finding.placebo().ifPresent(placebo -> placebo(node.putObject("placebo"), placebo));
    node.put("rule", finding.rule());
    node.put("change", finding.change());
    finding.more().ifPresent(more -> node.put("more_networks", more));
    node.put("needs", finding.needs());
    node.set("context", Json.orNull(claim.context()));
    return node;
  }

  private static void measured(ObjectNode node, Finding.Measured measured) {
    share(node, measured.share());
    node.set("upper_interval", Json.interval(measured.upper()));
    node.put("denominator", SummaryJson.denominator(measured.estimates().estimand()));
    SummaryJson.counts(node, measured.estimates());
    node.set("effective_clusters", Json.fraction(measured.estimates().effectiveClusters()));
    measured
        .rival()
        .ifPresent(
            rival -> {
              ObjectNode other = node.putObject("rival");
              other.put("name", rival.subject());
              share(other, rival.share());
              other.set("probability_below", Json.fraction(rival.probability()));
              other.set("p", Json.fraction(rival.p()));
              other.put("passed", rival.passed());
            });
  }

  private static void share(ObjectNode node, Estimate share) {
    node.set("value", Json.fraction(share.value()));
    node.set("interval", Json.interval(share.interval()));
    node.set("upper_bound", Json.fraction(share.upper()));
    node.put("paths", share.units());
    node.put("networks", share.clusters());
  }

  private static void placebo(ObjectNode node, Finding.Placebo placebo) {
    node.put("of", placebo.what());
    node.put("compared", placebo.compared());
    node.put("reached", placebo.reached());
    node.set("largest", Json.fraction(placebo.largest()));
    node.put("holder", placebo.holder());
    node.set("median", Json.fraction(placebo.median()));
  }
}
