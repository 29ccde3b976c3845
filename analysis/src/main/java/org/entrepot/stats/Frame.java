package org.entrepot.stats;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.stats.ClusterTable.Cluster;

/**
 * What all shares of a table stand on, and whether that is enough (METHOD.md 5, minimum evidence).
 *
 * @param units number of units
 * @param clusters number of clusters
 * @param hosts number of organisations that they belong to
 * @param heaviest the largest part of the weight that one cluster has; 0 where there is none
 * @param effective the number of clusters with equal votes that would be as sure
 * @param unresolved mean over clusters of the share of unresolved units; 0 where there is none
 */
record Frame(
    long units, int clusters, int hosts, double heaviest, double effective, double unresolved) {
  private static final int CLUSTERS_TO_PUBLISH = 20;
  private static final int CLUSTERS_TO_SHOW = 10;
  private static final int HOSTS = 5;
  private static final double HEAVIEST = 0.2;

  /** The largest share of unresolved units with which a number can be published. */
  static final double UNRESOLVED = 0.3;

  static Frame of(List<Cluster> clusters, Votes votes) {
    double sum = 0;
    for (int i = 0; i < clusters.size(); i++) {
      sum += votes.of(i) * clusters.get(i).unresolved() / clusters.get(i).units();
    }
    return new Frame(
        clusters.stream().mapToLong(Cluster::units).sum(),
        clusters.size(),
        (int) clusters.stream().map(Cluster::host).distinct().count(),
        votes.heaviest(),
        votes.effective(),
        clusters.isEmpty() ? 0 : sum / clusters.size());
  }

  Frame ofParts(long parts) {
    return new Frame(
        Math.round((double) units / parts), clusters, hosts, heaviest, effective, unresolved);
  }

  Evidence evidence() {
    if (clusters < CLUSTERS_TO_SHOW) {
      return Evidence.SUPPRESSED;
    }
    return fewVantagePoints().isEmpty() && !tooUnresolved()
        ? Evidence.PUBLISHABLE
        : Evidence.INDICATIVE;
  }

  /** Whether more is unresolved than a number can bear that is published. */
  boolean tooUnresolved() {
    return unresolved > UNRESOLVED;
  }

  /** All that is missing. How much is unresolved is a number too: withheld where shares are. */
  List<String> shortcomings(String unit) {
    List<String> all = new ArrayList<>(fewVantagePoints());
    if (tooUnresolved() && clusters >= CLUSTERS_TO_SHOW) {
      all.add(
          "%s of %s are unresolved, %s are allowed"
              .formatted(Percent.of(unresolved), unit, Percent.of(UNRESOLVED)));
    }
    return List.copyOf(all);
  }

  /** What the vantage points lack. */
  List<String> fewVantagePoints() {
    if (clusters == 0) {
      return List.of("no network has a probe");
    }
    List<String> all = new ArrayList<>();
    String networks = clusters == 1 ? "1 network has a probe" : clusters + " networks have a probe";
    if (clusters < CLUSTERS_TO_SHOW) {
      all.add(
          "%s; at least %d are needed to show a number, %d to publish one"
              .formatted(networks, CLUSTERS_TO_SHOW, CLUSTERS_TO_PUBLISH));
    } else if (clusters < CLUSTERS_TO_PUBLISH) {
      all.add("%s; %d are needed to publish a number".formatted(networks, CLUSTERS_TO_PUBLISH));
    }
    if (hosts < HOSTS) {
      all.add(
          hosts
              + (hosts == 1 ? " organisation hosts" : " organisations host")
              + " them, "
              + HOSTS
              + " are needed");
    }
    if (heaviest > HEAVIEST) {
      all.add(
          "one network has %s of the weight, %s are allowed"
              .formatted(Percent.of(heaviest), Percent.of(HEAVIEST)));
    }
    return List.copyOf(all);
  }

  String vantagePoints() {
    return clusters + (clusters == 1 ? " vantage-point AS" : " vantage-point ASes");
  }
}
