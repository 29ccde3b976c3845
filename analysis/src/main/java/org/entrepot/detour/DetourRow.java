package org.entrepot.detour;

import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.Estimates;

/**
 * The detours of one territory.
 *
 * @param territory the countries that both ends are in: one country, or the region
 * @param paths number of paths between two ends there
 * @param detected of these, the ones with a router outside
 * @param onOneRouter of those detected, the ones on which a single router is outside: they stand or
 *     fall with its place
 * @param unresolved of all, the ones of which that cannot be told: the truth on these paths lies
 *     between {@code detected} and {@code detected + unresolved}, as far as those that are placed
 *     outside are there
 * @param shares the share of detours, of what is counted by network; its upper bound counts what is
 *     unresolved
 * @param expected the mean over networks of the probability that a path is a detour, in the place
 *     of what was detected; counted in millionths of paths
 * @param countries the share of paths that go through each country outside
 * @param cities the same of cities
 * @param turns the share of paths from a city of the territory to one outside
 * @param carriers of detours alone, who carries them outside
 * @param persistence whether detours stay
 */
public record DetourRow(
    Region territory,
    long paths,
    long detected,
    long onOneRouter,
    long unresolved,
    Estimates<Verdict> shares,
    Estimates<Verdict> expected,
    Estimates<CountryCode> countries,
    Estimates<City> cities,
    Estimates<Turn> turns,
    Estimates<Carrier> carriers,
    Persistence persistence) {}
