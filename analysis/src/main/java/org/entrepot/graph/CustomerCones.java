package org.entrepot.graph;

import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;

/**
 * For each AS, those that it reaches by going to customers alone, itself among them (METHOD.md M5;
 * Luckie et al., AS relationships, customer cones, and validation, IMC 2013). There are three
 * readings of it: {@link #recursive} follows every relationship that is known; {@link
 * ObservedCones#bgpObserved} only those in a row that were seen in a row on a path; {@link
 * ObservedCones#providerPeerObserved} only those on paths that entered the AS from a provider or a
 * peer of it.
 *
 * <p><b>They are nested</b>, in an AS of any graph and for any paths, valley-free or not, as long
 * as one set of relationships is used for all three: provider/peer-observed &sube; BGP-observed
 * &sube; recursive. Let B be in a cone of A other than A itself. By the third reading there is a
 * path on which A is entered from a provider or peer and every step from A to B leads to a
 * customer: the same path puts B into the second reading, which asks for the steps alone. By the
 * second there is such a row of steps on some path; each of them is a known relationship of
 * provider to customer, so that the first reading follows it from A to B.
 *
 * <p>Worked example: AS1 has the customer AS2, AS2 the customer AS3, AS3 the customer AS4, and AS9
 * is a peer of AS2. Recursively AS1's cone is {1, 2, 3, 4} and AS2's {2, 3, 4}. If the only paths
 * are {@code AS9 AS2 AS3} and {@code AS1 AS2 ? AS4}, then by BGP AS1's is {1, 2} and AS2's {2, 3};
 * seen from provider or peer AS1's is {1} and AS2's {2, 3}.
 */
public interface CustomerCones {
  /** The cone of an AS; nobody, not even itself, if nothing is known of it. */
  NavigableSet<Asn> of(Asn asn);

  /**
   * For each AS, the sum of something over its cone: 1 counts ASes; 1 for those of a region and 0
   * for the others counts the part of the cone there; the number of addresses that an AS announces
   * sums addresses, those with several origins once for each.
   *
   * @throws ArithmeticException if a sum is beyond a long
   */
  SortedMap<Asn, Long> sums(ToLongFunction<Asn> weight);

  /** For each AS, the number of ASes in its cone. */
  default SortedMap<Asn, Long> sizes() {
    return sums(asn -> 1);
  }

  /**
   * By every relationship of the graph. Each cone is searched for itself, so that ASes which are
   * customers of each other in a circle are counted once, and share one cone.
   */
  static CustomerCones recursive(AsGraph graph) {
    return new RecursiveCones(graph);
  }
}
