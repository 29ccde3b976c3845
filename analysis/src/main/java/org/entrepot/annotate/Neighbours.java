package org.entrepot.annotate;

import org.entrepot.net.Asn;

/**
 * Two ASes that are known to be neighbours.
 *
 * @param asn the lower number
 * @param other the higher number
 * @param relationship what the first is to the second
 */
public record Neighbours(Asn asn, Asn other, Relationship relationship) {}
