package org.entrepot.report;

/** A rectangle, in degrees or in the units of a drawing. */
record Box(double west, double south, double east, double north) {
  double width() {
    return east - west;
  }

  double height() {
    return north - south;
  }

  double extent() {
    return width() * height();
  }

  boolean contains(double x, double y) {
    return x >= west && x <= east && y >= south && y <= north;
  }

  boolean overlaps(Box other) {
    return west < other.east && other.west < east && south < other.north && other.south < north;
  }

  boolean within(Box other) {
    return west >= other.west && east <= other.east && south >= other.south && north <= other.north;
  }

  Box union(Box other) {
    return new Box(
        Math.min(west, other.west),
        Math.min(south, other.south),
        Math.max(east, other.east),
        Math.max(north, other.north));
  }

  Box grown(double byX, double byY) {
    return new Box(west - byX, south - byY, east + byX, north + byY);
  }
}
