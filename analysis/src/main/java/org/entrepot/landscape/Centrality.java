package org.entrepot.landscape;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/**
 * Who is in the middle: the mean great-circle distance of a city to the metropolitan areas of a
 * region, in km. By users, each country weighs as many as it has, and they live in its areas as the
 * inhabitants of these areas' centres do; countries of unknown users are left out. By people, each
 * area weighs its centre's inhabitants.
 *
 * <p>Worked example: A and B of one country with 1 and 3 million inhabitants, C of another with 1
 * million; 8 and 2 million users. A is 100 km from B and 300 from C. By people A has (0 x 1 + 100 x
 * 3 + 300 x 1) / 5 = 120 km; by users A's country weighs 2 and 6, so (0 x 2 + 100 x 6 + 300 x 2) /
 * 10 = 120 km too, and with 12 million users in C's country (0 x 2 + 100 x 6 + 300 x 12) / 20 = 210
 * km.
 */
final class Centrality {
  private final SortedMap<CountryCode, List<City>> areas;
  private final Map<CountryCode, Long> users = new TreeMap<>();
  private final NavigableSet<CountryCode> withoutUsers = new TreeSet<>();

  private Centrality(SortedMap<CountryCode, List<City>> areas) {
    this.areas = areas;
  }

  /** Of the metropolitan areas among these that are of the region and have inhabitants. */
  static Centrality of(Region region, List<City> cities, ToLongFunction<CountryCode> usersIn) {
    Centrality centrality =
        new Centrality(
            cities.stream()
                .filter(city -> region.contains(city.country()) && city.population() > 0)
                .collect(Collectors.groupingBy(City::country, TreeMap::new, Collectors.toList())));
    for (CountryCode country : region.countries()) {
      long known = usersIn.applyAsLong(country);
      if (known > 0 && centrality.areas.containsKey(country)) {
        centrality.users.put(country, known);
      } else {
        centrality.withoutUsers.add(country);
      }
    }
    return centrality;
  }

  /** The countries that the mean by users leaves out: of unknown users, or without a city. */
  NavigableSet<CountryCode> withoutUsers() {
    return withoutUsers;
  }

  /** Mean distance to users in km. */
  OptionalDouble byUsers(City city) {
    double sum = 0;
    double weight = 0;
    for (Map.Entry<CountryCode, Long> country : users.entrySet()) {
      List<City> its = areas.getOrDefault(country.getKey(), List.of());
      sum += country.getValue() * kilometres(city, its) / inhabitants(its);
      weight += country.getValue();
    }
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }

  /** Mean distance to inhabitants in km. */
  OptionalDouble byPeople(City city) {
    double sum = 0;
    double weight = 0;
    for (List<City> its : areas.values()) {
      sum += kilometres(city, its);
      weight += inhabitants(its);
    }
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }

  /** The distance to each inhabitant, summed. */
  private static double kilometres(City city, List<City> areas) {
    double sum = 0;
    for (City area : areas) {
      sum += area.population() * city.coordinates().distanceKm(area.coordinates());
    }
    return sum;
  }

  private static double inhabitants(List<City> areas) {
    return areas.stream().mapToLong(City::population).sum();
  }
}
