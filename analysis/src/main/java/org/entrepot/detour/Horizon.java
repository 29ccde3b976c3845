package org.entrepot.detour;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.Region;

/**
 * How far it is from a point to the nearest city outside a territory. What light cannot reach
 * beyond that is inside, whatever is said of it. Safe to be asked by many threads.
 */
public final class Horizon {
  private final List<City> cities;
  private final ConcurrentMap<Question, Double> known = new ConcurrentHashMap<>();

  private record Question(Coordinates from, Region territory) {}

  /**
   * A horizon among these cities.
   *
   * @param cities of the whole world
   */
  public Horizon(List<City> cities) {
    this.cities = List.copyOf(cities);
  }

  /**
   * In km; 0 where no city outside is known, since then nothing can be ruled out.
   *
   * @param territory its countries
   */
  double km(Coordinates from, Region territory) {
    return known.computeIfAbsent(new Question(from, territory), this::nearest);
  }

  private double nearest(Question question) {
    return cities.stream()
        .filter(city -> !question.territory.contains(city.country()))
        .mapToDouble(city -> city.coordinates().distanceKm(question.from))
        .min()
        .orElse(0);
  }
}
