package org.entrepot.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A subject's share within each cluster, and their {@linkplain TrimmedMean trimmed mean}. Clusters
 * have one vote each.
 */
final class TrimmedShares extends ClusterShares {
  private static final int PERCENTILES_FROM = 30;

  private final int cut;
  private final double mean;

  /** The clusters where the share is not zero, the largest share first. */
  private final int[] at;

  private final double[] shares;

  TrimmedShares(Votes votes, int[] at, double[] shares, TrimmedMean trim) {
    super(votes, at, shares);
    int[] order =
        IntStream.range(0, at.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -shares[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.at = IntStream.of(order).map(i -> at[i]).toArray();
    this.shares = IntStream.of(order).mapToDouble(i -> shares[i]).toArray();
    cut = trim.cut(clusters());
    mean = trim.of(dense());
  }

  @Override
  double mean() {
    return mean;
  }

  /** How many values are left. */
  private int left() {
    return clusters() - 2 * cut;
  }

  /**
   * That of Tukey and McLaughlin (Sankhya A 25, 1963): the standard deviation of the values with
   * those cut set to the last that is left, over the root of their number and over the part left.
   */
  @Override
  double standardError() {
    double[] winsorised = sorted();
    for (int i = 0; i < cut; i++) {
      winsorised[i] = winsorised[cut];
      winsorised[winsorised.length - 1 - i] = winsorised[winsorised.length - 1 - cut];
    }
    double sum = 0;
    for (double value : winsorised) {
      sum += value;
    }
    double squares = 0;
    for (double value : winsorised) {
      squares += Math.pow(value - sum / winsorised.length, 2);
    }
    return Math.sqrt(squares / (winsorised.length - 1) * winsorised.length) / left();
  }

  /** The trimmed mean in each bootstrap draw: as many values of each draw are cut as of all. */
  @Override
  double[] draws(Resamples resamples) {
    double[] means = new double[resamples.draws()];
    for (int draw = 0; draw < means.length; draw++) {
      int above = cut;
      int drawn = 0;
      double sum = 0;
      for (int i = 0; i < at.length; i++) {
        int times = resamples.times(at[i], draw);
        int cutHere = Math.min(times, above);
        above -= cutHere;
        drawn += times;
        sum += shares[i] * (times - cutHere);
      }
      // What was not drawn of these is zeros, which are the lowest.
      int below = cut - (clusters() - drawn);
      for (int i = at.length - 1; i >= 0 && below > 0; i--) {
        int cutHere = Math.min(resamples.times(at[i], draw), below);
        below -= cutHere;
        sum -= shares[i] * cutHere;
      }
      means[draw] = Math.max(0, Math.min(1, sum / left()));
    }
    return means;
  }

  /**
   * The confidence interval, by the rules of {@link Intervals}: percentiles of the draws from 30
   * clusters on, with fewer Student's t with as many degrees of freedom as values are left less one
   * (Tukey and McLaughlin), and the rule of three where clusters hardly differ. That rule says how
   * large a kind of cluster may be that did not turn up; its share is put at 0 or 1, and the mean
   * is trimmed with it. So a subject that no cluster has may have nothing above 0 once 3 / clusters
   * is less than the part that is cut.
   */
  Interval interval(Resamples resamples, double level) {
    double low = mean;
    double high = mean;
    if (clusters() >= PERCENTILES_FROM) {
      double[] draws = draws(resamples);
      Arrays.sort(draws);
      int tail = (int) Math.floor(draws.length * (1 - level) / 2 + 1e-9);
      low = Math.min(low, draws[tail]);
      high = Math.max(high, draws[draws.length - 1 - tail]);
    } else if (clusters() > 1) {
      double t = TDistribution.of(left() - 1.0).inverseSurvivalProbability((1 - level) / 2);
      low = mean - t * standardError();
      high = mean + t * standardError();
    }
    if (unlike() < Intervals.needed(level)) {
      double unseen = Math.min(1, 3 * (Math.log(1 - level) / Math.log(1 - 0.95)) / clusters());
      low = Math.min(low, mixed(unseen, 0));
      high = Math.max(high, mixed(unseen, unseen));
    }
    return new Interval(Math.max(0, low), Math.min(1, high), level);
  }

  /**
   * The trimmed mean if a part of all were unlike those seen, and a part of all had a share of 1.
   */
  private double mixed(double unlike, double ones) {
    double lowest = (double) cut / clusters();
    double highest = 1 - lowest;
    double passed = unlike - ones;
    double sum = 0;
    for (double value : sorted()) {
      double next = passed + (1 - unlike) / clusters();
      sum += value * Math.max(0, Math.min(next, highest) - Math.max(passed, lowest));
      passed = next;
    }
    // From what has been passed on, all have a share of 1.
    sum += Math.max(0, highest - Math.max(passed, lowest));
    return sum / (highest - lowest);
  }

  private double[] sorted() {
    double[] all = dense();
    Arrays.sort(all);
    return all;
  }
}
