package org.entrepot.catchment;

import java.util.Locale;
import java.util.Optional;
import org.entrepot.annotate.AnycastSite;
import org.entrepot.annotate.Cities;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * A site of a service with its city.
 *
 * @param number its place in the service's list
 */
record Site(int number, SiteCity city, AnycastSite listed) {
  static Site of(int number, AnycastSite listed, Cities cities) {
    Optional<City> known =
        listed
            .town()
            .flatMap(town -> listed.country().flatMap(country -> cities.named(town, country)))
            .or(
                () ->
                    listed
                        .country()
                        .flatMap(country -> cities.nearest(listed.coordinates(), country))
                        .or(() -> cities.nearest(listed.coordinates())));
    return new Site(number, known.map(Site::city).orElseGet(() -> unknown(listed)), listed);
  }

  private static SiteCity city(City city) {
    return new SiteCity(Long.toString(city.geonamesId()), city.name(), Optional.of(city.country()));
  }

  private static SiteCity unknown(AnycastSite listed) {
    String name = listed.town().orElseGet(() -> String.join(" ", listed.instances()));
    Optional<CountryCode> country = listed.country();
    return new SiteCity(
        name.toLowerCase(Locale.ROOT) + country.map(code -> ", " + code).orElse(""), name, country);
  }
}
