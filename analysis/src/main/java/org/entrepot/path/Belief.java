package org.entrepot.path;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * How sure it is where something is.
 *
 * @param cities the cities that it may be in, the most likely first: all those that the 90% set
 *     holds and, where that set is not known, the few most likely ones
 * @param isSet whether the cities are a set that holds the right one in 90% of cases, by the
 *     study's own calibration; not so where too many cities are as likely as each other
 * @param country the most likely country; empty if nothing is likely
 * @param countryProbability of that country, 0 to 1: the sum over all its cities
 */
public record Belief(
    List<Candidate> cities,
    boolean isSet,
    Optional<CountryCode> country,
    double countryProbability) {
  /** Copies the list. */
  public Belief {
    cities = List.copyOf(cities);
  }

  /**
   * A city and how likely it is.
   *
   * @param city the metropolitan area
   * @param probability 0 to 1
   */
  public record Candidate(City city, double probability) {}

  /** The probability of the most likely city; 0 if there is none. */
  public double probability() {
    return cities.isEmpty() ? 0 : cities.get(0).probability();
  }

  /**
   * The country, where it may be claimed: 0.6 likely or more, and no city of the 90% set is in
   * another (METHOD.md 2).
   */
  public Optional<CountryCode> claimedCountry() {
    return country.filter(
        likely ->
            isSet
                && countryProbability >= LEAST
                && cities.stream().allMatch(each -> each.city().country().equals(likely)));
  }

  /** What is less likely is not claimed (METHOD.md 2). */
  public static final double LEAST = 0.6;
}
