package org.entrepot.simulator;

import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An end of a cable at a router.
 *
 * @param id its number in the world
 * @param router whose it is
 * @param address its IPv4 address; {@link SixMap} tells the IPv6 one
 * @param numberedBy index of the network whose block the address is from; -1 for a peering LAN
 * @param announced whether anybody announces that block
 * @param exchange the exchange on whose LAN it lies
 * @param faces index of the network at the other end
 */
record Interface(
    int id,
    Router router,
    IpAddress address,
    int numberedBy,
    boolean announced,
    @Nullable Exchange exchange,
    int faces) {
  /** Whether its address says that another network operates its router. */
  boolean isShared() {
    return numberedBy >= 0 && numberedBy != router.network();
  }
}
