package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traceroutes of the synthetic Internet are what a probe would see, and each artefact does its own.
 */
class MeasuringTest {
  private static final double GREAT_CIRCLE_KM_A_MILLISECOND = Measuring.KM_A_MILLISECOND;

  private record Look(World world, List<Trace> traces) {
    static Look at(long seed, Levels levels) throws IOException {
      World world = World.of(Settings.of(seed).withNetworks(120).withProbes(40).with(levels));
      Forwarding forwarding = new Forwarding(world, new Routes(world));
      Measuring measuring =
          new Measuring(world, forwarding, new Forwarding(world, new Routes(world, "changed")));
      List<Trace> traces = new ArrayList<>();
      for (Target target : world.targets) {
        for (Probe probe : world.probes) {
          traces.add(measuring.trace(probe, target, new Trace.Trip(0, Simulation.EPOCH, 1)));
        }
      }
      return new Look(world, traces);
    }
  }

  /** No artefact at all, but routes that deviate are no artefact of measuring. */
  private static Levels none() {
    return Levels.all(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void without_artefacts_every_router_answers_by_an_address_of_its_own_network(long seed)
      throws IOException {
    Look look = Look.at(seed, none());
    Map<IpAddress, Interface> known = new HashMap<>();
    look.world.interfaces.forEach(each -> known.put(each.address(), each));
    for (Trace trace : look.traces) {
      assertThat(trace.reached).as("seed %s, %s", seed, trace.target).isTrue();
      assertThat(trace.marks).as("seed %s", seed).isSubsetOf(Trace.Mark.ECMP);
      for (Trace.Ttl hop : trace.ttls) {
        if (hop.router != null) {
          assertThat(known)
              .as("seed %s, hop %s of %s", seed, hop.number, trace.target)
              .containsKey(hop.address);
          Interface by = Objects.requireNonNull(known.get(hop.address));
          assertThat(by.router()).as("seed %s", seed).isEqualTo(hop.router);
          boolean own = by.numberedBy() == hop.router.network() || by.exchange() != null;
          assertThat(own).as("seed %s, %s", seed, by).isTrue();
          assertThat(hop.artefacts).as("seed %s", seed).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_is_faster_than_light_in_fibre(long seed) throws IOException {
    Look look = Look.at(seed, Levels.defaults());
    for (Trace trace : look.traces) {
      for (Trace.Ttl hop : trace.ttls) {
        if (hop.router != null) {
          double km = trace.probe.pop().metro().kmTo(hop.router.pop().metro());
          for (Trace.Packet packet : hop.packets) {
            if (packet.from() != null) {
              assertThat(packet.millis())
                  .as("seed %s, probe %s, hop %s", seed, trace.probe.id(), hop.number)
                  .isGreaterThanOrEqualTo(2 * km / GREAT_CIRCLE_KM_A_MILLISECOND);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_networks_on_the_way_are_those_that_the_routes_say(long seed) throws IOException {
    Look look = Look.at(seed, Levels.defaults());
    Routes routes = new Routes(look.world);
    for (Trace trace : look.traces) {
      List<Integer> passed = new ArrayList<>(List.of(trace.probe.network()));
      for (Forwarding.Step step : trace.way) {
        int network = step.router().network();
        if (passed.get(passed.size() - 1) != network) {
          passed.add(network);
        }
      }
      assertThat(passed)
          .as("seed %s, probe %s to %s", seed, trace.probe.id(), trace.target.name())
          .isEqualTo(
              routes.path(trace.probe.network(), trace.target.network(), trace.target.group()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_trace_ends_as_the_probes_program_ends_it(long seed) throws IOException {
    Look look = Look.at(seed, Levels.all(2));
    for (Trace trace : look.traces) {
      int silent = 0;
      for (int i = 0; i < trace.ttls.size(); i++) {
        Trace.Ttl hop = trace.ttls.get(i);
        boolean last = i == trace.ttls.size() - 1;
        assertThat(hop.number)
            .as("seed %s, probe %s", seed, trace.probe.id())
            .isEqualTo(last && hop.number == 255 ? 255 : i + 1);
        assertThat(hop.number == 255 || hop.number <= 32).as("seed %s", seed).isTrue();
        silent =
            hop.packets.stream().anyMatch(p -> p.from() != null && p.kind() == Trace.Oddity.NONE)
                ? 0
                : silent + 1;
        assertThat(silent <= 5 || hop.number == 255).as("seed %s", seed).isTrue();
        assertThat(hop.packets.size()).as("seed %s", seed).isGreaterThanOrEqualTo(3);
      }
    }
  }

  /** Each artefact with what only it writes, and on how much of it its rate is a share. */
  static Stream<Artefact> ofHops() {
    return Stream.of(
        Artefact.SILENT,
        Artefact.RATE_LIMITED,
        Artefact.PRIVATE,
        Artefact.THIRD_PARTY,
        Artefact.UNANNOUNCED,
        Artefact.LATE,
        Artefact.DUPLICATE,
        Artefact.LABELS);
  }

  @ParameterizedTest
  @MethodSource("ofHops")
  void an_artefact_alone_leaves_its_own_mark_and_no_other(Artefact artefact) throws IOException {
    Look look = Look.at(7, none().with(artefact, 5));
    Set<String> words = new HashSet<>();
    look.traces.forEach(trace -> trace.ttls.forEach(hop -> words.addAll(hop.artefacts)));
    words.remove("gasp"); // what the probe does after five silent hops, whoever kept silent
    assertThat(words).containsExactly(artefact.word());
  }

  @Test
  void marks_of_a_whole_trace_come_from_their_artefact_alone() throws IOException {
    Map<Artefact, Trace.Mark> marks = new TreeMap<>();
    marks.put(Artefact.LOOP, Trace.Mark.LOOP);
    marks.put(Artefact.UNREACHED, Trace.Mark.UNREACHED);
    marks.put(Artefact.PATH_CHANGE, Trace.Mark.PATH_CHANGE);
    marks.put(Artefact.HIDDEN_HOPS, Trace.Mark.HIDES_HOPS);
    for (Map.Entry<Artefact, Trace.Mark> entry : marks.entrySet()) {
      long with = marked(Look.at(3, none().with(entry.getKey(), 9)), entry.getValue());
      long without = marked(Look.at(3, none()), entry.getValue());
      assertThat(with).as("%s", entry.getKey()).isPositive();
      assertThat(without).as("%s", entry.getKey()).isZero();
    }
  }

  private static long marked(Look look, Trace.Mark mark) {
    return look.traces.stream().filter(trace -> trace.marks.contains(mark)).count();
  }

  /**
   * Whatever an artefact befalls at its rate it befalls at any higher rate, and nothing else moves.
   */
  @ParameterizedTest
  @EnumSource(
      value = Artefact.class,
      names = {"SILENT", "PRIVATE", "RATE_LIMITED", "UNREACHED"})
  void a_higher_rate_befalls_the_same_and_more(Artefact artefact) throws IOException {
    Look low = Look.at(11, Levels.defaults());
    Look high = Look.at(11, Levels.defaults().with(artefact, 2));
    int more = 0;
    for (int i = 0; i < low.traces.size(); i++) {
      Set<Integer> before = befallen(low.traces.get(i), artefact);
      Set<Integer> after = befallen(high.traces.get(i), artefact);
      assertThat(routers(high.traces.get(i))).isEqualTo(routers(low.traces.get(i)));
      if (low.traces.get(i).ttls.size() <= high.traces.get(i).ttls.size()) {
        assertThat(after).as("trace %s", i).containsAll(before);
      }
      more += after.size() - before.size();
    }
    assertThat(more).isPositive();
  }

  private static List<Router> routers(Trace trace) {
    return trace.way.stream().map(Forwarding.Step::router).toList();
  }

  private static Set<Integer> befallen(Trace trace, Artefact artefact) {
    Set<Integer> hops = new HashSet<>();
    if (artefact == Artefact.UNREACHED && trace.marks.contains(Trace.Mark.UNREACHED)) {
      hops.add(0);
    }
    for (Trace.Ttl hop : trace.ttls) {
      if (hop.artefacts.contains(artefact.word())) {
        hops.add(hop.number);
      }
    }
    return hops;
  }

  @Test
  void loss_takes_its_share_of_replies() throws IOException {
    Look look = Look.at(5, none().with(Artefact.LOSS, 1));
    long packets = 0;
    long lost = 0;
    for (Trace trace : look.traces) {
      for (Trace.Ttl hop : trace.ttls) {
        if (hop.router != null) {
          packets += hop.packets.size();
          lost += hop.packets.stream().filter(packet -> packet.from() == null).count();
        }
      }
    }
    double share = (double) lost / packets;
    double error = Math.sqrt(0.03 * 0.97 / packets);
    assertThat(share).isBetween(0.03 - 5 * error, 0.03 + 5 * error);
  }

  @Test
  void the_same_seed_sees_the_same_and_another_one_something_else() throws IOException {
    List<String> first = addresses(Look.at(1, Levels.defaults()));
    assertThat(addresses(Look.at(1, Levels.defaults()))).isEqualTo(first);
    assertThat(addresses(Look.at(2, Levels.defaults()))).isNotEqualTo(first);
  }

  private static List<String> addresses(Look look) {
    return look.traces.stream()
        .flatMap(trace -> trace.ttls.stream())
        .map(hop -> hop.number + " " + hop.address)
        .toList();
  }
}
