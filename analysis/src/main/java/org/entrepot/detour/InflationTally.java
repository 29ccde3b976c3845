package org.entrepot.detour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.entrepot.locate.LightSpeed;
import org.entrepot.stats.QuantileBootstrap.Cluster;

/** How much longer than straight the ways within one territory are. Merges exactly. */
final class InflationTally {
  /** Shorter pairs tell of cables in a town and not of ways (METHOD.md M15). */
  static final double LEAST_KM = 50;

  private final Map<Pair, PairWays> pairs = new TreeMap<>();
  private long placeless;

  /** What is counted of one pair. */
  private static final class PairWays {
    final String cluster;
    final String host;
    final double km;
    final Values permille = new Values();
    final Values exchangeMicros = new Values();
    final Values straightMicros = new Values();
    long minMicros = Long.MAX_VALUE;
    long paths;
    long routers;
    long unlocated;

    PairWays(String cluster, String host, double km) {
      this.cluster = cluster;
      this.host = host;
      this.km = km;
    }

    void combine(PairWays other) {
      permille.combine(other.permille);
      exchangeMicros.combine(other.exchangeMicros);
      straightMicros.combine(other.straightMicros);
      minMicros = Math.min(minMicros, other.minMicros);
      paths += other.paths;
      routers += other.routers;
      unlocated += other.unlocated;
    }

    boolean isFar() {
      return km >= LEAST_KM;
    }

    /** Whether light can have come and gone within the least time: else an end is elsewhere. */
    boolean isPossible() {
      return minMicros == Long.MAX_VALUE || LightSpeed.allows(km, minMicros);
    }

    boolean counts() {
      return isFar() && isPossible();
    }
  }

  /** Counts a path of which the place of an end is not known. */
  void acceptPlaceless() {
    placeless++;
  }

  /** Counts a path. */
  void accept(Pair pair, String cluster, String host, Way way) {
    PairWays ways = pairs.computeIfAbsent(pair, key -> new PairWays(cluster, host, way.km()));
    ways.paths++;
    ways.routers += way.routers();
    ways.unlocated += way.unlocated();
    way.rttMicros().ifPresent(rtt -> ways.minMicros = Math.min(ways.minMicros, rtt));
    if (way.km() >= LEAST_KM) {
      ways.permille.add(Math.round(1000 * way.throughKm() / way.km()));
    }
    way.excess()
        .ifPresent(
            excess -> {
              ways.exchangeMicros.add(excess.exchangeMicros());
              ways.straightMicros.add(excess.straightMicros());
            });
  }

  void combine(InflationTally other) {
    placeless += other.placeless;
    other.pairs.forEach(
        (pair, theirs) ->
            pairs
                .computeIfAbsent(pair, key -> new PairWays(theirs.cluster, theirs.host, theirs.km))
                .combine(theirs));
  }

  /** Number of paths of which both ends have a place, however far apart. */
  long placed() {
    return pairs.values().stream().mapToLong(each -> each.paths).sum();
  }

  long placeless() {
    return placeless;
  }

  /** Pairs whose ends are too near each other. */
  int near() {
    return (int) pairs.values().stream().filter(each -> !each.isFar()).count();
  }

  /** Pairs of which light rules out that both ends are where they are said to be. */
  int impossible() {
    return (int) pairs.values().stream().filter(each -> each.isFar() && !each.isPossible()).count();
  }

  /** Routers between the ends of what counts, silent ones included, and those of no known city. */
  long[] routers() {
    long[] sums = new long[2];
    for (PairWays each : pairs.values()) {
      if (each.counts()) {
        sums[0] += each.routers;
        sums[1] += each.unlocated;
      }
    }
    return sums;
  }

  /**
   * Length by way of the routers over the straight line, of each pair its median, in thousandths.
   */
  SortedMap<String, Cluster> ways() {
    return clusters(each -> each.permille.median());
  }

  /** Least time over that of light in fibre along the straight line, in thousandths. */
  SortedMap<String, Cluster> times() {
    return clusters(
        each ->
            each.minMicros == Long.MAX_VALUE
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(1000.0 * each.minMicros / Ways.floorMicros(each.km))));
  }

  /** What a handover outside adds beside the best exchange city, in microseconds. */
  SortedMap<String, Cluster> besideExchange() {
    return clusters(each -> each.exchangeMicros.median());
  }

  /** What a handover outside adds beside the straight line, in microseconds. */
  SortedMap<String, Cluster> besideStraight() {
    return clusters(each -> each.straightMicros.median());
  }

  private SortedMap<String, Cluster> clusters(Function<PairWays, OptionalLong> value) {
    SortedMap<String, List<Long>> values = new TreeMap<>();
    Map<String, String> hosts = new TreeMap<>();
    for (PairWays each : pairs.values()) {
      OptionalLong its = each.counts() ? value.apply(each) : OptionalLong.empty();
      if (its.isPresent()) {
        values.computeIfAbsent(each.cluster, key -> new ArrayList<>()).add(its.getAsLong());
        hosts.put(each.cluster, each.host);
      }
    }
    SortedMap<String, Cluster> clusters = new TreeMap<>();
    values.forEach(
        (name, its) -> clusters.put(name, new Cluster(hosts.getOrDefault(name, ""), its)));
    return clusters;
  }
}
