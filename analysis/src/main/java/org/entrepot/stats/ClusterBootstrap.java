package org.entrepot.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;

/**
 * Estimates shares from units that come in clusters, one vote for each cluster (or {@linkplain
 * #withWeights weighted} ones), and resamples whole clusters to say how sure the estimates are:
 * units of one cluster repeat each other, so intervals that count units are wrong about half the
 * time (METHOD.md 5).
 *
 * <p>The share of a subject is the (weighted) mean over clusters of (units with the event / units).
 * The same resampled clusters serve every subject, and every table of as many clusters, so that
 * differences can be judged pair by pair. How intervals are made is said at {@link
 * Estimate#interval()}.
 *
 * <p>Immutable; the same seed and table give the same bits on every machine, in whatever order the
 * clusters stand.
 */
public final class ClusterBootstrap {
  /** METHOD.md 5: at least 2,000. */
  private static final int DRAWS = 2_000;

  private static final int FEWEST_DRAWS = 100;
  private static final double LEVEL = 0.95;

  private final long seed;
  private final int draws;
  private final double level;
  private final Weights weights;
  private final ConcurrentMap<Integer, Resamples> resamples = new ConcurrentHashMap<>();

  private ClusterBootstrap(long seed, int draws, double level, Weights weights) {
    this.seed = seed;
    this.draws = draws;
    this.level = level;
    this.weights = weights;
  }

  /** With 2,000 draws and a level of 0.95. */
  public static ClusterBootstrap withSeed(long seed) {
    return new ClusterBootstrap(seed, DRAWS, LEVEL, Weights.EQUAL);
  }

  /**
   * The same with another number of draws. Fewer than 2,000 are good for a first look only.
   *
   * @throws IllegalArgumentException if there are fewer than 100
   */
  public ClusterBootstrap withDraws(int number) {
    if (number < FEWEST_DRAWS) {
      throw new IllegalArgumentException(
          "a bootstrap needs at least " + FEWEST_DRAWS + " draws, not " + number);
    }
    return new ClusterBootstrap(seed, number, level, weights);
  }

  /**
   * The same with another confidence level.
   *
   * @throws IllegalArgumentException if it is not between 0.5 and 0.999
   */
  public ClusterBootstrap withLevel(double confidence) {
    if (!(confidence >= 0.5 && confidence <= 0.999)) {
      throw new IllegalArgumentException("a confidence level is 0.5 to 0.999, not " + confidence);
    }
    return new ClusterBootstrap(seed, draws, confidence, weights);
  }

  /** The same with votes that count differently. */
  public ClusterBootstrap withWeights(Weights others) {
    return new ClusterBootstrap(seed, draws, level, others);
  }

  /**
   * Estimates the share of each subject; of none where there is no cluster with a vote.
   *
   * @throws IllegalArgumentException if a weight is negative or no number
   */
  public <K> Estimates<K> estimate(Estimand estimand, ClusterTable<K> table) {
    List<Cluster> clusters = table.clusters();
    double[] all = weights.over(clusters);
    int[] order =
        IntStream.range(0, all.length)
            .filter(i -> all[i] > 0)
            .boxed()
            .sorted(Comparator.comparing(i -> clusters.get(i).id()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] position = new int[all.length];
    Arrays.fill(position, -1);
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
    }
    List<Cluster> ordered = Arrays.stream(order).mapToObj(clusters::get).toList();
    Votes votes = new Votes(Arrays.stream(order).mapToDouble(i -> all[i]).toArray());
    SortedMap<K, ClusterShares> shares = new TreeMap<>(table.events().comparator());
    SortedMap<K, Estimate> estimates = new TreeMap<>(table.events().comparator());
    if (!ordered.isEmpty()) {
      table
          .events()
          .forEach(
              (subject, counts) -> {
                List<Count> inOrder =
                    counts.stream()
                        .filter(c -> position[c.cluster()] >= 0)
                        .map(c -> new Count(position[c.cluster()], c.units(), c.possible()))
                        .sorted(Comparator.comparingInt(Count::cluster))
                        .toList();
                ClusterShares its = shares(inOrder, ordered, votes);
                shares.put(subject, its);
                estimates.put(subject, estimate(inOrder, its, ordered, votes));
              });
    }
    return new Estimates<>(
        estimand,
        estimates,
        shares,
        unseen(ordered, votes),
        Frame.of(ordered, votes),
        level,
        () -> resamples(ordered.size()),
        some -> new Joint(estimate(estimand, Joint.table(table, some))));
  }

  /**
   * The shares alone, without saying how sure they are: quick where only the order is asked for.
   */
  public <K> SortedMap<K, Double> values(ClusterTable<K> table) {
    double[] all = weights.over(table.clusters());
    double sum = Arrays.stream(all).sum();
    SortedMap<K, Double> values = new TreeMap<>(table.events().comparator());
    table
        .events()
        .forEach(
            (subject, counts) -> {
              double share = 0;
              for (Count count : counts) {
                Cluster cluster = table.clusters().get(count.cluster());
                share += all[count.cluster()] * count.units() / cluster.units();
              }
              values.put(subject, sum > 0 ? Math.min(1, share / sum) : 0);
            });
    return values;
  }

  /** What is estimated of a subject without a count; of none where there is no cluster. */
  private Optional<Estimate> unseen(List<Cluster> clusters, Votes votes) {
    return clusters.isEmpty()
        ? Optional.empty()
        : Optional.of(estimate(List.of(), shares(List.of(), clusters, votes), clusters, votes));
  }

  private static ClusterShares shares(List<Count> counts, List<Cluster> clusters, Votes votes) {
    List<Count> seen = counts.stream().filter(c -> c.units() > 0).toList();
    return new ClusterShares(
        votes,
        seen.stream().mapToInt(Count::cluster).toArray(),
        seen.stream()
            .mapToDouble(c -> (double) c.units() / clusters.get(c.cluster()).units())
            .toArray());
  }

  private Estimate estimate(
      List<Count> counts, ClusterShares shares, List<Cluster> clusters, Votes votes) {
    double value = Math.min(1, shares.mean());
    double upper = Math.max(value, Math.min(1, upper(counts, clusters, votes)));
    return new Estimate(
        value,
        Intervals.of(shares, () -> resamples(clusters.size()), level)
            .raised(spread(value, upper, upper(List.of(), clusters, votes))),
        upper,
        counts.stream().mapToLong(Count::units).sum(),
        shares.present(),
        shares.sum());
  }

  /**
   * What a share gains if what is unresolved is as what is resolved. Nothing tells that it is, nor
   * that it is nobody's, so intervals span both readings. On simulated worlds intervals that know
   * the second one alone hold 93% of the true entry shares, and all that they miss lie above them:
   * one silent router hides an operator from all clusters at once.
   *
   * @param open share of units that are not wholly resolved, with the event seen or without
   */
  static double spread(double value, double upper, double open) {
    double maybe = upper - value;
    // A unit may have the event and be unresolved: what is resolved must be looked at alone.
    double seenInOpen = Math.max(0, open - maybe);
    double resolved = 1 - open;
    return resolved > 0 ? maybe * Math.min(1, Math.max(0, value - seenInOpen) / resolved) : 0;
  }

  /** METHOD.md M1, S_U: a unit that is unresolved could have been any subject's. */
  private static double upper(List<Count> counts, List<Cluster> clusters, Votes votes) {
    double sum = 0;
    int next = 0;
    for (int i = 0; i < clusters.size(); i++) {
      boolean counted = next < counts.size() && counts.get(next).cluster() == i;
      long possible = counted ? counts.get(next++).possible() : clusters.get(i).unresolved();
      sum += votes.of(i) * possible / clusters.get(i).units();
    }
    return sum / clusters.size();
  }

  private Resamples resamples(int clusters) {
    return resamples.computeIfAbsent(clusters, n -> new Resamples(seed, n, draws));
  }
}
