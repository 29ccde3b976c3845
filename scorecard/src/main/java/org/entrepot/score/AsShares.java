package org.entrepot.score;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.net.Asn;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;

/**
 * What is said of the shares of ASes: of some by name, and one thing of all others.
 *
 * @param named the shares of those that were met
 * @param unseen what is said of any other; empty where nothing was observed
 */
record AsShares(SortedMap<Asn, Estimate> named, Optional<Estimate> unseen) {
  /** Copies the map. */
  AsShares {
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
  }

  static AsShares of(Estimates<Asn> estimates) {
    return new AsShares(estimates.shares(), estimates.unseen());
  }

  /** What is said of an AS, by name or as one of the others. */
  Optional<Estimate> of(Asn asn) {
    return byName(asn).or(this::unseen);
  }

  /** What is said of an AS by name. */
  Optional<Estimate> byName(Asn asn) {
    return Optional.ofNullable(named.get(asn));
  }
}
