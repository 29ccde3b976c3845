package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.net.Prefix;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.entrepot.simulator.Blueprint.Site;
import org.entrepot.simulator.Network.Announcement;
import org.entrepot.simulator.Network.Neighbour;
import org.entrepot.simulator.Network.Role;
import org.jspecify.annotations.Nullable;

/** Builds routers, cables and addresses after a blueprint. */
final class Wiring {
  static final int MEETINGS_A_BORDER = 4;
  static final int PRIVATE_MEETINGS = 3;
  static final int CARRIER_MEETINGS = 8;
  static final int LAN_LENGTH = 22;
  private static final double SELECTIVE = 0.25;
  private static final double HALVES = 0.3;

  final List<Metro> metros;
  final List<Network> networks = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  final List<Router> routers = new ArrayList<>();
  final List<Interface> interfaces = new ArrayList<>();
  final List<Pop> pops = new ArrayList<>();

  /**
   * The interface at the far end of each cable within a network, by both routers; that of an access
   * router towards its own customers by the router twice.
   */
  final Map<Long, Interface> internal = new HashMap<>();

  private final Settings settings;
  private final Draws draws;
  private final AddressSpace space = new AddressSpace();
  private final Map<Pop, Integer> meetings = new HashMap<>();

  Wiring(Settings settings, Blueprint blueprint, List<Metro> metros) {
    this.settings = settings;
    this.metros = metros;
    this.draws = new Draws(settings.seed()).of("wiring");
    List<List<Metro>> cities = withSharedCities(blueprint);
    AddressNeeds needs = AddressNeeds.of(blueprint, cities);
    for (int i = 0; i < blueprint.networks().size(); i++) {
      build(i, blueprint.networks().get(i), cities.get(i), needs);
    }
    for (Site site : blueprint.exchanges()) {
      exchange(site);
    }
    for (Link link : blueprint.links()) {
      join(link);
    }
    networks.forEach(this::announce);
    networks.forEach(network -> network.neighbours.sort(Comparator.comparingInt(Neighbour::other)));
  }

  static long key(Router from, Router to) {
    return (long) from.id() << 32 | to.id();
  }

  /**
   * A customer without a city in common with its provider gets to the nearest of the provider's.
   */
  private static List<List<Metro>> withSharedCities(Blueprint blueprint) {
    List<List<Metro>> cities = new ArrayList<>();
    blueprint.networks().forEach(plan -> cities.add(new ArrayList<>(plan.metros())));
    for (Link link : blueprint.links()) {
      if (link.relation() == Relation.PROVIDER) {
        List<Metro> provider = cities.get(link.a());
        List<Metro> customer = cities.get(link.b());
        if (Collections.disjoint(provider, customer)) {
          Metro home = customer.get(0);
          customer.add(
              Collections.min(provider, Comparator.comparingDouble(metro -> metro.kmTo(home))));
        }
      }
    }
    return cities;
  }

  private void build(int index, Plan plan, List<Metro> cities, AddressNeeds needs) {
    Kind kind = plan.kind();
    Network network =
        new Network(
            index,
            plan,
            new AddressPool(
                space.block(needs.blockLength(index)), space.block(needs.darkLength(index))));
    networks.add(network);
    for (Metro metro : cities) {
      Pop pop = new Pop(pops.size(), network.pops.size(), index, metro);
      pops.add(pop);
      network.pops.add(pop);
      int width = kind.isBackbone() ? width(pop) : 1;
      for (int i = 0; i < width; i++) {
        pop.cores.add(router(pop));
      }
      boolean large = kind.isBackbone() && (pop.index == 0 || kind == Kind.CARRIER);
      if (large) {
        Router access = router(pop);
        pop.access.add(access);
        pop.cores.forEach(core -> cable(network, access, core));
      } else {
        // Where there is little to do, one router does it all.
        pop.access.add(pop.cores.get(0));
        pop.borders.add(pop.cores.get(0));
        pop.cores.stream().skip(1).forEach(core -> cable(network, pop.cores.get(0), core));
      }
      for (Router access : pop.access) {
        int number = network.addresses.nextLink();
        internal.put(key(access, access), end(network, access, number, 0, true, index));
      }
    }
    network.backbone = new Backbone(network.pops, draws);
    for (int[] cable : network.backbone.cables()) {
      for (Router a : network.pops.get(cable[0]).cores) {
        for (Router b : network.pops.get(cable[1]).cores) {
          cable(network, a, b);
        }
      }
    }
  }

  private int width(Pop pop) {
    return draws.of("ecmp").unit(pop.id) < settings.levels().rate(Artefact.ECMP)
        ? 2 + draws.of("width").below(3, pop.id)
        : 1;
  }

  private Router router(Pop pop) {
    Router router = new Router(routers.size(), pop.network(), pop);
    routers.add(router);
    return router;
  }

  /** A cable between two routers of one network. */
  private void cable(Network network, Router a, Router b) {
    int own = network.addresses.nextLink();
    Network numbering = network;
    int number = own;
    if (network.plan.organisation() != network.index) {
      // Both take a number whoever's is used, so that no rate moves the others.
      Network parent = networks.get(network.plan.organisation());
      int parents = parent.addresses.nextLink();
      boolean moved =
          draws.of("sibling-numbering").unit(network.index, own)
              < settings.levels().rate(Artefact.SIBLING_NUMBERING);
      numbering = moved ? parent : network;
      number = moved ? parents : own;
    }
    boolean announced = isAnnounced(numbering.index, number);
    internal.put(key(b, a), end(numbering, a, number, 0, announced, network.index));
    internal.put(key(a, b), end(numbering, b, number, 1, announced, network.index));
  }

  private boolean isAnnounced(int network, int link) {
    return draws.of("unannounced").unit(network, link)
        >= settings.levels().rate(Artefact.UNANNOUNCED);
  }

  private Interface end(
      Network numbering, Router router, int number, int end, boolean announced, int faces) {
    Interface made =
        new Interface(
            interfaces.size(),
            router,
            numbering.addresses.link(number, end, announced),
            numbering.index,
            announced,
            null,
            faces);
    interfaces.add(made);
    return made;
  }

  private void exchange(Site site) {
    Exchange exchange =
        new Exchange(exchanges.size() + 1, site.operator(), site.metro(), space.block(LAN_LENGTH));
    exchanges.add(exchange);
    for (int member : site.members()) {
      Router border = border(networks.get(member), networks.get(member).popIn(site.metro()));
      Interface port =
          new Interface(
              interfaces.size(),
              border,
              org.entrepot.net.IpAddress.v4(
                  (int) exchange.lan.network().low() + 1 + exchange.ports.size()),
              -1,
              true,
              exchange,
              -1);
      interfaces.add(port);
      exchange.ports.put(member, port);
    }
  }

  /** A router for one more meeting in a city: a new one when the last is full. */
  private Router border(Network network, Pop pop) {
    int before = meetings.merge(pop, 1, Integer::sum) - 1;
    boolean full = before % MEETINGS_A_BORDER == 0 && (before > 0 || pop.borders.isEmpty());
    if (network.kind().isBackbone() && full) {
      Router border = router(pop);
      pop.borders.add(border);
      pop.cores.forEach(core -> cable(network, border, core));
    }
    return pop.borders.get(pop.borders.size() - 1);
  }

  private void join(Link link) {
    Network a = networks.get(link.a());
    Network b = networks.get(link.b());
    List<Meeting> fromA = new ArrayList<>();
    List<Meeting> fromB = new ArrayList<>();
    if (link.relation() == Relation.PEER) {
      for (Exchange exchange : exchanges) {
        Interface ours = exchange.ports.get(a.index);
        Interface theirs = exchange.ports.get(b.index);
        if (ours != null && theirs != null) {
          meet(ours, theirs, exchange, fromA, fromB);
        }
      }
    }
    if (fromA.isEmpty() || (a.kind() == Kind.CARRIER && b.kind() == Kind.CARRIER)) {
      privately(a, b, fromA, fromB);
    }
    if (!fromA.isEmpty()) {
      boolean peer = link.relation() == Relation.PEER;
      a.neighbours.add(new Neighbour(b.index, peer ? Role.PEER : Role.CUSTOMER, fromA));
      b.neighbours.add(new Neighbour(a.index, peer ? Role.PEER : Role.PROVIDER, fromB));
    }
  }

  private void privately(Network a, Network b, List<Meeting> fromA, List<Meeting> fromB) {
    List<Pop> shared =
        b.pops.stream()
            .filter(pop -> a.pops.stream().anyMatch(other -> other.metro().equals(pop.metro())))
            .sorted(
                Comparator.comparingDouble((Pop pop) -> pop.metro().kmTo(b.pops.get(0).metro()))
                    .thenComparingInt(pop -> pop.id))
            .limit(
                a.kind() == Kind.CARRIER && b.kind() == Kind.CARRIER
                    ? CARRIER_MEETINGS
                    : PRIVATE_MEETINGS)
            .toList();
    for (Pop pop : shared) {
      Router ours = border(a, a.popIn(pop.metro()));
      Router theirs = border(b, pop);
      // Both take a number whoever's is used, so that no rate moves the others.
      int numberA = a.addresses.nextLink();
      int numberB = b.addresses.nextLink();
      double level = settings.levels().level(Artefact.BORDER_SHARING);
      double byA = settings.levels().rate(Artefact.BORDER_SHARING);
      double either = Math.min(1, byA + (1 - Artefact.BORDER_SHARING.rate()) * level);
      double drawn = draws.of("numbering").unit(a.index, b.index, pop.metro().index());
      Network numbersA = drawn < byA ? a : drawn < either ? b : a;
      Network numbersB = drawn < byA ? a : b;
      int linkA = numbersA.equals(a) ? numberA : numberB;
      int linkB = numbersB.equals(a) ? numberA : numberB;
      Interface out = end(numbersA, ours, linkA, 0, isAnnounced(numbersA.index, linkA), b.index);
      Interface in = end(numbersB, theirs, linkB, 1, isAnnounced(numbersB.index, linkB), a.index);
      meet(out, in, null, fromA, fromB);
    }
  }

  private static void meet(
      Interface a,
      Interface b,
      @Nullable Exchange exchange,
      List<Meeting> fromA,
      List<Meeting> fromB) {
    fromA.add(new Meeting(a.router().pop(), a, b, exchange));
    fromB.add(new Meeting(b.router().pop(), b, a, exchange));
  }

  private void announce(Network network) {
    Prefix block = network.addresses.block();
    network.announcements.add(new Announcement(block, 0));
    if (block.length() <= 22 && draws.of("halves").unit(network.index) < HALVES) {
      network.announcements.add(new Announcement(network.addresses.part(0, block.length() + 2), 0));
    }
    long providers =
        network.neighbours.stream().filter(other -> other.role() == Role.PROVIDER).count();
    if (block.length() <= 22
        && providers > 1
        && draws.of("selective").unit(network.index) < SELECTIVE) {
      network.announcements.add(new Announcement(network.addresses.part(1, block.length() + 2), 1));
    }
  }
}
