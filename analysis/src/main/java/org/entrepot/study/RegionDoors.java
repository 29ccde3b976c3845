package org.entrepot.study;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.aggregate.Door;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;

/**
 * By whom paths go through the border of a region, one way (METHOD.md 3). The shares of {@code
 * first}, {@code last} and {@code outcomes} are of partitions.
 *
 * @param transit operators of the region that carry others' paths through its border
 * @param amongTransit the same, of those paths only that another than the ends' operators carries
 * @param first the operator of the region next to the border, whoever it is; of several crossings
 *     the one nearest the end outside
 * @param last the same at the crossing nearest the end inside
 * @param doors pairs of operators on the two sides of the border
 * @param outcomes how the search for the operator ended
 * @param returns whether paths cross once or come back
 * @param byCountry {@code transit} of the paths of each country with a vantage point in the region;
 *     empty where vantage points are outside
 */
public record RegionDoors(
    Ranking<Organization> transit,
    Ranking<Organization> amongTransit,
    Ranking<Organization> first,
    Ranking<Organization> last,
    Ranking<Door<Organization>> doors,
    Ranking<String> outcomes,
    Ranking<String> returns,
    SortedMap<CountryCode, Ranking<Organization>> byCountry) {
  /** Copies the map. */
  public RegionDoors {
    byCountry = Collections.unmodifiableSortedMap(new TreeMap<>(byCountry));
  }

  /** All of them. */
  public List<Ranking<?>> all() {
    return Stream.concat(
            Stream.of(transit, amongTransit, first, last, doors, outcomes, returns),
            byCountry.values().stream())
        .<Ranking<?>>map(ranking -> ranking)
        .toList();
  }
}
