package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of packets from router to router: between networks by {@link Routes}, out of each by the
 * nearest meeting (hot potato), within each along its cables.
 */
final class Forwarding {
  /** Between routers of one city. */
  private static final double CITY_KM = 1;

  private final World world;
  private final Routes routes;
  private final Draws flows;
  private final Map<Long, Double> returns = new ConcurrentHashMap<>();

  /**
   * A router on the way.
   *
   * @param router the router
   * @param in the interface by which the packets came in
   * @param exchange the exchange on whose LAN they came; null otherwise
   * @param km kilometres of cable from the first router
   */
  record Step(Router router, Interface in, @Nullable Exchange exchange, double km) {}

  Forwarding(World world, Routes routes) {
    this.world = world;
    this.routes = routes;
    this.flows = world.draws.of("flow");
  }

  /**
   * The routers from an access router in a city to a destination.
   *
   * @param from the city
   * @param target the destination
   * @param flow what the packets of a flow have in common
   * @return empty if there is no route
   */
  List<Step> way(Pop from, Target target, long flow) {
    int[] next = routes.towards(target.network(), target.group());
    Walk walk = new Walk(from.access.get(0), flow);
    int at = from.network();
    while (at != target.network()) {
      if (next[at] == Routes.NONE) {
        return List.of();
      }
      Meeting meeting = nearest(world.networks.get(at), walk.pop(), next[at]);
      walk.within(world.networks.get(at), meeting.out().router());
      walk.cross(meeting);
      at = next[at];
    }
    Pop to = target.anycast() ? walk.pop() : target.pop();
    walk.within(world.networks.get(at), to.access.get(0));
    return walk.steps;
  }

  /** The meeting with the next network that is nearest along this one's cables. */
  private static Meeting nearest(Network network, Pop from, int next) {
    Meeting best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Meeting meeting : network.neighbour(next).meetings()) {
      double km = network.backbone.km(from.index, meeting.from().index);
      if (best == null || km < least) {
        best = meeting;
        least = km;
      }
    }
    if (best == null) {
      throw new IllegalStateException(network + " meets " + next + " nowhere");
    }
    return best;
  }

  /** Kilometres of cable from a city of a network to another, between networks as packets go. */
  double returnKm(Pop from, Pop to) {
    return returns.computeIfAbsent((long) from.id << 32 | to.id, pair -> km(from, to));
  }

  private double km(Pop from, Pop to) {
    int[] next = routes.towards(to.network(), 0);
    double km = 0;
    Pop here = from;
    while (here.network() != to.network()) {
      Network network = world.networks.get(here.network());
      if (next[here.network()] == Routes.NONE) {
        // Nothing comes back that way; what does takes at least the great circle.
        return km + here.metro().kmTo(to.metro()) * 1.5;
      }
      Meeting meeting = nearest(network, here, next[here.network()]);
      km += network.backbone.km(here.index, meeting.from().index) + CITY_KM;
      here = meeting.in().router().pop();
    }
    return km + world.networks.get(to.network()).backbone.km(here.index, to.index) + CITY_KM;
  }

  /** Packets under way. */
  private final class Walk {
    final List<Step> steps = new ArrayList<>();
    private final long flow;
    private Router at;
    private double km;

    Walk(Router from, long flow) {
      this.flow = flow;
      this.at = from;
      steps.add(new Step(from, world.internal(from, from), null, 0));
    }

    Pop pop() {
      return at.pop();
    }

    void within(Network network, Router to) {
      if (at.equals(to)) {
        return;
      }
      if (!network.kind().isBackbone()) {
        while (at.pop().id != to.pop().id) {
          int hop = network.backbone.next(at.pop().index, to.pop().index);
          move(network.pops.get(hop).cores.get(0));
        }
        return;
      }
      move(core(at.pop()));
      while (at.pop().id != to.pop().id) {
        int hop = network.backbone.next(at.pop().index, to.pop().index);
        move(core(network.pops.get(hop)));
      }
      move(to);
    }

    private Router core(Pop pop) {
      return pop.cores.get(flows.below(pop.cores.size(), flow, pop.id));
    }

    private void move(Router to) {
      if (!at.equals(to)) {
        Network network = world.networks.get(to.network());
        double between = network.backbone.km(at.pop().index, to.pop().index);
        km += Math.max(CITY_KM, between);
        steps.add(new Step(to, world.internal(at, to), null, km));
        at = to;
      }
    }

    void cross(Meeting meeting) {
      km += CITY_KM;
      at = meeting.in().router();
      steps.add(new Step(at, meeting.in(), meeting.exchange(), km));
    }
  }
}
