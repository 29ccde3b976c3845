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
 */
public record Viewpoint(
    long probeId,
    Optional<Asn> asn,
    Optional<CountryCode> country,
    Optional<Coordinates> coordinates,
    Optional<City> city) {}
