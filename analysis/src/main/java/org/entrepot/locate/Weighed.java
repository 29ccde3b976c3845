package org.entrepot.locate;

import java.util.List;
import org.entrepot.net.City;
import org.entrepot.path.Belief;

/**
 * What is likely of an address, before calibration.
 *
 * @param cities the cities of its hints that light allows and the likeliest others, the likeliest
 *     first, with probabilities
 * @param others the probability of all cities that are not among these, by the number of the
 *     country
 * @param rest the sum of that
 * @param isHinted whether anything is said of it
 * @param hintsLeft how many of the hints light allows
 */
record Weighed(
    List<Option> cities, CountryMass others, double rest, boolean isHinted, int hintsLeft) {
  /** A city and its probability. */
  record Option(City city, double probability) {}

  /** Whether no city of the world is near enough to all who measured. */
  boolean isNowhere() {
    return cities.isEmpty();
  }

  /** The same with the logarithms of the probabilities divided, and all summing up to one again. */
  Weighed cooled(double temperature) {
    double sum = heat(rest, temperature);
    for (Option each : cities) {
      sum += heat(each.probability, temperature);
    }
    double all = sum;
    double left = heat(rest, temperature) / all;
    double scale = rest > 0 ? left / rest : 0;
    return new Weighed(
        cities.stream()
            .map(each -> new Option(each.city, heat(each.probability, temperature) / all))
            .toList(),
        others.times(scale),
        left,
        isHinted,
        hintsLeft);
  }

  private static double heat(double probability, double temperature) {
    return probability == 0 ? 0 : StrictMath.pow(probability, 1 / temperature);
  }

  /**
   * What the likelier cities than this one sum up to: how far the list has to be read to find it;
   * more than all of it if it is not there.
   */
  double before(City city) {
    double sum = 0;
    for (Option each : cities) {
      if (each.city.equals(city)) {
        return sum;
      }
      sum += each.probability;
    }
    return 2;
  }

  /** Whether the likeliest city is likely enough to be told. */
  boolean isLocated() {
    return !cities.isEmpty() && cities.get(0).probability >= Belief.LEAST;
  }

  /** The probability of a city; that of a small one where it is not among these. */
  double of(City city) {
    return cities.stream()
        .filter(each -> each.city.equals(city))
        .mapToDouble(Option::probability)
        .findFirst()
        .orElse(Math.max(1e-6, rest / 100));
  }
}
