package org.entrepot.annotate;

import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * An Internet exchange.
 *
 * @param id its number in the source (PeeringDB's {@code ix} id)
 * @param name its short name
 * @param cityName the city as the source writes it
 * @param country where the source puts it
 * @param city the city of that name, where it was found in the study's cities
 */
public record Exchange(
    long id, String name, String cityName, Optional<CountryCode> country, Optional<City> city)
    implements Comparable<Exchange> {
  @Override
  public int compareTo(Exchange other) {
    return Long.compare(id, other.id);
  }
}
