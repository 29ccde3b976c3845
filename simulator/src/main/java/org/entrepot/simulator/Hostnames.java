package org.entrepot.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What interfaces are called. An address is named by the network whose block it is from: each has a
 * style of its own, and about a third of them name nothing. An address that a network has given to
 * another one's router bears the number of that other one. Some names tell of a city in which the
 * router no longer is, or never was.
 */
final class Hostnames {
  static final String DOMAIN = "synthetic.example";

  private final World world;
  private final Elsewhere elsewhere;
  private final Draws styles;
  private final Draws stale;
  private final Map<Integer, String> domains = new HashMap<>();

  /** What each router is called within its city, by its number in the world. */
  private final Map<Integer, String> routers = new HashMap<>();

  /** How a network makes names. */
  enum Style {
    /** No names at all. */
    NONE,
    /** {@code ae3-0.cr1.beg.rs.cable-a-rs.synthetic.example}. */
    DOTTED,
    /** {@code beg1-cr2.cable-a-rs.synthetic.example}: one name for all of a router. */
    DASHED,
    /** {@code xe-0-0-3.cr1.belgrade.cable-a-rs.synthetic.example}. */
    SPELT,
    /** {@code 11-0-0-1.cable-a-rs.synthetic.example}, which tells no city. */
    NUMBERED
  }

  Hostnames(World world, Elsewhere elsewhere) {
    this.world = world;
    this.elsewhere = elsewhere;
    this.styles = world.draws.of("hostname style");
    this.stale = world.draws.of("stale city");
    for (Network network : world.networks) {
      domains.put(network.index, domain(network));
    }
    for (Pop pop : world.pops) {
      label(pop.cores, "cr");
      label(pop.borders, "br");
      label(pop.access, "ar");
    }
  }

  /** The first role of a router counts: those of small networks have all of them. */
  private void label(List<Router> of, String role) {
    for (int i = 0; i < of.size(); i++) {
      routers.putIfAbsent(of.get(i).id(), role + (i + 1));
    }
  }

  private static String domain(Network network) {
    String name = Ascii.label(network.plan.name().replaceFirst("^SYNTHETIC ", ""), "-");
    return (name.isEmpty() ? "as" + network.asn.value() : name) + "." + DOMAIN;
  }

  /** How a network makes names. */
  Style style(Network network) {
    double drawn = styles.unit(network.index);
    if (drawn < 0.33) {
      return Style.NONE;
    }
    return drawn < 0.60
        ? Style.DOTTED
        : drawn < 0.75 ? Style.DASHED : drawn < 0.90 ? Style.SPELT : Style.NUMBERED;
  }

  /** The network that names an interface: whose block its address is from. */
  Network namedBy(Interface at) {
    Exchange exchange = at.exchange();
    return world.networks.get(exchange != null ? exchange.operator : at.numberedBy());
  }

  /** The name of an interface, the same in both families; empty if it has none. */
  Optional<String> of(Interface at) {
    Network by = namedBy(at);
    Style style = style(by);
    if (style == Style.NONE) {
      return Optional.empty();
    }
    Metro city = told(at);
    boolean guest = by.index != at.router().network();
    // Behind the interface the router: its own label, or the number of who has it.
    String host =
        guest
            ? "as" + world.networks.get(at.router().network()).asn.value()
            : routers.getOrDefault(at.router().id(), "r" + at.router().id());
    String port = port(at, style);
    String name =
        switch (style) {
          case DOTTED -> port + "." + host + "." + city.code() + "." + country(city);
          case DASHED -> city.code() + "1-" + host;
          case SPELT -> port + "." + host + "." + Ascii.label(city.city().name(), "");
          case NUMBERED, NONE ->
              (guest ? host + "." : "") + at.address().toString().replace('.', '-');
        };
    return Optional.of(name + "." + domains.get(by.index));
  }

  private static String country(Metro city) {
    return Ascii.label(city.country().code(), "");
  }

  /** The city that a name tells, if its style tells one. */
  Metro told(Interface at) {
    Metro city = at.router().pop().metro();
    return world.befalls(Artefact.STALE_NAME, at.address().low()) ? former(at, city) : city;
  }

  /** Another city of the network that named it, if it has one far enough; else any around. */
  private Metro former(Interface at, Metro city) {
    List<Metro> others =
        namedBy(at).pops.stream()
            .map(Pop::metro)
            .filter(metro -> Elsewhere.isFar(city, metro))
            .toList();
    double drawn = stale.unit(at.address().low());
    return others.isEmpty()
        ? elsewhere.from(city, drawn)
        : others.get((int) (drawn * others.size()));
  }

  private String port(Interface at, Style style) {
    int number = world.interfacesOf.get(at.router().id()).indexOf(at);
    return style == Style.DOTTED ? "ae" + number + "-0" : "xe-0-" + number / 10 + "-" + number % 10;
  }
}
