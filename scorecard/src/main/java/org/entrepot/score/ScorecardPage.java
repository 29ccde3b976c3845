package org.entrepot.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.stats.Interval;

/** A score card as a page in Markdown. */
final class ScorecardPage {
  private final StringBuilder page = new StringBuilder();

  private ScorecardPage() {}

  /**
   * @param charts names of the files with the charts, by what they show
   */
  static String of(Scorecard card, List<ScorecardWriter.Chart> charts) {
    ScorecardPage page = new ScorecardPage();
    page.head(card);
    page.measures(card);
    page.weakest(card);
    page.rules(card);
    page.levels(card);
    page.breaking(card);
    page.charts(charts);
    page.gates(card);
    page.definitions();
    return page.page.toString();
  }

  private void head(Scorecard card) {
    line("# Score card (SYNTHETIC)");
    line("");
    line("> **" + Scorecard.CAVEAT + "**");
    line("");
    line(
        String.format(
            Locale.ROOT,
            "The analysis, under the path policy `%s`, against the truth of %d simulated worlds"
                + " (seeds %d to %d), %,d paths in all. A score is the mean over the seeds, its 95%%"
                + " interval is Student's t between them; a score marked as pooled divides the sums"
                + " of all seeds, with the seeds as clusters.",
            card.policy(),
            card.seeds().size(),
            card.seeds().get(0),
            card.seeds().get(card.seeds().size() - 1),
            card.standard().paths()));
    line("");
  }

  private void measures(Scorecard card) {
    line("## Every artefact at its default");
    line("");
    line(
        "| measure | score | 95% interval | seeds | denominator, all seeds | longest match alone |");
    line("|---|--:|---|--:|---|--:|");
    for (Summary summary : card.standard().summaries()) {
      Measure measure = summary.measure();
      row(
          measure.title() + (measure.pooled() ? " (pooled)" : ""),
          summary.mean(),
          summary.figure().isPresent() ? summary.interval() : summary.note(),
          summary.figure().map(each -> Integer.toString(each.number())).orElse("0"),
          String.format(Locale.ROOT, "%,d %s", summary.units(), measure.per()),
          card.plain().of(measure).mean());
    }
    line("");
  }

  private void weakest(Scorecard card) {
    line("## Weakest points");
    line("");
    if (card.weakest().isEmpty()) {
      line("None: every measure is perfect.");
      line("");
    }
    for (Weakness weakness : card.weakest()) {
      Measure measure = weakness.summary().measure();
      line("### " + measure.title() + ": " + weakness.summary().mean());
      line("");
      line(measure.definition());
      line("");
      weakness
          .example()
          .ifPresentOrElse(
              this::example,
              () -> {
                line("A measure of the whole analysis: no single traceroute shows it.");
                line("");
              });
    }
  }

  private void example(Example example) {
    line(
        String.format(
            Locale.ROOT,
            "Seed %d, measurement %d, probe %d, second %d, to %s%s:",
            example.seed(),
            example.key().measurement(),
            example.key().probe(),
            example.key().timestamp(),
            example.destination(),
            example.artefacts().isEmpty() ? "" : " (" + example.artefacts() + ")"));
    line("");
    line("really `" + example.truePath() + "`, inferred `" + example.inferredPath() + "`");
    line("");
    line("| hop | answer | really | inferred | why | really in | put in | artefacts | |");
    line("|--:|---|---|---|---|---|---|---|---|");
    for (Example.Line hop : example.lines()) {
      row(
          Integer.toString(hop.ttl()),
          hop.address().equals("*") ? "no answer" : hop.address(),
          hop.trueOperator(),
          hop.inferredOperator(),
          hop.reason(),
          hop.trueCity(),
          hop.inferredCity(),
          hop.artefacts(),
          hop.right() ? "" : "wrong or unknown");
    }
    line("");
  }

  private void rules(Scorecard card) {
    if (card.rules().isEmpty()) {
      return;
    }
    line("## What each rule is worth");
    line("");
    line(
        "The score with the rule less the score without it, in the same worlds; the interval is of"
            + " the paired differences. All measures are in `score.json`.");
    line("");
    List<Measure> shown = ScorecardTable.ofRules();
    line(
        "| rule | " + shown.stream().map(Measure::title).collect(Collectors.joining(" | ")) + " |");
    line("|---|" + "---|".repeat(shown.size()));
    for (RuleWorth rule : card.rules()) {
      line(
          "| `"
              + rule.rule()
              + "` | "
              + shown.stream()
                  .map(measure -> change(rule.of(measure)))
                  .collect(Collectors.joining(" | "))
              + " |");
    }
    line("");
  }

  private static String change(RuleWorth.Change change) {
    Optional<Interval> interval = change.worth().flatMap(each -> each.interval());
    Unit unit = change.measure().unit();
    return ScorecardTable.worth(change)
        + interval
            .map(
                each ->
                    " ["
                        + unit.printDifference(each.low())
                        + ", "
                        + unit.printDifference(each.high())
                        + "]")
            .orElse("")
        + ", "
        + change.verdict();
  }

  private void levels(Scorecard card) {
    if (card.overall().size() < 2) {
      return;
    }
    line("## All artefacts together, from none to three times their default");
    line("");
    line(
        "| measure | "
            + card.overall().stream()
                .map(level -> String.format(Locale.ROOT, "level %.0f", level.level()))
                .collect(Collectors.joining(" | "))
            + " |");
    line("|---|" + "--:|".repeat(card.overall().size()));
    for (Measure measure : Measure.all()) {
      line(
          "| "
              + measure.title()
              + " | "
              + card.overall().stream()
                  .map(level -> level.of(measure).mean())
                  .collect(Collectors.joining(" | "))
              + " |");
    }
    line(
        "| *seeds* | "
            + card.overall().stream()
                .map(level -> Integer.toString(level.seeds()))
                .collect(Collectors.joining(" | "))
            + " |");
    line("");
  }

  private void breaking(Scorecard card) {
    if (card.sweeps().isEmpty()) {
      return;
    }
    Breaking breaking = new Breaking(card);
    line("## Where the analysis breaks");
    line("");
    line(
        "Each artefact alone, from none of it to its strongest level, all others at their default"
            + " and in the same worlds. "
            + String.join(" ", breaking.sentences()));
    line("");
    List<List<String>> rows = breaking.table();
    row(rows.get(0).toArray(String[]::new));
    line("|---|" + "--:|".repeat(rows.get(0).size() - 1));
    rows.stream().skip(1).forEach(row -> row(row.toArray(String[]::new)));
    line("");
  }

  private void charts(List<ScorecardWriter.Chart> charts) {
    if (charts.isEmpty()) {
      return;
    }
    line("## Charts");
    line("");
    for (ScorecardWriter.Chart chart : charts) {
      line("![SYNTHETIC: " + chart.title() + "](" + chart.file() + ")");
      line("");
    }
  }

  private void gates(Scorecard card) {
    line("## Is the simulation like the Internet?");
    line("");
    line("| gate | value | 95% interval | wanted | denominator, all seeds | verdict | source |");
    line("|---|--:|---|---|---|---|---|");
    for (Gate gate : card.gates()) {
      row(
          gate.definition(),
          ScorecardTable.value(gate),
          gate.figure()
              .flatMap(each -> each.interval())
              .map(each -> Unit.SHARE.print(each.low()) + " to " + Unit.SHARE.print(each.high()))
              .orElse("-"),
          ScorecardTable.range(gate),
          String.format(Locale.ROOT, "%,d %s", gate.units(), gate.per()),
          ScorecardTable.verdict(gate),
          gate.source());
    }
    line("");
  }

  private void definitions() {
    line("## What the measures mean");
    line("");
    line("| measure | unit | definition |");
    line("|---|---|---|");
    Measure.all()
        .forEach(measure -> row(measure.title(), measure.unit().words(), measure.definition()));
  }

  private void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    line(row.toString());
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
