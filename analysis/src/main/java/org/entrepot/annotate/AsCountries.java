package org.entrepot.annotate;

import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * What one file says of the countries of ASes.
 *
 * @param attribution what it means by them; empty if it overrides every meaning
 */
record AsCountries(Optional<CountryAttribution> attribution, Map<Asn, CountryCode> of) {
  /** Countries of one meaning. */
  static AsCountries by(CountryAttribution attribution, Map<Asn, CountryCode> of) {
    return new AsCountries(Optional.of(attribution), of);
  }
}
