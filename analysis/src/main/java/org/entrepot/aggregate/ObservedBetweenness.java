package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ShareTable;

/**
 * The share of an average pair of source and destination whose paths go through an operator that
 * belongs to neither end: betweenness on observed paths (METHOD.md M6), which is {@link PathShare}
 * with every pair weighing the same, {@code w = 1 / number of the pair's paths}. A pair that was
 * measured a thousand times counts as much as one that was measured once, and half of a pair's
 * paths counts as half a pair. Nothing is said of ways that were not seen.
 *
 * <p>A source is a viewpoint's AS, or the probe where that is not known; a destination the ASes
 * that announce the address, or the address where nobody does. Shares of different operators
 * overlap and do not add up to one.
 *
 * <p>Kept are whole numbers: for each pair the number of its paths, and of those through each
 * operator. They add up exactly however the paths are split. Only at the end are pairs with the
 * same number of paths n summed, still exactly, divided by n, and the quotients added in order of
 * n.
 *
 * <p>Worked example: from AS1 to AS9 two paths, {@code AS1 AS2 AS9} and {@code AS1 ? AS9}, from AS3
 * to AS9 one, {@code AS3 AS4 AS9}, all of different organisations. AS2 has (1/2 + 0) / 2 = 25% and
 * up to (2/2 + 0) / 2 = 50%; AS4 has 50% and up to (1/2 + 1) / 2 = 75%.
 *
 * @param <K> AS or organisation
 */
public final class ObservedBetweenness<K extends Comparable<? super K>>
    implements Metric<ObservedBetweenness<K>> {
  private record Pair(String source, String destination) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : destination.compareTo(other.destination);
    }
  }

  /** Counts of paths. */
  private static final class Tally<K extends Comparable<? super K>> {
    long paths;

    /** Paths on which anybody may be. */
    long open;

    /** Paths on which somebody may be who was not seen there. */
    long unresolved;

    /** For each operator: paths through it; those among them that are open; possible others. */
    final SortedMap<K, long[]> through = new TreeMap<>();

    /** Paths through an operator. */
    long paths(K operator) {
      long[] counts = through.get(operator);
      return counts == null ? 0 : counts[0];
    }

    /** Paths that it may be on. */
    long possible(K operator) {
      long[] counts = through.get(operator);
      return counts == null ? open : open + counts[0] - counts[1] + counts[2];
    }

    long[] of(K operator) {
      return through.computeIfAbsent(operator, key -> new long[3]);
    }
  }

  private final Lens<Asn, K> lens;
  private final Home home;
  private final SortedMap<Pair, Tally<K>> pairs = new TreeMap<>();

  /** For each source the organisation that hosts it. */
  private final SortedMap<String, String> hosts = new TreeMap<>();

  private ObservedBetweenness(Lens<Asn, K> lens, Home home) {
    this.lens = lens;
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS, by which the two ends are told from transit
   */
  public static <K extends Comparable<? super K>> ObservedBetweenness<K> transit(
      Lens<Asn, K> lens, Function<Asn, Organization> whose) {
    return new ObservedBetweenness<>(lens, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Between<K> between = Between.of(path, lens, home);
    Tally<K> tally = pairs.computeIfAbsent(pair(path), key -> new Tally<>());
    tally.paths++;
    tally.open += between.open() ? 1 : 0;
    tally.unresolved += between.open() || !between.seen().containsAll(between.possible()) ? 1 : 0;
    hosts.put(source(path), home.host(path));
    for (K operator : between.seen()) {
      tally.of(operator)[0]++;
      tally.of(operator)[1] += between.open() ? 1 : 0;
    }
    for (K operator : between.possible()) {
      if (!between.open() && !between.seen().contains(operator)) {
        tally.of(operator)[2]++;
      }
    }
  }

  private static String source(ObservedPath path) {
    return path.viewpoint().asn().map(Asn::toString).orElse("probe " + path.viewpoint().probeId());
  }

  private static Pair pair(ObservedPath path) {
    String address = path.destination().map(Object::toString).orElse("unknown");
    String destination =
        path.destinationAsns().isEmpty() ? address : path.destinationAsns().toString();
    return new Pair(source(path), destination);
  }

  @Override
  public ObservedBetweenness<K> combine(ObservedBetweenness<K> other) {
    hosts.putAll(other.hosts);
    other.pairs.forEach(
        (pair, theirs) -> {
          Tally<K> ours = pairs.computeIfAbsent(pair, key -> new Tally<>());
          ours.paths += theirs.paths;
          ours.open += theirs.open;
          ours.unresolved += theirs.unresolved;
          theirs.through.forEach(
              (operator, counts) -> {
                long[] sum = ours.of(operator);
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += counts[i];
                }
              });
        });
    return this;
  }

  /** Number of pairs: the denominator. */
  public int pairs() {
    return pairs.size();
  }

  /** Of an average pair's paths the share through each operator that is on one, or may be. */
  public SortedMap<K, Share> shares() {
    SortedMap<Long, Long> open = new TreeMap<>();
    SortedMap<K, SortedMap<Long, long[]>> sums = new TreeMap<>();
    for (Tally<K> tally : pairs.values()) {
      open.merge(tally.paths, tally.open, Long::sum);
      tally.through.forEach(
          (operator, counts) -> {
            long[] sum =
                sums.computeIfAbsent(operator, key -> new TreeMap<>())
                    .computeIfAbsent(tally.paths, key -> new long[2]);
            sum[0] += counts[0];
            sum[1] += counts[0] - counts[1] + counts[2];
          });
    }
    SortedMap<K, Share> shares = new TreeMap<>();
    sums.forEach((operator, byPaths) -> shares.put(operator, share(byPaths, open)));
    return shares;
  }

  private Share share(SortedMap<Long, long[]> byPaths, SortedMap<Long, Long> open) {
    double seen = 0;
    double possible = 0;
    for (var entry : open.entrySet()) {
      long[] sum = byPaths.getOrDefault(entry.getKey(), new long[2]);
      seen += (double) sum[0] / entry.getKey();
      possible += (double) (sum[1] + entry.getValue()) / entry.getKey();
    }
    return new Share(seen / pairs.size(), possible / pairs.size());
  }

  /**
   * The same by source, for intervals: a source weighs as many votes as it has pairs, and has the
   * mean of their shares. Whole sources are what is drawn, so that the destinations are taken as
   * they are.
   */
  public ShareTable<K> table() {
    SortedMap<String, List<Tally<K>>> sources = new TreeMap<>();
    pairs.forEach(
        (pair, tally) ->
            sources.computeIfAbsent(pair.source(), key -> new ArrayList<>()).add(tally));
    List<ShareTable.Cluster> clusters = new ArrayList<>();
    SortedMap<K, List<ShareTable.Share>> shares = new TreeMap<>();
    sources.forEach(
        (source, tallies) -> {
          int index = clusters.size();
          clusters.add(
              new ShareTable.Cluster(
                  source,
                  hosts.getOrDefault(source, source),
                  tallies.size(),
                  tallies.stream().mapToLong(tally -> tally.paths).sum(),
                  mean(tallies, tally -> tally.unresolved)));
          SortedSet<K> operators = new TreeSet<>();
          tallies.forEach(tally -> operators.addAll(tally.through.keySet()));
          for (K operator : operators) {
            double seen = mean(tallies, tally -> tally.paths(operator));
            double possible = mean(tallies, tally -> tally.possible(operator));
            long paths = tallies.stream().mapToLong(tally -> tally.paths(operator)).sum();
            shares
                .computeIfAbsent(operator, key -> new ArrayList<>())
                .add(new ShareTable.Share(index, seen, Math.max(seen, possible), paths));
          }
        });
    return new ShareTable<>(clusters, shares);
  }

  /** The mean over pairs of a part of their paths. */
  private static <K extends Comparable<? super K>> double mean(
      List<Tally<K>> pairs, ToLongFunction<Tally<K>> part) {
    double sum = 0;
    for (Tally<K> tally : pairs) {
      sum += (double) part.applyAsLong(tally) / tally.paths;
    }
    return Math.min(1, sum / pairs.size());
  }
}
