package org.entrepot.net;

/**
 * A city, named by its GeoNames id, so that two cities of one name stay two.
 *
 * @param geonamesId <a href="https://www.geonames.org/">GeoNames</a> feature id
 * @param name as GeoNames spells it
 * @param country the country GeoNames puts it in, {@code XK} included
 * @param coordinates its centre
 * @param population inhabitants, 0 where GeoNames has none
 */
public record City(
    long geonamesId, String name, CountryCode country, Coordinates coordinates, long population)
    implements Comparable<City> {
  @Override
  public int compareTo(City other) {
    return Long.compare(geonamesId, other.geonamesId);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof City city && city.geonamesId == geonamesId;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(geonamesId);
  }

  @Override
  public String toString() {
    return name + ", " + country;
  }
}
