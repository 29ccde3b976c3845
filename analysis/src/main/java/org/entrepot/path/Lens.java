package org.entrepot.path;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;

/**
 * What something on a path is counted as.
 *
 * @param <F> what stands on the path: an AS, or a city
 * @param <K> what it is counted as
 */
public interface Lens<F, K extends Comparable<? super K>> {
  /** Counts an AS as itself. */
  Lens<Asn, Asn> AS = asn -> asn;

  /** Counts a city as itself. */
  Lens<City, City> CITY = city -> city;

  /** Counts a city as its country. */
  Lens<City, CountryCode> COUNTRY = City::country;

  /** Counts an AS as the organisation that runs it. */
  static Lens<Asn, Organization> organization(Function<Asn, Organization> whose) {
    return whose::apply;
  }

  /** What it is counted as. */
  K see(F thing);

  /** What several things may be counted as: one thing if they are all of one kind. */
  default Set<K> seeAll(Set<F> things) {
    TreeSet<K> seen = new TreeSet<>();
    things.forEach(thing -> seen.add(see(thing)));
    return seen;
  }
}
