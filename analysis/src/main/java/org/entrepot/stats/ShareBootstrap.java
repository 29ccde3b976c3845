package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.entrepot.stats.ShareTable.Cluster;
import org.entrepot.stats.ShareTable.Share;

/**
 * Estimates as {@link ClusterBootstrap} does, with the same resampled clusters, where the number is
 * no plain mean of ratios of counts: the mean over clusters of shares that are means themselves,
 * each cluster with its own weight; or a {@linkplain #trimmed trimmed mean}, which is cut anew in
 * each draw.
 *
 * <p>With a trim, an estimate's value is the trimmed mean of the shares that were seen, its upper
 * bound that of the shares that are possible, and its interval as follows. From 30 clusters on it
 * is the percentiles of the draws. With fewer it is Student's t on the standard error of Tukey and
 * McLaughlin (1963), with as many degrees of freedom as values are left, less one. Where all
 * clusters agree, or all but a handful, it spans the rule of three: a kind of cluster that did not
 * turn up makes up less than 3 / clusters of all, with any share, and the mean that is trimmed with
 * it is in the interval. Below ten values nothing is cut, and all is as with the plain mean.
 *
 * <p>Worked example, trimmed by 10%: of 200 clusters a subject has a share of 1 in 20. That is 0,
 * since the 20 highest are cut; in half of all draws it has more, so that the interval begins at 0
 * and ends near 5%. A subject that none of the 200 has is at 0 with an interval of 0 to 0: it may
 * be in 1.5% of all clusters, and even then would be cut.
 *
 * <p>Immutable; the same seed and table give the same bits on every machine, in whatever order the
 * clusters stand.
 */
public final class ShareBootstrap {
  private static final int DRAWS = 2_000;
  private static final int FEWEST_DRAWS = 100;
  private static final double LEVEL = 0.95;

  private final long seed;
  private final int draws;
  private final TrimmedMean trim;
  private final ConcurrentMap<Integer, Resamples> resamples = new ConcurrentHashMap<>();

  private ShareBootstrap(long seed, int draws, TrimmedMean trim) {
    this.seed = seed;
    this.draws = draws;
    this.trim = trim;
  }

  /** With 2,000 draws and a level of 0.95, and nothing trimmed. */
  public static ShareBootstrap withSeed(long seed) {
    return new ShareBootstrap(seed, DRAWS, new TrimmedMean(0));
  }

  /**
   * The same with another number of draws.
   *
   * @throws IllegalArgumentException if there are fewer than 100
   */
  public ShareBootstrap withDraws(int number) {
    if (number < FEWEST_DRAWS) {
      throw new IllegalArgumentException(
          "a bootstrap needs at least " + FEWEST_DRAWS + " draws, not " + number);
    }
    return new ShareBootstrap(seed, number, trim);
  }

  /** The same with a trimmed mean instead of a plain one. */
  public ShareBootstrap trimmed(TrimmedMean mean) {
    return new ShareBootstrap(seed, draws, mean);
  }

  /** Estimates the share of each subject of a table of counts, one vote for each cluster. */
  public <K> Estimates<K> estimate(Estimand estimand, ClusterTable<K> table) {
    return estimate(estimand, ShareTable.of(table));
  }

  /**
   * Estimates the share of each subject; of none where there is no cluster.
   *
   * @throws IllegalArgumentException if something is trimmed and the clusters' weights differ
   */
  public <K> Estimates<K> estimate(Estimand estimand, ShareTable<K> table) {
    ShareTable<K> ordered = table.ordered();
    List<Cluster> clusters = ordered.clusters();
    if (trim.percent() > 0
        && clusters.stream().mapToDouble(Cluster::weight).distinct().count() > 1) {
      throw new IllegalArgumentException("a trimmed mean is of clusters of one weight");
    }
    Votes votes = new Votes(clusters.stream().mapToDouble(Cluster::weight).toArray());
    SortedMap<K, ClusterShares> shares = new TreeMap<>(ordered.shares().comparator());
    SortedMap<K, Estimate> estimates = new TreeMap<>(ordered.shares().comparator());
    Optional<Estimate> unseen = Optional.empty();
    if (!clusters.isEmpty()) {
      ordered
          .shares()
          .forEach(
              (subject, its) -> {
                ClusterShares byCluster = byCluster(its, votes);
                shares.put(subject, byCluster);
                estimates.put(subject, estimate(its, byCluster, clusters, votes));
              });
      unseen = Optional.of(estimate(List.of(), byCluster(List.of(), votes), clusters, votes));
    }
    return new Estimates<>(
        estimand,
        estimates,
        shares,
        unseen,
        frame(clusters, votes),
        LEVEL,
        () -> resamples(clusters.size()),
        some -> new Joint(estimate(estimand, together(ordered, some))));
  }

  private ClusterShares byCluster(List<Share> shares, Votes votes) {
    List<Share> seen = shares.stream().filter(share -> share.value() > 0).toList();
    int[] at = seen.stream().mapToInt(Share::cluster).toArray();
    double[] values = seen.stream().mapToDouble(Share::value).toArray();
    return trim.percent() > 0
        ? new TrimmedShares(votes, at, values, trim)
        : new ClusterShares(votes, at, values);
  }

  private Estimate estimate(
      List<Share> shares, ClusterShares byCluster, List<Cluster> clusters, Votes votes) {
    double value = Math.min(1, byCluster.mean());
    Interval interval =
        byCluster instanceof TrimmedShares trimmed
            ? trimmed.interval(resamples(clusters.size()), LEVEL)
            : Intervals.of(byCluster, () -> resamples(clusters.size()), LEVEL);
    return new Estimate(
        value,
        interval,
        Math.max(value, Math.min(1, upper(shares, clusters, votes))),
        shares.stream().mapToLong(Share::units).sum(),
        byCluster.present(),
        byCluster.sum());
  }

  private double upper(List<Share> shares, List<Cluster> clusters, Votes votes) {
    double[] possible = clusters.stream().mapToDouble(Cluster::unresolved).toArray();
    shares.forEach(share -> possible[share.cluster()] = share.possible());
    for (int i = 0; i < possible.length; i++) {
      possible[i] *= votes.of(i);
    }
    return trim.of(possible);
  }

  private static Frame frame(List<Cluster> clusters, Votes votes) {
    double unresolved = 0;
    for (int i = 0; i < clusters.size(); i++) {
      unresolved += votes.of(i) * clusters.get(i).unresolved();
    }
    return new Frame(
        clusters.stream().mapToLong(Cluster::units).sum(),
        clusters.size(),
        (int) clusters.stream().map(Cluster::host).distinct().count(),
        votes.heaviest(),
        votes.effective(),
        clusters.isEmpty() ? 0 : unresolved / clusters.size());
  }

  /** Several subjects as one, of which a unit is an event of one at most. */
  private static <K> ShareTable<String> together(ShareTable<K> table, Collection<K> subjects) {
    double[] seen = new double[table.clusters().size()];
    double[] most = table.clusters().stream().mapToDouble(Cluster::unresolved).toArray();
    long[] units = new long[seen.length];
    for (K subject : subjects) {
      for (Share share : table.shares().getOrDefault(subject, List.of())) {
        int i = share.cluster();
        seen[i] = Math.min(1, seen[i] + share.value());
        units[i] += share.units();
        most[i] = subjects.size() == 1 ? share.possible() : Math.min(1, most[i] + share.value());
      }
    }
    List<Share> its = new ArrayList<>();
    List<Share> may = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      double possible = Math.max(seen[i], most[i]);
      its.add(new Share(i, seen[i], possible, units[i]));
      may.add(new Share(i, possible, possible, units[i]));
    }
    return new ShareTable<>(
        table.clusters(), new TreeMap<>(Map.of(Joint.SEEN, its, Joint.MOST, may)));
  }

  private Resamples resamples(int clusters) {
    return resamples.computeIfAbsent(clusters, n -> new Resamples(seed, n, draws));
  }
}
