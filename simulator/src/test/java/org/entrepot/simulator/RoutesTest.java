package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entrepot.net.CountryCode;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.entrepot.simulator.Network.Neighbour;
import org.entrepot.simulator.Network.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks {@link Routes} against routers that tell each other routes until nothing changes. */
class RoutesTest {
  private static final int SEEDS = 200;
  private static final List<Metro> METROS = Metro.all();

  /** What a network knows of the way to a destination: whose it is, and how long. */
  private record Best(int rank, int length) {
    static final Best NONE = new Best(9, 0);

    boolean isBetterThan(Best other) {
      return rank < other.rank || (rank == other.rank && length < other.length);
    }
  }

  static List<Integer> seeds() {
    List<Integer> seeds = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void routes_are_those_that_policy_settles_on(int seed) {
    World world = world(seed, 0);
    Routes routes = new Routes(world);
    for (Network origin : world.networks) {
      Best[] best = settled(world, origin.index);
      int[] next = routes.towards(origin.index, 0);
      for (Network network : world.networks) {
        String message = "seed " + seed + ", from " + network + " to " + origin;
        int at = network.index;
        if (at == origin.index || best[at].equals(Best.NONE)) {
          assertThat(next[at]).as(message).isEqualTo(Routes.NONE);
          continue;
        }
        List<Integer> path = routes.path(at, origin.index, 0);
        assertThat(path).as(message).hasSize(best[at].length + 1);
        assertThat(rank(role(world, at, next[at]))).as(message).isEqualTo(best[at].rank);
        assertThat(valleys(world, path)).as(message + ": " + path).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_deviates_no_packet_circles_and_nothing_is_lost(int seed) {
    World plain = world(seed, 0);
    World world = world(seed, 6);
    Routes usual = new Routes(plain);
    Routes routes = new Routes(world);
    for (Network origin : world.networks) {
      int[] next = routes.towards(origin.index, 0);
      for (Network network : world.networks) {
        String message = "seed " + seed + ", from " + network + " to " + origin;
        boolean reached = usual.towards(origin.index, 0)[network.index] != Routes.NONE;
        assertThat(next[network.index] != Routes.NONE).as(message).isEqualTo(reached);
        int at = network.index;
        List<Integer> path = new ArrayList<>(List.of(at));
        while (next[at] != Routes.NONE && path.size() <= world.networks.size()) {
          role(world, at, next[at]);
          at = next[at];
          path.add(at);
        }
        assertThat(new HashSet<>(path)).as(message + ": " + path).hasSize(path.size());
        if (reached) {
          assertThat(at).as(message).isEqualTo(origin.index);
        }
      }
    }
  }

  @Test
  void in_most_worlds_some_paths_deviate() {
    int deviating = 0;
    for (int seed : seeds()) {
      World world = world(seed, 6);
      Routes usual = new Routes(world(seed, 0));
      Routes routes = new Routes(world);
      boolean any =
          world.networks.stream()
              .anyMatch(
                  origin ->
                      !Arrays.equals(
                          routes.towards(origin.index, 0), usual.towards(origin.index, 0)));
      deviating += any ? 1 : 0;
    }
    // In a small tree there is no other way.
    assertThat(deviating).isGreaterThan(SEEDS * 9 / 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_one_provider_is_told_comes_in_by_that_provider_only(int seed) {
    World world = world(seed, 6);
    Routes routes = new Routes(world);
    for (Network origin : world.networks) {
      if (origin.neighbours.stream().noneMatch(each -> each.role() == Role.PROVIDER)) {
        continue;
      }
      int[] next = routes.towards(origin.index, 1);
      HashSet<Integer> last = new HashSet<>();
      for (int at = 0; at < next.length; at++) {
        if (next[at] == origin.index) {
          last.add(at);
        }
      }
      assertThat(last).as("seed %s, into %s", seed, origin).hasSize(1);
      assertThat(role(world, origin.index, last.iterator().next())).isEqualTo(Role.PROVIDER);
    }
  }

  /** Everybody tells everybody what policy allows, until nobody learns anything better. */
  private static Best[] settled(World world, int origin) {
    int size = world.networks.size();
    Best[] best = new Best[size];
    Arrays.fill(best, Best.NONE);
    best[origin] = new Best(0, 0);
    boolean changed = true;
    for (int round = 0; changed; round++) {
      assertThat(round).as("rounds").isLessThan(10 * size);
      changed = false;
      Best[] after = new Best[size];
      for (int at = 0; at < size; at++) {
        after[at] = at == origin ? best[at] : Best.NONE;
        for (Neighbour each : world.networks.get(at).neighbours) {
          Best theirs = best[each.other()];
          // They tell a customer everything, and others what is theirs or their customers'.
          boolean told = each.role() == Role.PROVIDER || theirs.rank <= 1;
          Best offer = new Best(rank(each.role()), theirs.length + 1);
          if (!theirs.equals(Best.NONE) && told && offer.isBetterThan(after[at])) {
            after[at] = offer;
          }
        }
        changed |= !after[at].equals(best[at]);
      }
      best = after;
    }
    return best;
  }

  private static int rank(Role role) {
    return switch (role) {
      case CUSTOMER -> 1;
      case PEER -> 2;
      case PROVIDER -> 3;
    };
  }

  /** What the other network is to the first; fails unless they are neighbours. */
  private static Role role(World world, int from, int to) {
    return world.networks.get(from).neighbour(to).role();
  }

  /** How often a network on a path carries what no customer of its pays for. */
  private static int valleys(World world, List<Integer> path) {
    int valleys = 0;
    for (int i = 1; i + 1 < path.size(); i++) {
      Role before = role(world, path.get(i), path.get(i - 1));
      Role after = role(world, path.get(i), path.get(i + 1));
      valleys += before != Role.CUSTOMER && after != Role.CUSTOMER ? 1 : 0;
    }
    return valleys;
  }

  /** A world of up to 18 networks in three cities. */
  private static World world(int seed, double deviation) {
    Random random = new Random(seed);
    int size = 7 + random.nextInt(12);
    List<Plan> plans = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Kind kind = i == 0 ? Kind.ACCESS : i == 1 ? Kind.INCUMBENT : kind(random);
      CountryCode country = new CountryCode(i == 0 ? "RS" : i == 1 ? "DE" : "US");
      plans.add(new Plan(64_512 + i, "SYNTHETIC " + i, kind, i, country, 1, METROS.subList(0, 3)));
    }
    Map<List<Integer>, Link> links = new HashMap<>();
    for (int i = 1; i < size; i++) {
      // Providers come before their customers, so that nobody sells to itself.
      int provider = random.nextInt(i);
      links.put(List.of(provider, i), new Link(provider, i, Relation.PROVIDER));
      for (int more = random.nextInt(4); more > 0; more--) {
        int other = random.nextInt(i);
        Relation relation = random.nextBoolean() ? Relation.PEER : Relation.PROVIDER;
        links.putIfAbsent(List.of(other, i), new Link(other, i, relation));
      }
    }
    List<Link> order = new ArrayList<>(links.values());
    order.sort((x, y) -> x.a() != y.a() ? x.a() - y.a() : x.b() - y.b());
    Settings settings =
        Settings.of(seed).withProbes(4).with(Levels.defaults().with(Artefact.DEVIATION, deviation));
    Blueprint blueprint = new Blueprint(plans, order, List.of());
    return new World(settings, new Wiring(settings, blueprint, METROS));
  }

  private static Kind kind(Random random) {
    return List.of(Kind.ACCESS, Kind.CHALLENGER, Kind.CONTENT).get(random.nextInt(3));
  }
}
