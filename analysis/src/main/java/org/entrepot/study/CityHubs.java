package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;

/**
 * Cities as hubs: where paths are handed over, where they go through the region's border, and the
 * same by probabilities of places; and how countries of routers and of operators compare.
 *
 * @param handover share of paths handed from one operator to another in the city
 * @param handoverExpected the same by probabilities, places taken as independent
 * @param gateway share of paths that leave the region by the city
 * @param gatewayExpected the same by probabilities
 * @param entry share of paths from outside that come into the region by the city, the most likely
 *     one and by probabilities; none where no path comes in
 * @param visitExpected share of paths with a router in the city, by probabilities
 * @param bounds what is certain and what is possible of handovers, one a city, in the order of the
 *     expected ones
 * @param agreement how countries of routers and of operators compare
 */
public record CityHubs(
    Ranking<City> handover,
    Ranking<City> handoverExpected,
    Ranking<City> gateway,
    Ranking<City> gatewayExpected,
    List<Ranking<City>> entry,
    Ranking<City> visitExpected,
    List<Bounds> bounds,
    CountryAgreement agreement) {
  /** Copies the lists. */
  public CityHubs {
    entry = List.copyOf(entry);
    bounds = List.copyOf(bounds);
  }

  /**
   * Shares of paths that are handed over in a city, on the paths seen.
   *
   * @param city the city
   * @param detected by the most likely city of each hop
   * @param possible the same if all that is unresolved were it
   * @param atLeast expected, however the places of neighbours depend on each other
   * @param expected with these taken as independent
   * @param atMost if those that can be the same are
   * @param expectedPossible the same if all that is unresolved were it
   */
  public record Bounds(
      Subject city,
      double detected,
      double possible,
      double atLeast,
      double expected,
      double atMost,
      double expectedPossible) {}

  /** All rankings, in the order of the report. */
  public List<Ranking<?>> all() {
    List<Ranking<?>> all =
        new ArrayList<>(List.of(handover, handoverExpected, gateway, gatewayExpected));
    all.addAll(entry);
    all.add(visitExpected);
    return all;
  }

  /** Of entries, by the most likely cities; none where no path comes in. */
  public Optional<Ranking<City>> entryGateway() {
    return entry.stream().findFirst();
  }
}
