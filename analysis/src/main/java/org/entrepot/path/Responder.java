package org.entrepot.path;

import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * An address that answered at a hop.
 *
 * @param address the address
 * @param minRttMicros its least round-trip time in microseconds, if one was measured
 */
public record Responder(IpAddress address, OptionalLong minRttMicros)
    implements Comparable<Responder> {
  @Override
  public int compareTo(Responder other) {
    return address.compareTo(other.address);
  }
}
