package org.entrepot.score;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
 * none.
 */
final class TrueShares {
  private final SortedMap<Asn, Double> transitAs;
  private final SortedMap<Organization, Double> transitOrganization;
  private final SortedMap<Organization, Double> firstOperator;

  private TrueShares(Collection<TruePath> paths, Function<Asn, Organization> whose) {
    this.transitAs = shares(paths, path -> transit(path, whose));
    this.transitOrganization =
        shares(
            paths,
            path -> {
              Set<Organization> through = new TreeSet<>();
              transit(path, whose).forEach(asn -> through.add(whose.apply(asn)));
              return through;
            });
    this.firstOperator = shares(paths, path -> first(path, whose).map(Set::of).orElse(Set.of()));
  }

  static TrueShares of(Collection<TruePath> paths, Function<Asn, Organization> whose) {
    return new TrueShares(paths, whose);
  }

  /** The ASes of a path that belong to the organisation of neither end. */
  private static Set<Asn> transit(TruePath path, Function<Asn, Organization> whose) {
    Organization from = whose.apply(path.source());
    Organization to = whose.apply(path.destinationAsn());
    Set<Asn> through = new TreeSet<>(path.asPath());
    through.removeIf(asn -> whose.apply(asn).equals(from) || whose.apply(asn).equals(to));
    return through;
  }

  /** The first organisation outside the source's, unless that is the destination's own. */
  private static Optional<Organization> first(TruePath path, Function<Asn, Organization> whose) {
    Organization from = whose.apply(path.source());
    return path.asPath().stream()
        .map(whose)
        .filter(organization -> !organization.equals(from))
        .findFirst()
        .filter(organization -> !organization.equals(whose.apply(path.destinationAsn())));
  }

  private static <K extends Comparable<? super K>> SortedMap<K, Double> shares(
      Collection<TruePath> paths, Function<TruePath, Set<K>> events) {
    SortedMap<Asn, Long> units = new TreeMap<>();
    SortedMap<K, Map<Asn, Long>> counts = new TreeMap<>();
    for (TruePath path : paths) {
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

  /** The same of organisations. */
  SortedMap<Organization, Double> transitOrganization() {
    return transitOrganization;
  }

  /** Share of paths of which an organisation is the first outside the source's. */
  SortedMap<Organization, Double> firstOperator() {
    return firstOperator;
  }
}
