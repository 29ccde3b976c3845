package org.entrepot.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.RankSets;

/**
 * What is said of one kind of share: of some by name, one thing of all others, and who is above
 * whom.
 *
 * @param named the shares of those that were met
 * @param unseen what is said of any other; empty where nothing was observed
 * @param order every pair of which one is said to be significantly above the other
 * @param leader of whom a headline says that it leads, or was seen most often, if of anybody
 */
record Told<K extends Comparable<? super K>>(
    SortedMap<K, Estimate> named,
    Optional<Estimate> unseen,
    List<Above<K>> order,
    Optional<K> leader) {
  /** The probability of being above the second that the verb needs (METHOD.md 5). */
  private static final double SURE = 0.95;

  /** Copies the collections. */
  Told {
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    order = List.copyOf(order);
  }

  /** That the first has the larger share. */
  record Above<K>(K first, K second) {}

  /** Where nothing is said. */
  static <K extends Comparable<? super K>> Told<K> nothing() {
    return new Told<K>(new TreeMap<>(), Optional.empty(), List.of(), Optional.empty());
  }

  static <K extends Comparable<? super K>> Told<K> of(Ranking<K> ranking) {
    List<K> ranked = ranking.rows().stream().map(Ranking.Row::key).toList();
    RankSets<K> sets = RankSets.of(ranking.estimates(), ranked);
    List<Above<K>> order = new ArrayList<>();
    for (K first : ranked) {
      for (K second : ranked) {
        if (sets.above(first, second)) {
          order.add(new Above<>(first, second));
        }
      }
    }
    return new Told<>(
        ranking.estimates().shares(), ranking.estimates().unseen(), order, leader(ranking));
  }

  /** The first, where the report's headlines would use the verb of it. */
  private static <K> Optional<K> leader(Ranking<K> ranking) {
    return ranking.rows().stream()
        .findFirst()
        .filter(first -> first.estimate().units() > 0)
        .filter(first -> ranking.estimates().evidence() != Evidence.SUPPRESSED)
        .filter(first -> ranking.rivals().isEmpty())
        .filter(first -> ranking.probabilityOfLead().orElse(1) >= SURE)
        .map(Ranking.Row::key);
  }

  /** What is said of one, by name or as one of the others. */
  Optional<Estimate> of(K key) {
    return byName(key).or(this::unseen);
  }

  /** What is said of one by name. */
  Optional<Estimate> byName(K key) {
    return Optional.ofNullable(named.get(key));
  }
}
