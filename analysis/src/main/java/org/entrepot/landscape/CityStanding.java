package org.entrepot.landscape;

import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.net.City;
import org.entrepot.stats.Estimate;

/**
 * What a metropolitan area has, and how many paths visit it.
 *
 * @param city its centre
 * @param inRegion whether it is of the region
 * @param compared whether it is one of those that correlations are over
 * @param exchanges number of exchanges in it
 * @param members networks (AS) that are at any of these
 * @param kmByUsers mean distance to the region's users in km; empty where no users are known
 * @param kmByPeople mean distance to the inhabitants of the region's cities in km; empty where no
 *     cities are
 * @param share of paths with a router in it, away from the probe's own city; empty where there is
 *     too little evidence
 */
public record CityStanding(
    City city,
    boolean inRegion,
    boolean compared,
    int exchanges,
    int members,
    OptionalDouble kmByUsers,
    OptionalDouble kmByPeople,
    Optional<Estimate> share) {
  private static final double MILLION = 1_000_000;

  /** Exchanges for a million inhabitants of the centre; empty where these are not known. */
  public OptionalDouble exchangesPerMillion() {
    return city.population() > 0
        ? OptionalDouble.of(exchanges * MILLION / city.population())
        : OptionalDouble.empty();
  }
}
