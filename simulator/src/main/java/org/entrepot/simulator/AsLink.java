package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entrepot.net.Asn;
import org.entrepot.simulator.Network.Neighbour;
import org.entrepot.simulator.Network.Role;

/**
 * A link of two networks that do meet somewhere.
 *
 * @param a the provider, or of two peers the one with the lower number
 * @param b the other
 * @param peers whether they are peers
 * @param siblings whether one organisation runs both, whichever sells to the other
 */
record AsLink(Asn a, Asn b, boolean peers, boolean siblings) {
  /** All links of a world, by both numbers. */
  static List<AsLink> all(World world) {
    List<AsLink> links = new ArrayList<>();
    for (Network network : world.networks) {
      for (Neighbour each : network.neighbours) {
        Network other = world.networks.get(each.other());
        boolean peers = each.role() == Role.PEER;
        boolean first = peers ? network.asn.compareTo(other.asn) < 0 : each.role() == Role.CUSTOMER;
        if (first) {
          boolean siblings = network.plan.organisation() == other.plan.organisation();
          links.add(new AsLink(network.asn, other.asn, peers, siblings));
        }
      }
    }
    links.sort(Comparator.comparing(AsLink::a).thenComparing(AsLink::b));
    return List.copyOf(links);
  }
}
