package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entrepot.net.Prefix;
import org.entrepot.simulator.Network.Announcement;
import org.entrepot.simulator.Network.Neighbour;

/**
 * A block as the tables of the Internet see it: who announces it, rightly or not.
 *
 * @param prefix the block
 * @param origins indices of the networks that announce it, the one that it belongs to first, then
 *     perhaps one other
 * @param group the announcement of the first of them, as {@link Routes#towards} wants it
 */
record Announced(Prefix prefix, List<Integer> origins, int group) {
  /** How often a second origin is a neighbour of the first: its provider, or a customer. */
  private static final double NEIGHBOUR = 0.7;

  /** Copies the list. */
  Announced {
    origins = List.copyOf(origins);
  }

  /**
   * All blocks of IPv4 by address: what each network announces, and those peering LANs that their
   * operators announce. Each has its image in IPv6.
   */
  static List<Announced> all(World world) {
    List<Announced> blocks = new ArrayList<>();
    for (Network network : world.networks) {
      for (Announcement each : network.announcements) {
        List<Integer> origins = new ArrayList<>(List.of(network.index));
        long key = key(each.prefix());
        if (world.befalls(Artefact.SECOND_ORIGIN, key)) {
          origins.add(other(world, network, key));
        }
        blocks.add(new Announced(each.prefix(), origins, each.group()));
      }
    }
    for (Exchange exchange : world.exchanges) {
      if (world.befalls(Artefact.ANNOUNCED_LAN, exchange.id)) {
        blocks.add(new Announced(exchange.lan, List.of(exchange.operator), 0));
      }
    }
    blocks.sort(Comparator.comparing(Announced::prefix));
    return List.copyOf(blocks);
  }

  /** The same block in IPv6. */
  Announced six() {
    return new Announced(SixMap.of(prefix), origins, group);
  }

  /** By what a block is drawn for. */
  static long key(Prefix prefix) {
    return prefix.network().low() << 8 | prefix.length();
  }

  private static int other(World world, Network first, long key) {
    Draws draws = world.draws.of("second origin");
    List<Integer> neighbours = first.neighbours.stream().map(Neighbour::other).toList();
    if (!neighbours.isEmpty() && draws.unit(key, 1) < NEIGHBOUR) {
      return neighbours.get(draws.below(neighbours.size(), key, 2));
    }
    int any = draws.below(world.networks.size() - 1, key, 3);
    return any < first.index ? any : any + 1;
  }
}
