package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Panel;

/** The cities of a ranking on a map of the region, their circles in proportion to their shares. */
final class RegionMap {
  /** Clockwise from the east, by eighths of a turn. */
  private static final String ARROWS = "→↘↓↙←↖↑↗";

  private static final int CIRCLES = 40;
  private static final int NEAR = 15;
  private static final int LARGE = 5;
  private static final int ARROWED = 6;

  /** A name at the edge is tried at so many places of it. */
  private static final int EDGE_STEPS = 48;

  private static final double LARGE_TEXT = 16;

  /** Bold letters are so much wider. */
  private static final double BOLD = 1.15;

  /** On a small screen the large text is so much larger. */
  private static final double SMALL_SCREEN = 21 / LARGE_TEXT;

  static final double SMALL_TEXT = 12.5;
  static final double LARGEST_CIRCLE = 26;

  /** A share is taken for sure if its interval begins above this part of it; our own choice. */
  private static final double SURE = 0.5;

  private final StringBuilder out = new StringBuilder();
  private final Frame frame;
  private final Region region;
  private final boolean synthetic;
  private final Labels labels;
  private final List<String> beyond = new ArrayList<>();
  private final List<String> unnamed = new ArrayList<>();
  private final MapArcs arcs;

  /** The largest share that has a circle. */
  private double largest;

  private boolean disputed;
  private int arrows;
  private boolean unsure;

  /**
   * A map.
   *
   * @param svg the drawing
   * @param disputed whether a disputed boundary is on it
   * @param beyond the cities that lie outside it and are not at its edge, with their shares
   * @param unnamed the cities whose circle has no name for want of room, with their shares
   * @param unsure whether a circle is open because its share is not sure
   * @param arcs the lines on it, by kind and the widest first
   */
  record Drawing(
      String svg,
      boolean disputed,
      List<String> beyond,
      List<String> unnamed,
      boolean unsure,
      List<MapArc> arcs) {
    /** Whether a line on it is hollow because its share is not sure. */
    boolean hollow() {
      return arcs.stream().anyMatch(arc -> !arc.sure());
    }

    /** The kinds of lines on it. */
    List<MapArc.Kind> kinds() {
      return arcs.stream().map(MapArc::kind).distinct().toList();
    }
  }

  /** A city on the map and where it is drawn. */
  private record Mark(Ranking.Row<City> row, double x, double y, boolean large) {
    double share() {
      return row.estimate().value();
    }

    double textSize() {
      return large ? LARGE_TEXT : SMALL_TEXT;
    }

    boolean isSure() {
      return RegionMap.isSure(row.estimate());
    }

    String label() {
      return Names.shown(row.subject().name()) + " " + Figures.about(row.estimate().value());
    }
  }

  private RegionMap(Frame frame, Region region, boolean synthetic, List<MapArc> arcs) {
    this.frame = frame;
    this.arcs = MapArcs.within(frame, arcs);
    this.region = region;
    this.synthetic = synthetic;
    this.labels = new Labels(frame.canvas());
  }

  /** Nothing, if there is too little evidence, no city to show or no outline of the region. */
  static Optional<Drawing> of(
      Region region, Ranking<City> ranking, Panel panel, boolean synthetic, List<MapArc> arcs) {
    if (ranking.estimates().evidence() == Evidence.SUPPRESSED) {
      return Optional.empty();
    }
    List<Ranking.Row<City>> rows =
        ranking.rows().stream().filter(RegionMap::placed).limit(CIRCLES).toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Coordinates> near = rows.stream().limit(NEAR).map(r -> r.key().coordinates()).toList();
    return Frame.around(region, near)
        .map(frame -> new RegionMap(frame, region, synthetic, arcs).draw(rows, panel));
  }

  private static boolean placed(Ranking.Row<City> row) {
    return row.estimate().value() > 0 && MapArcs.isPlaced(row.key());
  }

  static boolean isSure(Estimate estimate) {
    return estimate.interval().low() >= SURE * estimate.value();
  }

  private Drawing draw(List<Ranking.Row<City>> rows, Panel panel) {
    out.append("<svg class=\"map\" role=\"img\" aria-labelledby=\"map-title map-desc\"");
    out.append(" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.append(Svg.at(Frame.WIDTH)).append(' ').append(Svg.at(frame.height())).append("\">\n");
    out.append("<title id=\"map-title\">Cities on the region's paths</title>\n");
    out.append("<desc id=\"map-desc\">A map of the region. The larger a city's circle, the larger");
    out.append(
        " the share of paths that visit it; a filled circle is surer than an open one, and a");
    out.append(
        " thin ring is the upper end of its interval. Lines join cities between which paths");
    out.append(" change hands. The same numbers stand in the tables.</desc>\n");
    out.append("<rect class=\"sea\" width=\"").append(Svg.at(Frame.WIDTH)).append("\" height=\"");
    out.append(Svg.at(frame.height())).append("\"/>\n");
    disputed = Land.draw(out, frame, region);
    arcs.draw(out);
    if (synthetic) {
      Watermark.across(out, frame.canvas());
    }
    cities(rows, panel);
    out.append("</svg>");
    return new Drawing(
        out.toString(), disputed, List.copyOf(beyond), List.copyOf(unnamed), unsure, arcs.drawn());
  }

  /**
   * Circles first, then names: the largest cities' wherever these lie, then those that have room.
   */
  private void cities(List<Ranking.Row<City>> rows, Panel panel) {
    List<Mark> marks = new ArrayList<>();
    for (Ranking.Row<City> row : rows) {
      Coordinates at = row.key().coordinates();
      double x = frame.x(at.longitude());
      marks.add(new Mark(row, x, frame.y(at.latitude()), marks.size() < LARGE));
    }
    List<Mark> inside = marks.stream().filter(this::isInside).toList();
    inside.stream().findFirst().ifPresent(mark -> largest = mark.share());
    for (Mark mark : inside) {
      circle("upto", mark, radius(mark.row().estimate().interval().high()));
      out.append("/>\n");
    }
    for (Mark mark : inside) {
      unsure |= !mark.isSure();
      circle(mark);
      labels.block(mark.x(), mark.y(), radius(mark.share()));
    }
    if (synthetic) {
      Watermark.inCorner(out, frame.canvas(), labels);
    }
    if (!inside.isEmpty()) {
      new MapKey(out, frame, largest).draw(labels);
    }
    marks.stream().filter(Mark::large).forEach(this::name);
    List<Mark> others = inside.stream().filter(mark -> !mark.large()).toList();
    int near = Math.min(NEAR - LARGE, others.size());
    others.subList(0, near).forEach(this::name);
    marks.stream().filter(mark -> !mark.large() && !isInside(mark)).forEach(this::name);
    new CountryNames(frame, labels)
        .place(panel)
        .forEach((spot, label) -> text("country", spot, label));
    others.subList(near, others.size()).forEach(this::name);
  }

  private boolean isInside(Mark mark) {
    return frame.canvas().contains(mark.x(), mark.y());
  }

  private void name(Mark mark) {
    if (isInside(mark)) {
      beside(mark);
    } else {
      atTheEdge(mark);
    }
  }

  private void beside(Mark mark) {
    Optional<Labels.Spot> spot =
        mark.large()
            ? beside(mark, BOLD * SMALL_SCREEN).or(() -> beside(mark, BOLD))
            : beside(mark, 1);
    spot.ifPresentOrElse(
        found -> text(mark.large() ? "city large" : "city", found, mark.label()),
        () -> unnamed.add(mark.label()));
  }

  private Optional<Labels.Spot> beside(Mark mark, double room) {
    double radius = radius(mark.share());
    double most = mark.large() ? BOLD * SMALL_SCREEN : room;
    return labels.beside(mark.x(), mark.y(), radius, mark.label(), mark.textSize(), room, most);
  }

  private double radius(double share) {
    return radius(share, largest);
  }

  static double radius(double share, double largest) {
    return Math.max(2, LARGEST_CIRCLE * Math.sqrt(share / largest));
  }

  /** Filled or open. */
  private void circle(Mark mark) {
    circle(mark.isSure() ? "visit" : "visit unsure", mark, radius(mark.share()));
    out.append("><title>").append(Svg.text(mark.label())).append(", ");
    out.append(Svg.text(Figures.aboutRange(mark.row().estimate()))).append("</title></circle>\n");
  }

  private void circle(String style, Mark mark, double radius) {
    out.append("<circle class=\"").append(style).append("\" cx=\"").append(Svg.at(mark.x()));
    out.append("\" cy=\"").append(Svg.at(mark.y()));
    out.append("\" r=\"").append(Svg.at(radius)).append('"');
  }

  /** A city outside the window: its name at the edge that it lies beyond, with an arrow. */
  private void atTheEdge(Mark mark) {
    Optional<Labels.Spot> spot =
        mark.large()
            ? atTheEdge(mark, LARGE_TEXT * BOLD * SMALL_SCREEN)
                .or(() -> atTheEdge(mark, LARGE_TEXT * BOLD))
            : arrows < ARROWED ? atTheEdge(mark, SMALL_TEXT) : Optional.empty();
    spot.ifPresentOrElse(
        found -> {
          arrows += mark.large() ? 0 : 1;
          text(mark.large() ? "city large beyond" : "city beyond", found, pointing(mark));
        },
        () -> beyond.add(mark.label()));
  }

  private Optional<Labels.Spot> atTheEdge(Mark mark, double size) {
    Box inner = frame.canvas().grown(-8, -8);
    double x = Math.min(inner.east(), Math.max(inner.west(), mark.x()));
    double y = Math.min(inner.north(), Math.max(inner.south() + size, mark.y()));
    double dx = Math.abs(mark.x() - x);
    double dy = Math.abs(mark.y() - y);
    List<Labels.Spot> along = new ArrayList<>();
    List<Labels.Spot> down = new ArrayList<>();
    for (int step = 0; step <= EDGE_STEPS; step++) {
      double shift = (step % 2 == 0 ? step : -step - 1) / 2.0 * SMALL_TEXT * 1.3;
      along.add(new Labels.Spot(x + 2 * shift, y, anchor(mark)));
      down.add(new Labels.Spot(x, y + shift, anchor(mark)));
    }
    List<Labels.Spot> spots = new ArrayList<>(dx < dy ? along : down);
    if (dx > 0 && dy > 0) {
      spots.addAll(dx < dy ? down : along);
    }
    return labels.first(pointing(mark), size, spots);
  }

  /** Text at the edges begins or ends there. */
  private static String anchor(Mark mark) {
    return mark.x() < Frame.WIDTH / 3 ? "start" : mark.x() > Frame.WIDTH * 2 / 3 ? "end" : "middle";
  }

  /** A city's name with an arrow that points from the map to it. */
  private String pointing(Mark mark) {
    Box canvas = frame.canvas();
    double dx = mark.x() - Math.min(canvas.east(), Math.max(canvas.west(), mark.x()));
    double dy = mark.y() - Math.min(canvas.north(), Math.max(canvas.south(), mark.y()));
    int octant = Math.floorMod((int) Math.round(Math.atan2(dy, dx) / (Math.PI / 4)), 8);
    String arrow = ARROWS.substring(octant, octant + 1);
    return anchor(mark).equals("end") ? mark.label() + " " + arrow : arrow + " " + mark.label();
  }

  private void text(String style, Labels.Spot spot, String text) {
    out.append("<text class=\"").append(style).append("\" x=\"").append(Svg.at(spot.x()));
    out.append("\" y=\"").append(Svg.at(spot.y())).append("\" text-anchor=\"");
    out.append(spot.anchor()).append("\">").append(Svg.text(text)).append("</text>\n");
  }
}
