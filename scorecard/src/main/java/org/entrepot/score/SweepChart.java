package org.entrepot.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.stats.Interval;
import org.entrepot.stats.Replicates;

/**
 * How the main measures change with one artefact's level, as SVG: five small panels in a row, each
 * with its own axis, dots with 95% intervals over seeds and the numbers written beside them. One
 * ink on white, so that it reads in print and to every eye.
 */
final class SweepChart {
  private static final List<String> SHOWN =
      List.of(
          "as-path-exact",
          "border-accuracy",
          "false-adjacencies",
          "city-accuracy",
          "path-share-error");

  private static final int PANEL = 200;
  private static final int LEFT = 46;
  private static final int TOP = 78;
  private static final int PLOT_WIDTH = 132;
  private static final int PLOT_HEIGHT = 130;
  private static final int HEIGHT = 286;
  private static final String INK = Drawing.INK;
  private static final String GREY = Drawing.GREY;

  private final Drawing out = new Drawing();

  private SweepChart() {}

  static List<Measure> measures() {
    return SHOWN.stream().map(name -> Measure.named(name).orElseThrow()).toList();
  }

  /**
   * @param title what is swept, in words
   */
  static String of(String title, List<Level> levels) {
    SweepChart chart = new SweepChart();
    chart.draw(title, levels);
    return chart.out.toString();
  }

  private void draw(String title, List<Level> levels) {
    List<Measure> measures = measures();
    int width = PANEL * measures.size();
    out.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"Helvetica, Arial, sans-serif\">%n",
        width, HEIGHT, width, HEIGHT);
    out.add("<title>SYNTHETIC: %s</title>%n", Drawing.escaped(title));
    out.add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, HEIGHT);
    out.text(12, 22, 15, "start", "#000000", "SYNTHETIC \u2014 " + title);
    int seeds = levels.stream().mapToInt(Level::seeds).min().orElse(0);
    out.text(
        12,
        40,
        11,
        "start",
        GREY,
        "level = factor on the default rate; dots: mean over seeds, at least "
            + seeds
            + "; bars: 95% interval over seeds");
    for (int i = 0; i < measures.size(); i++) {
      panel(i * PANEL, measures.get(i), levels);
    }
    out.text(
        12,
        HEIGHT - 10,
        10,
        "start",
        GREY,
        "Accuracy on a simulator is not accuracy on the Internet.");
    out.add("</svg>%n");
  }

  private void panel(int x, Measure measure, List<Level> levels) {
    double top = top(measure, levels);
    int base = TOP + PLOT_HEIGHT;
    int from = x + LEFT;
    out.text(x + 12, TOP - 20, 11, "start", "#000000", measure.title());
    out.line(from, base, from + PLOT_WIDTH, base, 1, GREY);
    out.line(from, TOP, from, base, 1, GREY);
    for (int tick = 0; tick <= 2; tick++) {
      double value = top * tick / 2;
      int y = y(value, top);
      out.line(from - 4, y, from, y, 1, GREY);
      out.text(from - 7, y + 4, 10, "end", GREY, axis(measure, value));
    }
    double last = levels.stream().mapToDouble(Level::level).max().orElse(1);
    StringBuilder points = new StringBuilder();
    for (Level level : levels) {
      int at = from + 8 + (int) Math.round((PLOT_WIDTH - 24) * level.level() / Math.max(last, 1));
      out.text(at, base + 15, 10, "middle", GREY, factor(level.level()));
      Optional<Replicates> figure = level.of(measure).figure();
      if (figure.isEmpty()) {
        continue;
      }
      int y = y(figure.get().mean(), top);
      points.append(points.length() == 0 ? "" : " ").append(at).append(',').append(y);
      figure.get().interval().ifPresent(interval -> whisker(at, interval, top));
      out.add("<circle cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"%s\"/>%n", at, y, INK);
      out.text(at + 6, y - 5, 10, "start", "#000000", axis(measure, figure.get().mean()));
    }
    out.add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
        points, INK);
    out.text(from + PLOT_WIDTH / 2, base + 30, 10, "middle", GREY, "level");
  }

  private void whisker(int x, Interval interval, double top) {
    int low = y(interval.low(), top);
    int high = y(interval.high(), top);
    out.line(x, low, x, high, 1.5, INK);
    out.line(x - 3, low, x + 3, low, 1.5, INK);
    out.line(x - 3, high, x + 3, high, 1.5, INK);
  }

  /** Shares of which all is best are shown to 100%; errors as far as they go. */
  private static double top(Measure measure, List<Level> levels) {
    if (measure.moreIsBetter()) {
      return 1;
    }
    double most =
        levels.stream()
            .flatMap(level -> level.of(measure).figure().stream())
            .mapToDouble(figure -> figure.interval().map(Interval::high).orElse(figure.mean()))
            .max()
            .orElse(0);
    for (double nice : new double[] {0.02, 0.05, 0.1, 0.2, 0.3, 0.5}) {
      if (most <= nice) {
        return nice;
      }
    }
    return 1;
  }

  private static int y(double value, double top) {
    double inside = Math.max(0, Math.min(1, value / top));
    return TOP + (int) Math.round(PLOT_HEIGHT * (1 - inside));
  }

  private static String axis(Measure measure, double value) {
    double percent = 100 * value;
    String number =
        String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f" : "%.1f", percent);
    return number + (measure.unit() == Unit.POINTS ? " pp" : "%");
  }

  private static String factor(double level) {
    return level == Math.rint(level)
        ? String.format(Locale.ROOT, "%.0f", level)
        : Double.toString(level);
  }
}
