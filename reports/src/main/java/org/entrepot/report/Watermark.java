package org.entrepot.report;

import java.util.List;
import org.entrepot.study.Synthetic;

/** The mark of simulated data in a drawing: it stays with the drawing where this is copied to. */
final class Watermark {
  private static final double WIDTH = 168;
  private static final double HEIGHT = 32;
  private static final double EDGE = 8;
  private static final String FONT = "\" font-family=\"sans-serif\" font-weight=\"700\"";

  private Watermark() {}

  /** Large and pale across the middle, to be drawn before whatever is to be read. */
  static void across(StringBuilder out, Box canvas) {
    String x = Svg.at(canvas.width() / 2);
    String y = Svg.at(canvas.height() / 2);
    double size = Math.min(canvas.width() / 7, canvas.height() / 3);
    out.append("<text class=\"watermark\" x=\"").append(x).append("\" y=\"").append(y);
    out.append("\" dy=\".35em\" text-anchor=\"middle\" transform=\"rotate(-24 ").append(x);
    out.append(' ').append(y).append(")\" font-size=\"").append(Svg.at(size)).append(FONT);
    out.append(" fill=\"#8a4b00\" fill-opacity=\".13\">").append(Synthetic.WORD);
    out.append("</text>\n");
  }

  /** Small and strong in a corner, the first that is free; if none is, in the first. */
  static void inCorner(StringBuilder out, Box canvas, Labels labels) {
    double east = canvas.east() - WIDTH - EDGE;
    double south = canvas.north() - HEIGHT - EDGE;
    List<Box> corners =
        List.of(corner(EDGE, EDGE), corner(east, EDGE), corner(east, south), corner(EDGE, south));
    Box at = corners.stream().filter(labels::reserve).findFirst().orElse(corners.get(0));
    out.append("<rect class=\"madebox\" x=\"").append(Svg.at(at.west())).append("\" y=\"");
    out.append(Svg.at(at.south())).append("\" width=\"").append(Svg.at(WIDTH));
    out.append("\" height=\"").append(Svg.at(HEIGHT)).append("\" fill=\"#8a4b00\"/>\n");
    out.append("<text class=\"made\" x=\"").append(Svg.at(at.west() + WIDTH / 2));
    out.append("\" y=\"").append(Svg.at(at.south() + HEIGHT / 2));
    out.append("\" dy=\".36em\" text-anchor=\"middle\" font-size=\"22").append(FONT);
    out.append(" fill=\"#fff\" letter-spacing=\"1\">").append(Synthetic.WORD);
    out.append("</text>\n");
  }

  private static Box corner(double west, double north) {
    return new Box(west, north, west + WIDTH, north + HEIGHT);
  }
}
