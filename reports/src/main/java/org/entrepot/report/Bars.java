package org.entrepot.report;

import org.entrepot.stats.Estimate;
import org.entrepot.study.Synthetic;

/**
 * Bars as SVG without text, but for the mark of simulated data, which stretch to the width of their
 * table cell.
 */
final class Bars {
  private static final int WIDTH = 1000;

  /** Where the arrow begins that says that a bound lies beyond the end. */
  private static final double ARROW = 0.98;

  /** The mark of simulated data takes this part of a bar as narrow as it gets, in print. */
  private static final double ROOM = 0.22;

  private static final String STRETCHED = " viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\"";

  /** Okabe and Ito's colours that differ most side by side, in every kind of colour vision. */
  static final int PART_COLOURS = 6;

  private Bars() {}

  /**
   * A share with its interval.
   *
   * @param full the share at the right end
   * @param bounded whether its upper bound is marked too, with an arrow where it lies beyond the
   *     end
   * @param synthetic whether the picture is marked as one of simulated data
   */
  static String bar(Estimate estimate, double full, boolean bounded, boolean synthetic) {
    String low = x(estimate.interval().low(), full);
    String high = x(estimate.interval().high(), full);
    String bars =
        value(estimate.value(), full)
            + (bounded ? bound(estimate.upper(), full) : "")
            + whisker("halo", low, high)
            + whisker("ci", low, high);
    return synthetic ? marked(bars, mark(estimate, full, bounded)) : picture(bars);
  }

  /** A share alone, of a scale that ends at one. */
  static String plain(double share, boolean synthetic) {
    String bars = value(share, 1);
    return synthetic ? marked(bars, mark(1, "end", "made")) : picture(bars);
  }

  private static String picture(String bars) {
    return "<svg class=\"bar\""
        + STRETCHED
        + " aria-hidden=\"true\" focusable=\"false\">"
        + bars
        + "</svg>";
  }

  /** Letters must not be stretched as bars are: so they stand outside of what is. */
  private static String marked(String bars, String mark) {
    return "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"><svg"
        + STRETCHED
        + " width=\"100%\" height=\"100%\">"
        + bars
        + "</svg>"
        + mark
        + "</svg>";
  }

  /**
   * The mark of simulated data where it hides nothing: behind all that is drawn, or between the
   * interval and the bound, or on the bar before its interval. Where there is no room at all, it
   * stands at the end.
   */
  private static String mark(Estimate estimate, double full, boolean bounded) {
    double reach = part(Math.max(estimate.value(), estimate.interval().high()), full);
    double bound = bounded ? Math.min(ARROW, part(estimate.upper(), full)) : reach;
    double last = Math.max(reach, bound);
    boolean arrow = bounded && estimate.upper() > full;
    if (!arrow && 1 - last >= ROOM) {
      return mark(1, "end", "made");
    }
    if (bound - reach >= ROOM) {
      return mark(bound, "end", "made");
    }
    return part(estimate.interval().low(), full) >= ROOM
        ? mark(0, "start", "made on")
        : mark(1, "end", "made");
  }

  private static String mark(double at, String anchor, String style) {
    boolean onBar = anchor.equals("start");
    return "<text class=\""
        + style
        + "\" x=\""
        + Svg.at(100 * at)
        + "%\" y=\"50%\" dx=\""
        + (onBar ? "4" : "-3")
        + "\" dy=\".36em\" text-anchor=\""
        + anchor
        + "\" font-family=\"sans-serif\" font-size=\"8\""
        + (onBar
            ? " fill=\"#fff\">"
            : " fill=\"#8a4b00\" stroke=\"#fff\" stroke-width=\"2\" stroke-opacity=\".6\""
                + " paint-order=\"stroke\">")
        + Synthetic.WORD
        + "</text>";
  }

  private static String value(double share, double full) {
    return "<rect class=\"value\" x=\"0\" y=\"2\" width=\"" + x(share, full) + "\" height=\"16\"/>";
  }

  private static String bound(double upper, double full) {
    String mark = upper > full ? "M985 5L998 10L985 15" : "M" + x(upper, full) + " 3V17";
    return "<path class=\"bound\" d=\"" + mark + "\"/>";
  }

  private static String whisker(String style, String low, String high) {
    return "<path class=\"%s\" d=\"M%s 10H%sM%s 7V13M%s 7V13\"/>"
        .formatted(style, low, high, low, high);
  }

  private static String x(double share, double full) {
    return Svg.at(part(share, full) * WIDTH);
  }

  private static double part(double share, double full) {
    return Double.isFinite(share) && full > 0 ? Math.min(1, Math.max(0, share / full)) : 0;
  }
}
