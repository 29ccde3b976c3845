package org.entrepot.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.detour.DetourRow;
import org.entrepot.detour.Turn;
import org.entrepot.landscape.Handover;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.StudyResult;

/** The lines on the map: bows, so that two between the same cities do not cover each other. */
final class MapArcs {
  /** So many lines are drawn, of each kind as many; more would hide each other. */
  static final int DRAWN = 10;

  private static final double THINNEST = 2.6;
  private static final double WIDEST = 8;

  /** This part of a line's width is left open where its share is not sure. */
  private static final double HOLLOW = 0.5;

  /** How far a line may bow, in parts of its length; the first that keeps clear of cities. */
  private static final double[] BOWS = {0.16, 0.26, 0.08, -0.16, -0.26, -0.08};

  /** A line keeps so far from other cities that it does not seem to go through them. */
  private static final double CLEAR = 14;

  private static final int SAMPLES = 24;

  /** Lines to far cities would sweep over half the map: they bow as one so long, in its units. */
  private static final double LONG = 300;

  private final Frame frame;
  private final List<MapArc> drawn;

  private MapArcs(Frame frame, List<MapArc> drawn) {
    this.frame = frame;
    this.drawn = drawn;
  }

  /** The lines of a study that may be drawn. */
  static List<MapArc> of(StudyResult study) {
    return Stream.concat(
            study.landscape().handovers().stream().map(MapArcs::handover),
            study.detours().detours().stream()
                .filter(row -> row.territory().equals(study.config().region()))
                .flatMap(MapArcs::detours))
        .toList();
  }

  /** Of paths that begin and end in the region. */
  private static Stream<MapArc> detours(DetourRow row) {
    return row.turns().evidence() == Evidence.SUPPRESSED
        ? Stream.of()
        : row.turns().shares().entrySet().stream()
            .map(each -> detour(each.getKey(), each.getValue()));
  }

  private static MapArc detour(Turn turn, Estimate share) {
    return new MapArc(
        MapArc.Kind.DETOUR, turn.inside(), turn.outside(), share.value(), RegionMap.isSure(share));
  }

  private static MapArc handover(Handover pair) {
    return new MapArc(
        MapArc.Kind.HANDOVER,
        pair.one(),
        pair.other(),
        pair.share().value(),
        RegionMap.isSure(pair.share()));
  }

  private static int kinds(List<MapArc> arcs) {
    return (int) arcs.stream().map(MapArc::kind).distinct().count();
  }

  /** The widest of each kind of which the frame shows an end. */
  static MapArcs within(Frame frame, List<MapArc> arcs) {
    int each = DRAWN / Math.max(1, kinds(arcs));
    return new MapArcs(
        frame,
        Stream.of(MapArc.Kind.values())
            .flatMap(
                kind ->
                    arcs.stream()
                        .filter(arc -> arc.kind() == kind && arc.share() > 0)
                        .filter(arc -> isPlaced(arc.one()) && isPlaced(arc.other()))
                        .filter(arc -> shows(frame, arc.one()) || shows(frame, arc.other()))
                        .sorted(Comparator.comparingDouble(arc -> -arc.share()))
                        .limit(each))
            .toList());
  }

  /** The point 0, 0 in the sea is what broken sources give for a place that they do not know. */
  static boolean isPlaced(City city) {
    Coordinates at = city.coordinates();
    return at.latitude() != 0 || at.longitude() != 0;
  }

  private static boolean shows(Frame frame, City city) {
    Coordinates at = city.coordinates();
    return frame.canvas().contains(frame.x(at.longitude()), frame.y(at.latitude()));
  }

  /** Those that are drawn, by kind and the widest first. */
  List<MapArc> drawn() {
    return drawn;
  }

  void draw(StringBuilder out) {
    double most = drawn.stream().mapToDouble(MapArc::share).max().orElse(1);
    for (MapArc arc : drawn) {
      double width = THINNEST + (WIDEST - THINNEST) * arc.share() / most;
      String bow = bow(arc);
      out.append("<g><title>").append(Svg.text(arc.label())).append("</title>");
      line(out, "arc " + arc.kind().style(), width, bow);
      if (!arc.sure()) {
        line(out, "arc hollow", width * HOLLOW, bow);
      }
      out.append("</g>\n");
    }
  }

  private static void line(StringBuilder out, String style, double width, String bow) {
    out.append("<path class=\"").append(style).append("\" stroke-width=\"");
    out.append(Svg.at(width)).append("\" d=\"").append(bow).append("\"/>");
  }

  /** From west to east, to the north if it can be; a detour the other way round. */
  private String bow(MapArc arc) {
    boolean eastward = arc.one().coordinates().longitude() <= arc.other().coordinates().longitude();
    City west = eastward ? arc.one() : arc.other();
    City east = eastward ? arc.other() : arc.one();
    double side = arc.kind() == MapArc.Kind.DETOUR ? -1 : 1;
    return DoubleStream.of(BOWS)
        .mapToObj(bow -> bow(west, east, side * bow))
        .filter(bow -> ends().allMatch(city -> isClear(bow, city, west, east)))
        .findFirst()
        .orElseGet(() -> bow(west, east, side * BOWS[0]))
        .path();
  }

  private Stream<City> ends() {
    return drawn.stream().flatMap(arc -> Stream.of(arc.one(), arc.other())).distinct();
  }

  private boolean isClear(Bow bow, City city, City west, City east) {
    Coordinates at = city.coordinates();
    return city.equals(west)
        || city.equals(east)
        || bow.distance(frame.x(at.longitude()), frame.y(at.latitude())) >= CLEAR;
  }

  private Bow bow(City west, City east, double bow) {
    double x = frame.x(west.coordinates().longitude());
    double y = frame.y(west.coordinates().latitude());
    double dx = frame.x(east.coordinates().longitude()) - x;
    double dy = frame.y(east.coordinates().latitude()) - y;
    double part = 2 * bow * Math.min(1, LONG / Math.max(1, Math.hypot(dx, dy)));
    return new Bow(x, y, x + dx / 2 + dy * part, y + dy / 2 - dx * part, x + dx, y + dy);
  }

  /** A quadratic curve. */
  private record Bow(double x, double y, double viaX, double viaY, double toX, double toY) {
    String path() {
      return "M%s %sQ%s %s %s %s"
          .formatted(Svg.at(x), Svg.at(y), Svg.at(viaX), Svg.at(viaY), Svg.at(toX), Svg.at(toY));
    }

    double distance(double px, double py) {
      return IntStream.rangeClosed(0, SAMPLES)
          .mapToDouble(i -> (double) i / SAMPLES)
          .map(t -> Math.hypot(along(x, viaX, toX, t) - px, along(y, viaY, toY, t) - py))
          .min()
          .orElseThrow();
    }

    private static double along(double from, double via, double to, double t) {
      return (1 - t) * (1 - t) * from + 2 * t * (1 - t) * via + t * t * to;
    }
  }
}
