package org.entrepot.stats;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights under which a panel is divided as a population is, by several properties at a time: in
 * turn, weights are scaled to fit each (Deming and Stephan, On a least squares adjustment of a
 * sampled frequency table, 1940). With one property this is post-stratification.
 *
 * <p>A category of the population in which the panel has nobody cannot be made up for. It is left
 * out of the margin and told by {@link #missing}: of that part nothing was observed (METHOD.md 5,
 * unobserved stratum).
 *
 * <p>Worked example: units a, b in RS and c in BA, where three quarters of the users are in BA: a
 * and b get 0.125 each, c 0.75.
 *
 * @param weights of each unit, 1 together
 * @param missing for each property the part of the population in whose category there is no unit
 * @param rounds number of times that all properties were fitted
 * @param fits whether the margins were met in the end; contradicting ones cannot be
 */
public record Raking(
    SortedMap<String, Double> weights,
    SortedMap<String, Double> missing,
    int rounds,
    boolean fits) {
  private static final int ROUNDS = 1_000;
  private static final double ENOUGH = 1e-9;

  /** Copies both. */
  public Raking {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
  }

  /**
   * Weights for units.
   *
   * @param units for each unit its categories, in the order of the margins
   * @param margins how the population is divided
   * @throws IllegalArgumentException if a unit has not one category for each margin, or one that
   *     the population has not
   */
  public static Raking of(SortedMap<String, List<String>> units, List<Margin> margins) {
    List<String> names = List.copyOf(units.keySet());
    List<List<String>> categories = List.copyOf(units.values());
    for (int i = 0; i < names.size(); i++) {
      if (categories.get(i).size() != margins.size()) {
        throw new IllegalArgumentException(
            names.get(i) + " has " + categories.get(i).size() + " categories");
      }
      for (int k = 0; k < margins.size(); k++) {
        if (!(margins.get(k).of(categories.get(i).get(k)) > 0)) {
          throw new IllegalArgumentException(
              "nobody in the population is like %s: %s %s"
                  .formatted(names.get(i), margins.get(k).property(), categories.get(i).get(k)));
        }
      }
    }
    double[] weights = new double[names.size()];
    Arrays.fill(weights, 1.0 / Math.max(1, weights.length));
    SortedMap<String, Double> missing = new TreeMap<>();
    for (int k = 0; k < margins.size(); k++) {
      missing.put(
          margins.get(k).property(), Math.max(0, 1 - present(margins.get(k), categories, k)));
    }
    double off = weights.length == 0 ? 0 : Double.POSITIVE_INFINITY;
    int rounds = 0;
    while (off > ENOUGH && rounds < ROUNDS) {
      rounds++;
      off = 0;
      for (int k = 0; k < margins.size(); k++) {
        off = Math.max(off, fit(weights, categories, k, margins.get(k)));
      }
    }
    SortedMap<String, Double> byName = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      byName.put(names.get(i), weights[i]);
    }
    return new Raking(byName, missing, rounds, off <= ENOUGH);
  }

  private static double present(Margin margin, List<List<String>> categories, int property) {
    return categories.stream()
        .map(each -> each.get(property))
        .distinct()
        .sorted()
        .mapToDouble(margin::of)
        .sum();
  }

  /** Scales weights to one margin; returns by how much the worst category was off. */
  private static double fit(
      double[] weights, List<List<String>> categories, int property, Margin margin) {
    SortedMap<String, Double> now = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      now.merge(categories.get(i).get(property), weights[i], Double::sum);
    }
    double present = present(margin, categories, property);
    double worst = 0;
    for (var entry : now.entrySet()) {
      double factor = margin.of(entry.getKey()) / present / entry.getValue();
      worst = Math.max(worst, Math.abs(factor - 1));
      entry.setValue(factor);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= now.getOrDefault(categories.get(i).get(property), 1.0);
    }
    return worst;
  }

  /** The same as weights of clusters, none above five times the median (METHOD.md 5). */
  public Weights asWeights(String words) {
    return Weights.of(words, id -> weights.getOrDefault(id, 0.0)).cutAt(5);
  }
}
