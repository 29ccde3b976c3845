package org.entrepot.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.landscape.Handover;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.study.StudyResult;

/** The lines on the map: bows, so that two between the same cities do not cover each other. */
final class MapArcs {
  /** So many of each kind are drawn; more would hide each other. */
  static final int DRAWN = 10;

  private static final double THINNEST = 1;
  private static final double WIDEST = 6;

  /** How far a line bows, in parts of its length. */
  private static final double BOW = 0.16;

  private final Frame frame;
  private final List<MapArc> drawn;

  private MapArcs(Frame frame, List<MapArc> drawn) {
    this.frame = frame;
    this.drawn = drawn;
  }

  /** The lines of a study that may be drawn. */
  static List<MapArc> of(StudyResult study) {
    return study.landscape().handovers().stream().map(MapArcs::handover).toList();
  }

  private static MapArc handover(Handover pair) {
    return new MapArc(MapArc.Kind.HANDOVER, pair.one(), pair.other(), pair.share().value());
  }

  /** The widest of each kind of which the frame shows an end. */
  static MapArcs within(Frame frame, List<MapArc> arcs) {
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
                        .limit(DRAWN))
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
      out.append("<path class=\"arc ").append(arc.kind().style()).append("\" stroke-width=\"");
      out.append(Svg.at(THINNEST + (WIDEST - THINNEST) * arc.share() / most));
      out.append("\" d=\"").append(bow(arc)).append("\"><title>").append(Svg.text(arc.label()));
      out.append("</title></path>\n");
    }
  }

  /** From west to east, to the north; a detour the other way round. */
  private String bow(MapArc arc) {
    boolean eastward = arc.one().coordinates().longitude() <= arc.other().coordinates().longitude();
    Coordinates west = (eastward ? arc.one() : arc.other()).coordinates();
    Coordinates east = (eastward ? arc.other() : arc.one()).coordinates();
    double x = frame.x(west.longitude());
    double y = frame.y(west.latitude());
    double dx = frame.x(east.longitude()) - x;
    double dy = frame.y(east.latitude()) - y;
    double bow = 2 * (arc.kind() == MapArc.Kind.DETOUR ? -BOW : BOW);
    return "M%s %sQ%s %s %s %s"
        .formatted(
            Svg.at(x),
            Svg.at(y),
            Svg.at(x + dx / 2 + dy * bow),
            Svg.at(y + dy / 2 - dx * bow),
            Svg.at(x + dx),
            Svg.at(y + dy));
  }
}
