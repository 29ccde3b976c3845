package org.entrepot.stats;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a population is divided by one property, such as its users by country.
 *
 * @param property what it is divided by
 * @param shares the share of each category, of all: positive, and 1 together
 */
public record Margin(String property, SortedMap<String, Double> shares) {
  private static final double ALPHA = 0.01;

  /**
   * Scales amounts so that they are 1 together; those of 0 are left out.
   *
   * @throws IllegalArgumentException if one is negative or no number, or all are 0
   */
  public Margin {
    double sum = 0;
    for (double amount : shares.values()) {
      if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(property + " has a part of " + amount);
      }
      sum += amount;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(property + " has no part above 0");
    }
    SortedMap<String, Double> scaled = new TreeMap<>();
    for (var entry : shares.entrySet()) {
      if (entry.getValue() > 0) {
        scaled.put(entry.getKey(), entry.getValue() / sum);
      }
    }
    shares = Collections.unmodifiableSortedMap(scaled);
  }

  /** The share of a category; 0 if there is none of it. */
  public double of(String category) {
    return shares.getOrDefault(category, 0.0);
  }

  /**
   * How far another division is from this one: half of the sum of differences, 0 (the same) to 1
   * (nothing in common); the part that would have to be moved (total variation).
   */
  public double totalVariation(Margin other) {
    double sum = 0;
    for (String category : categories(other)) {
      sum += Math.abs(of(category) - other.of(category));
    }
    return sum / 2;
  }

  /**
   * How much of a population a panel that is divided like this fails to show: the Kullback-Leibler
   * divergence of the population from the panel, {@code sum p log(p / q)}, with alpha = 0.01 of the
   * population mixed into the panel, as a part of log(1 / alpha), the most that it can be
   * (Sermpezis et al., TMA 2023, and their code ai4netmon). 0 where both are divided alike, 1 where
   * the panel has nobody from any category of the population.
   *
   * <p>Worked example: of a population of two equal halves the panel has only one. The mixed panel
   * is 0.995 and 0.005, and (0.5 log(0.5 / 0.995) + 0.5 log(0.5 / 0.005)) / log(100) is 0.425.
   */
  public double divergenceFrom(Margin population) {
    double sum = 0;
    for (var entry : population.shares.entrySet()) {
      double p = entry.getValue();
      double q = (1 - ALPHA) * of(entry.getKey()) + ALPHA * p;
      sum += p * Math.log(p / q);
    }
    return Math.min(1, Math.max(0, sum) / Math.log(1 / ALPHA));
  }

  private Set<String> categories(Margin other) {
    SortedMap<String, Double> all = new TreeMap<>(shares);
    all.putAll(other.shares);
    return all.keySet();
  }
}
