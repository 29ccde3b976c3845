package org.entrepot.locate;

import java.util.List;
import org.entrepot.net.City;

/**
 * Where an address can be, by all who measured a time to it.
 *
 * @param discs around probes whose place is known, the smallest first
 * @param abroad by probes of which only the country is known
 */
record Bounds(List<Disc> discs, List<Globe.Abroad> abroad) {
  static final Bounds NONE = new Bounds(List.of(), List.of());

  Bounds {
    discs = List.copyOf(discs);
    abroad = List.copyOf(abroad);
  }

  /** The smallest disc's radius without slack in km; infinite if there is none. */
  double tightestKm() {
    return discs.isEmpty() ? Double.POSITIVE_INFINITY : LightSpeed.boundKm(discs.get(0).micros());
  }

  /** Only the discs that are wider than this. */
  Bounds widerThan(double km) {
    return new Bounds(
        discs.stream().filter(disc -> LightSpeed.boundKm(disc.micros()) > km).toList(), abroad);
  }

  /** Whether every disc allows a city. */
  boolean allow(City city) {
    for (Disc disc : discs) {
      if (!LightSpeed.allows(disc.centre().distanceKm(city.coordinates()), disc.micros())) {
        return false;
      }
    }
    return true;
  }
}
