package org.entrepot.score;

import org.entrepot.net.Asn;
import org.entrepot.net.Organization;

/**
 * A network of a simulated world.
 *
 * @param asn its number
 * @param name its name
 * @param organization who runs it
 * @param country code of its country
 * @param inRegion whether the region's population has it
 */
record TrueNetwork(
    Asn asn, String name, Organization organization, String country, boolean inRegion) {}
