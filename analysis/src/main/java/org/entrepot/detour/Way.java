package org.entrepot.detour;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The way of one path.
 *
 * @param km straight from end to end
 * @param throughKm by way of its located routers
 * @param rttMicros least round-trip time of the destination, in microseconds
 * @param routers number of hops between the ends, silent ones included
 * @param unlocated of these, the ones of no known city
 * @param excess what its handovers outside add, if it has any
 */
record Way(
    double km,
    double throughKm,
    OptionalLong rttMicros,
    long routers,
    long unlocated,
    Optional<Ways.Excess> excess) {}
