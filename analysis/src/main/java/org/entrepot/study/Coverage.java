package org.entrepot.study;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Margin;

/**
 * How many of a region's users have a network in which a vantage point stands, and how differently
 * from users the vantage points' networks are spread (METHOD.md 5, frame and bias). Of the users of
 * other networks nothing was observed: a share of all users can be anything from that of the
 * covered ones times {@link #share} to that and {@code 1 - share} more (Manski, Partial
 * Identification of Probability Distributions, 2003).
 *
 * @param countries the countries of the region, by code
 * @param divergence by country, of the users from the networks with a vantage point ({@link
 *     Margin#divergenceFrom}): 0 if they are spread alike, up to 1
 * @param totalVariation the part of the networks' votes that would have to be elsewhere for them to
 *     be spread as users are, 0 to 1
 */
public record Coverage(List<Country> countries, double divergence, double totalVariation) {
  /** Copies the countries. */
  public Coverage {
    countries = List.copyOf(countries);
  }

  /**
   * The users of one country, as estimated for their networks.
   *
   * @param networks number of networks in the country with a vantage point
   * @param users of all networks that have most of theirs in the country
   * @param covered of those among them in which a vantage point stands
   */
  public record Country(CountryCode country, int networks, long users, long covered) {}

  /** By country; nothing can be said of a region without users, or without a vantage point. */
  static Coverage of(List<Country> countries) {
    SortedMap<String, Double> networks = new TreeMap<>();
    SortedMap<String, Double> users = new TreeMap<>();
    for (Country country : countries) {
      networks.put(country.country().code(), (double) country.networks());
      users.put(country.country().code(), (double) country.users());
    }
    Margin panel = new Margin("networks by country", networks);
    Margin population = new Margin("users by country", users);
    return new Coverage(
        countries, panel.divergenceFrom(population), panel.totalVariation(population));
  }

  /** The region's users. */
  public long users() {
    return countries.stream().mapToLong(Country::users).sum();
  }

  /** The part of them whose network has a vantage point, 0 to 1. */
  public double share() {
    return (double) countries.stream().mapToLong(Country::covered).sum() / users();
  }
}
