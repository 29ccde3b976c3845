package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.simulator.Network.Neighbour;
import org.entrepot.simulator.Network.Role;

/**
 * Which neighbour each network sends packets to, for each destination: routes of customers before
 * those of peers before those of providers, then the shortest, then one by lot; routes of peers and
 * providers are told to customers only (Gao and Rexford, ToN 2001, doi:10.1109/90.974523). Some
 * decisions deviate, as many do (Anwar et al., IMC 2015, doi:10.1145/2815675.2815712): the network
 * takes another neighbour that offers it a route, if that one is nearer to the destination, so that
 * packets never circle.
 */
final class Routes {
  /** What a network does not reach. */
  static final int NONE = -1;

  private final World world;
  private final Draws tie;
  private final Draws deviation;
  private final double rate;

  /** Neighbours of each network by what they are to it: small and near to each other in memory. */
  private final int[][] providers;

  private final int[][] peers;
  private final int[][] customers;
  private final Map<Long, int[]> known = new ConcurrentHashMap<>();

  Routes(World world) {
    this(world, "");
  }

  /** Other routes than those of every day: ties and deviations fall otherwise. */
  Routes(World world, String otherwise) {
    this.world = world;
    this.tie = world.draws.of("tie" + otherwise);
    this.deviation = world.draws.of("deviation" + otherwise);
    this.rate = world.rate(Artefact.DEVIATION);
    this.providers = neighbours(Role.PROVIDER);
    this.peers = neighbours(Role.PEER);
    this.customers = neighbours(Role.CUSTOMER);
  }

  private int[][] neighbours(Role role) {
    return world.networks.stream()
        .map(
            network ->
                network.neighbours.stream()
                    .filter(each -> each.role() == role)
                    .mapToInt(Neighbour::other)
                    .toArray())
        .toArray(int[][]::new);
  }

  /**
   * For each network, by index, the next one on the way to a destination.
   *
   * @param origin index of the network that announces it
   * @param group the announcement
   */
  int[] towards(int origin, int group) {
    return known.computeIfAbsent((long) origin << 8 | group, unit -> once(origin, group));
  }

  /** The same, not kept: for somebody who asks for every destination, and once. */
  int[] once(int origin, int group) {
    return new Spread(origin, group).next;
  }

  /** The networks from one to a destination, both ends included; empty if it is not reached. */
  List<Integer> path(int from, int origin, int group) {
    return path(towards(origin, group), from, origin);
  }

  /** The same over next networks that are known. */
  static List<Integer> path(int[] next, int from, int origin) {
    List<Integer> path = new ArrayList<>();
    for (int at = from; at != origin; at = next[at]) {
      if (next[at] == NONE) {
        return List.of();
      }
      path.add(at);
    }
    path.add(origin);
    return path;
  }

  /** How one announcement spreads. */
  private final class Spread {
    private static final int UNREACHED = Integer.MAX_VALUE;

    private final int origin;
    private final int group;
    private final int[] next;
    private final int[] length;

    /** Whether the route is the network's own or a customer's, which everybody is told. */
    private final boolean[] forAll;

    Spread(int origin, int group) {
      int size = world.networks.size();
      this.origin = origin;
      this.group = group;
      this.next = new int[size];
      this.length = new int[size];
      this.forAll = new boolean[size];
      Arrays.fill(next, NONE);
      Arrays.fill(length, UNREACHED);
      length[origin] = 0;
      forAll[origin] = true;
      up();
      across();
      down();
      deviate();
    }

    /** Whom a network tells of what all may know: of some announcements one provider only. */
    private int[] tellsAbove(int from) {
      if (from != origin || group == 0) {
        return providers[from];
      }
      int lot = tie.of("selective").below(providers[from].length, origin, group);
      return new int[] {providers[from][lot]};
    }

    private boolean tellsOthers(int from) {
      return from != origin || group == 0;
    }

    private void up() {
      List<Integer> ring = List.of(origin);
      for (int step = 1; !ring.isEmpty(); step++) {
        List<Integer> further = new ArrayList<>();
        for (int at : ring) {
          for (int provider : tellsAbove(at)) {
            if (length[provider] == UNREACHED) {
              further.add(provider);
            }
            offer(provider, at, step);
            forAll[provider] = true;
          }
        }
        ring = further;
      }
    }

    private void across() {
      int[] before = length.clone();
      for (int at = 0; at < next.length; at++) {
        if (before[at] != UNREACHED && tellsOthers(at)) {
          for (int peer : peers[at]) {
            if (before[peer] == UNREACHED) {
              offer(peer, at, before[at] + 1);
            }
          }
        }
      }
    }

    /** Customers are told everything: the nearest first, as the routes become longer. */
    private void down() {
      List<List<Integer>> byLength = new ArrayList<>();
      boolean[] settled = new boolean[next.length];
      for (int at = 0; at < next.length; at++) {
        if (length[at] != UNREACHED) {
          put(byLength, length[at], at);
          settled[at] = true;
        }
      }
      for (int step = 0; step < byLength.size(); step++) {
        for (int i = 0; i < byLength.get(step).size(); i++) {
          int at = byLength.get(step).get(i);
          for (int customer : tellsOthers(at) ? customers[at] : new int[0]) {
            if (!settled[customer]) {
              if (length[customer] == UNREACHED) {
                put(byLength, step + 1, customer);
              }
              offer(customer, at, step + 1);
            }
          }
        }
      }
    }

    private static void put(List<List<Integer>> byLength, int length, int at) {
      while (byLength.size() <= length) {
        byLength.add(new ArrayList<>());
      }
      byLength.get(length).add(at);
    }

    private void offer(int to, int by, int steps) {
      boolean better =
          steps < length[to]
              || (steps == length[to] && tie.bits(to, by, origin) < tie.bits(to, next[to], origin));
      if (better) {
        length[to] = steps;
        next[to] = by;
      }
    }

    private void deviate() {
      for (int at = 0; at < next.length; at++) {
        if (next[at] == NONE || deviation.unit(at, origin, group) >= rate) {
          continue;
        }
        int best = NONE;
        for (Neighbour each : world.networks.get(at).neighbours) {
          int other = each.other();
          boolean told = each.role() == Role.PROVIDER || forAll[other];
          boolean usable = told && length[other] < length[at] && other != next[at];
          boolean spoken = other != origin || group == 0;
          boolean lot =
              best == NONE || deviation.bits(at, other, origin) < deviation.bits(at, best, origin);
          if (usable && spoken && lot) {
            best = other;
          }
        }
        if (best != NONE) {
          next[at] = best;
        }
      }
    }
  }
}
