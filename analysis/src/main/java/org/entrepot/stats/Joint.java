package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Count;

/**
 * Several subjects as if they were one, or one alone. Shares add up only of subjects of which a
 * unit is an event of one at most, as in a partition.
 */
public final class Joint {
  static final String SEEN = "seen";
  static final String MOST = "most";

  /** The share, and the share if everything were theirs that is unresolved. */
  private final Estimates<String> both;

  Joint(Estimates<String> both) {
    this.both = both;
  }

  /** The counts of the two shares. */
  static <K> ClusterTable<String> table(ClusterTable<K> table, Collection<K> subjects) {
    long[] units = new long[table.clusters().size()];
    long[] possible = table.clusters().stream().mapToLong(c -> c.unresolved()).toArray();
    for (K subject : subjects) {
      for (Count count : table.events().getOrDefault(subject, List.of())) {
        units[count.cluster()] += count.units();
        // One subject's own count knows what it can have been; of several, all open is theirs.
        possible[count.cluster()] =
            subjects.size() == 1
                ? count.possible()
                : Math.min(
                    possible[count.cluster()] + count.units(),
                    table.clusters().get(count.cluster()).units());
      }
    }
    List<Count> seen = new ArrayList<>();
    List<Count> most = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      if (possible[i] > 0) {
        seen.add(new Count(i, Math.min(units[i], possible[i]), possible[i]));
        most.add(new Count(i, possible[i], possible[i]));
      }
    }
    SortedMap<String, List<Count>> events = new TreeMap<>();
    events.put(SEEN, seen);
    events.put(MOST, most);
    return new ClusterTable<>(table.clusters(), events);
  }

  /**
   * The share.
   *
   * @throws IllegalStateException if there is no cluster
   */
  public Estimate share() {
    return of(SEEN);
  }

  /** The interval of the share if everything unresolved that could have been theirs were. */
  public Interval upper() {
    return of(MOST).interval();
  }

  private Estimate of(String which) {
    return Optional.ofNullable(both.shares().get(which))
        .orElseThrow(() -> new IllegalStateException("there is no cluster"));
  }

  /**
   * The share without a part of it, such as all that an operator has without what it carries for
   * others, with its interval. The part is of the same units, and what is left is taken cluster by
   * cluster, so that the interval knows how the two go together.
   *
   * @throws IllegalArgumentException if the part is of other clusters
   */
  public Rest without(Joint part) {
    ClusterShares whole = both.byCluster(SEEN);
    if (whole.clusters() != part.both.byCluster(SEEN).clusters()) {
      throw new IllegalArgumentException("a part is of the same clusters as the whole");
    }
    ClusterShares rest = whole.minus(part.both.byCluster(SEEN));
    double maybe = share().upper() - share().value();
    double spread =
        ClusterBootstrap.spread(rest.mean(), Math.min(1, rest.mean() + maybe), both.unresolved());
    return new Rest(rest.mean(), both.interval(rest).raised(spread));
  }

  /**
   * What is left of a share.
   *
   * @param share it
   * @param interval its confidence interval
   */
  public record Rest(double share, Interval interval) {}

  /** The standard error of the share between clusters. */
  public double error() {
    return both.byCluster(SEEN).standardError();
  }

  /** The standard error of the share if everything unresolved were theirs. */
  public double upperError() {
    return both.byCluster(MOST).standardError();
  }

  /**
   * The probability that this share is above another of the same estimates: the share of bootstrap
   * draws in which it is, ties counting half.
   */
  public double probabilityAbove(Joint other) {
    return Estimates.above(both.draws(SEEN), other.both.draws(SEEN));
  }

  /** Whether the two shares differ in as many clusters as an exact sign test needs. */
  public boolean comparable(Joint other) {
    return both.byCluster(SEEN).unlike(other.both.byCluster(SEEN))
        >= Intervals.needed(both.level());
  }
}
