package org.entrepot.score;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
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
  private final Set<Long> aside;

  World(Baseline baseline, WorldCounts counts, Published published) {
    this(baseline, counts, published, Set.of());
  }

  /**
   * @param aside the probes that the analysis takes for misplaced
   */
  World(Baseline baseline, WorldCounts counts, Published published, Set<Long> aside) {
    this.aside = Set.copyOf(aside);
    this.eyes = baseline.eyes();
    this.baseline = baseline;
    this.counts = counts;
    SortedMap<Share, Told<Organization>> organizations = new TreeMap<>();
    for (Share share : Share.values()) {
      organizations.put(share, byTrueName(published.of(share)));
    }
    this.published = new Published(published.transitAs(), organizations);
  }

  /** The probes said to be misplaced, and those of them that are. */
  Count misplaced() {
    return new Count(aside.stream().filter(eyes.truth()::isMisplaced).count(), aside.size());
  }

  /** How many probes are misplaced in truth, among those that measured. */
  long misplacedInTruth() {
    return eyes.truth().paths().keySet().stream()
        .map(TraceKey::probe)
        .distinct()
        .filter(eyes.truth()::isMisplaced)
        .count();
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
    return pairs(baseline.panel().transitAs(), published.transitAs());
  }

  /** The same of organisations, by their true names. */
  Map<Organization, double[]> panel(Share share) {
    return pairs(baseline.panel().of(share), published.of(share));
  }

  private static <K extends Comparable<? super K>> Map<K, double[]> pairs(
      Map<K, Double> real, Told<K> told) {
    Set<K> keys = new TreeSet<>(real.keySet());
    keys.addAll(told.named().keySet());
    Map<K, double[]> pairs = new TreeMap<>();
    for (K key : keys) {
      double value = told.byName(key).map(Estimate::value).orElse(0.0);
      pairs.put(key, new double[] {real.getOrDefault(key, 0.0), value});
    }
    return pairs;
  }

  /**
   * What is published, by the true organisation that it speaks of. An organisation that the
   * analysis takes for several has the share of its largest part; one that is nobody's in truth
   * keeps its own name.
   */
  private Told<Organization> byTrueName(Told<Organization> told) {
    SortedMap<Organization, Estimate> named = new TreeMap<>();
    SortedMap<Organization, Organization> spokenOf = new TreeMap<>();
    for (Asn asn : eyes.truth().networks().keySet()) {
      Organization its = eyes.truth().organizationOf(asn);
      spokenOf.putIfAbsent(eyes.whose().apply(asn), its);
      told.byName(eyes.whose().apply(asn))
          .ifPresent(share -> named.merge(its, share, (a, b) -> a.value() >= b.value() ? a : b));
    }
    told.named()
        .forEach(
            (organization, share) -> {
              if (!spokenOf.containsKey(organization)) {
                named.put(organization, share);
              }
            });
    UnaryOperator<Organization> its = name -> spokenOf.getOrDefault(name, name);
    return new Told<>(
        named,
        told.unseen(),
        told.order().stream()
            .map(pair -> new Told.Above<>(its.apply(pair.first()), its.apply(pair.second())))
            .filter(pair -> !pair.first().equals(pair.second()))
            .toList(),
        told.leader().map(its));
  }

  /** True shares of the population. */
  TrueShares population() {
    return baseline.population();
  }

  /** ASes with a share of the panel's true paths that is worth an interval, and that share. */
  SortedMap<Asn, Double> panel() {
    return large(baseline.panel().transitAs());
  }

  static <K> SortedMap<K, Double> large(SortedMap<K, Double> shares) {
    SortedMap<K, Double> large = new TreeMap<>(shares);
    large.values().removeIf(share -> share < LEAST_SHARE);
    return large;
  }

  /** What the study's estimator says of the panel's true paths. */
  Published statisticsAlone() {
    return baseline.statisticsAlone();
  }

  /** What the study says, organisations by their true names. */
  Published published() {
    return published;
  }
}
