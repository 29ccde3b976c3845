package org.entrepot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entrepot.stats.Percent;
import org.entrepot.stats.Replicates;
import org.entrepot.stats.TextTable;

/** A score card for the terminal. */
final class ScorecardTable {
  private ScorecardTable() {}

  static String of(Scorecard card) {
    StringBuilder text = new StringBuilder();
    text.append(Scorecard.CAVEAT)
        .append("\n\n")
        .append(
            String.format(
                Locale.ROOT,
                "%s, %d seeds, %d paths, every artefact at its default; mean over seeds and 95%%"
                    + " interval, beside it the longest match alone\n",
                card.policy(),
                card.seeds().size(),
                card.standard().paths()))
        .append(measures(card))
        .append("\nIs the simulation like the Internet?\n")
        .append(gates(card));
    if (!card.rules().isEmpty()) {
      text.append("\nWhat each rule is worth: the score with it less the score without it\n")
          .append(rules(card));
    }
    text.append("\nFurthest from perfect:\n");
    card.weakest()
        .forEach(
            weakness ->
                text.append("  ")
                    .append(weakness.summary().measure().title())
                    .append(": ")
                    .append(weakness.summary().mean())
                    .append(" of ")
                    .append(weakness.summary().measure().per())
                    .append('\n'));
    return text.toString();
  }

  private static String measures(Scorecard card) {
    TextTable table = new TextTable("lrlrrr");
    table.row("measure", "score", "95% CI", "seeds", "denominator", "plain");
    for (Summary summary : card.standard().summaries()) {
      table.row(
          summary.measure().title(),
          summary.mean(),
          summary.figure().isPresent() ? summary.interval() : summary.note(),
          summary.figure().map(each -> Integer.toString(each.number())).orElse("0"),
          Long.toString(summary.units()),
          card.plain().of(summary.measure()).mean());
    }
    return table.toString();
  }

  private static String gates(Scorecard card) {
    TextTable table = new TextTable("lrlrl");
    table.row("gate", "value", "wanted", "denominator", "verdict");
    for (Gate gate : card.gates()) {
      table.row(gate.name(), value(gate), range(gate), Long.toString(gate.units()), verdict(gate));
    }
    return table.toString();
  }

  static String value(Gate gate) {
    return gate.figure().map(each -> Percent.of(each.mean())).orElse("-");
  }

  static String range(Gate gate) {
    return gate.high() >= 1
        ? Percent.of(gate.low()) + " or more"
        : Percent.of(gate.low()) + " to " + Percent.of(gate.high());
  }

  static String verdict(Gate gate) {
    return gate.figure().isEmpty() ? "NOT MEASURED" : gate.passed() ? "passed" : "FAILED";
  }

  private static String rules(Scorecard card) {
    List<Measure> shown = ofRules();
    TextTable table = new TextTable("l" + "rl".repeat(shown.size()));
    List<String> head = new ArrayList<>(List.of("rule"));
    shown.forEach(measure -> head.addAll(List.of(measure.title(), "")));
    table.row(head.toArray(String[]::new));
    for (RuleWorth rule : card.rules()) {
      List<String> row = new ArrayList<>(List.of(rule.rule()));
      for (Measure measure : shown) {
        RuleWorth.Change change = rule.of(measure);
        row.add(worth(change));
        row.add(change.verdict());
      }
      table.row(row.toArray(String[]::new));
    }
    return table.toString();
  }

  /** The measures by which the worth of a rule is told in a table; all are in the JSON. */
  static List<Measure> ofRules() {
    return List.of("as-path-exact", "border-accuracy", "false-adjacencies", "path-share-error")
        .stream()
        .map(name -> Measure.named(name).orElseThrow())
        .toList();
  }

  static String worth(RuleWorth.Change change) {
    return change
        .worth()
        .map(Replicates::mean)
        .map(change.measure().unit()::printDifference)
        .orElse("-");
  }
}
