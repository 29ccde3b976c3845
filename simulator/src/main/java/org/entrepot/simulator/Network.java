package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;
import org.entrepot.simulator.Blueprint.Plan;

/** A network as built. Nothing of it changes once the world stands. */
final class Network {
  final int index;
  final Plan plan;
  final Asn asn;

  /** Its cities, home first. */
  final List<Pop> pops = new ArrayList<>();

  /** Its neighbours, by index of the other network. */
  final List<Neighbour> neighbours = new ArrayList<>();

  /** What it announces. */
  final List<Announcement> announcements = new ArrayList<>();

  /** Where its addresses are from. */
  final AddressPool addresses;

  /** Shortest ways between its cities. */
  Backbone backbone = Backbone.NONE;

  Network(int index, Plan plan, AddressPool addresses) {
    this.index = index;
    this.plan = plan;
    this.asn = new Asn(plan.asn());
    this.addresses = addresses;
  }

  Kind kind() {
    return plan.kind();
  }

  /** Its presence in a city; the first one where it has none there. */
  Pop popIn(Metro metro) {
    for (Pop pop : pops) {
      if (pop.metro().equals(metro)) {
        return pop;
      }
    }
    return pops.get(0);
  }

  /** What it knows of a neighbour; only for one that it has, and once the world stands. */
  Neighbour neighbour(int other) {
    int low = 0;
    int high = neighbours.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Neighbour neighbour = neighbours.get(middle);
      if (neighbour.other() == other) {
        return neighbour;
      }
      if (neighbour.other() < other) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException(asn + " has no neighbour " + other);
  }

  @Override
  public String toString() {
    return asn.toString();
  }

  /**
   * Another network as seen from this one.
   *
   * @param other its index
   * @param role what the other is to this one
   * @param meetings where the two meet
   */
  record Neighbour(int other, Role role, List<Meeting> meetings) {}

  /** What a neighbour is. */
  enum Role {
    CUSTOMER,
    PEER,
    PROVIDER
  }

  /**
   * A block that is announced.
   *
   * @param prefix the block
   * @param group 0 for what all neighbours are told, 1 for what only one provider is
   */
  record Announcement(Prefix prefix, int group) {}
}
