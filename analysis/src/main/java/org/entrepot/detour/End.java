package org.entrepot.detour;

import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * Where a path ends.
 *
 * @param country its country
 * @param city its city; empty where only the country is known
 */
record End(CountryCode country, Optional<City> city) {}
