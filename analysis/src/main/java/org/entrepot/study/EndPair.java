package org.entrepot.study;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * The two ends of paths, and whose operators they have no known way around.
 *
 * @param source the viewpoint's AS
 * @param destinations those that announce the destination
 * @param registration countries where such operators are registered
 * @param owner states that own such operators
 */
public record EndPair(
    Asn source,
    SortedSet<Asn> destinations,
    SortedSet<CountryCode> registration,
    SortedSet<CountryCode> owner) {
  /** Copies the sets. */
  public EndPair {
    destinations = Collections.unmodifiableSortedSet(new TreeSet<>(destinations));
    registration = Collections.unmodifiableSortedSet(new TreeSet<>(registration));
    owner = Collections.unmodifiableSortedSet(new TreeSet<>(owner));
  }

  /** A name for two ends, the same for the same two. */
  static String name(Asn source, Set<Asn> destinations) {
    return source + " " + new TreeSet<>(destinations);
  }

  String name() {
    return name(source, destinations);
  }
}
