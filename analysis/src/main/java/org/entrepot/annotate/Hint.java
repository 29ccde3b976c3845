package org.entrepot.annotate;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.entrepot.net.City;

/**
 * One piece of evidence of where an address is. A hint is no verdict: hints contradict each other,
 * one source may give several candidates, and none has been held against a round-trip time.
 *
 * @param kind the group of evidence; hints of one group are correlated, so that the group as a
 *     whole counts once (METHOD.md 2)
 * @param city the metropolitan area that is meant, a centre of {@link Cities}
 * @param source the file that says so
 * @param detail what was read there, for a reader to check
 * @param precision the share of its answers that the source itself says are right, in [0, 1]; empty
 *     where it says nothing of the kind
 */
public record Hint(Kind kind, City city, String source, String detail, OptionalDouble precision)
    implements Comparable<Hint> {
  private static final Comparator<Hint> ORDER =
      Comparator.comparing(Hint::kind)
          .thenComparing(Hint::city)
          .thenComparing(Hint::source)
          .thenComparing(Hint::detail);

  /** Groups of evidence, each of which counts once. */
  public enum Kind {
    /** The city of the exchange on whose peering LAN the address lies. */
    EXCHANGE,
    /** A city in which that exchange has a facility. */
    FACILITY,
    /** A table of single addresses that were located by measuring them, such as RIPE IPmap. */
    ADDRESS_TABLE,
    /** The hostname of the address, read by a rule of its suffix. */
    HOSTNAME,
    /** A list that the holder of the block publishes of itself (RFC 8805). */
    GEOFEED,
    /** A database of addresses of users; unreliable for routers, and never sole evidence. */
    COMMERCIAL_TABLE
  }

  /**
   * @throws IllegalArgumentException if the precision is no share
   */
  public Hint {
    precision.ifPresent(
        share -> {
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a precision is from 0 to 1, not " + share);
          }
        });
  }

  /** By kind, then city, source and detail. */
  @Override
  public int compareTo(Hint other) {
    return ORDER.compare(this, other);
  }
}
