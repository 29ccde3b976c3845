package org.entrepot.annotate;

import org.entrepot.net.City;

/**
 * Where a source says that an address is.
 *
 * @param city the city of the study's cities that stands for the place named by the source
 * @param source the file that says so
 */
public record AddressLocation(City city, String source) {}
