package org.entrepot.simulator;

import org.entrepot.net.IpAddress;

/**
 * Something that is measured.
 *
 * @param measurement number of the traceroute measurement
 * @param network index of the network that it is in
 * @param group the announcement that its address lies in
 * @param pop where it stands; of an anycast address the first of its sites
 * @param address its IPv4 address
 * @param name what it is called
 * @param anycast whether every city of the network answers for itself
 */
record Target(
    int measurement,
    int network,
    int group,
    Pop pop,
    IpAddress address,
    String name,
    boolean anycast) {}
