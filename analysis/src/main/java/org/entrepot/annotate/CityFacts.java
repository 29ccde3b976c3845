package org.entrepot.annotate;

import java.util.List;
import java.util.Optional;

/**
 * What one file says of cities.
 *
 * @param entries the cities
 * @param disputed the study's own table of cities that other tables put into a wrong country
 */
record CityFacts(List<GeoNames.Entry> entries, Optional<List<DisputedCities.Claim>> disputed) {
  CityFacts {
    entries = List.copyOf(entries);
    disputed = disputed.map(List::copyOf);
  }

  static CityFacts of(List<GeoNames.Entry> entries) {
    return new CityFacts(entries, Optional.empty());
  }
}
