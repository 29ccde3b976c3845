package org.entrepot.report;

import org.entrepot.net.Region;

/** Land and boundaries below everything else on a map. */
final class Land {
  private Land() {}

  /** Draws them; whether a disputed boundary is among them. */
  static boolean draw(StringBuilder out, Frame frame, Region region) {
    Shapes shapes = new Shapes(frame);
    for (Outlines.Area area : Outlines.world().areas()) {
      boolean inside = area.code().filter(region::contains).isPresent();
      path(out, inside ? "land in" : "land", shapes.area(area));
    }
    boolean disputed = false;
    for (Outlines.Border border : Outlines.world().borders()) {
      String line = shapes.line(border.line());
      disputed |= border.disputed() && !line.isEmpty();
      path(out, border.disputed() ? "border disputed" : "border", line);
    }
    return disputed;
  }

  private static void path(StringBuilder out, String style, String data) {
    if (!data.isEmpty()) {
      out.append("<path class=\"").append(style).append("\" d=\"").append(data).append("\"/>\n");
    }
  }
}
