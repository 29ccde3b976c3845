package org.entrepot.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.multiverse.SpecificationCurve.Outcome;
import org.entrepot.study.Synthetic;

/** What becomes of a headline under other definitions, in words and as a picture. */
record Robustness(SpecificationCurve curve, boolean synthetic) {
  /** Those that there is anything to say of. */
  static List<Robustness> of(List<SpecificationCurve> curves, boolean synthetic) {
    return curves.stream()
        .filter(curve -> curve.counted() > 0)
        .map(curve -> new Robustness(curve, synthetic))
        .toList();
  }

  String name() {
    return Names.shown(curve.subject().name());
  }

  /** Whose picture it is of, by the metric's own words. */
  String title() {
    String metric = curve.metric();
    return metric.startsWith("city")
        ? "City away from the probe's own"
        : metric.startsWith("first")
            ? "First operator outside the probe's own network"
            : metric.startsWith("exit")
                ? "Operator that carries others' paths out of the region"
                : "Operator in between";
  }

  /** The same with the mark of simulated data before it where it is of those. */
  String heading() {
    return synthetic ? Synthetic.marked(title()) : title();
  }

  /** One or two sentences. */
  String sentence() {
    String combinations =
        Figures.count(curve.first()) + " of " + Figures.count(curve.counted(), "combination");
    String range =
        "Its share lies between %s and %s."
            .formatted(
                Figures.about(counted().get(0).estimate().value()),
                Figures.about(counted().get(counted().size() - 1).estimate().value()));
    return switch (curve.robustness()) {
      case ROBUST ->
          "Robust: %s has the largest share under all %s. %s"
              .formatted(name(), Figures.count(curve.counted(), "combination"), range);
      case FRAGILE ->
          "Fragile: %s has the largest share under %s%s. %s"
              .formatted(name(), combinations, others(), range);
      case REFUTED ->
          "Not upheld: %s has the largest share under only %s%s. %s"
              .formatted(name(), combinations, others(), range);
      case UNTESTED -> "Not tested: only one combination of definitions has enough evidence.";
    };
  }

  /** Which definitions the question does not ask for; empty where it asks for all. */
  String unasked() {
    return curve.metric().startsWith("city")
        ? "A city is where routers stand, whoever owns them: the country of a network plays no part, nor whose a router at a border is."
        : curve.metric().startsWith("exit")
            ? ""
            : "The question asks for no network's country, so that is not varied.";
  }

  private List<Outcome> counted() {
    return curve.outcomes().stream().filter(Outcome::counts).toList();
  }

  /** Who is first instead, the most frequent one. */
  private String others() {
    TreeMap<String, Long> firsts = new TreeMap<>();
    for (Outcome outcome : counted()) {
      if (!outcome.isFirst()) {
        outcome.first().ifPresent(first -> firsts.merge(first.name(), 1L, Long::sum));
      }
    }
    Optional<String> most =
        firsts.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .map(
                entry -> Names.shown(entry.getKey()) + " under " + Figures.count(entry.getValue()));
    return most.map(other -> ", " + other).orElse("");
  }

  String svg() {
    return CurveDrawing.of(curve, synthetic);
  }
}
