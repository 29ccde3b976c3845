package org.entrepot.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A subject's share within each cluster, kept for the clusters where it is not zero; their mean.
 */
class ClusterShares {
  private final Votes votes;
  private final int[] at;
  private final double[] shares;

  /**
   * @param votes of all clusters
   * @param at those where the share is not zero, ascending
   * @param shares the shares there
   */
  ClusterShares(Votes votes, int[] at, double[] shares) {
    this.votes = votes;
    this.at = at.clone();
    this.shares = shares.clone();
  }

  int clusters() {
    return votes.clusters();
  }

  /** Number of clusters with equal votes that would be as sure. */
  double effective() {
    return votes.effective();
  }

  /** Number of clusters where the share is not zero. */
  int present() {
    return at.length;
  }

  /** The weighted sum over clusters, added in their order. */
  double sum() {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += votes.of(at[i]) * shares[i];
    }
    return sum;
  }

  double mean() {
    return sum() / clusters();
  }

  /**
   * Standard error of the mean. With equal votes it is the standard deviation between clusters over
   * the root of G; with others that of a ratio of sums (Cochran 1977, 6.3).
   */
  double standardError() {
    double mean = mean();
    double[] all = dense();
    double squares = 0;
    for (int i = 0; i < all.length; i++) {
      double residual = votes.of(i) * (all[i] - mean);
      squares += residual * residual;
    }
    return Math.sqrt(squares / (clusters() - 1) / clusters());
  }

  /** The mean without each cluster in turn; nothing is without the only one. */
  double[] withoutEach() {
    double sum = sum();
    double[] all = dense();
    double[] means = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      double rest = clusters() - votes.of(i);
      means[i] = rest > 0 ? (sum - votes.of(i) * all[i]) / rest : 0;
    }
    return means;
  }

  /** Number of clusters whose share is not the commonest one. */
  int unlike() {
    double[] sorted = dense();
    Arrays.sort(sorted);
    int longest = 0;
    int run = 0;
    for (int i = 0; i < sorted.length; i++) {
      run = i > 0 && Double.compare(sorted[i], sorted[i - 1]) == 0 ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return clusters() - longest;
  }

  /** Number of clusters in which the two shares differ. */
  int unlike(ClusterShares other) {
    int alike = 0;
    int common = 0;
    int j = 0;
    for (int i = 0; i < at.length; i++) {
      while (j < other.at.length && other.at[j] < at[i]) {
        j++;
      }
      if (j < other.at.length && other.at[j] == at[i]) {
        common++;
        alike += Double.compare(shares[i], other.shares[j]) == 0 ? 1 : 0;
      }
    }
    return at.length + other.at.length - common - alike;
  }

  /** What is left of these shares without others, cluster by cluster, and never less than none. */
  ClusterShares minus(ClusterShares other) {
    double[] rest = dense();
    for (int i = 0; i < other.at.length; i++) {
      rest[other.at[i]] = Math.max(0, exact(rest[other.at[i]] - other.shares[i]));
    }
    int[] left = IntStream.range(0, rest.length).filter(i -> rest[i] > 0).toArray();
    return new ClusterShares(votes, left, Arrays.stream(left).mapToDouble(i -> rest[i]).toArray());
  }

  /** Takes back what subtraction has too much or too little: equal shares are to be found equal. */
  private static double exact(double share) {
    return Math.rint(share * 1e12) / 1e12;
  }

  /** The mean in each bootstrap draw. */
  double[] draws(Resamples resamples) {
    double[] means = new double[resamples.draws()];
    for (int i = 0; i < at.length; i++) {
      resamples.add(at[i], votes.of(at[i]) * shares[i], means);
    }
    double[] drawn = votes.perDraw(resamples);
    for (int draw = 0; draw < means.length; draw++) {
      means[draw] /= drawn[draw];
    }
    return means;
  }

  /** The share in every cluster, in their order. */
  final double[] dense() {
    double[] all = new double[clusters()];
    for (int i = 0; i < at.length; i++) {
      all[at[i]] = shares[i];
    }
    return all;
  }
}
