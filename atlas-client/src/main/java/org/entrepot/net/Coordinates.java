package org.entrepot.net;

/**
 * A point on the Earth in WGS 84 degrees.
 *
 * @param latitude -90 to 90, north positive
 * @param longitude -180 to 180, east positive
 */
public record Coordinates(double latitude, double longitude) {
  /** Mean radius of the Earth in kilometres (IUGG R1), the one of METHOD.md's fixtures. */
  static final double EARTH_RADIUS_KM = 6371.0088;

  /**
   * @throws IllegalArgumentException if the point is not on the Earth
   */
  public Coordinates {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException(
          "not a point on the Earth: latitude " + latitude + ", longitude " + longitude);
    }
    latitude += 0.0; // makes 0.0 of -0.0, which would be another point to equals
    longitude += 0.0;
  }

  /**
   * The great-circle distance in kilometres, by the haversine formula on a sphere. The same on
   * every machine to the last bit.
   */
  public double distanceKm(Coordinates other) {
    double phi1 = Math.toRadians(latitude);
    double phi2 = Math.toRadians(other.latitude);
    double sinPhi = StrictMath.sin((phi2 - phi1) / 2);
    double sinLambda = StrictMath.sin(Math.toRadians(other.longitude - longitude) / 2);
    double h =
        sinPhi * sinPhi + StrictMath.cos(phi1) * StrictMath.cos(phi2) * sinLambda * sinLambda;
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(h)));
  }
}
