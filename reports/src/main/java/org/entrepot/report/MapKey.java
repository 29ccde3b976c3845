package org.entrepot.report;

/** What circles of two round shares look like, in a corner of the map that is free. */
final class MapKey {
  /** The width that the key's words need beside its circles, also on a small screen. */
  private static final double TEXT = 100;

  private final StringBuilder out;
  private final Frame frame;
  private final double largest;

  /**
   * @param largest the largest share that has a circle
   */
  MapKey(StringBuilder out, Frame frame, double largest) {
    this.out = out;
    this.frame = frame;
    this.largest = largest;
  }

  void draw(Labels labels) {
    double more = rounded(largest);
    double less = rounded(more / 4);
    double width = 2 * RegionMap.LARGEST_CIRCLE + TEXT;
    double height = 3.6 * RegionMap.LARGEST_CIRCLE + 18;
    for (double west : new double[] {8, Frame.WIDTH - width - 8}) {
      for (double north : new double[] {frame.height() - height - 8, 8}) {
        if (labels.reserve(new Box(west, north, west + width, north + height))) {
          out.append("<rect class=\"scalebox\" x=\"").append(Svg.at(west)).append("\" y=\"");
          out.append(Svg.at(north)).append("\" width=\"").append(Svg.at(width));
          out.append("\" height=\"").append(Svg.at(height)).append("\"/>\n");
          text(west + 6, north + 18, "Share of paths");
          circle(more, west, north + 22 + RegionMap.LARGEST_CIRCLE);
          circle(less, west, north + 24 + 2.65 * RegionMap.LARGEST_CIRCLE);
          return;
        }
      }
    }
  }

  private void circle(double share, double west, double y) {
    double x = west + RegionMap.LARGEST_CIRCLE + 2;
    out.append("<circle class=\"visit\" cx=\"").append(Svg.at(x)).append("\" cy=\"");
    out.append(Svg.at(y)).append("\" r=\"").append(Svg.at(RegionMap.radius(share, largest)));
    out.append("\"/>\n");
    text(x + RegionMap.LARGEST_CIRCLE + 6, y + 5, Figures.about(share));
  }

  private void text(double x, double y, String text) {
    out.append("<text class=\"keytext\" x=\"").append(Svg.at(x)).append("\" y=\"");
    out.append(Svg.at(y)).append("\" text-anchor=\"start\">").append(Svg.text(text));
    out.append("</text>\n");
  }

  /** The largest of 1, 2 and 5 times a power of ten that is not larger. */
  private static double rounded(double share) {
    double ten = Math.pow(10, Math.floor(Math.log10(share)));
    double digit = share / ten;
    return ten * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
  }
}
