package org.entrepot.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an analysis breaks: how far each artefact, alone, takes the score from what it is without
 * that artefact to what it is at the strongest level, in the same worlds.
 */
final class Breaking {
  private static final String FIRST = "as-path-exact";
  private static final List<String> TOLD =
      List.of(FIRST, "border-accuracy", "false-adjacencies", "city-accuracy", "path-share-error");

  /** How many of the artefacts a sentence names. */
  private static final int NAMED = 3;

  private final Scorecard card;

  Breaking(Scorecard card) {
    this.card = card;
  }

  private static List<Measure> measures() {
    return TOLD.stream().map(name -> Measure.named(name).orElseThrow()).toList();
  }

  /** For each measure, a sentence with the artefacts that hurt it most. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (Measure measure : measures()) {
      String worst =
          sorted(measure).stream()
              .limit(NAMED)
              .filter(sweep -> harm(sweep, measure) > 0)
              .map(sweep -> "`" + sweep.artefact() + "` (" + fromTo(sweep, measure) + ")")
              .collect(Collectors.joining(", "));
      sentences.add(
          worst.isEmpty()
              ? measure.title() + ": no artefact alone changes it for the worse."
              : measure.title() + ": most harm by " + worst + ".");
    }
    return sentences;
  }

  /** The head of a table, and a row for each artefact, the most harmful to the AS path first. */
  List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("artefact"));
    measures().forEach(measure -> head.add(measure.title()));
    rows.add(head);
    for (Sweep sweep : sorted(measures().get(0))) {
      List<String> row = new ArrayList<>(List.of("`" + sweep.artefact() + "`"));
      measures().forEach(measure -> row.add(fromTo(sweep, measure)));
      rows.add(row);
    }
    return rows;
  }

  private List<Sweep> sorted(Measure measure) {
    return card.sweeps().stream()
        .sorted(
            Comparator.comparingDouble((Sweep sweep) -> -harm(sweep, measure))
                .thenComparing(Sweep::artefact))
        .toList();
  }

  private static double harm(Sweep sweep, Measure measure) {
    Optional<Double> none = mean(first(sweep), measure);
    Optional<Double> most = mean(last(sweep), measure);
    if (none.isEmpty() || most.isEmpty()) {
      return 0;
    }
    double perfect = measure.perfect().orElse(0);
    return Math.abs(most.get() - perfect) - Math.abs(none.get() - perfect);
  }

  private static String fromTo(Sweep sweep, Measure measure) {
    return String.format(
        Locale.ROOT, "%s to %s", first(sweep).of(measure).mean(), last(sweep).of(measure).mean());
  }

  private static Optional<Double> mean(Level level, Measure measure) {
    return level.of(measure).figure().map(each -> each.mean());
  }

  private static Level first(Sweep sweep) {
    return sweep.levels().get(0);
  }

  private static Level last(Sweep sweep) {
    return sweep.levels().get(sweep.levels().size() - 1);
  }
}
