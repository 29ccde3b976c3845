package org.entrepot.aggregate;

import java.util.Comparator;
import org.entrepot.net.City;

/**
 * Two cities, in no direction.
 *
 * @param first the one with the lower GeoNames id
 * @param second the other
 */
public record CityPair(City first, City second) implements Comparable<CityPair> {
  private static final Comparator<CityPair> ORDER =
      Comparator.comparing(CityPair::first).thenComparing(CityPair::second);

  /**
   * Puts the two in order.
   *
   * @throws IllegalArgumentException if they are one city
   */
  public CityPair {
    if (first.equals(second)) {
      throw new IllegalArgumentException(first + " is one city, not two");
    }
    if (first.compareTo(second) > 0) {
      City lower = second;
      second = first;
      first = lower;
    }
  }

  @Override
  public int compareTo(CityPair other) {
    return ORDER.compare(this, other);
  }
}
