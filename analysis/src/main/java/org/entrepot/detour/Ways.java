package org.entrepot.detour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.entrepot.locate.LightSpeed;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;

/** How long the ways of paths are, in km between the centres of cities. */
final class Ways {
  private Ways() {}

  /** From point to point. */
  static double km(List<Coordinates> points) {
    double km = 0;
    for (int i = 1; i < points.size(); i++) {
      km += points.get(i - 1).distanceKm(points.get(i));
    }
    return km;
  }

  /** The least round-trip time in microseconds that light in fibre takes along a way. */
  static long floorMicros(double km) {
    return Math.round(km * 1_000_000 / LightSpeed.boundKm(1_000_000));
  }

  /**
   * By way of all routers whose city is known. Those in between that are not known can only make it
   * longer, by the triangle inequality.
   */
  static double throughRouters(ObservedPath path, Coordinates from, Coordinates to) {
    List<Coordinates> points = new ArrayList<>();
    points.add(from);
    for (ObservedHop hop : path.hops()) {
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        hop.place().city().map(City::coordinates).ifPresent(points::add);
      }
    }
    points.add(to);
    return km(points);
  }

  /**
   * What handing over outside the region adds to the time of light.
   *
   * @param exchangeMicros more than by way of the exchange city of the region that makes the
   *     shortest way; less than nothing where that is longer than the way outside
   * @param straightMicros more than straight from end to end: as if the handover stood anywhere on
   *     that line
   */
  record Excess(long exchangeMicros, long straightMicros) {}

  /**
   * The excess of a path; none if it is not seen to be handed over outside, or the region has no
   * exchange in a known city.
   */
  static Optional<Excess> excess(
      ObservedPath path,
      Coordinates from,
      Coordinates to,
      Region region,
      List<City> exchanges,
      Function<Asn, Organization> whose) {
    List<City> handovers = Handovers.outside(path, region, whose);
    OptionalDouble best =
        exchanges.stream().mapToDouble(city -> km(List.of(from, city.coordinates(), to))).min();
    if (handovers.isEmpty() || best.isEmpty()) {
      return Optional.empty();
    }
    List<Coordinates> points = new ArrayList<>();
    points.add(from);
    handovers.forEach(city -> points.add(city.coordinates()));
    points.add(to);
    double way = km(points);
    return Optional.of(
        new Excess(
            floorMicros(way) - floorMicros(best.getAsDouble()),
            floorMicros(way) - floorMicros(from.distanceKm(to))));
  }
}
