package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** How routers answer, and which of them are seen at all. */
final class Behaviour {
  /** Backbones of fewer cities have no tunnels. */
  private static final int LEAST_CITIES = 3;

  private final World world;
  private final Draws packets;

  Behaviour(World world) {
    this.world = world;
    this.packets = world.draws.of("answers");
  }

  /** The routers that lower the TTL: those within an invisible tunnel do not. */
  List<Forwarding.Step> visible(Trace trace) {
    List<Forwarding.Step> way = trace.way;
    List<Forwarding.Step> visible = new ArrayList<>(way.size());
    for (int i = 0; i < way.size(); i++) {
      if (isWithin(way, i) && hides(way.get(i).router().network())) {
        trace.marks.add(Trace.Mark.HIDES_HOPS);
      } else {
        visible.add(way.get(i));
      }
      if (way.get(i).router().pop().cores.size() > 1) {
        trace.marks.add(Trace.Mark.ECMP);
      }
    }
    return visible;
  }

  private boolean hides(int network) {
    return hasTunnels(network) && world.befalls(Artefact.HIDDEN_HOPS, network);
  }

  private boolean hasTunnels(int network) {
    Network of = world.networks.get(network);
    return of.kind().isBackbone() && of.pops.size() >= LEAST_CITIES;
  }

  /** Whether a router stands between two others of its network. */
  private static boolean isWithin(List<Forwarding.Step> way, int at) {
    int network = way.get(at).router().network();
    return at > 0
        && at + 1 < way.size()
        && way.get(at - 1).router().network() == network
        && way.get(at + 1).router().network() == network;
  }

  /** The label that a router shows; -1 for none. */
  int label(List<Forwarding.Step> way, int at) {
    int network = way.get(at).router().network();
    return hasTunnels(network) && isWithin(way, at) && world.befalls(Artefact.LABELS, network)
        ? 16 + (int) (packets.bits(way.get(at).router().id(), way.size()) & 0x7FFFF)
        : -1;
  }

  /**
   * The address by which a router answers.
   *
   * @param artefacts is told what is odd about it
   * @return null if it never does
   */
  @Nullable IpAddress answering(List<Forwarding.Step> way, int at, List<String> artefacts) {
    Forwarding.Step step = way.get(at);
    Router router = step.router();
    if (world.befalls(Artefact.SILENT, router.id())) {
      artefacts.add("silent");
      return null;
    }
    if (world.befalls(Artefact.RATE_LIMITED, router.id())) {
      artefacts.add("rate-limited");
    }
    if (world.befalls(Artefact.PRIVATE, router.id())) {
      artefacts.add("private");
      return IpAddress.v4(10 << 24 | (int) (packets.bits(router.id()) & 0xFF_FFFF));
    }
    Interface by = third(way, at);
    if (by != null) {
      artefacts.add("third-party");
    } else {
      by = lan(step);
      if (by != null) {
        artefacts.add("lan-third-party");
      }
    }
    if (by == null) {
      by = step.in();
      if (by.isShared()) {
        artefacts.add(by.faces() == step.router().network() ? "sibling" : "border");
      }
    }
    if (!by.announced()) {
      artefacts.add("unannounced");
    }
    return by.address();
  }

  /** An interface towards a network that the packets neither came from nor go to. */
  private @Nullable Interface third(List<Forwarding.Step> way, int at) {
    Router router = way.get(at).router();
    if (!world.befalls(Artefact.THIRD_PARTY, router.id())) {
      return null;
    }
    int before = at > 0 ? way.get(at - 1).router().network() : router.network();
    int after = at + 1 < way.size() ? way.get(at + 1).router().network() : router.network();
    for (Interface each : world.interfacesOf.get(router.id())) {
      int faces = each.faces();
      if (faces >= 0 && faces != router.network() && faces != before && faces != after) {
        return each;
      }
    }
    return null;
  }

  /** Its port on an exchange that the packets did not come over. */
  private @Nullable Interface lan(Forwarding.Step step) {
    Router router = step.router();
    if (!world.befalls(Artefact.LAN_THIRD_PARTY, router.id())) {
      return null;
    }
    for (Interface each : world.interfacesOf.get(router.id())) {
      Exchange exchange = each.exchange();
      if (exchange != null && !exchange.equals(step.exchange())) {
        return each;
      }
    }
    return null;
  }

  /** Whether a router answers one packet. */
  boolean answers(Router router, long trace, int ttl, int packet) {
    double drawn = packets.unit(trace, ttl, packet);
    boolean limited = world.befalls(Artefact.RATE_LIMITED, router.id());
    return drawn >= (limited ? 2.0 / 3 : 0)
        && packets.unit(trace, ttl, packet + 10) >= world.rate(Artefact.LOSS);
  }
}
