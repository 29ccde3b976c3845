package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;

/**
 * What was measured.
 *
 * @param transitAs share of paths through an AS that belongs to neither end's organisation
 * @param transitOrganization the same of organisations: the union of the paths of their ASes
 * @param firstOperator the first operator outside the vantage point's own organisation
 * @param exit by whom paths leave the region; empty where none is counted that does
 * @param entry by whom paths from outside come into it, which no other number counts; empty
 *     likewise
 * @param localExchange where paths within the region are handed over; empty where there are none
 * @param registration share of paths with an operator in between that is registered in the country
 * @param control the same of operators that its state owns; empty where no list of owners is read
 * @param dependence AS hegemony, and betweenness on observed paths
 * @param partitions in how few hands paths are, of what divides them
 * @param cones the customer cones of operators; empty where no relationships are known
 * @param onlyRegistration share of paths between networks that have no way known around the
 *     operators registered in the country; empty where no table of relationships is read
 * @param onlyControl the same of operators that its state owns; empty likewise, and where no list
 *     of owners is read
 * @param cityVisit share of paths with a router in the city
 * @param cityAway the same, without the vantage point's own city
 * @param countryVisit share of paths with a router in the country
 * @param countryAway the same, without the vantage point's own country
 * @param hubs where paths are handed over and go through the region's border, by city
 */
public record Rankings(
    Ranking<Asn> transitAs,
    Ranking<Organization> transitOrganization,
    FirstOperator firstOperator,
    Optional<RegionDoors> exit,
    Optional<RegionDoors> entry,
    Optional<Ranking<LocalExchange.Outcome>> localExchange,
    Ranking<CountryCode> registration,
    Optional<Ranking<CountryCode>> control,
    Dependence dependence,
    List<Partition> partitions,
    Optional<Cones> cones,
    Optional<Ranking<CountryCode>> onlyRegistration,
    Optional<Ranking<CountryCode>> onlyControl,
    Ranking<City> cityVisit,
    Ranking<City> cityAway,
    Ranking<CountryCode> countryVisit,
    Ranking<CountryCode> countryAway,
    CityHubs hubs) {
  /** Copies the partitions. */
  public Rankings {
    partitions = List.copyOf(partitions);
  }

  /** All of them, in the order of the report. */
  public List<Ranking<?>> all() {
    List<Ranking<?>> all =
        new ArrayList<>(
            List.of(
                transitOrganization,
                transitAs,
                firstOperator.exact(),
                firstOperator.gapped(),
                firstOperator.exactAs(),
                firstOperator.outcomes()));
    exit.ifPresent(doors -> all.addAll(doors.all()));
    entry.ifPresent(doors -> all.addAll(doors.all()));
    localExchange.ifPresent(all::add);
    all.addAll(List.of(cityAway, cityVisit));
    all.addAll(hubs.all());
    all.addAll(List.of(countryAway, countryVisit, registration));
    control.ifPresent(all::add);
    all.addAll(dependence.all());
    onlyRegistration.ifPresent(all::add);
    onlyControl.ifPresent(all::add);
    return List.copyOf(all);
  }
}
