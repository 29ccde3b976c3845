package org.entrepot.path;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;
import org.entrepot.net.IpAddress;

/**
 * The way that packets were seen to go, once, from one viewpoint to one destination, with its
 * doubts.
 *
 * @param viewpoint from where
 * @param measurementId the RIPE Atlas measurement
 * @param timestamp when, in seconds since 1970 (UTC)
 * @param family of the addresses
 * @param parisId the Paris flow, where one was used: other flows may go other ways
 * @param destination the address that was asked for
 * @param destinationAsns the ASes that announce it; none if nobody does
 * @param reached whether it answered
 * @param asPath the operators
 * @param hops the hops, by number
 * @param exchanges ids of the exchanges that were certainly crossed, in order
 * @param flags words for what is odd about the path
 * @param discarded why it is not a path at all, if it is not
 */
public record ObservedPath(
    Viewpoint viewpoint,
    long measurementId,
    long timestamp,
    IpAddress.Family family,
    OptionalInt parisId,
    Optional<IpAddress> destination,
    NavigableSet<Asn> destinationAsns,
    boolean reached,
    AsPath asPath,
    List<ObservedHop> hops,
    List<Long> exchanges,
    NavigableSet<String> flags,
    Optional<String> discarded) {
  /** Copies the collections. */
  public ObservedPath {
    destinationAsns = Frozen.copyOf(destinationAsns);
    hops = List.copyOf(hops);
    exchanges = List.copyOf(exchanges);
    flags = Frozen.copyOf(flags);
  }

  /** The same path, which is not to be counted. */
  public ObservedPath discardedAs(String reason) {
    return with(viewpoint, hops, Optional.of(reason));
  }

  /** The same path seen from a viewpoint of which something else is known. */
  public ObservedPath withViewpoint(Viewpoint other) {
    return with(other, hops, discarded);
  }

  /** The same path with its hops replaced, such as by located ones. */
  public ObservedPath withHops(List<ObservedHop> others) {
    return with(viewpoint, others, discarded);
  }

  private ObservedPath with(Viewpoint from, List<ObservedHop> by, Optional<String> discardedFor) {
    return new ObservedPath(
        from,
        measurementId,
        timestamp,
        family,
        parisId,
        destination,
        destinationAsns,
        reached,
        asPath,
        by,
        exchanges,
        flags,
        discardedFor);
  }
}
