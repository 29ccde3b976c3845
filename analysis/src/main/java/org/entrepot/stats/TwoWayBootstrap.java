package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Shares of a mesh, whose units go from sources to targets and depend on both: paths from one AS
 * resemble each other, and so do paths to one AS. Sources and targets are resampled independently
 * of each other, and a pair counts as often as its source was drawn times as often as its target
 * was: the pigeonhole bootstrap (Owen, "The pigeonhole bootstrap", Annals of Applied Statistics
 * 2007; METHOD.md 5). {@link ClusterBootstrap} resamples sources alone, so what it says holds of
 * these targets only; this holds of targets like these.
 *
 * <p>The share of a subject is the one that {@link ClusterBootstrap} gives with equal votes: the
 * mean over sources of (units with the event / units). In a draw a source without any of the
 * targets that were drawn has no vote; a draw in which none has one is left out.
 *
 * <p>G is the smaller of the numbers of sources and of targets.
 *
 * <ul>
 *   <li>From G = 30 on the interval is the percentiles of the draws; with fewer the share plus and
 *       minus its standard error times the quantile of Student's t with G - 1 degrees of freedom,
 *       cut at 0 and 1.
 *   <li>Where fewer than six sources, or targets, differ from the commonest share it also spans the
 *       rule of three for them, as at {@link Estimate#interval()}. So with two to five targets
 *       little is said of others.
 *   <li>One target cannot tell how targets differ: shares and intervals are those of its sources,
 *       and of this target alone. One source says nothing: 0 to 1.
 * </ul>
 *
 * <p>Owen shows that the variance of the draws is too large rather than too small, by as much again
 * as what is due to single pairs and neither to sources nor to targets.
 *
 * <p>Worked example: 40 sources have one path to each of 8 targets, and an operator is on all paths
 * to 2 of them. Each source says 25%, so that between sources there is no error at all, and of
 * these 8 targets 25% is the whole truth. But 2 of 8 targets is a share with a standard error of
 * sqrt(0.25 * 0.75 / 8) = 15 points: the draws lie between 0 and 75%.
 *
 * @param <K> what the shares are of
 */
public final class TwoWayBootstrap<K extends Comparable<? super K>> {
  private static final int DRAWS = 2_000;
  private static final double LEVEL = 0.95;
  private static final int PERCENTILES_FROM = 30;

  private final List<String> sources;
  private final List<String> targets;
  private final Resamples ofSources;
  private final Resamples ofTargets;

  private final long[] unitsFrom;
  private final long[] unitsTo;

  /** By source, then by draw. */
  private final double[][] drawnUnits;

  /** The number of sources with a vote, by draw. */
  private final double[] votes;

  private final SortedMap<K, List<Cell>> events = new TreeMap<>();

  /** The units with an event of one pair. */
  private record Cell(int source, int target, long units) {}

  /**
   * A share.
   *
   * @param value the mean over sources of the share within each, 0 to 1
   * @param interval its 95% confidence interval
   * @param error its standard error; 0 where there is one source
   * @param units number of units with the event
   */
  public record Share(double value, Interval interval, double error, long units) {}

  private TwoWayBootstrap(PairCounts<K> table, long seed, int draws) {
    this.sources = List.copyOf(table.clusters.keySet());
    TreeSet<String> all = new TreeSet<>();
    table.clusters.values().forEach(pairs -> all.addAll(pairs.keySet()));
    this.targets = List.copyOf(all);
    this.unitsFrom = new long[sources.size()];
    this.unitsTo = new long[targets.size()];
    this.ofSources = new Resamples(seed, sources.size(), draws);
    // Independent of the sources': another seed, and none that a neighbouring study would have.
    this.ofTargets = new Resamples(seed ^ 0x9E3779B97F4A7C15L, targets.size(), draws);
    this.drawnUnits = new double[sources.size()][draws];
    int source = 0;
    for (SortedMap<String, PairCounts.Pair<K>> pairs : table.clusters.values()) {
      read(source++, pairs);
    }
    this.votes = new double[draws];
    for (int s = 0; s < sources.size(); s++) {
      for (int draw = 0; draw < draws; draw++) {
        votes[draw] += drawnUnits[s][draw] > 0 ? ofSources.times(s, draw) : 0;
      }
    }
  }

  private void read(int source, SortedMap<String, PairCounts.Pair<K>> pairs) {
    pairs.forEach(
        (name, pair) -> {
          int target = Collections.binarySearch(targets, name);
          unitsFrom[source] += pair.units;
          unitsTo[target] += pair.units;
          ofTargets.add(target, (double) pair.units, drawnUnits[source]);
          pair.events.forEach(
              (event, count) ->
                  events
                      .computeIfAbsent(event, key -> new ArrayList<>())
                      .add(new Cell(source, target, count)));
        });
  }

  /**
   * With 2,000 draws. The same seed and counts give the same bits, however they were counted.
   *
   * @throws IllegalArgumentException if nothing was counted
   */
  public static <K extends Comparable<? super K>> TwoWayBootstrap<K> of(
      PairCounts<K> table, long seed) {
    return of(table, seed, DRAWS);
  }

  /**
   * With another number of draws.
   *
   * @throws IllegalArgumentException if there are fewer than 100, or nothing was counted
   */
  public static <K extends Comparable<? super K>> TwoWayBootstrap<K> of(
      PairCounts<K> table, long seed, int draws) {
    if (draws < 100 || table.pairs() == 0) {
      throw new IllegalArgumentException(
          draws + " draws of " + table.pairs() + " pairs say nothing");
    }
    return new TwoWayBootstrap<>(table, seed, draws);
  }

  /** The sources, by name. */
  public List<String> sources() {
    return sources;
  }

  /** The targets, by name. */
  public List<String> targets() {
    return targets;
  }

  /** The share of each subject. */
  public SortedMap<K, Share> shares() {
    SortedMap<K, Share> shares = new TreeMap<>();
    events.keySet().forEach(subject -> shares.put(subject, share(subject)));
    return shares;
  }

  /** The share of one subject; 0 with the interval of such a share where it was not counted. */
  public Share share(K subject) {
    List<Cell> cells = events.getOrDefault(subject, List.of());
    ClusterShares bySource = shares(cells, Cell::source, unitsFrom);
    long count = cells.stream().mapToLong(Cell::units).sum();
    double value = Math.min(1, bySource.mean());
    if (sources.size() == 1) {
      return new Share(value, new Interval(0, 1, LEVEL), 0, count);
    }
    if (targets.size() == 1) {
      Interval interval = Intervals.of(bySource, () -> ofSources, LEVEL);
      return new Share(value, interval, bySource.standardError(), count);
    }
    double[] draws = draws(subject);
    Arrays.sort(draws);
    double error = error(draws);
    ClusterShares byTarget = shares(cells, Cell::target, unitsTo);
    return new Share(value, interval(value, error, draws, bySource, byTarget), error, count);
  }

  private int fewer() {
    return Math.min(sources.size(), targets.size());
  }

  private Interval interval(double value, double error, double[] sorted, ClusterShares... sides) {
    double low;
    double high;
    if (fewer() >= PERCENTILES_FROM) {
      int tail = (int) Math.floor(sorted.length * (1 - LEVEL) / 2 + 1e-9);
      low = Math.min(value, sorted[tail]);
      high = Math.max(value, sorted[sorted.length - 1 - tail]);
    } else {
      double t = TDistribution.of(fewer() - 1.0).inverseSurvivalProbability((1 - LEVEL) / 2);
      low = value - t * error;
      high = value + t * error;
    }
    for (ClusterShares side : sides) {
      if (side.unlike() < Intervals.needed(LEVEL)) {
        double unseen = Intervals.unseen(side.clusters(), LEVEL);
        low = Math.min(low, value - value * unseen);
        high = Math.max(high, value + (1 - value) * unseen);
      }
    }
    return new Interval(Math.max(0, low), Math.min(1, high), LEVEL);
  }

  /** A bootstrap of G has a variance that is too small by (G - 1) / G. */
  private double error(double[] draws) {
    double mean = Arrays.stream(draws).sum() / draws.length;
    double squares = 0;
    for (double draw : draws) {
      squares += (draw - mean) * (draw - mean);
    }
    return Math.sqrt(squares / draws.length * fewer() / (fewer() - 1));
  }

  /**
   * The share in each draw: the same sources and targets for every subject, so that subjects can be
   * compared draw by draw.
   */
  public double[] draws(K subject) {
    double[] sums = new double[votes.length];
    double[] drawn = new double[votes.length];
    int source = -1;
    for (Cell cell : events.getOrDefault(subject, List.of())) {
      if (cell.source() != source) {
        vote(source, drawn, sums);
        Arrays.fill(drawn, 0);
        source = cell.source();
      }
      ofTargets.add(cell.target(), (double) cell.units(), drawn);
    }
    vote(source, drawn, sums);
    return IntStream.range(0, sums.length)
        .filter(draw -> votes[draw] > 0)
        .mapToDouble(draw -> sums[draw] / votes[draw])
        .toArray();
  }

  private void vote(int source, double[] drawn, double[] sums) {
    for (int draw = 0; source >= 0 && draw < sums.length; draw++) {
      if (drawn[draw] > 0) {
        sums[draw] += ofSources.times(source, draw) * (drawn[draw] / drawnUnits[source][draw]);
      }
    }
  }

  /**
   * The probability that one subject's share is above another's: the part of the draws in which it
   * is, ties counting half.
   */
  public double probabilityAbove(K subject, K other) {
    return Estimates.above(draws(subject), draws(other));
  }

  /** The shares of one side alone, each of its members with one vote. */
  private static ClusterShares shares(List<Cell> cells, ToIntFunction<Cell> side, long[] units) {
    long[] counts = new long[units.length];
    cells.forEach(cell -> counts[side.applyAsInt(cell)] += cell.units());
    int[] at = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
    double[] shares = Arrays.stream(at).mapToDouble(i -> (double) counts[i] / units[i]).toArray();
    double[] ones = new double[units.length];
    Arrays.fill(ones, 1);
    return new ClusterShares(new Votes(ones), at, shares);
  }
}
