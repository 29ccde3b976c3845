package org.entrepot.landscape;

import org.entrepot.net.City;
import org.entrepot.stats.Estimate;

/**
 * Two cities between which paths change hands ({@link org.entrepot.aggregate.CityArcs}).
 *
 * @param one the one with the lower GeoNames id
 * @param other the other
 * @param share of paths
 */
public record Handover(City one, City other, Estimate share) {}
