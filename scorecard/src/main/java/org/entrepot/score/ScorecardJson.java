package org.entrepot.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.entrepot.stats.Interval;
import org.entrepot.stats.Replicates;

/**
 * A score card for machines, {@code score.json}; {@code docs/score.md} has its schema. Numbers have
 * six decimals; what was not measured is null.
 */
final class ScorecardJson {
  private static final int DECIMALS = 6;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ScorecardJson() {}

  static String of(Scorecard card) {
    ObjectNode root = NODES.objectNode();
    root.put("synthetic", true);
    root.put("caveat", Scorecard.CAVEAT);
    root.put("policy", card.policy());
    ArrayNode seeds = root.putArray("seeds");
    card.seeds().forEach(seeds::add);
    ArrayNode measures = root.putArray("measures");
    Measure.all().forEach(measure -> measures.add(measure(measure)));
    root.set("standard", level(card.standard()));
    root.set("plain", level(card.plain()));
    root.set("overall", levels(card.overall()));
    ArrayNode rules = root.putArray("rules");
    card.rules().forEach(rule -> rules.add(rule(rule)));
    ArrayNode sweeps = root.putArray("sweeps");
    for (Sweep sweep : card.sweeps()) {
      sweeps
          .addObject()
          .put("artefact", sweep.artefact())
          .<ObjectNode>set("levels", levels(sweep.levels()));
    }
    ArrayNode gates = root.putArray("gates");
    card.gates().forEach(gate -> gates.add(gate(gate)));
    ArrayNode weakest = root.putArray("weakest");
    for (Weakness weakness : card.weakest()) {
      ObjectNode node = weakest.addObject().put("measure", weakness.summary().measure().name());
      weakness
          .example()
          .ifPresentOrElse(
              example -> node.set("example", example(example)), () -> node.putNull("example"));
    }
    return print(root);
  }

  private static ObjectNode measure(Measure measure) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("name", measure.name())
            .put("title", measure.title())
            .put("unit", measure.unit().words())
            .put("per", measure.per())
            .put("definition", measure.definition())
            .put("more_is_better", measure.moreIsBetter());
    if (measure.perfect().isPresent()) {
      return node.put("perfect", decimal(measure.perfect().getAsDouble()));
    }
    return node.putNull("perfect");
  }

  private static ArrayNode levels(List<Level> levels) {
    ArrayNode array = NODES.arrayNode();
    levels.forEach(level -> array.add(level(level)));
    return array;
  }

  private static ObjectNode level(Level level) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("level", decimal(level.level()))
            .put("seeds", level.seeds())
            .put("paths", level.paths());
    ObjectNode scores = node.putObject("scores");
    for (Summary summary : level.summaries()) {
      ObjectNode score = scores.putObject(summary.measure().name());
      put(score, summary.figure());
      score.put("denominator", summary.units());
      if (!summary.note().isEmpty()) {
        score.put("note", summary.note());
      }
    }
    return node;
  }

  private static ObjectNode rule(RuleWorth rule) {
    ObjectNode node = NODES.objectNode().put("rule", rule.rule());
    ObjectNode changes = node.putObject("worth");
    for (RuleWorth.Change change : rule.changes()) {
      ObjectNode each = changes.putObject(change.measure().name());
      put(each, change.worth());
      each.put("verdict", change.verdict());
    }
    return node;
  }

  private static ObjectNode gate(Gate gate) {
    ObjectNode node = NODES.objectNode().put("name", gate.name());
    put(node, gate.figure());
    return node.put("denominator", gate.units())
        .put("wanted_low", decimal(gate.low()))
        .put("wanted_high", decimal(gate.high()))
        .put("passed", gate.passed())
        .put("definition", gate.definition())
        .put("per", gate.per())
        .put("source", gate.source());
  }

  /** Mean, interval and number of seeds. */
  private static void put(ObjectNode node, Optional<Replicates> figure) {
    node.put("mean", figure.map(each -> decimal(each.mean())).orElse(null));
    Optional<Interval> interval = figure.flatMap(Replicates::interval);
    node.put("low", interval.map(each -> decimal(each.low())).orElse(null));
    node.put("high", interval.map(each -> decimal(each.high())).orElse(null));
    node.put("seeds", figure.map(Replicates::number).orElse(0));
  }

  private static ObjectNode example(Example example) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("seed", example.seed())
            .put("msm_id", example.key().measurement())
            .put("prb_id", example.key().probe())
            .put("timestamp", example.key().timestamp())
            .put("dst_addr", example.destination())
            .put("true_path", example.truePath())
            .put("inferred_path", example.inferredPath())
            .put("artefacts", example.artefacts());
    ArrayNode hops = node.putArray("hops");
    for (Example.Line line : example.lines()) {
      hops.addObject()
          .put("hop", line.ttl())
          .put("address", line.address())
          .put("true_operator", line.trueOperator())
          .put("inferred_operator", line.inferredOperator())
          .put("reason", line.reason())
          .put("true_city", line.trueCity())
          .put("inferred_city", line.inferredCity())
          .put("artefacts", line.artefacts())
          .put("right", line.right());
    }
    return node;
  }

  static BigDecimal decimal(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  static String print(ObjectNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return JsonMapper.builder()
              .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
              .build()
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(node)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts can be written", e);
    }
  }
}
