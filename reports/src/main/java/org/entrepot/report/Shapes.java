package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Outlines cut to a frame and written as SVG path data. */
final class Shapes {
  /** Points nearer than this to the one before, in units of the drawing, are left out. */
  private static final double FINEST = 0.6;

  private final Frame frame;
  private final Box cut;

  Shapes(Frame frame) {
    this.frame = frame;
    this.cut = frame.box().grown(frame.box().width() * 0.01, frame.box().height() * 0.01);
  }

  /** The filled shape of an area, empty if it lies outside. */
  String area(Outlines.Area area) {
    StringBuilder path = new StringBuilder();
    for (List<Line> rings : area.polygons()) {
      for (Line ring : rings) {
        if (ring.box().overlaps(cut)) {
          append(path, clipped(ring), true);
        }
      }
    }
    return path.toString();
  }

  /** The parts of a line that meet the frame, empty if none does. */
  String line(Line line) {
    StringBuilder path = new StringBuilder();
    if (!line.box().overlaps(cut)) {
      return "";
    }
    List<double[]> run = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      boolean near =
          cut.contains(line.x(i), line.y(i))
              || (i > 0 && cut.contains(line.x(i - 1), line.y(i - 1)))
              || (i + 1 < line.size() && cut.contains(line.x(i + 1), line.y(i + 1)));
      if (near) {
        run.add(new double[] {line.x(i), line.y(i)});
      } else {
        append(path, run, false);
        run.clear();
      }
    }
    append(path, run, false);
    return path.toString();
  }

  private void append(StringBuilder path, List<double[]> points, boolean closed) {
    if (points.size() < (closed ? 3 : 2)) {
      return;
    }
    char command = 'M';
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < points.size(); i++) {
      double x = frame.x(points.get(i)[0]);
      double y = frame.y(points.get(i)[1]);
      boolean end = i == 0 || i == points.size() - 1;
      if (end || Math.hypot(x - lastX, y - lastY) >= FINEST) {
        path.append(command).append(Svg.at(x)).append(' ').append(Svg.at(y));
        command = 'L';
        lastX = x;
        lastY = y;
      }
    }
    if (closed) {
      path.append('Z');
    }
  }

  /** Sutherland and Hodgman's clipping of a polygon (Communications of the ACM 17, 1974). */
  private List<double[]> clipped(Line ring) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      points.add(new double[] {ring.x(i), ring.y(i)});
    }
    points = half(points, 0, v -> v - cut.west());
    points = half(points, 0, v -> cut.east() - v);
    points = half(points, 1, v -> v - cut.south());
    return half(points, 1, v -> cut.north() - v);
  }

  /** Keeps the side on which a coordinate is at least 0 inside. */
  private static List<double[]> half(List<double[]> points, int axis, DoubleUnaryOperator inside) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double[] from = points.get((i + points.size() - 1) % points.size());
      double[] to = points.get(i);
      double a = inside.applyAsDouble(from[axis]);
      double b = inside.applyAsDouble(to[axis]);
      if ((a >= 0) != (b >= 0)) {
        double t = a / (a - b);
        kept.add(new double[] {from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])});
      }
      if (b >= 0) {
        kept.add(to);
      }
    }
    return kept;
  }
}
