package org.entrepot.landscape;

import java.util.List;
import java.util.NavigableSet;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Estimates;

/**
 * The exchanges and the places of a region, beside where its paths go.
 *
 * @param countries of the region, by code
 * @param crossed shares of paths that certainly cross an exchange of a country
 * @param cities those of the region that are compared, that have an exchange or that paths visit,
 *     and those elsewhere that paths visit; the largest share first, then the nearest to users
 * @param correlations of the compared cities; none where there is too little evidence
 * @param handovers the cities between which paths change hands, the largest share first; none where
 *     there is too little evidence
 * @param handed what these are shares of, and how many vantage points stand behind them
 * @param withoutUsers countries that the distance to users leaves out
 * @param missing sentences on what is not told for want of a reference file
 * @param lists name and date of the lists of exchanges
 */
public record Landscape(
    List<CountryExchanges> countries,
    Estimates<CountryCode> crossed,
    List<CityStanding> cities,
    List<Correlation> correlations,
    List<Handover> handovers,
    Estimates<?> handed,
    NavigableSet<CountryCode> withoutUsers,
    List<String> missing,
    List<String> lists) {
  /** Correlations are over the region's metropolitan areas of at least so many inhabitants. */
  public static final long COMPARED = 100_000;
}
