package org.entrepot.simulator;

import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;

/**
 * A probe.
 *
 * @param id its number
 * @param network index of the network that it stands in
 * @param pop the city to which it is connected
 * @param address its public IPv4 address
 * @param home what lies between it and its network
 * @param accessMillis one-way delay of its access line
 * @param place where it stands
 * @param recorded where its record says that it stands
 * @param recordedCountry the country of its record
 * @param misplaced whether the record is wrong
 * @param anchor whether it is an anchor: well connected, and a destination for others
 */
record Probe(
    int id,
    int network,
    Pop pop,
    IpAddress address,
    Home home,
    double accessMillis,
    Coordinates place,
    Coordinates recorded,
    String recordedCountry,
    boolean misplaced,
    boolean anchor) {
  /** What lies between a probe and the first router of its network. */
  enum Home {
    /** Nothing. */
    DIRECT,
    /** A gateway with a private address. */
    GATEWAY,
    /** A gateway, and an operator's address translation behind it. */
    SHARED
  }
}
