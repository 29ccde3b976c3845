package org.entrepot.path;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * Who looked.
 *
 * @param probeId the RIPE Atlas probe
 * @param asn the AS that it is in
 * @param country the country that it is in
 * @param coordinates where its host says it is
 * @param city the metropolitan area around that
 * @param misplaced whether what it measured contradicts that: then neither coordinates nor a city
 *     are told, and the country stays what its record says, which may be wrong, too
 */
public record Viewpoint(
    long probeId,
    Optional<Asn> asn,
    Optional<CountryCode> country,
    Optional<Coordinates> coordinates,
    Optional<City> city,
    boolean misplaced) {
  /** A viewpoint that nothing contradicts. */
  public Viewpoint(
      long probeId,
      Optional<Asn> asn,
      Optional<CountryCode> country,
      Optional<Coordinates> coordinates,
      Optional<City> city) {
    this(probeId, asn, country, coordinates, city, false);
  }

  /** The same viewpoint, which does not stand where it says. */
  public Viewpoint asMisplaced() {
    return new Viewpoint(probeId, asn, country, Optional.empty(), Optional.empty(), true);
  }
}
