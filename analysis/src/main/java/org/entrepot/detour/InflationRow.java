package org.entrepot.detour;

import java.util.Optional;
import org.entrepot.net.Region;
import org.entrepot.stats.Quantiles;

/**
 * How much longer than straight the ways within one territory are (METHOD.md M15). A unit is a pair
 * of a probe and a destination whose places are both known, 50 km or more apart, and not ruled out
 * by light.
 *
 * @param territory the countries that both ends are in: one country, or the region
 * @param placed number of paths of which both ends have a place
 * @param placeless number of paths of which one has none
 * @param near number of pairs less than 50 km apart
 * @param impossible number of pairs whose ends cannot both be where they are said to be
 * @param routers number of hops between the ends of what counts, silent ones included
 * @param unlocated of these, the ones of no known city, which could only make the ways longer
 * @param ways length by way of the located routers over the straight line, in thousandths
 * @param times least round-trip time over that of light in fibre along the straight line, in
 *     thousandths
 * @param besideExchange what a handover seen outside the region adds to the time of light, beside
 *     the exchange city of the region that makes the shortest way, in microseconds of round trip;
 *     less than nothing where that way is longer
 * @param besideStraight the same beside the straight line
 */
public record InflationRow(
    Region territory,
    long placed,
    long placeless,
    int near,
    int impossible,
    long routers,
    long unlocated,
    Optional<Quantiles> ways,
    Optional<Quantiles> times,
    Optional<Quantiles> besideExchange,
    Optional<Quantiles> besideStraight) {}
