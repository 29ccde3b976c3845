package org.entrepot.aggregate;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.net.City;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Place;

/**
 * How likely a hop is in each city, in whole millionths, so that sums merge exactly. A belief that
 * no source speaks for rests on light and on the prior alone; it says of the large cities that they
 * are large, and counts as unknown here. So does one that this path's own time contradicts.
 *
 * @param cities the cities that are told, each with its millionths
 * @param rest what is left for all others, of which nobody says which
 */
record Odds(SortedMap<City, Long> cities, long rest) {
  /** Certain. */
  static final long ALL = 1_000_000;

  /** Of a hop of which nothing is known. */
  static final Odds UNKNOWN = new Odds(Collections.emptySortedMap(), ALL);

  static Odds of(ObservedHop hop) {
    return of(hop.place());
  }

  static Odds of(Place place) {
    Optional<Belief> belief =
        place
            .belief()
            .filter(any -> place.city().isPresent() || place.reason().equals(Place.UNSURE));
    if (belief.isEmpty()) {
      return place.city().map(Odds::certain).orElse(UNKNOWN);
    }
    SortedMap<City, Long> cities = new TreeMap<>();
    long left = ALL;
    for (Belief.Candidate each : belief.get().cities()) {
      long likely = Math.min(left, Math.round(each.probability() * ALL));
      if (likely > 0) {
        cities.merge(each.city(), likely, Long::sum);
        left -= likely;
      }
    }
    return new Odds(cities, left);
  }

  private static Odds certain(City city) {
    SortedMap<City, Long> one = new TreeMap<>();
    one.put(city, ALL);
    return new Odds(one, 0);
  }

  /** How likely it is there, as far as that is told. */
  long of(City city) {
    return cities.getOrDefault(city, 0L);
  }

  /** How likely it is there at most. */
  long most(City city) {
    return cities.getOrDefault(city, rest);
  }

  /** The product of two probabilities, rounded down. */
  static long times(long one, long other) {
    return one * other / ALL;
  }
}
