package org.entrepot.annotate;

import java.util.Map;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * What one file says of the users of ASes.
 *
 * @param total of each AS, all countries together
 * @param country the one with most of them, the first in the alphabet among equals; of an AS whose
 *     users are all in no country, none
 */
record AsUsers(Map<Asn, Long> total, Map<Asn, CountryCode> country) {}
