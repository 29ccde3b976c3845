package org.entrepot.detour;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.locate.LightSpeed;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Viewpoint;

/**
 * On which side of a territory's border a router stands.
 *
 * @param side where
 * @param outside the probability that it is outside, at least: cities that are not listed, and
 *     those that this path's time rules out, count for nothing
 * @param country the country outside that it is 0.6 likely or more to be in
 * @param city the city outside, where one is told
 */
record Standing(Side side, double outside, Optional<CountryCode> country, Optional<City> city) {
  private static final Standing NOT_KNOWN =
      new Standing(Side.UNKNOWN, 0, Optional.empty(), Optional.empty());
  private static final Standing FORCED =
      new Standing(Side.INSIDE, 0, Optional.empty(), Optional.empty());

  /** A side of the border. */
  enum Side {
    INSIDE,
    OUTSIDE,
    UNKNOWN
  }

  /**
   * Where a router stands by what is said of it. A belief without a word of any source is what
   * routers are usually like and no evidence: of several routers within reach of Manama and Doha,
   * more are in Doha, and that makes no path from Manama to Manama go abroad. So cities count only
   * if a source names them, or if the router was located there.
   *
   * @param said the cities that some source names of the router's address
   * @param within the time within which it was reached, in microseconds
   */
  static Standing of(
      ObservedHop hop,
      Set<City> said,
      OptionalLong within,
      Viewpoint viewpoint,
      Region territory,
      Horizon horizon) {
    if (isForcedInside(within, viewpoint, territory, horizon)) {
      return FORCED;
    }
    Optional<City> located = hop.place().city();
    if (located.isEmpty() && hop.responders().size() > 1) {
      return NOT_KNOWN; // a belief is of one router
    }
    Optional<Belief> belief = hop.place().belief();
    List<Belief.Candidate> candidates =
        belief
            .map(Belief::cities)
            .orElseGet(() -> located.stream().map(c -> new Belief.Candidate(c, 1)).toList());
    double inside = 0;
    SortedMap<CountryCode, Double> abroad = new TreeMap<>();
    boolean allInside = true;
    for (Belief.Candidate each : candidates) {
      boolean isSaid =
          said.contains(each.city()) || located.filter(each.city()::equals).isPresent();
      CountryCode country = each.city().country();
      if (territory.contains(country)) {
        inside += isSaid ? each.probability() : 0;
      } else if (isPossible(each.city(), within, viewpoint)) {
        allInside = false;
        if (isSaid) {
          abroad.merge(country, each.probability(), Double::sum);
        }
      }
    }
    double outside = Math.min(1, abroad.values().stream().mapToDouble(p -> p).sum());
    if (outside >= Belief.LEAST) {
      return new Standing(
          Side.OUTSIDE,
          outside,
          abroad.entrySet().stream()
              .filter(each -> each.getValue() >= Belief.LEAST)
              .map(Map.Entry::getKey)
              .findFirst(),
          located
              .filter(city -> !territory.contains(city.country()))
              .filter(city -> isPossible(city, within, viewpoint)));
    }
    boolean claimed = inside >= Belief.LEAST && allInside && belief.map(Belief::isSet).orElse(true);
    return new Standing(
        claimed ? Side.INSIDE : Side.UNKNOWN, outside, Optional.empty(), Optional.empty());
  }

  /** A router that kept silent: inside only where light allows nothing else. */
  static Standing ofSilent(
      OptionalLong within, Viewpoint viewpoint, Region territory, Horizon horizon) {
    return isForcedInside(within, viewpoint, territory, horizon) ? FORCED : NOT_KNOWN;
  }

  private static boolean isForcedInside(
      OptionalLong within, Viewpoint viewpoint, Region territory, Horizon horizon) {
    return within.isPresent()
        && viewpoint
            .coordinates()
            .filter(from -> !LightSpeed.allows(horizon.km(from, territory), within.getAsLong()))
            .isPresent();
  }

  private static boolean isPossible(City city, OptionalLong within, Viewpoint viewpoint) {
    Optional<Coordinates> from = viewpoint.coordinates();
    return from.isEmpty()
        || within.isEmpty()
        || LightSpeed.allows(from.get().distanceKm(city.coordinates()), within.getAsLong());
  }
}
