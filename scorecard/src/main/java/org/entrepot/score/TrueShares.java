package org.entrepot.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;

/**
 * The shares that a study estimates, of true paths: the mean over the ASes that paths start in of
 * the share of each one's paths. Written apart from the analysis' own counting, so that an error
 * there is not repeated here.
 *
 * <p>Worked example: AS1 has the paths 1-2-9 and 1-3-9, AS4 the path 4-2-9, all of different
 * organisations. AS2 has half of AS1's paths and all of AS4's: 0.75. AS3 has 0.25, AS9 as an end
 * none. If all but AS9 are of the region, each of these is the share of paths that leave it there;
 * if AS1 and AS4 alone are, paths leave by these two, half each, and by nobody else's.
 */
final class TrueShares {
  private final Truth truth;
  private final SortedMap<Asn, Double> transitAs;
  private final SortedMap<Share, SortedMap<Organization, Double>> organizations = new TreeMap<>();

  private TrueShares(Collection<TruePath> paths, Truth truth) {
    this.truth = truth;
    this.transitAs = shares(paths, Share.TRANSIT, this::transit);
    for (Share share : Share.values()) {
      organizations.put(share, shares(paths, share, path -> met(share, path)));
    }
  }

  /**
   * @param paths from the region and into it
   */
  static TrueShares of(Collection<TruePath> paths, Truth truth) {
    return new TrueShares(paths, truth);
  }

  /** The organisations that a path adds to a share. */
  private Set<Organization> met(Share share, TruePath path) {
    Set<Organization> met = new TreeSet<>();
    switch (share) {
      case TRANSIT -> transit(path).forEach(asn -> met.add(truth.organizationOf(asn)));
      case FIRST -> first(path).ifPresent(met::add);
      case EXIT, EXIT_TRANSIT, ENTRY, ENTRY_TRANSIT -> door(path).ifPresent(met::add);
    }
    switch (share) {
      case EXIT_TRANSIT -> met.remove(truth.organizationOf(path.source()));
      case ENTRY_TRANSIT -> met.remove(truth.organizationOf(path.destinationAsn()));
      default -> {}
    }
    return met;
  }

  /**
   * The operator of the region next to its border, of several crossings at the one nearest the end
   * outside. None where there is no way from end to end.
   */
  private Optional<Organization> door(TruePath path) {
    List<Asn> inward = new ArrayList<>(path.asPath());
    if (!inward.get(inward.size() - 1).equals(path.destinationAsn())) {
      return Optional.empty();
    }
    if (truth.inRegion(path.source())) {
      Collections.reverse(inward);
    }
    return inward.stream().filter(truth::inRegion).findFirst().map(truth::organizationOf);
  }

  /** The ASes of a path that belong to the organisation of neither end. */
  private Set<Asn> transit(TruePath path) {
    Set<Organization> ends =
        Set.copyOf(
            List.of(
                truth.organizationOf(path.source()), truth.organizationOf(path.destinationAsn())));
    Set<Asn> through = new TreeSet<>(path.asPath());
    through.removeIf(asn -> ends.contains(truth.organizationOf(asn)));
    return through;
  }

  /** The first organisation outside the source's, unless that is the destination's own. */
  private Optional<Organization> first(TruePath path) {
    Organization from = truth.organizationOf(path.source());
    return path.asPath().stream()
        .map(truth::organizationOf)
        .filter(organization -> !organization.equals(from))
        .findFirst()
        .filter(organization -> !organization.equals(truth.organizationOf(path.destinationAsn())));
  }

  private <K extends Comparable<? super K>> SortedMap<K, Double> shares(
      Collection<TruePath> paths, Share share, Function<TruePath, Set<K>> events) {
    SortedMap<Asn, Long> units = new TreeMap<>();
    SortedMap<K, Map<Asn, Long>> counts = new TreeMap<>();
    for (TruePath path : paths) {
      if (!share.isOf(path, truth)) {
        continue;
      }
      units.merge(path.source(), 1L, Long::sum);
      for (K subject : events.apply(path)) {
        counts.computeIfAbsent(subject, key -> new HashMap<>()).merge(path.source(), 1L, Long::sum);
      }
    }
    SortedMap<K, Double> shares = new TreeMap<>();
    counts.forEach(
        (subject, bySource) -> {
          double sum = 0;
          for (Map.Entry<Asn, Long> source : units.entrySet()) {
            sum += (double) bySource.getOrDefault(source.getKey(), 0L) / source.getValue();
          }
          shares.put(subject, sum / units.size());
        });
    return Collections.unmodifiableSortedMap(shares);
  }

  /** Share of paths through an AS that is of neither end's organisation. */
  SortedMap<Asn, Double> transitAs() {
    return transitAs;
  }

  /** The shares of organisations. */
  SortedMap<Organization, Double> of(Share share) {
    return Optional.ofNullable(organizations.get(share)).orElseThrow();
  }
}
