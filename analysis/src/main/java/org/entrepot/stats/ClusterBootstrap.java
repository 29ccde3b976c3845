package org.entrepot.stats;

import java.util.ArrayList;
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
 * Estimates shares from units that come in clusters, one vote for each cluster, and resamples whole
 * clusters to say how sure the estimates are: units of one cluster repeat each other, so intervals
 * that count units are wrong about half the time (METHOD.md 5).
 *
 * <p>The share of a subject is the mean over clusters of (units with the event / units). The same
 * resampled clusters serve every subject, and every table of as many clusters, so that differences
 * can be judged pair by pair. How intervals are made is said at {@link Estimate#interval()}.
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
  private final ConcurrentMap<Integer, Resamples> resamples = new ConcurrentHashMap<>();

  private ClusterBootstrap(long seed, int draws, double level) {
    this.seed = seed;
    this.draws = draws;
    this.level = level;
  }

  /** With 2,000 draws and a level of 0.95. */
  public static ClusterBootstrap withSeed(long seed) {
    return new ClusterBootstrap(seed, DRAWS, LEVEL);
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
    return new ClusterBootstrap(seed, number, level);
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
    return new ClusterBootstrap(seed, draws, confidence);
  }

  /** Estimates the share of each subject; of none where there is no cluster. */
  public <K> Estimates<K> estimate(Estimand estimand, ClusterTable<K> table) {
    List<Cluster> clusters = table.clusters();
    int[] position = positions(clusters);
    List<Cluster> ordered = clusters.stream().sorted(Comparator.comparing(Cluster::id)).toList();
    SortedMap<K, ClusterShares> shares = new TreeMap<>(table.events().comparator());
    SortedMap<K, Estimate> estimates = new TreeMap<>(table.events().comparator());
    if (!clusters.isEmpty()) {
      table
          .events()
          .forEach(
              (subject, counts) -> {
                List<Count> inOrder = new ArrayList<>();
                counts.forEach(
                    c -> inOrder.add(new Count(position[c.cluster()], c.units(), c.possible())));
                inOrder.sort(Comparator.comparingInt(Count::cluster));
                ClusterShares its = shares(inOrder, ordered);
                shares.put(subject, its);
                estimates.put(subject, estimate(inOrder, its, ordered));
              });
    }
    return new Estimates<>(
        estimand,
        estimates,
        shares,
        unseen(ordered),
        Frame.of(ordered),
        level,
        () -> resamples(clusters.size()));
  }

  /** For each index of a cluster its place in the order of names. */
  private static int[] positions(List<Cluster> clusters) {
    int[] position = new int[clusters.size()];
    List<Integer> order =
        IntStream.range(0, position.length)
            .boxed()
            .sorted(Comparator.comparing(i -> clusters.get(i).id()))
            .toList();
    for (int i = 0; i < position.length; i++) {
      position[order.get(i)] = i;
    }
    return position;
  }

  /** What is estimated of a subject without a count; of none where there is no cluster. */
  private Optional<Estimate> unseen(List<Cluster> clusters) {
    return clusters.isEmpty()
        ? Optional.empty()
        : Optional.of(estimate(List.of(), shares(List.of(), clusters), clusters));
  }

  private static ClusterShares shares(List<Count> counts, List<Cluster> clusters) {
    List<Count> seen = counts.stream().filter(c -> c.units() > 0).toList();
    return new ClusterShares(
        clusters.size(),
        seen.stream().mapToInt(Count::cluster).toArray(),
        seen.stream()
            .mapToDouble(c -> (double) c.units() / clusters.get(c.cluster()).units())
            .toArray());
  }

  private Estimate estimate(List<Count> counts, ClusterShares shares, List<Cluster> clusters) {
    return new Estimate(
        shares.mean(),
        Intervals.of(shares, () -> resamples(clusters.size()), level),
        upper(counts, clusters),
        counts.stream().mapToLong(Count::units).sum(),
        shares.present(),
        shares.sum());
  }

  /** METHOD.md M1, S_U: a unit that is unresolved could have been any subject's. */
  private static double upper(List<Count> counts, List<Cluster> clusters) {
    double sum = 0;
    int next = 0;
    for (int i = 0; i < clusters.size(); i++) {
      boolean counted = next < counts.size() && counts.get(next).cluster() == i;
      long possible = counted ? counts.get(next++).possible() : clusters.get(i).unresolved();
      sum += (double) possible / clusters.get(i).units();
    }
    return sum / clusters.size();
  }

  private Resamples resamples(int clusters) {
    return resamples.computeIfAbsent(clusters, n -> new Resamples(seed, n, draws));
  }
}
