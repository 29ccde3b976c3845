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
  }

  /**
   * For each network, by index, the next one on the way to a destination.
   *
   * @param origin index of the network that announces it
   * @param group the announcement
   */
  int[] towards(int origin, int group) {
    return known.computeIfAbsent(
        (long) origin << 8 | group, unit -> new Spread(origin, group).next);
  }

  /** The networks from one to a destination, both ends included; empty if it is not reached. */
  List<Integer> path(int from, int origin, int group) {
    int[] next = towards(origin, group);
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

    /** Whether the origin tells this neighbour at all. */
    private boolean isTold(int from, Neighbour to) {
      if (from != origin || group == 0) {
        return true;
      }
      return to.role() == Role.PROVIDER && to.other() == onlyProvider();
    }

    private int onlyProvider() {
      List<Integer> providers =
          world.networks.get(origin).neighbours.stream()
              .filter(each -> each.role() == Role.PROVIDER)
              .map(Neighbour::other)
              .toList();
      return providers.get(tie.of("selective").below(providers.size(), origin, group));
    }

    private void up() {
      List<Integer> ring = List.of(origin);
      for (int step = 1; !ring.isEmpty(); step++) {
        List<Integer> further = new ArrayList<>();
        for (int at : ring) {
          for (Neighbour each : world.networks.get(at).neighbours) {
            if (each.role() == Role.PROVIDER && isTold(at, each)) {
              if (length[each.other()] == UNREACHED) {
                further.add(each.other());
              }
              offer(each.other(), at, step);
              forAll[each.other()] = true;
            }
          }
        }
        ring = further;
      }
    }

    private void across() {
      int[] before = length.clone();
      for (int at = 0; at < next.length; at++) {
        if (before[at] != UNREACHED) {
          for (Neighbour each : world.networks.get(at).neighbours) {
            boolean open = before[each.other()] == UNREACHED;
            if (each.role() == Role.PEER && open && isTold(at, each)) {
              offer(each.other(), at, before[at] + 1);
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
          for (Neighbour each : world.networks.get(at).neighbours) {
            if (each.role() == Role.CUSTOMER && !settled[each.other()] && isTold(at, each)) {
              if (length[each.other()] == UNREACHED) {
                put(byLength, step + 1, each.other());
              }
              offer(each.other(), at, step + 1);
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
