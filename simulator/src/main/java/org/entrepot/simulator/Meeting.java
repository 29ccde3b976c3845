package org.entrepot.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A place where packets pass from one network to another, seen from the one they leave.
 *
 * @param from the presence of the network that they leave
 * @param out the interface by which they leave
 * @param in the interface by which they come into the other network
 * @param exchange the exchange on whose LAN that happens; null for a cable of the two
 */
record Meeting(Pop from, Interface out, Interface in, @Nullable Exchange exchange) {}
