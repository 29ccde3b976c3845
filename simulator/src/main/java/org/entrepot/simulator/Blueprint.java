package org.entrepot.simulator;

import java.util.List;
import org.entrepot.net.CountryCode;

/**
 * The networks of a world and who does business with whom, before anything is built.
 *
 * @param networks by index
 * @param links each pair at most once
 * @param exchanges where networks can meet many others
 */
record Blueprint(List<Plan> networks, List<Link> links, List<Site> exchanges) {
  /** Copies the lists. */
  Blueprint {
    networks = List.copyOf(networks);
    links = List.copyOf(links);
    exchanges = List.copyOf(exchanges);
  }

  /**
   * A network as planned.
   *
   * @param asn its number
   * @param name its name, clearly a made-up one
   * @param organisation the index of the network after which its organisation is called: its own,
   *     unless it is a subsidiary
   * @param country where it is registered
   * @param users how many people it connects
   * @param metros its cities, its home first
   */
  record Plan(
      long asn,
      String name,
      Kind kind,
      int organisation,
      CountryCode country,
      long users,
      List<Metro> metros) {
    /** Copies the cities. */
    Plan {
      metros = List.copyOf(metros);
    }

    Metro home() {
      return metros.get(0);
    }
  }

  /** What one network is to the other. */
  enum Relation {
    /** The first sells transit to the second. */
    PROVIDER,
    /** Both exchange what is theirs and their customers'. */
    PEER
  }

  /** Business between two networks, by index. */
  record Link(int a, int b, Relation relation) {}

  /**
   * An exchange.
   *
   * @param operator index of the network that runs it
   * @param metro its city
   * @param members indices of the networks with a port on its LAN, ascending
   */
  record Site(int operator, Metro metro, List<Integer> members) {
    /** Copies the members. */
    Site {
      members = List.copyOf(members);
    }
  }
}
