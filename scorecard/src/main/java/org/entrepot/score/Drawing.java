package org.entrepot.score;

import java.util.Locale;

/** The text of an SVG. One ink on white, so that it reads in print and to every eye. */
final class Drawing {
  static final String INK = "#12355b";
  static final String GREY = "#595959";

  private final StringBuilder svg = new StringBuilder();

  void line(int x1, int y1, int x2, int y2, double width, String ink) {
    add(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
        x1, y1, x2, y2, ink, Double.toString(width));
  }

  void text(int x, int y, int size, String anchor, String ink, String words) {
    add(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x, y, size, anchor, ink, escaped(words));
  }

  void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return svg.toString();
  }
}
