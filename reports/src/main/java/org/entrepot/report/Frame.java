package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.Coordinates;
import org.entrepot.net.Region;

/**
 * The window of a map and its projection: equirectangular, true to scale along the middle parallel.
 *
 * @param box the window in degrees
 */
record Frame(Box box) {
  /** Units across; the height follows. */
  static final double WIDTH = 720;

  private static final double TALLEST = 1.0;
  private static final double FLATTEST = 0.6;

  /** A city farther off than this part of the region's own extent is left to the edge. */
  private static final double NEAR = 0.4;

  private static final double MARGIN = 0.09;

  /** Around a region and the cities near it; nothing if no country of it has an outline. */
  static Optional<Frame> around(Region region, List<Coordinates> cities) {
    return Outlines.world().areas().stream()
        .filter(area -> area.code().filter(region::contains).isPresent())
        .map(area -> area.mainland().box())
        .reduce(Box::union)
        .map(home -> new Frame(proportioned(extended(home, cities))));
  }

  private static Box extended(Box home, List<Coordinates> cities) {
    Box reach = home.grown(home.width() * NEAR, home.height() * NEAR);
    Box box = home;
    for (Coordinates city : cities) {
      if (reach.contains(city.longitude(), city.latitude())) {
        double x = city.longitude();
        double y = city.latitude();
        box = box.union(new Box(x, y, x, y));
      }
    }
    return box.grown(home.width() * MARGIN, home.height() * MARGIN);
  }

  private static Box proportioned(Box box) {
    double cos = cosine(box);
    double aspect = box.height() / (box.width() * cos);
    double wider = Math.max(0, aspect / TALLEST - 1) * box.width() / 2;
    double taller = Math.max(0, FLATTEST / aspect - 1) * box.height() / 2;
    return box.grown(wider, taller);
  }

  private static double cosine(Box box) {
    return Math.max(0.1, Math.cos(Math.toRadians((box.south() + box.north()) / 2)));
  }

  double height() {
    return WIDTH * box.height() / (box.width() * cosine(box));
  }

  double x(double longitude) {
    return (longitude - box.west()) * WIDTH / box.width();
  }

  double y(double latitude) {
    return (box.north() - latitude) * height() / box.height();
  }

  /** The window in units of the drawing. */
  Box canvas() {
    return new Box(0, 0, WIDTH, height());
  }
}
