package org.entrepot.border;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * What one traceroute tells of the interfaces on its way.
 *
 * @param source the viewpoint's AS, if it is known
 * @param spots the hops, one for each TTL from the first on that is not on the viewpoint's premises
 * @param destinations the ASes that announce the destination
 * @param reached whether the last spot is the destination
 */
public record Sighting(
    Optional<Asn> source, List<Spot> spots, NavigableSet<Asn> destinations, boolean reached) {
  /** Copies the spots. */
  public Sighting {
    spots = List.copyOf(spots);
  }

  /**
   * One TTL.
   *
   * @param address the address that answered; empty if none did, or several
   * @param special whether anybody may use the address, so that it tells a router only together
   *     with the one before it
   */
  public record Spot(Optional<IpAddress> address, boolean special) {
    /** Nobody answered, or it is not certain who. */
    public static final Spot NONE = new Spot(Optional.empty(), false);
  }
}
