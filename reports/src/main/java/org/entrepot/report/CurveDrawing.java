package org.entrepot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.multiverse.SpecificationCurve.Outcome;
import org.entrepot.study.Synthetic;

/**
 * A specification curve as SVG: above, the share under each combination of definitions, smallest
 * first, with its interval; below, a mark for each definition that the combination takes. Filled
 * dots stand for combinations under which nobody has a larger share, a ring for the study's own.
 */
final class CurveDrawing {
  private static final int WIDTH = 760;
  private static final int LEFT = 210;
  private static final int TOP = 14;
  private static final int PLOT = 150;
  private static final int ROW = 17;
  private static final int HEAD = 20;
  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25};
  private static final int LINES = 5;

  private final SpecificationCurve curve;
  private final List<Outcome> outcomes;
  private final double full;
  private final double step;
  private final StringBuilder out = new StringBuilder();

  private CurveDrawing(SpecificationCurve curve) {
    this.curve = curve;
    this.outcomes = curve.outcomes().stream().filter(Outcome::counts).toList();
    double largest =
        outcomes.stream().mapToDouble(o -> o.estimate().interval().high()).max().orElse(1);
    double found = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      found = largest <= STEPS[i] * LINES ? STEPS[i] : found;
    }
    this.step = found;
    this.full = Math.max(step, Math.min(1, Math.ceil(largest / step - 1e-9) * step));
  }

  /** Those with enough evidence only. */
  static String of(SpecificationCurve curve, boolean synthetic) {
    return new CurveDrawing(curve).drawn(synthetic);
  }

  private String drawn(boolean synthetic) {
    scale();
    for (int i = 0; i < outcomes.size(); i++) {
      outcome(i, outcomes.get(i));
    }
    int y = TOP + PLOT + HEAD;
    for (int dimension = 0; dimension < SpecificationCurve.DIMENSIONS.size(); dimension++) {
      y = dimension(dimension, y);
    }
    if (synthetic) {
      text(WIDTH - 4, TOP + 10, "end", "made", Synthetic.WORD);
    }
    return "<svg class=\"curve\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + (y + 4)
        + "\" role=\"img\" aria-label=\""
        + Svg.text(label())
        + "\">"
        + out
        + "</svg>";
  }

  private String label() {
    return "%s: share under %s, %s to %s"
        .formatted(
            curve.subject().name(),
            Figures.count(outcomes.size(), "combination"),
            Figures.about(outcomes.get(0).estimate().value()),
            Figures.about(outcomes.get(outcomes.size() - 1).estimate().value()));
  }

  private void scale() {
    for (int i = 0; i * step <= full + 1e-9; i++) {
      double y = y(i * step);
      path("grid", "M%s %sH%d".formatted(Svg.at(LEFT), Svg.at(y), WIDTH));
      text(LEFT - 6, y + 4, "end", "scale", Math.round(100 * i * step) + "%");
    }
  }

  private void outcome(int i, Outcome outcome) {
    double x = x(i);
    double value = y(outcome.estimate().value());
    path(
        "ci",
        "M%s %sV%s"
            .formatted(
                Svg.at(x),
                Svg.at(y(outcome.estimate().interval().low())),
                Svg.at(y(outcome.estimate().interval().high()))));
    circle(x, value, radius(), outcome.isFirst() ? "is" : "not");
    if (outcome.own()) {
      circle(x, value, radius() + 4, "own");
    }
  }

  private double radius() {
    return outcomes.size() > 60 ? 2.2 : 3.5;
  }

  private int dimension(int dimension, int top) {
    List<String> choices =
        new ArrayList<>(
            new TreeSet<>(
                outcomes.stream().map(o -> o.specification().choices().get(dimension)).toList()));
    if (choices.equals(List.of(""))) {
      return top;
    }
    choices.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    int y = top + 2;
    text(0, y + 4, "start", "head", SpecificationCurve.DIMENSIONS.get(dimension));
    y += ROW;
    for (String choice : choices) {
      text(LEFT - 6, y + 4, "end", "choice", choice);
      path("grid", "M%d %dH%d".formatted(LEFT, y, WIDTH));
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i).specification().choices().get(dimension).equals(choice)) {
          String style = outcomes.get(i).isFirst() ? "is" : "not";
          circle(x(i), y, radius(), style);
        }
      }
      y += ROW;
    }
    return y + 4;
  }

  private double x(int i) {
    return LEFT + (i + 0.5) * (WIDTH - LEFT) / outcomes.size();
  }

  private double y(double share) {
    return TOP + PLOT * (1 - Math.min(1, share / full));
  }

  private void path(String style, String d) {
    out.append("<path class=\"").append(style).append("\" d=\"").append(d).append("\"/>");
  }

  private void circle(double x, double y, double radius, String style) {
    out.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(style, Svg.at(x), Svg.at(y), Svg.at(radius)));
  }

  private void text(double x, double y, String anchor, String style, String words) {
    out.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(style, Svg.at(x), Svg.at(y), anchor, Svg.text(words)));
  }
}
