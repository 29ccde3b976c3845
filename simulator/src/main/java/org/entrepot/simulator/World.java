package org.entrepot.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A synthetic Internet as built: its networks, routers, cables and addresses, the probes that look
 * at it and what they look at. Everything follows from the settings; nothing changes any more.
 */
final class World {
  final Settings settings;
  final Draws draws;
  final List<Metro> metros;
  final List<Network> networks;
  final List<Exchange> exchanges;
  final List<Router> routers;
  final List<Interface> interfaces;
  final List<Pop> pops;
  final List<Probe> probes;
  final List<Target> targets;

  /** The interfaces of each router, by its id. */
  final List<List<Interface>> interfacesOf;

  private final Map<Long, Interface> internal;
  private final Map<Artefact, Lot> lots = new EnumMap<>(Artefact.class);

  private record Lot(double rate, Draws draws) {}

  World(Settings settings, Wiring wiring) {
    this.settings = settings;
    this.draws = new Draws(settings.seed());
    for (Artefact artefact : Artefact.values()) {
      lots.put(artefact, new Lot(settings.levels().rate(artefact), draws.of(artefact.word())));
    }
    this.metros = wiring.metros;
    this.networks = List.copyOf(wiring.networks);
    this.exchanges = List.copyOf(wiring.exchanges);
    this.routers = List.copyOf(wiring.routers);
    this.interfaces = List.copyOf(wiring.interfaces);
    this.pops = List.copyOf(wiring.pops);
    this.internal = wiring.internal;
    List<List<Interface>> of = new ArrayList<>();
    routers.forEach(router -> of.add(new ArrayList<>()));
    interfaces.forEach(each -> of.get(each.router().id()).add(each));
    this.interfacesOf = of;
    this.probes = Panel.probes(this);
    this.targets = Panel.targets(this);
  }

  /**
   * Builds the world of these settings.
   *
   * @throws IOException if the file of relationships cannot be read
   * @throws IllegalArgumentException if it is none
   */
  static World of(Settings settings) throws IOException {
    List<Metro> metros = Metro.all();
    Blueprint blueprint =
        settings.relationships().isPresent()
            ? Relationships.plan(settings, metros)
            : Balkans.plan(settings.seed(), settings.networks(), metros);
    return new World(settings, new Wiring(settings, blueprint, metros));
  }

  double rate(Artefact artefact) {
    return lot(artefact).rate;
  }

  private Lot lot(Artefact artefact) {
    return Objects.requireNonNull(lots.get(artefact));
  }

  /** Whether an artefact befalls something, by its key: monotone in the rate. */
  boolean befalls(Artefact artefact, long key) {
    Lot lot = lot(artefact);
    return lot.draws.unit(key) < lot.rate;
  }

  /**
   * The interface by which packets come into a router from another one of the same network, or, of
   * an access router, from its customers.
   */
  Interface internal(Router from, Router to) {
    Interface in = internal.get(Wiring.key(from, to));
    if (in == null) {
      throw new IllegalStateException("no cable from " + from + " to " + to);
    }
    return in;
  }

  /** Whether a network belongs to the region. */
  boolean inRegion(Network network) {
    return Balkans.COUNTRIES.contains(network.plan.country());
  }
}
