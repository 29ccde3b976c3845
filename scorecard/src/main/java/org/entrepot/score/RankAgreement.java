package org.entrepot.score;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** How far two rankings of the same things agree. */
final class RankAgreement {
  private RankAgreement() {}

  /**
   * Kendall's tau-b (Kendall 1945): concordant minus discordant pairs, over the geometric mean of
   * the pairs not tied in each. Empty where all is tied in one of them.
   *
   * <p>Worked example: (1, 2, 3) and (1, 3, 2) have two pairs in one order and one in the other: (2
   * - 1) / 3.
   */
  static OptionalDouble tau(double[] these, double[] those) {
    long agree = 0;
    long untiedThese = 0;
    long untiedThose = 0;
    for (int i = 0; i < these.length; i++) {
      for (int j = i + 1; j < these.length; j++) {
        int a = Double.compare(these[i], these[j]);
        int b = Double.compare(those[i], those[j]);
        agree += (long) Integer.signum(a) * Integer.signum(b);
        untiedThese += a == 0 ? 0 : 1;
        untiedThose += b == 0 ? 0 : 1;
      }
    }
    return untiedThese == 0 || untiedThose == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(agree / Math.sqrt((double) untiedThese * untiedThose));
  }

  /** How many of the first so many of one are among the first so many of the other. */
  static <K extends Comparable<? super K>> Count overlap(
      Map<K, Double> these, Map<K, Double> those, int first) {
    Set<K> truth = top(those, first);
    Set<K> both = new TreeSet<>(top(these, first));
    both.retainAll(truth);
    return new Count(both.size(), truth.size());
  }

  /** The largest, of equals the smaller key; nothing without a share is among them. */
  private static <K extends Comparable<? super K>> Set<K> top(Map<K, Double> shares, int first) {
    Comparator<Map.Entry<K, Double>> order =
        Comparator.comparingDouble((Map.Entry<K, Double> entry) -> -entry.getValue());
    List<K> keys =
        shares.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(order.thenComparing(Map.Entry.comparingByKey()))
            .limit(first)
            .map(Map.Entry::getKey)
            .toList();
    return new TreeSet<>(keys);
  }
}
