package org.entrepot.catchment;

import java.util.Optional;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Subject;

/**
 * The city that sites are in.
 *
 * @param id its GeoNames id, or where no list of cities knows it, its name and country
 * @param name in words
 * @param country where it is; empty where nothing tells
 */
public record SiteCity(String id, String name, Optional<CountryCode> country)
    implements Comparable<SiteCity> {
  /** Whether it is surely in this country. */
  boolean isIn(CountryCode other) {
    return country.filter(other::equals).isPresent();
  }

  /** As a ranking shows it. */
  Subject subject() {
    return new Subject(id, name, country);
  }

  @Override
  public int compareTo(SiteCity other) {
    return id.compareTo(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SiteCity city && city.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return name + country.map(code -> ", " + code).orElse("");
  }
}
