package org.entrepot.rank;

import java.util.Optional;
import org.entrepot.net.CountryCode;

/**
 * How a ranked entity is shown.
 *
 * @param id the AS number, organisation id, GeoNames id or country code
 * @param name in words
 * @param country where it belongs
 */
public record Subject(String id, String name, Optional<CountryCode> country) {}
