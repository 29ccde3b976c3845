package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.entrepot.net.IpAddress;

/**
 * A network that sends all of its routes to a collector.
 *
 * @param network its index
 * @param asn its number
 * @param four the IPv4 address of the router that does
 * @param six the IPv6 address of the same
 */
record BgpPeer(int network, long asn, IpAddress four, IpAddress six) {
  /** A number of a host that is no probe's. */
  private static final int HOST = 60_000;

  /**
   * About twelve peers, as a collector of the real Internet has them: most are large, and a few
   * networks of the region and of elsewhere send their tables too. By number.
   */
  static List<BgpPeer> of(World world) {
    List<Network> chosen = new ArrayList<>();
    Predicate<Network> inside = world::inRegion;
    choose(world, Kind.CARRIER, network -> true, 4, chosen);
    choose(world, Kind.REGIONAL, network -> true, 2, chosen);
    choose(world, Kind.INCUMBENT, inside, 2, chosen);
    choose(world, Kind.INCUMBENT, inside.negate(), 2, chosen);
    choose(world, Kind.ACCESS, inside, 1, chosen);
    choose(world, Kind.ACCESS, inside.negate(), 1, chosen);
    return chosen.stream()
        .sorted(Comparator.comparing(network -> network.asn))
        .map(network -> of(world, network))
        .toList();
  }

  private static void choose(
      World world, Kind kind, Predicate<Network> where, int most, List<Network> chosen) {
    Draws lot = world.draws.of("collector");
    world.networks.stream()
        .filter(network -> network.kind() == kind && where.test(network))
        .sorted(
            Comparator.comparingLong((Network network) -> lot.bits(network.asn.value()))
                .thenComparing(network -> network.asn))
        .limit(most)
        .forEach(chosen::add);
  }

  private static BgpPeer of(World world, Network network) {
    Router router = network.pops.get(0).cores.get(0);
    IpAddress address =
        world.interfacesOf.get(router.id()).stream()
            .filter(each -> each.numberedBy() == network.index && each.announced())
            .map(Interface::address)
            .min(Comparator.naturalOrder())
            .orElse(network.addresses.host(HOST));
    return new BgpPeer(network.index, network.asn.value(), address, SixMap.of(address));
  }
}
