package org.entrepot.annotate;

import java.util.NavigableSet;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;

/**
 * The autonomous systems that announce a block.
 *
 * @param asns at least one
 * @param kind how several of them come to stand together
 */
public record Origins(NavigableSet<Asn> asns, Kind kind) {
  /** Why a block has the origins that it has. */
  public enum Kind {
    /** One origin. */
    SINGLE,
    /** Several autonomous systems announce the same block (MOAS). */
    MULTIPLE,
    /** The announcement ends in an AS set (RFC 4271), whose order is not known. */
    AS_SET
  }

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Origins {
    if (asns.isEmpty()) {
      throw new IllegalArgumentException("a block without an origin is not announced");
    }
    asns = Frozen.copyOf(asns);
  }
}
