package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entrepot.net.Coordinates;

/** Who looks, and at what. */
final class Panel {
  static final int FIRST_PROBE = 1;
  static final int FIRST_MEASUREMENT = 1_000_001;

  /** Part of the probes that stand in the region. */
  private static final double IN_REGION = 0.75;

  private static final double OBFUSCATION_KM = 1;
  private static final double KM_A_DEGREE = 111.2;

  private Panel() {}

  /**
   * Probes in the networks that volunteers have: of the region three in four. The networks come in
   * an order in which large ones are early, and the first has the most probes (Zipf), unless
   * settings ask for a lot.
   */
  static List<Probe> probes(World world) {
    Draws draws = world.draws.of("probes");
    List<Network> region = new ArrayList<>();
    List<Network> elsewhere = new ArrayList<>();
    for (Network network : world.networks) {
      if (isHost(network)) {
        (world.inRegion(network) ? region : elsewhere).add(network);
      }
    }
    int inside = (int) Math.ceil(world.settings.probes() * IN_REGION);
    List<Probe> probes = new ArrayList<>();
    place(world, draws, hosts(world, draws, region, inside), inside, probes);
    int outside = world.settings.probes() - inside;
    place(world, draws, hosts(world, draws, elsewhere, outside), outside, probes);
    return List.copyOf(probes);
  }

  static boolean isHost(Network network) {
    return switch (network.kind()) {
      case INCUMBENT, CHALLENGER, ACCESS, RESEARCH, ENTERPRISE -> true;
      case CARRIER, REGIONAL, CONTENT, ANYCAST, EXCHANGE -> false;
    };
  }

  /** The networks that host probes, the one with the most first. */
  private static List<Network> hosts(
      World world, Draws draws, List<Network> candidates, int probes) {
    List<Network> order = new ArrayList<>(candidates);
    boolean lot = world.settings.random();
    order.sort(
        Comparator.comparingDouble(
                (Network network) ->
                    Draws.exponential(draws.unit(network.index, 1)) / (lot ? 1 : appeal(network)))
            .thenComparingInt(network -> network.index));
    return order.subList(0, Math.min(order.size(), (int) Math.ceil(probes * 0.31)));
  }

  /** How likely a network has a volunteer, beside others. */
  private static double appeal(Network network) {
    return switch (network.kind()) {
      case RESEARCH -> 6;
      case INCUMBENT -> 8;
      case CHALLENGER -> 5;
      case ACCESS -> 1.5;
      default -> 0.7;
    };
  }

  private static void place(
      World world, Draws draws, List<Network> hosts, int number, List<Probe> probes) {
    double[] weight = new double[hosts.size()];
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 1.0 / (i + 1);
      sum += weight[i];
    }
    int left = number - hosts.size();
    double carried = 0;
    for (int i = 0; i < hosts.size(); i++) {
      carried += Math.max(0, left) * weight[i] / sum;
      int here = 1 + (int) carried;
      carried -= here - 1;
      for (int j = 0; j < here && probes.size() < world.settings.probes(); j++) {
        probes.add(probe(world, draws, hosts.get(i), j));
      }
    }
  }

  private static Probe probe(World world, Draws draws, Network network, int number) {
    long key = network.index * 10_007L + number;
    List<Pop> at =
        network.pops.stream()
            .filter(pop -> pop.metro().country().equals(network.plan.country()))
            .toList();
    List<Pop> cities = at.isEmpty() ? network.pops : at;
    Pop pop = number == 0 ? cities.get(0) : cities.get(draws.below(cities.size(), key, 2));
    boolean anchor = number == 0 && draws.unit(key, 3) < 0.35;
    double line = draws.unit(key, 4);
    Probe.Home home =
        anchor || network.kind() == Kind.RESEARCH || line < 0.2
            ? Probe.Home.DIRECT
            : line < 0.85 ? Probe.Home.GATEWAY : Probe.Home.SHARED;
    double access = anchor ? 0.1 : 0.2 + 5 * draws.unit(key, 5) * draws.unit(key, 6);
    Coordinates place = near(pop.metro().city().coordinates(), 8, draws, key, 7);
    boolean misplaced = world.befalls(Artefact.MISPLACED_PROBE, key);
    Metro elsewhere = world.metros.get(draws.of("misplaced").below(world.metros.size(), key));
    Coordinates told = misplaced ? elsewhere.city().coordinates() : place;
    String country = (misplaced ? elsewhere : pop.metro()).country().code();
    return new Probe(
        FIRST_PROBE + world.networks.size() * number + network.index,
        network.index,
        pop,
        network.addresses.host(number + 1),
        home,
        access,
        place,
        near(told, OBFUSCATION_KM, draws, key, 9),
        country,
        misplaced,
        anchor);
  }

  private static Coordinates near(Coordinates of, double km, Draws draws, long key, int purpose) {
    double radius = km * Math.sqrt(draws.unit(key, purpose, 1));
    double angle = 2 * Math.PI * draws.unit(key, purpose, 2);
    return new Coordinates(
        of.latitude() + radius * StrictMath.sin(angle) / KM_A_DEGREE,
        of.longitude()
            + radius
                * StrictMath.cos(angle)
                / (KM_A_DEGREE * StrictMath.cos(Math.toRadians(of.latitude()))));
  }

  /**
   * What is measured: the anycast services, some content, and anchors of the region, each a
   * measurement of its own from all probes.
   */
  static List<Target> targets(World world) {
    List<Target> targets = new ArrayList<>();
    for (Network network : world.networks) {
      if (network.kind() == Kind.ANYCAST || network.kind() == Kind.CONTENT) {
        boolean anycast = network.kind() == Kind.ANYCAST;
        targets.add(
            new Target(
                FIRST_MEASUREMENT + targets.size(),
                network.index,
                0,
                network.pops.get(0),
                network.addresses.host(0),
                (anycast ? "anycast-" : "content-") + network.index + ".synthetic.example",
                anycast));
      }
    }
    List<String> seen = new ArrayList<>();
    for (Probe probe : world.probes) {
      Network network = world.networks.get(probe.network());
      String country = network.plan.country().code();
      long already = seen.stream().filter(country::equals).count();
      if (probe.anchor() && world.inRegion(network) && already < 2) {
        seen.add(country);
        targets.add(
            new Target(
                FIRST_MEASUREMENT + targets.size(),
                network.index,
                0,
                probe.pop(),
                probe.address(),
                "anchor-" + probe.id() + ".synthetic.example",
                false));
      }
    }
    return List.copyOf(targets);
  }
}
