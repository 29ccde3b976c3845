package org.entrepot.stats;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ranks that the data leave open, for all subjects at once: with the probability of {@link
 * Estimates#level()} every subject's true rank lies in its set. After Mogstad, Romano, Shaikh and
 * Wilhelm, "Inference for Ranks with Applications to Mobility across Neighbourhoods and Academic
 * Achievement across Countries", Review of Economic Studies 2024, doi:10.1093/restud/rdad006 (read
 * 2026-11; R package csranks): from p subjects, the rank of one is at least 1 + the number of those
 * significantly above it, and at most p - the number of those significantly below.
 *
 * <p>All pairs are judged together, from the paired bootstrap draws. Two subjects are never told
 * apart
 *
 * <ul>
 *   <li>if their shares differ in fewer clusters than an exact sign test needs, were they all on
 *       one side: 6 at the level of 0.95;
 *   <li>if their difference is the same in every draw, so that it has no standard error;
 *   <li>if both stand behind the first 400 by value.
 * </ul>
 *
 * <p>Each of these can only widen the sets.
 *
 * @param <K> the subjects
 */
public final class RankSets<K> {
  private final SortedMap<K, Integer> places;
  private final PairwiseTests tests;

  private RankSets(SortedMap<K, Integer> places, PairwiseTests tests) {
    this.places = places;
    this.tests = tests;
  }

  /**
   * Ranks some of the subjects among each other.
   *
   * @throws IllegalArgumentException if there is no estimate for one of them
   */
  public static <K> RankSets<K> of(Estimates<K> estimates, List<K> subjects) {
    List<K> order =
        subjects.stream()
            .sorted(Comparator.comparingDouble((K k) -> -estimates.byCluster(k).mean()))
            .toList();
    SortedMap<K, Integer> places = new TreeMap<>(estimates.shares().comparator());
    for (K subject : order) {
      places.put(subject, places.size());
    }
    int different = Intervals.needed(estimates.level());
    List<ClusterShares> shares = order.stream().map(estimates::byCluster).toList();
    PairwiseTests.Sample sample =
        new PairwiseTests.Sample() {
          @Override
          public int size() {
            return shares.size();
          }

          @Override
          public double value(int i) {
            return shares.get(i).mean();
          }

          @Override
          public double[] draws(int i) {
            return estimates.draws(order.get(i));
          }

          @Override
          public boolean comparable(int i, int j) {
            return shares.get(i).unlike(shares.get(j)) >= different;
          }
        };
    return new RankSets<>(
        places,
        PairwiseTests.of(
            sample,
            estimates.numberOfDraws(),
            estimates.level(),
            Math.max(1, estimates.effectiveClusters() - 1)));
  }

  /** The best rank that is left open; 1 is the best of all. */
  public int low(K subject) {
    int place = place(subject);
    return 1 + (int) places.values().stream().filter(other -> tests.above(other, place)).count();
  }

  /** The worst rank that is left open. */
  public int high(K subject) {
    int place = place(subject);
    return places.size()
        - (int) places.values().stream().filter(other -> tests.above(place, other)).count();
  }

  /** Whether one subject's share is significantly above another's. */
  public boolean above(K subject, K other) {
    return tests.above(place(subject), place(other));
  }

  /**
   * The p-value of one subject's share being above another's, adjusted for all pairs: how rarely
   * any pair would lie as far apart. 1 where it is not above, or cannot be told apart.
   */
  public double p(K subject, K other) {
    return tests.p(place(subject), place(other));
  }

  private int place(K subject) {
    Integer place = places.get(subject);
    if (place == null) {
      throw new IllegalArgumentException(subject + " is not among those ranked");
    }
    return place;
  }
}
