package org.entrepot.report;

import org.entrepot.stats.Estimate;
import org.entrepot.study.Synthetic;

/**
 * Bars as SVG without text, but for the mark of simulated data, which stretch to the width of their
 * table cell.
 */
final class Bars {
  private static final int WIDTH = 1000;
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
    return picture(
        value(estimate.value(), full)
            + (bounded ? bound(estimate.upper(), full) : "")
            + whisker("halo", low, high)
            + whisker("ci", low, high),
        synthetic);
  }

  /** A share alone, of a scale that ends at one. */
  static String plain(double share, boolean synthetic) {
    return picture(value(share, 1), synthetic);
  }

  /** Letters must not be stretched as bars are: so those stand outside of what is. */
  private static String picture(String bars, boolean synthetic) {
    return synthetic
        ? "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\"><svg"
            + STRETCHED
            + " width=\"100%\" height=\"100%\">"
            + bars
            + "</svg><text class=\"made\" x=\"100%\" y=\"50%\" dx=\"-2\" dy=\".36em\""
            + " text-anchor=\"end\" font-family=\"sans-serif\" font-size=\"8\" fill=\"#8a4b00\""
            + " stroke=\"#fff\" stroke-width=\"2.5\" paint-order=\"stroke\">"
            + Synthetic.WORD
            + "</text></svg>"
        : "<svg class=\"bar\""
            + STRETCHED
            + " aria-hidden=\"true\" focusable=\"false\">"
            + bars
            + "</svg>";
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
    double inside = Double.isFinite(share) && full > 0 ? Math.min(1, Math.max(0, share / full)) : 0;
    return Svg.at(inside * WIDTH);
  }
}
