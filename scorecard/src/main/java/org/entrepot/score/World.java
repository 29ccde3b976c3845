package org.entrepot.score;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.stats.Estimate;

/** One world and what an analysis says of it: what the measures of whole analyses ask. */
final class World {
  /** Smaller shares are not compared one by one: they rest on a handful of paths. */
  static final double LEAST_SHARE = 0.01;

  private final Comparison.Eyes eyes;
  private final Baseline baseline;
  private final WorldCounts counts;
  private final Published published;

  World(Baseline baseline, WorldCounts counts, Published published) {
    this.eyes = baseline.eyes();
    this.baseline = baseline;
    this.counts = counts;
    this.published = published;
  }

  WorldCounts counts() {
    return counts;
  }

  /** The distinct neighbours that the analysis infers, and how many of them are none. */
  Count falseLinks() {
    long none = counts.links().stream().filter(link -> !eyes.truth().hasLink(link)).count();
    return new Count(none, counts.links().size());
  }

  /** For each AS its true share among the panel's paths, and the published one. */
  Map<Asn, double[]> transitAs() {
    return pairs(baseline.panel().transitAs(), values(published.transitAs().named()));
  }

  /** The same of organisations, by their true names. */
  Map<Organization, double[]> transitOrganization() {
    return pairs(
        baseline.panel().transitOrganization(), byTrueName(published.transitOrganization()));
  }

  /** The same of first operators. */
  Map<Organization, double[]> firstOperator() {
    return pairs(baseline.panel().firstOperator(), byTrueName(published.firstOperator()));
  }

  private static <K> SortedMap<K, Double> values(SortedMap<K, Estimate> estimates) {
    SortedMap<K, Double> values = new TreeMap<>();
    estimates.forEach((key, estimate) -> values.put(key, estimate.value()));
    return values;
  }

  private static <K> Map<K, double[]> pairs(Map<K, Double> real, Map<K, Double> told) {
    Set<K> keys = new TreeSet<>(real.keySet());
    keys.addAll(told.keySet());
    Map<K, double[]> pairs = new TreeMap<>();
    for (K key : keys) {
      pairs.put(key, new double[] {real.getOrDefault(key, 0.0), told.getOrDefault(key, 0.0)});
    }
    return pairs;
  }

  /**
   * Published shares by the true organisation that each speaks of. An organisation that the
   * analysis takes for several has the share of its largest part; one that is nobody's in truth
   * keeps its own name.
   */
  private SortedMap<Organization, Double> byTrueName(SortedMap<Organization, Estimate> estimates) {
    SortedMap<Organization, Double> named = new TreeMap<>();
    Set<Organization> spokenOf = new TreeSet<>();
    for (Asn asn : eyes.truth().networks().keySet()) {
      Organization told = eyes.whose().apply(asn);
      spokenOf.add(told);
      Estimate estimate = estimates.get(told);
      if (estimate != null) {
        named.merge(eyes.truth().organizationOf(asn), estimate.value(), Math::max);
      }
    }
    estimates.forEach(
        (organization, estimate) -> {
          if (!spokenOf.contains(organization)) {
            named.put(organization, estimate.value());
          }
        });
    return named;
  }

  /** ASes with a share of the population that is worth an interval, and that share. */
  SortedMap<Asn, Double> population() {
    return large(baseline.population());
  }

  /** ASes with as large a share of the panel's true paths, and that share. */
  SortedMap<Asn, Double> panel() {
    return large(baseline.panel());
  }

  private static SortedMap<Asn, Double> large(TrueShares shares) {
    SortedMap<Asn, Double> large = new TreeMap<>(shares.transitAs());
    large.values().removeIf(share -> share < LEAST_SHARE);
    return large;
  }

  /** What the study's estimator says of the panel's true paths. */
  AsShares statisticsAlone() {
    return baseline.statisticsAlone();
  }

  /** What the study says. */
  AsShares published() {
    return published.transitAs();
  }
}
