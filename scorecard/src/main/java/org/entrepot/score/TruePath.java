package org.entrepot.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * The way that packets really went.
 *
 * @param key which traceroute
 * @param family of the addresses
 * @param source the AS that the packets started in
 * @param destination the address that was asked for
 * @param destinationAsn the AS that it is in
 * @param asPath every AS that the packets went through, the source first; neighbours differ
 * @param reached whether the destination answered
 * @param exchanges ids of the exchanges whose LANs were crossed, in order
 * @param artefacts words for what was done to the path
 * @param hops the routers that the TTLs reached, also silent ones; none of a population's path
 */
public record TruePath(
    TraceKey key,
    IpAddress.Family family,
    Asn source,
    IpAddress destination,
    Asn destinationAsn,
    List<Asn> asPath,
    boolean reached,
    List<Long> exchanges,
    NavigableSet<String> artefacts,
    List<Hop> hops) {
  /** Copies the collections. */
  public TruePath {
    asPath = List.copyOf(asPath);
    exchanges = List.copyOf(exchanges);
    artefacts = Collections.unmodifiableNavigableSet(new TreeSet<>(artefacts));
    hops = List.copyOf(hops);
  }

  /**
   * A router that a TTL reached.
   *
   * @param number the TTL
   * @param asn who really operates it
   * @param router its number in the simulated world
   * @param city GeoNames id of where it really is
   * @param address the address that it answered with; empty if it kept silent
   * @param artefacts words for what was done to the answer
   */
  public record Hop(
      int number,
      Asn asn,
      long router,
      long city,
      Optional<IpAddress> address,
      NavigableSet<String> artefacts) {
    /** Copies the artefacts. */
    public Hop {
      artefacts = Collections.unmodifiableNavigableSet(new TreeSet<>(artefacts));
    }
  }

  /** The routers that answered, each once, where it first did; without the destination itself. */
  List<Hop> answered() {
    Set<Long> seen = new HashSet<>();
    return hops.stream()
        .filter(hop -> hop.address().isPresent() && !hop.address().get().equals(destination))
        .filter(hop -> seen.add(hop.router()))
        .toList();
  }

  /**
   * The routers of {@link #answered} that stand right before or after a change of AS: the next TTL,
   * or the one before, reached a router of another AS. The destination is no router.
   */
  List<Hop> borders() {
    List<Hop> found = new ArrayList<>();
    for (Hop hop : answered()) {
      boolean border =
          hops.stream()
              .filter(other -> !other.address().filter(destination::equals).isPresent())
              .anyMatch(
                  other ->
                      Math.abs(other.number() - hop.number()) == 1
                          && !other.asn().equals(hop.asn()));
      if (border) {
        found.add(hop);
      }
    }
    return found;
  }
}
