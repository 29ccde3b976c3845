package org.entrepot.report;

import java.util.stream.DoubleStream;

/** A line of points in degrees. */
final class Line {
  /** Longitude, latitude, longitude, latitude and so on. */
  private final double[] points;

  private final Box box;

  Line(double[] points) {
    this.points = points.clone();
    double[] ends = {180, 90, -180, -90};
    for (int i = 0; i < size(); i++) {
      ends[0] = Math.min(ends[0], x(i));
      ends[1] = Math.min(ends[1], y(i));
      ends[2] = Math.max(ends[2], x(i));
      ends[3] = Math.max(ends[3], y(i));
    }
    this.box = new Box(ends[0], ends[1], ends[2], ends[3]);
  }

  int size() {
    return points.length / 2;
  }

  double x(int i) {
    return points[2 * i];
  }

  double y(int i) {
    return points[2 * i + 1];
  }

  DoubleStream points() {
    return DoubleStream.of(points);
  }

  /** The smallest rectangle around it. */
  Box box() {
    return box;
  }

  /**
   * Whether a point lies inside, of a line that is a ring: an odd number of sides lie east of it.
   */
  boolean surrounds(double x, double y) {
    boolean inside = false;
    for (int i = 0, j = size() - 1; i < size(); j = i++) {
      boolean spans = y(i) > y != y(j) > y;
      inside ^= spans && x < x(i) + (y - y(i)) * (x(j) - x(i)) / (y(j) - y(i));
    }
    return inside;
  }

  Line reversed() {
    double[] turned = new double[points.length];
    for (int i = 0; i < size(); i++) {
      turned[2 * i] = x(size() - 1 - i);
      turned[2 * i + 1] = y(size() - 1 - i);
    }
    return new Line(turned);
  }
}
