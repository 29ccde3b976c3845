package org.entrepot.score;

import java.util.Locale;
import java.util.Optional;
import org.entrepot.stats.Replicates;

/**
 * How often a city is right if only the most certain addresses are told one: accuracy against
 * abstention (METHOD.md 2), as SVG, dots with 95% intervals over seeds.
 */
final class AbstentionChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 330;
  private static final int LEFT = 60;
  private static final int TOP = 66;
  private static final int PLOT_WIDTH = 460;
  private static final int PLOT_HEIGHT = 190;
  private static final double LEAST = 0.4;

  private final Drawing out = new Drawing();

  private AbstentionChart() {}

  static String of(Level level) {
    AbstentionChart chart = new AbstentionChart();
    chart.draw(level);
    return chart.out.toString();
  }

  private void draw(Level level) {
    out.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"Helvetica, Arial, sans-serif\">%n",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    out.add("<title>SYNTHETIC: accuracy of cities against abstention</title>%n");
    out.add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, HEIGHT);
    out.text(
        12, 22, 15, "start", "#000000", "SYNTHETIC \u2014 cities right, if only the most certain");
    out.text(
        12,
        40,
        11,
        "start",
        Drawing.GREY,
        "each address once; " + level.seeds() + " worlds; bars: 95% interval over seeds");
    int base = TOP + PLOT_HEIGHT;
    out.line(LEFT, base, LEFT + PLOT_WIDTH, base, 1, Drawing.GREY);
    out.line(LEFT, TOP, LEFT, base, 1, Drawing.GREY);
    for (int percent = 40; percent <= 100; percent += 10) {
      int y = y(percent / 100.0);
      out.line(LEFT - 4, y, LEFT, y, 1, Drawing.GREY);
      out.text(LEFT - 8, y + 4, 10, "end", Drawing.GREY, percent + "%");
    }
    StringBuilder points = new StringBuilder();
    for (int percent : PlaceCounts.CURVE) {
      int x = x(percent / 100.0);
      out.text(x, base + 16, 10, "middle", Drawing.GREY, percent + "%");
      Optional<Replicates> figure =
          Measure.named("city-accuracy-" + percent).flatMap(each -> level.of(each).figure());
      figure.ifPresent(found -> point(found, x, points));
    }
    out.add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>%n",
        points, Drawing.INK);
    out.text(
        LEFT + PLOT_WIDTH / 2,
        base + 36,
        11,
        "middle",
        Drawing.GREY,
        "share of the addresses that answered that is told, the most certain first");
    out.text(
        12,
        HEIGHT - 10,
        10,
        "start",
        Drawing.GREY,
        "Accuracy on a simulator is not accuracy on the Internet.");
    out.add("</svg>%n");
  }

  private void point(Replicates figure, int x, StringBuilder points) {
    int y = y(figure.mean());
    points.append(points.length() == 0 ? "" : " ").append(x).append(',').append(y);
    figure
        .interval()
        .ifPresent(
            interval -> out.line(x, y(interval.low()), x, y(interval.high()), 1.5, Drawing.INK));
    out.add("<circle cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"%s\"/>%n", x, y, Drawing.INK);
    out.text(
        x + 7,
        y - 7,
        11,
        "start",
        "#000000",
        String.format(Locale.ROOT, "%.1f%%", 100 * figure.mean()));
  }

  private static int x(double share) {
    return LEFT + 20 + (int) Math.round((PLOT_WIDTH - 80) * (share - 0.5) / 0.4);
  }

  private static int y(double accuracy) {
    double inside = Math.max(0, Math.min(1, (accuracy - LEAST) / (1 - LEAST)));
    return TOP + (int) Math.round(PLOT_HEIGHT * (1 - inside));
  }
}
