package org.entrepot.multiverse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Margin;
import org.entrepot.stats.Raking;
import org.entrepot.stats.Weights;

/**
 * The weightings of METHOD.md 5: one vote for each AS, its estimated users, and votes under which
 * countries count by their users (post-stratified).
 */
final class Electorate {
  static final String EQUAL = "one vote a network";
  private static final String USERS = "users of the network";
  private static final String COUNTRIES = "users of its country";

  private final AddressBook book;

  /** Asked for again under every combination, and summed over all ASes each time. */
  private final Map<CountryCode, Long> usersIn = new HashMap<>();

  Electorate(AddressBook book) {
    this.book = book;
  }

  /** For the vantage points of these countries; by users only where a file of users is there. */
  Map<String, Weights> weightings(SortedMap<CountryCode, ? extends ClusterTable<?>> byCountry) {
    Map<String, Weights> all = new LinkedHashMap<>();
    all.put(EQUAL, Weights.EQUAL);
    SortedMap<String, Double> users = new TreeMap<>();
    SortedMap<String, Double> ofCountries = new TreeMap<>();
    SortedMap<String, CountryCode> home = homes(byCountry);
    home.forEach(
        (id, country) -> {
          book.usersOf(Asn.parse(id)).ifPresent(number -> users.put(id, (double) number));
          ofCountries.put(country.code(), (double) usersIn.computeIfAbsent(country, book::usersIn));
        });
    if (users.values().stream().anyMatch(number -> number > 0)) {
      all.put(USERS, Weights.of(USERS, id -> users.getOrDefault(id, 0.0)).cutAt(5));
    }
    if (!home.isEmpty() && ofCountries.values().stream().allMatch(number -> number > 0)) {
      SortedMap<String, List<String>> units = new TreeMap<>();
      home.forEach((id, country) -> units.put(id, List.of(country.code())));
      all.put(
          COUNTRIES,
          Raking.of(units, List.of(new Margin("country", ofCountries))).asWeights(COUNTRIES));
    }
    return all;
  }

  /** For each AS the country in which it has most paths; of equal ones the first by its code. */
  private static SortedMap<String, CountryCode> homes(
      SortedMap<CountryCode, ? extends ClusterTable<?>> byCountry) {
    SortedMap<String, CountryCode> home = new TreeMap<>();
    Map<String, Long> most = new TreeMap<>();
    byCountry.forEach(
        (country, table) ->
            table
                .clusters()
                .forEach(
                    cluster -> {
                      if (cluster.units() > most.getOrDefault(cluster.id(), 0L)) {
                        most.put(cluster.id(), cluster.units());
                        home.put(cluster.id(), country);
                      }
                    }));
    return home;
  }
}
