package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.net.IpAddress.Family;
import org.junit.jupiter.api.Test;

/** How often reference files are wrong, and that what is wrong stays wrong at a higher rate. */
class TableArtefactsTest {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L);

  /** More standard deviations than chance has in a lifetime of runs; the seeds are fixed anyway. */
  private static final double TOLERANCE = 4.5;

  /** What an artefact can befall in a world, and what it does befall. */
  private record Befallen(Set<String> of, Set<String> hit) {}

  private static void atRate(Artefact artefact, double level, Function<World, Befallen> look)
      throws IOException {
    Levels levels = Levels.all(0).with(artefact, level);
    long of = 0;
    long hit = 0;
    for (long seed : SEEDS) {
      Befallen found = look.apply(World.of(Settings.of(seed).with(levels)));
      of += found.of.size();
      hit += found.hit.size();
    }
    double rate = levels.rate(artefact);
    assertThat((double) hit)
        .as("%s: %d of %d at rate %s, seeds %s", artefact, hit, of, rate, SEEDS)
        .isBetween(
            of * rate - TOLERANCE * Math.sqrt(of * rate * (1 - rate)) - 1,
            of * rate + TOLERANCE * Math.sqrt(of * rate * (1 - rate)) + 1);
    coupled(artefact, look);
  }

  private static void coupled(Artefact artefact, Function<World, Befallen> look)
      throws IOException {
    Set<String> before = Set.of();
    for (double level : List.of(0.0, 1.0, 2.0, 3.0)) {
      Levels levels = Levels.all(0).with(artefact, level);
      Set<String> hit = look.apply(World.of(Settings.of(SEEDS.get(0)).with(levels))).hit;
      assertThat(hit)
          .as("%s at level %s, seed %d", artefact, level, SEEDS.get(0))
          .containsAll(before);
      if (level == 0) {
        assertThat(hit).as("%s at level 0, seed %d", artefact, SEEDS.get(0)).isEmpty();
      }
      before = hit;
    }
  }

  @Test
  void places_are_missing() throws IOException {
    atRate(Artefact.PLACE_MISSING, 1, world -> places(world, false, true));
  }

  @Test
  void places_are_wrong_and_a_wrong_one_is_far_away() throws IOException {
    atRate(Artefact.PLACE_WRONG, 1, world -> places(world, false, false));
  }

  @Test
  void places_of_ports_are_missing_about_twice_as_often() throws IOException {
    World world = World.of(Settings.of(1));
    Befallen ports = places(world, true, true);
    Befallen others = places(world, false, true);
    double there = 1 - ports.hit.size() / (double) ports.of.size();
    double usual = 1 - others.hit.size() / (double) others.of.size();
    assertThat(there / usual).as("seed 1").isBetween(0.35, 0.65);
    coupled(Artefact.PLACE_MISSING, each -> places(each, true, true));
  }

  private static Befallen places(World world, boolean ports, boolean missing) {
    IpmapPlaces table = SmallWorld.file(world, IpmapPlaces.class);
    Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
    for (Interface each : world.interfaces) {
      for (Family family : Family.values()) {
        if ((each.exchange() != null) == ports) {
          String key = each.address() + " " + family;
          Metro city = each.router().pop().metro();
          found.of.add(key);
          table
              .told(each, family)
              .ifPresentOrElse(
                  told -> {
                    if (!missing && !told.equals(city)) {
                      found.hit.add(key);
                      if (city.kmTo(told) <= Elsewhere.NEAREST_KM) {
                        fail("%s is put too near, seed %d", key, world.settings.seed());
                      }
                    }
                  },
                  () -> {
                    if (missing) {
                      found.hit.add(key);
                    }
                  });
        }
      }
    }
    return found;
  }

  @Test
  void half_of_the_wrong_places_are_the_home_of_the_block() throws IOException {
    World world = World.of(Settings.of(2).with(Levels.all(0).with(Artefact.PLACE_WRONG, 1000)));
    IpmapPlaces table = SmallWorld.file(world, IpmapPlaces.class);
    int abroad = 0;
    int home = 0;
    for (Interface each : world.interfaces) {
      if (each.numberedBy() >= 0) {
        Metro whose = world.networks.get(each.numberedBy()).plan.home();
        Metro told = table.told(each, Family.IPV4).orElseThrow();
        assertThat(told).as("seed 2").isNotEqualTo(each.router().pop().metro());
        if (Elsewhere.isFar(each.router().pop().metro(), whose)) {
          abroad++;
          home += told.equals(whose) ? 1 : 0;
        }
      }
    }
    assertThat(home / (double) abroad).as("of %d, seed 2", abroad).isBetween(0.45, 0.58);
  }

  @Test
  void ports_are_missing() throws IOException {
    atRate(
        Artefact.PORT_MISSING,
        1,
        world -> {
          PeeringDbPorts table = SmallWorld.file(world, PeeringDbPorts.class);
          Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
          for (Exchange exchange : world.exchanges) {
            for (Interface port : exchange.ports.values()) {
              found.of.add(port.address().toString());
              if (!table.isListed(port)) {
                found.hit.add(port.address().toString());
              }
            }
          }
          return found;
        });
  }

  @Test
  void siblings_are_given_organisations_of_their_own() throws IOException {
    atRate(
        Artefact.SIBLING_MISSING,
        6,
        world -> {
          AsOrganisations table = SmallWorld.file(world, AsOrganisations.class);
          Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
          for (Network network : world.networks) {
            if (network.plan.organisation() != network.index) {
              found.of.add(network.toString());
              if (table.head(network).equals(network)) {
                found.hit.add(network.toString());
              }
            } else {
              assertThat(table.head(network)).isEqualTo(network);
            }
          }
          return found;
        });
  }

  @Test
  void blocks_have_a_second_origin() throws IOException {
    atRate(
        Artefact.SECOND_ORIGIN,
        10,
        world -> {
          Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
          for (Announced each : Announced.all(world)) {
            found.of.add(each.prefix().toString());
            if (each.origins().size() > 1) {
              assertThat(each.origins()).doesNotHaveDuplicates();
              found.hit.add(each.prefix().toString());
            }
          }
          return found;
        });
  }

  @Test
  void lans_are_announced_by_their_operators() throws IOException {
    atRate(
        Artefact.ANNOUNCED_LAN,
        1,
        world -> {
          Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
          for (Exchange exchange : world.exchanges) {
            found.of.add(exchange.lan.toString());
            for (Announced each : Announced.all(world)) {
              if (each.prefix().equals(exchange.lan)) {
                assertThat(each.origins()).containsExactly(exchange.operator);
                found.hit.add(exchange.lan.toString());
              }
            }
          }
          return found;
        });
  }

  @Test
  void names_are_stale() throws IOException {
    atRate(
        Artefact.STALE_NAME,
        1,
        world -> {
          Hostnames names = new Hostnames(world, new Elsewhere(world.metros));
          Befallen found = new Befallen(new HashSet<>(), new HashSet<>());
          for (Interface each : world.interfaces) {
            found.of.add(each.address().toString());
            if (!names.told(each).equals(each.router().pop().metro())) {
              found.hit.add(each.address().toString());
            }
          }
          return found;
        });
  }

  @Test
  void about_a_third_of_the_networks_name_nothing_and_others_name_all_of_theirs()
      throws IOException {
    int silent = 0;
    int all = 0;
    for (long seed : SEEDS) {
      World world = World.of(Settings.of(seed));
      Hostnames names = new Hostnames(world, new Elsewhere(world.metros));
      for (Network network : world.networks) {
        all++;
        silent += names.style(network) == Hostnames.Style.NONE ? 1 : 0;
      }
      for (Interface each : world.interfaces) {
        assertThat(names.of(each).isEmpty())
            .as("%s, seed %d", each.address(), seed)
            .isEqualTo(names.style(names.namedBy(each)) == Hostnames.Style.NONE);
      }
    }
    assertThat(silent / (double) all).as("of %d, seeds %s", all, SEEDS).isBetween(0.27, 0.40);
  }

  @Test
  void an_address_given_to_another_network_is_named_by_its_number() throws IOException {
    World world = World.of(Settings.of(1));
    Hostnames names = new Hostnames(world, new Elsewhere(world.metros));
    int seen = 0;
    for (Interface each : world.interfaces) {
      String name = names.of(each).orElse("");
      if (!name.isEmpty() && each.isShared()) {
        seen++;
        String number = "as" + world.networks.get(each.router().network()).asn.value();
        assertThat(name).as("seed 1").contains(number);
      }
      assertThat(name.split("\\.", -1)).as("seed 1").allMatch(label -> label.length() <= 63);
    }
    assertThat(seen).as("seed 1").isGreaterThan(20);
  }
}
