package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How shares differ between two times of observation, on the pairs that were observed both times
 * (METHOD.md 5, two-period): the fixed panel. Within a cluster each common pair has one vote, and
 * each cluster with a common pair has one. So neither vantage points that came or went nor a pair
 * that was observed more often the second time can make a difference.
 *
 * <ul>
 *   <li>The interval is that of a mean of clusters ({@link Estimate#interval()}), on differences
 *       from -1 to 1 instead of shares from 0 to 1, with percentiles a little further out.
 *   <li>The p value is of a permutation test: were there no difference, then before and after could
 *       be exchanged in any cluster, as a whole. Of B random exchanges k give a mean at least as
 *       far from 0; p = (1 + k) / (1 + B) (Phipson and Smyth 2010), two-sided.
 *   <li>Holm's (1979) p values hold for all subjects that are asked for together.
 *   <li>The difference of the whole panels, each as it was observed, is given beside. What it has
 *       more than the fixed panel is due to the change of the panel and of its weights.
 * </ul>
 *
 * <p>Worked example: AS1 goes to X by way of S on 1 of 2 paths before and on 2 of 2 after, and to Y
 * on none of 1 both times; AS2 goes to X by way of S on none of 1, and on 1 of 1 after; AS3 is
 * there only before, with S on 1 of 1. On the fixed panel S had (1/4 + 0) / 2 = 12.5%, and has (1/2
 * + 1) / 2 = 75%: a difference of 62.5 points. The whole panels say (1/3 + 0 + 1) / 3 = 44.4% and
 * (2/3 + 1) / 2 = 83.3%, a difference of 38.9: the change of the panel makes it 23.6 smaller. With
 * both differences on one side p is near 1/2, since half of the exchanges give means as far from 0.
 *
 * @param <K> what the shares are of
 */
public final class PairedDifference<K extends Comparable<? super K>> {
  /** Means that differ less do so by rounding. */
  private static final double ROUNDING = 1e-12;

  private static final double LEVEL = 0.95;
  private static final int DRAWS = 2_000;

  private final List<String> clusters = new ArrayList<>();
  private final SortedMap<K, double[]> before;
  private final SortedMap<K, double[]> after;
  private final SortedMap<K, Double> wholeBefore;
  private final SortedMap<K, Double> wholeAfter;
  private final int pairs;

  /**
   * The difference of one share.
   *
   * @param subject what it is the share of
   * @param before the share on the fixed panel, 0 to 1
   * @param after the same of the second time
   * @param difference after less before
   * @param low lower end of its confidence interval, at a level of 0.95
   * @param high upper end
   * @param p of the permutation test
   * @param holm the same, corrected for all subjects asked for
   * @param wholeBefore the share on the whole panel
   * @param wholeAfter the same of the second time
   */
  public record Change<K>(
      K subject,
      double before,
      double after,
      double difference,
      double low,
      double high,
      double p,
      double holm,
      double wholeBefore,
      double wholeAfter) {
    /** The difference of the whole panels. */
    public double whole() {
      return wholeAfter - wholeBefore;
    }

    /** What of it is due to the panel and its weights not being the same. */
    public double panel() {
      return whole() - difference;
    }
  }

  private PairedDifference(PairCounts<K> first, PairCounts<K> second) {
    this.wholeBefore = first.shares();
    this.wholeAfter = second.shares();
    List<SortedMap<String, PairCounts.Pair<K>>> ours = new ArrayList<>();
    List<SortedMap<String, PairCounts.Pair<K>>> theirs = new ArrayList<>();
    first.clusters.forEach(
        (cluster, targets) -> {
          SortedMap<String, PairCounts.Pair<K>> other =
              new TreeMap<>(second.clusters.getOrDefault(cluster, new TreeMap<>()));
          SortedMap<String, PairCounts.Pair<K>> common = new TreeMap<>(targets);
          common.keySet().retainAll(other.keySet());
          other.keySet().retainAll(common.keySet());
          if (!common.isEmpty()) {
            clusters.add(cluster);
            ours.add(common);
            theirs.add(other);
          }
        });
    this.pairs = ours.stream().mapToInt(Map::size).sum();
    this.before = shares(ours);
    this.after = shares(theirs);
  }

  /** Compares what was counted first with what was counted second. */
  public static <K extends Comparable<? super K>> PairedDifference<K> between(
      PairCounts<K> before, PairCounts<K> after) {
    return new PairedDifference<>(before, after);
  }

  /** Of each subject the share within each cluster, one vote for each pair. */
  private static <K extends Comparable<? super K>> SortedMap<K, double[]> shares(
      List<SortedMap<String, PairCounts.Pair<K>>> clusters) {
    SortedMap<K, double[]> shares = new TreeMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      int cluster = i;
      int pairs = clusters.get(i).size();
      for (PairCounts.Pair<K> pair : clusters.get(i).values()) {
        pair.events.forEach(
            (subject, count) ->
                shares.computeIfAbsent(subject, key -> new double[clusters.size()])[cluster] +=
                    (double) count / pair.units / pairs);
      }
    }
    return shares;
  }

  /** The clusters that have a pair in common. */
  public List<String> clusters() {
    return List.copyOf(clusters);
  }

  /** Number of pairs in common. */
  public int pairs() {
    return pairs;
  }

  /**
   * The subjects with the largest shares on the fixed panel, before and after taken together: an
   * order that says nothing of the difference, so that to choose by it leaves the tests valid.
   */
  public List<K> largest(int number) {
    SortedSet<K> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    return all.stream()
        .sorted(
            Comparator.comparingDouble(
                subject -> -(mean(of(before, subject)) + mean(of(after, subject)))))
        .limit(number)
        .toList();
  }

  /**
   * The differences of some subjects.
   *
   * @param seed of the bootstrap and of the permutations
   * @param permutations how many, at least 100
   * @throws IllegalArgumentException if there are fewer, or no pair is in common
   */
  public List<Change<K>> changes(List<K> subjects, long seed, int permutations) {
    if (permutations < 100 || clusters.isEmpty()) {
      throw new IllegalArgumentException(
          permutations + " permutations of " + clusters.size() + " clusters say nothing");
    }
    double[][] differences = subjects.stream().map(this::differences).toArray(double[][]::new);
    double[] p = pValues(differences, seed, permutations);
    double[] holm = Holm.corrected(p);
    Resamples resamples = new Resamples(seed, clusters.size(), DRAWS);
    List<Change<K>> changes = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      K subject = subjects.get(i);
      Interval interval = interval(differences[i], resamples);
      changes.add(
          new Change<>(
              subject,
              mean(of(before, subject)),
              mean(of(after, subject)),
              mean(differences[i]),
              interval.low(),
              interval.high(),
              p[i],
              holm[i],
              wholeBefore.getOrDefault(subject, 0.0),
              wholeAfter.getOrDefault(subject, 0.0)));
    }
    return changes;
  }

  private double[] of(Map<K, double[]> shares, K subject) {
    return shares.getOrDefault(subject, new double[clusters.size()]);
  }

  private double[] differences(K subject) {
    double[] first = of(before, subject);
    double[] second = of(after, subject);
    return IntStream.range(0, first.length).mapToDouble(i -> second[i] - first[i]).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The interval of the mean, made where shares are: a difference d is the share (d + 1) / 2. */
  private static Interval interval(double[] differences, Resamples resamples) {
    int size = differences.length;
    double[] equal = new double[size];
    Arrays.fill(equal, 1);
    ClusterShares shares =
        new ClusterShares(
            new Votes(equal),
            IntStream.range(0, size).toArray(),
            Arrays.stream(differences).map(d -> (d + 1) / 2).toArray());
    Interval interval = Intervals.of(shares, () -> resamples, LEVEL, percentiles(size));
    return new Interval(2 * interval.low() - 1, 2 * interval.high() - 1, LEVEL);
  }

  /**
   * Percentiles of a bootstrap are as narrow as normal quantiles times a standard error that is too
   * small by the root of (G - 1) / G. Differences have heavier tails than shares, and it shows: 92%
   * instead of 95% at G = 40. So percentiles further out are taken, that are as wide as Student's t
   * ("expanded", Hesterberg 2015).
   */
  private static double percentiles(int clusters) {
    if (clusters < 2) {
      return LEVEL;
    }
    double t = TDistribution.of(clusters - 1).inverseSurvivalProbability((1 - LEVEL) / 2);
    double reach = t * Math.sqrt(clusters / (clusters - 1.0));
    return 1 - 2 * NormalDistribution.of(0, 1).survivalProbability(reach);
  }

  private static double[] pValues(double[][] differences, long seed, int permutations) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int size = differences.length == 0 ? 0 : differences[0].length;
    boolean[] exchanged = new boolean[size];
    double[] observed =
        Arrays.stream(differences).mapToDouble(d -> Math.abs(Arrays.stream(d).sum())).toArray();
    int[] asFar = new int[differences.length];
    for (int b = 0; b < permutations; b++) {
      for (int i = 0; i < size; i++) {
        exchanged[i] = random.nextBoolean();
      }
      for (int s = 0; s < differences.length; s++) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
          sum += exchanged[i] ? -differences[s][i] : differences[s][i];
        }
        asFar[s] += Math.abs(sum) >= observed[s] - ROUNDING ? 1 : 0;
      }
    }
    return Arrays.stream(asFar).mapToDouble(k -> (1.0 + k) / (1 + permutations)).toArray();
  }
}
