package org.entrepot.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;

/** Cluster tables for tests: every cluster of an organisation of its own, nothing unresolved. */
public final class Tables {
  public static final Estimand ESTIMAND =
      new Estimand(
          "traceroute paths",
          "one vote for each vantage-point AS",
          "RIPE Atlas",
          "2017-06-26",
          "passed through the operator");

  private final List<Cluster> clusters = new ArrayList<>();
  private final SortedMap<String, List<Count>> events = new TreeMap<>();

  /** Clusters c000, c001 and so on of so many units. */
  public static Tables units(long... units) {
    Tables tables = new Tables();
    for (long each : units) {
      String number = String.format(Locale.ROOT, "%03d", tables.clusters.size());
      tables.clusters.add(new Cluster("c" + number, "org" + number, each, 0));
    }
    return tables;
  }

  /** So many clusters of as many units each. */
  public static Tables equal(int clusters, long units) {
    long[] all = new long[clusters];
    Arrays.fill(all, units);
    return units(all);
  }

  /** A subject's units with the event in the first clusters, none in the others. */
  public Tables with(String subject, long... counts) {
    List<Count> list = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        list.add(new Count(i, counts[i], counts[i]));
      }
    }
    events.put(subject, list);
    return this;
  }

  public ClusterTable<String> table() {
    return new ClusterTable<>(clusters, events);
  }

  public Estimates<String> estimate() {
    return ClusterBootstrap.withSeed(1).estimate(ESTIMAND, table());
  }
}
