package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.SpecialPurpose;
import org.entrepot.border.Borders;
import org.entrepot.border.InterfaceGraph;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whose routers are, by all traceroutes together. AS2 sells to 1, 3 and 4; 3 and 4 are peers; 4
 * sells to 9, and 3 to 8. AS7 is known as nobody's neighbour.
 */
class BorderRoutersTest {
  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() {
    book =
        new SmallWorld(folder)
            .bookWithLinks("2|1|-1", "2|3|-1", "2|4|-1", "3|4|0", "4|9|-1", "3|8|-1");
  }

  /** A traceroute in words: probe, destination, hops. */
  private static Traceroute trace(String text) {
    String[] words = text.split(" ", -1);
    return SmallWorld.trace(
        Integer.parseInt(words[0]), words[1], Arrays.copyOfRange(words, 2, words.length));
  }

  private static InterfaceGraph graph(List<Traceroute> traces) {
    InterfaceGraph graph = new InterfaceGraph();
    traces.forEach(each -> graph.accept(TracePaths.with(book).sighting(each)));
    return graph;
  }

  private static List<ObservedPath> infer(String... texts) {
    return infer(Arrays.stream(texts).map(BorderRoutersTest::trace).toList());
  }

  private static List<ObservedPath> infer(List<Traceroute> traces) {
    return traces.stream().map(TracePaths.with(book).knowing(graph(traces))::path).toList();
  }

  private static void isOf(ObservedPath path, int hop, long asn, String reason) {
    ObservedHop found = path.hops().get(hop - 1);
    assertThat(found.operators()).as(path.toString()).containsExactly(new Asn(asn));
    assertThat(found.reason()).as(path.toString()).isEqualTo(reason);
  }

  private static Borders.Reasons why(String address, String... texts) {
    return graph(Arrays.stream(texts).map(BorderRoutersTest::trace).toList())
        .vote(book)
        .why(IpAddress.parse(address), Optional.empty())
        .orElseThrow();
  }

  private static double share(Borders.Reasons reasons, long asn) {
    return reasons.candidates().stream()
        .filter(each -> each.operator().equals(new Asn(asn)))
        .mapToDouble(Borders.Verdict::certainty)
        .sum();
  }

  @Test
  void a_router_that_its_provider_gave_an_address_is_its_own() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.3.0.1 11.3.0.9",
            "1 11.3.0.8 11.1.0.1 11.2.0.1 11.2.0.5 11.3.0.5 11.3.0.8");
    for (ObservedPath path : paths) {
      assertThat(path.asPath()).hasToString("AS1 AS2 AS3");
      isOf(path, 2, 2, "lpm");
      isOf(path, 3, 3, "border");
      assertThat(path.hops().get(2).responders().get(0).address()).hasToString("11.2.0.5");
    }
  }

  @Test
  void a_router_that_its_customer_gave_an_address_is_its_own() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 11.1.0.5 11.2.0.1 11.2.0.20 11.3.0.9",
            "1 11.4.0.8 11.1.0.1 11.1.0.5 11.2.0.5 11.2.0.30 11.4.0.8",
            "1 11.3.0.8 11.1.0.1 11.1.0.5 11.2.0.9 11.2.0.40 11.3.0.8");
    isOf(paths.get(0), 1, 1, "lpm");
    isOf(paths.get(0), 2, 2, "border");
    isOf(paths.get(0), 3, 2, "lpm");
    assertThat(paths.get(0).asPath().steps().get(1).hops()).startsWith(2, 3);
  }

  @Test
  void a_router_without_an_announced_address_is_of_those_behind_it() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 11.40.0.1 11.2.0.1 11.2.0.20 11.3.0.9",
            "1 11.3.0.8 11.1.0.1 11.40.0.1 11.2.0.5 11.2.0.20 11.3.0.8");
    isOf(paths.get(0), 2, 2, "border");
    assertThat(paths.get(0).flags()).doesNotContain("gap");
  }

  @Test
  void one_private_address_behind_two_routers_is_two_routers() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 10.0.0.1 11.2.0.1 11.2.0.20 11.3.0.9",
            "1 11.3.0.8 11.1.0.1 10.0.0.1 11.2.0.5 11.2.0.20 11.3.0.8",
            "4 11.9.0.8 11.4.0.1 10.0.0.1 11.9.0.5 11.9.0.8",
            "4 11.9.0.7 11.4.0.1 10.0.0.1 11.9.0.1 11.9.0.7");
    isOf(paths.get(0), 2, 2, "border");
    isOf(paths.get(2), 2, 9, "border");
  }

  @Test
  void the_last_router_to_answer_is_the_likelier_of_a_network_the_fewer_others_it_leads_to() {
    String way = " 11.1.0.1 11.2.0.1 11.2.0.5 *";
    double only = share(why("11.2.0.5", "1 11.3.0.9" + way, "1 11.3.0.8" + way), 3);
    double one =
        share(why("11.2.0.5", "1 11.3.0.9" + way, "1 11.4.0.9" + way, "1 11.1.0.9" + way), 3);
    assertThat(only).isGreaterThan(one);
    assertThat(why("11.2.0.5", "1 11.3.0.9" + way).lastTowards()).containsExactly(new Asn(3));
    assertThat(infer("1 11.3.0.9" + way).get(0).asPath())
        .as("its own address says more than one destination")
        .hasToString("AS1 AS2 ?");
  }

  @Test
  void the_router_right_before_a_host_is_of_the_hosts_network() {
    List<ObservedPath> paths = infer("1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.3.0.9");
    isOf(paths.get(0), 3, 3, "border");
    assertThat(paths.get(0).asPath()).hasToString("AS1 AS2 AS3");
  }

  @Test
  void a_port_that_others_addresses_stand_behind_is_no_longer_its_members() {
    List<ObservedPath> paths =
        infer(
            "3 11.9.0.9 11.3.0.1 11.99.0.2 11.4.0.1 11.4.0.20 11.9.0.9",
            "3 11.9.0.8 11.3.0.1 11.99.0.2 11.4.0.5 11.4.0.30 11.9.0.8");
    isOf(paths.get(0), 2, 4, "border");
    assertThat(paths.get(0).asPath()).hasToString("AS3 AS4 AS9");
    List<ObservedPath> right = infer("3 11.9.0.9 11.3.0.1 11.99.0.4 11.4.0.1 11.4.0.20 11.9.0.9");
    isOf(right.get(0), 2, 4, "exchange-member");
    assertThat(right.get(0).exchanges()).containsExactly(7L);
  }

  @Test
  void a_single_successor_of_a_network_that_is_no_neighbour_proves_nothing() {
    List<ObservedPath> paths =
        infer("1 11.8.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.8.0.1 11.8.0.5 11.8.0.9");
    isOf(paths.get(0), 3, 2, "lpm");
    assertThat(paths.get(0).asPath()).hasToString("AS1 AS2 AS8");
  }

  @Test
  void the_other_end_of_a_link_is_on_the_router_before_it() {
    String[] texts = {
      "1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.16 11.3.0.1 11.3.0.9",
      "3 11.1.0.9 11.3.0.1 11.2.0.17 11.2.0.3 11.1.0.9"
    };
    assertThat(why("11.2.0.17", texts).sameRouter())
        .extracting(each -> each.address().toString())
        .containsExactly("11.2.0.1");
    assertThat(why("11.2.0.16", texts).sameRouter())
        .extracting(each -> each.address().toString())
        .containsExactly("11.3.0.1");
    isOf(infer(texts).get(0), 3, 3, "border");
    String[] thirty = {texts[0].replace("0.16", "0.18"), texts[1]};
    assertThat(why("11.2.0.17", thirty).sameRouter())
        .as("the middle two of a /30")
        .extracting(each -> each.address().toString())
        .containsExactly("11.2.0.1");
  }

  @Test
  void two_ends_of_a_link_that_are_seen_behind_one_router_are_not_on_it() {
    String[] texts = {
      "1 11.3.0.9 11.1.0.1 11.2.0.1 11.3.0.16 11.3.0.9",
      "1 11.3.0.8 11.1.0.1 11.2.0.1 11.3.0.17 11.3.0.8"
    };
    assertThat(why("11.2.0.1", texts).sameRouter()).isEmpty();
    assertThat(why("11.3.0.16", texts).sameRouter()).isEmpty();
  }

  @Test
  void without_relationships_or_the_rule_a_router_is_of_whom_its_address_is() {
    Traceroute trace = trace("1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.3.0.9");
    InterfaceGraph graph = graph(List.of(trace));
    TracePaths off =
        TracePaths.with(book).under(PathPolicy.strict().without("borders")).knowing(graph);
    assertThat(off.looksAround()).isFalse();
    isOf(off.path(trace), 3, 2, "lpm");
    TracePaths unrelated = TracePaths.with(new SmallWorld(folder).book()).knowing(graph);
    assertThat(unrelated.looksAround()).isFalse();
    isOf(unrelated.path(trace), 3, 2, "lpm");
  }

  @Test
  void silence_between_known_neighbours_is_bridged_up_to_three_hops() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 * 11.2.0.1 11.2.0.20 * * * 11.3.0.1 11.3.0.5 11.3.0.9",
            "1 11.3.0.9 11.1.0.1 * * * * 11.2.0.1 11.2.0.20 11.3.0.1 11.3.0.5 11.3.0.9",
            "1 11.3.0.9 11.1.0.1 3:11.2.0.1 11.2.0.20 11.3.0.1 11.3.0.5 11.3.0.9",
            "1 11.7.0.9 11.1.0.1 * 11.7.0.1 11.7.0.5 11.7.0.9");
    assertThat(paths.get(0).asPath()).hasToString("AS1 AS2 AS3");
    assertThat(paths.get(0).flags()).contains("gap-bridged").doesNotContain("gap");
    assertThat(paths.get(0).asPath().steps().get(0).hops()).containsExactly(1);
    assertThat(paths.get(1).asPath()).as("four").hasToString("AS1 ? AS2 AS3");
    assertThat(paths.get(2).asPath()).as("never asked").hasToString("AS1 ? AS2 AS3");
    assertThat(paths.get(3).asPath()).as("no neighbours").hasToString("AS1 ? AS7");
    assertThat(paths.get(3).flags()).contains("gap").doesNotContain("gap-bridged");
  }

  /** By the rule under test alone, in a world of which a routing table has these ways. */
  private static ObservedPath byTables(String hops, String... ways) {
    AddressBook tables = new SmallWorld(folder).bookWithWays("2|4|-1", ways);
    return TracePaths.with(tables)
        .under(PathPolicy.strict().without("borders"))
        .path(trace("1 11.9.0.9 " + hops));
  }

  @Test
  void silence_is_crossed_by_routing_tables_too() {
    String hops = "11.1.0.1 * 11.3.0.1 11.9.0.9";
    ObservedPath adjacent = byTables(hops, "8 1 3 9");
    assertThat(adjacent.asPath()).hasToString("AS1 AS3 AS9");
    assertThat(adjacent.flags()).containsExactly("gap-bridged");
    ObservedPath third = byTables(hops, "1 7 3 9", "8 1 7 3 9");
    assertThat(third.asPath()).hasToString("AS1 AS7 AS3 AS9");
    assertThat(third.asPath().steps().get(1).reason()).isEqualTo("inferred");
    assertThat(third.asPath().steps().get(1).hops()).containsExactly(2);
    assertThat(third.flags()).containsExactly("gap-inferred");
    ObservedPath several = byTables(hops, "1 7 3 9", "8 1 6 3 9");
    assertThat(several.asPath()).as("two ways").hasToString("AS1 ? AS3 AS9");
    ObservedPath longer = byTables(hops, "1 7 8 3 9");
    assertThat(longer.asPath()).as("two in between").hasToString("AS1 ? AS3 AS9");
    assertThat(byTables("11.1.0.1 * * * * 11.3.0.1 11.9.0.9", "1 7 3 9").asPath())
        .as("too long a silence")
        .hasToString("AS1 ? AS3 AS9");
  }

  @Test
  void a_third_network_that_routing_tables_have_there_stays() {
    String hops = "11.2.0.1 11.8.0.1 11.4.0.1 11.9.0.9";
    TracePaths known =
        TracePaths.with(new SmallWorld(folder).bookWithLinks("2|4|-1", "2|8|-1"))
            .under(PathPolicy.strict().without("borders"));
    assertThat(known.path(trace("2 11.9.0.9 " + hops)).asPath()).hasToString("AS2 AS4 AS9");
    TracePaths announced =
        TracePaths.with(new SmallWorld(folder).bookWithWays("2|4|-1\n2|8|-1", "2 8 4 9"))
            .under(PathPolicy.strict().without("borders"));
    assertThat(announced.path(trace("2 11.9.0.9 " + hops)).asPath()).hasToString("AS2 AS8 AS4 AS9");
  }

  @Test
  void a_gap_behind_the_destinations_network_is_its_own() {
    List<ObservedPath> paths =
        infer(
            "1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.20 11.3.0.1 11.3.0.5 * *",
            "1 11.3.0.9 11.1.0.1 11.2.0.1 11.2.0.30 * *");
    assertThat(paths.get(0).asPath()).hasToString("AS1 AS2 AS3");
    assertThat(paths.get(0).flags()).containsExactly("gap-closed", "unreached");
    assertThat(paths.get(1).asPath()).hasToString("AS1 AS2 ?");
  }

  @Test
  void of_several_origins_the_one_beside_the_other_steps_is_taken() {
    PathPolicy alone = PathPolicy.strict().without("borders");
    TracePaths paths = TracePaths.with(book).under(alone);
    ObservedPath beside = paths.path(trace("1 11.8.0.9 11.1.0.1 11.20.0.1 11.3.0.1 11.8.0.9"));
    assertThat(beside.asPath()).hasToString("AS1 AS3 AS8");
    assertThat(beside.asPath().steps().get(1).reason()).isEqualTo("narrowed");
    assertThat(beside.flags()).containsExactly("origins-narrowed");
    ObservedPath neighbour = paths.path(trace("1 11.8.0.9 11.1.0.1 11.20.0.1 11.8.0.9"));
    assertThat(neighbour.asPath()).as("2 alone is known to AS1").hasToString("AS1 AS2 AS8");
    assertThat(paths.path(trace("4 11.8.0.9 11.4.0.1 11.20.0.1 11.8.0.9")).asPath())
        .as("AS4 knows both")
        .hasToString("AS4 {AS2,AS3} AS8");
    assertThat(
            paths
                .under(alone.without("origin-sets"))
                .path(trace("1 11.8.0.9 11.1.0.1 11.20.0.1 11.8.0.9"))
                .asPath())
        .hasToString("AS1 {AS2,AS3} AS8");
  }

  @Test
  void other_Paris_flows_are_other_paths() {
    String[] ways = {
      "11.1.0.1 11.2.0.1 11.2.0.20 11.3.0.1 11.3.0.5 11.3.0.9",
      "11.1.0.1 11.2.0.1 11.2.0.30 11.4.0.1 11.4.0.5 11.3.0.9"
    };
    List<Traceroute> traces = new ArrayList<>();
    for (int flow = 0; flow < ways.length; flow++) {
      traces.add(
          Traceroute.parse(
              SmallWorld.json(1, "11.3.0.9", ways[flow].split(" ", -1))
                  .replace("\"paris_id\":1", "\"paris_id\":" + flow)));
    }
    List<ObservedPath> paths = infer(traces);
    assertThat(paths.get(0).asPath()).hasToString("AS1 AS2 AS3");
    assertThat(paths.get(1).asPath()).hasToString("AS1 AS2 AS4 AS3");
    assertThat(paths).extracting(path -> path.parisId().getAsInt()).containsExactly(0, 1);
  }

  @Test
  void nothing_of_another_Paris_flow_fills_a_silence() {
    List<Traceroute> traces = new ArrayList<>();
    for (String way : List.of("* *", "11.4.0.1 11.4.0.2")) {
      String[] hops = ("11.1.0.1 " + way + " 11.9.0.1 11.9.0.9").split(" ", -1);
      traces.add(
          Traceroute.parse(
              SmallWorld.json(1, "11.9.0.9", hops)
                  .replace("\"paris_id\":1", "\"paris_id\":" + traces.size())));
    }
    List<ObservedPath> paths = infer(traces);
    assertThat(paths.get(0).asPath()).hasToString("AS1 ? AS9");
    assertThat(paths.get(0).hops().get(1).responders()).isEmpty();
    assertThat(paths.get(1).asPath()).hasToString("AS1 AS4 AS9");
  }

  /** AS4 buys from 2 and sells to 9, which are no neighbours: the textbook's hidden AS. */
  private static final String OVER_HIDDEN =
      "1 11.9.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.9.0.1 11.9.0.5 11.9.0.9";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 11.4.0.8 11.1.0.1 11.2.0.1 11.2.0.5 11.4.0.7 11.4.0.8", // its address behind it
        "1 11.4.0.8 11.1.0.1 11.2.0.1 11.2.0.5 11.4.0.8", // its host
        "1 11.4.0.8 11.1.0.1 11.2.0.1 11.2.0.5 *", // on the way to it
        "4 11.9.0.9 11.2.0.5 11.9.0.1 11.9.0.5 11.9.0.9", // its probe's first hop
      })
  void a_network_between_two_that_are_no_neighbours_is_found_by_any_other_sign_of_it(String sign) {
    ObservedPath path = infer(OVER_HIDDEN, sign).get(0);
    assertThat(path.asPath()).hasToString("AS1 AS2 AS4 AS9");
    isOf(path, 3, 4, "border");
  }

  @Test
  void a_network_between_two_is_not_made_up_by_its_relationships_alone() {
    assertThat(infer(OVER_HIDDEN).get(0).asPath()).hasToString("AS1 AS2 AS9");
    assertThat(share(why("11.2.0.5", OVER_HIDDEN), 4)).isZero();
    assertThat(share(why("11.2.0.5", OVER_HIDDEN), 2)).as("nearly undecided").isBetween(0.5, 0.52);
    AddressBook neighbours =
        new SmallWorld(folder).bookWithLinks("2|1|-1", "2|4|-1", "4|9|-1", "2|9|-1");
    String sign = "1 11.4.0.8 11.1.0.1 11.2.0.1 11.2.0.6 11.4.0.7 11.4.0.8";
    assertThat(TracePaths.infer(Stream.of(trace(OVER_HIDDEN), trace(sign)), neighbours))
        .as("2 and 9 are neighbours")
        .extracting(each -> each.asPath().toString())
        .containsExactly("AS1 AS2 AS9", "AS1 AS2 AS4");
  }

  @Test
  void siblings_are_two_networks_and_one_organisation_and_number_each_others_links() {
    AddressBook siblings = new SmallWorld(folder).bookWithLinks("2|1|-1", "2|5|-1");
    Lens<Asn, Organization> organization = Lens.organization(siblings::organizationOf);
    List<ObservedPath> paths =
        TracePaths.infer(
                Stream.of(
                        "1 11.5.0.9 11.1.0.1 11.2.0.1 11.6.0.1 11.5.0.1 11.5.0.9",
                        "1 11.5.0.8 11.1.0.1 11.2.0.1 11.6.0.1 11.5.0.2 11.5.0.8",
                        "1 11.5.0.7 11.1.0.1 11.2.0.2 11.5.0.3 11.6.0.7 11.5.0.4 11.5.0.7",
                        "1 11.6.0.9 11.1.0.1 11.2.0.3 11.5.0.5 11.5.0.6 11.6.0.5 11.6.0.6 11.6.0.9")
                    .map(BorderRoutersTest::trace),
                siblings)
            .toList();
    isOf(paths.get(0), 3, 5, "border");
    assertThat(paths)
        .extracting(each -> each.asPath().toString())
        .containsExactly("AS1 AS2 AS5", "AS1 AS2 AS5", "AS1 AS2 AS5", "AS1 AS2 AS5 AS6");
    assertThat(paths)
        .extracting(each -> organization.seeAll(Set.copyOf(asns(each))).size())
        .containsExactly(3, 3, 3, 3);
  }

  private static List<Asn> asns(ObservedPath path) {
    return path.asPath().steps().stream().map(step -> ((AsPath.Network) step).asn()).toList();
  }

  /** A router of AS2, by two links to AS7, of which one has AS2's addresses. */
  private static final String[] UNKNOWN_NEIGHBOURS = {
    "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.7.0.1 11.7.0.21 11.7.0.9",
    "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.2.0.20 11.7.0.22 11.7.0.9",
    "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.5 11.2.0.20 11.7.0.23 11.7.0.9"
  };

  private static String[] and(int count, String format) {
    Stream<String> more =
        IntStream.range(0, count).mapToObj(i -> String.format(Locale.ROOT, format, i, i));
    return Stream.concat(Arrays.stream(UNKNOWN_NEIGHBOURS), more).toArray(String[]::new);
  }

  @Test
  void networks_that_meet_in_several_places_are_neighbours_whatever_the_tables_know() {
    String elsewhere = "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.3%d 11.7.0.3%d 11.7.0.9";
    isOf(infer(UNKNOWN_NEIGHBOURS).get(0), 3, 7, "border");
    isOf(infer(and(6, elsewhere)).get(0), 3, 2, "lpm");
    isOf(infer(and(6, elsewhere)).get(1), 4, 7, "border");
    assertThat(IntStream.range(0, 7).mapToObj(n -> share(why("11.2.0.5", and(n, elsewhere)), 2)))
        .as("the more places, the more likely")
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.3%d 11.7.0.1 11.7.0.9", // one far side
        "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.30 11.7.0.3%d 11.7.0.9", // one near side
        "1 11.7.0.9 11.1.0.1 11.2.0.1 11.2.0.3%d 11.99.0.7%d 11.7.0.30 11.7.0.9", // an exchange
      })
  void an_interface_is_one_place_whatever_stands_around_it(String elsewhere) {
    assertThat(share(why("11.2.0.5", and(6, elsewhere)), 2))
        .isCloseTo(share(why("11.2.0.5", and(1, elsewhere)), 2), within(0.01));
  }

  private static List<Traceroute> random(SplittableRandom random, int size) {
    List<Traceroute> traces = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> hops = new ArrayList<>();
      int length = random.nextInt(1, 9);
      for (int j = 0; j < length; j++) {
        List<String> replies = new ArrayList<>();
        for (int k = random.nextInt(4) == 0 ? 2 : 1; k > 0; k--) {
          replies.add(reply(random));
        }
        hops.add(String.join("|", replies));
      }
      String destination = "11." + random.nextInt(1, 10) + ".0.9";
      if (random.nextBoolean()) {
        hops.add(destination);
      }
      traces.add(SmallWorld.trace(random.nextInt(1, 5), destination, hops.toArray(String[]::new)));
    }
    return traces;
  }

  private static String reply(SplittableRandom random) {
    String[] kinds = {
      "*",
      "*",
      "10.0.0.1",
      "11.40.0.1",
      "11.99.0.2",
      "11.99.0.3",
      "11.99.0.77",
      "11.20.0.1",
      "11.30.0.1",
      "11.2.0.1~late",
      "11.3.0.1!H",
      "11.4.0.1~edst"
    };
    return random.nextInt(4) == 0
        ? kinds[random.nextInt(kinds.length)]
        : "11." + random.nextInt(1, 9) + ".0." + random.nextInt(1, 7);
  }

  /** The text of every path, whatever order they are in. */
  private static Map<String, ObservedPath> paths(List<Traceroute> traces, InterfaceGraph graph) {
    Map<String, ObservedPath> all = new TreeMap<>();
    TracePaths knowing = TracePaths.with(book).knowing(graph);
    traces.forEach(trace -> all.put(trace.toJson(), knowing.path(trace)));
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void neither_order_nor_split_nor_repetition_changes_a_path(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Traceroute> traces = random(random, 60);
    Map<String, ObservedPath> expected = paths(traces, graph(traces));

    List<Traceroute> shuffled = new ArrayList<>(traces);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(paths(traces, graph(shuffled))).as("shuffled, seed %d", seed).isEqualTo(expected);

    List<Traceroute> twice = new ArrayList<>(traces);
    for (int i = 0; i < 20; i++) {
      twice.add(traces.get(random.nextInt(traces.size())));
    }
    assertThat(paths(traces, graph(twice))).as("repeated, seed %d", seed).isEqualTo(expected);

    List<InterfaceGraph> parts = new ArrayList<>();
    for (int from = 0; from < traces.size(); ) {
      int to = Math.min(traces.size(), from + random.nextInt(1, 25));
      parts.add(graph(shuffled.subList(from, to)));
      from = to;
    }
    Collections.shuffle(parts, new Random(seed + 1));
    InterfaceGraph whole = new InterfaceGraph();
    parts.forEach(whole::combine);
    assertThat(paths(traces, whole)).as("in parts, seed %d", seed).isEqualTo(expected);
    whole.combine(graph(traces));
    assertThat(paths(traces, whole)).as("combined with itself, seed %d", seed).isEqualTo(expected);

    List<Traceroute> permuted = traces.stream().map(each -> permuted(each, seed)).toList();
    List<ObservedPath> straight = infer(traces);
    assertThat(infer(permuted)).as("replies permuted, seed %d", seed).isEqualTo(straight);
  }

  private static Traceroute permuted(Traceroute trace, long seed) {
    List<org.entrepot.result.Hop> hops = new ArrayList<>();
    for (org.entrepot.result.Hop hop : trace.hops()) {
      List<org.entrepot.result.Reply> replies = new ArrayList<>(hop.replies());
      Collections.shuffle(replies, new Random(seed));
      hops.add(new org.entrepot.result.Hop(hop.number(), replies, hop.error(), hop.other()));
    }
    return new Traceroute(
        trace.firmware(),
        trace.version(),
        trace.measurementId(),
        trace.groupId(),
        trace.probeId(),
        trace.timestamp(),
        trace.endTime(),
        trace.storedTimestamp(),
        trace.secondsSinceSync(),
        trace.af(),
        trace.protocol(),
        trace.from(),
        trace.sourceAddress(),
        trace.destinationAddress(),
        trace.destinationName(),
        trace.resolveTimeMs(),
        trace.packetSize(),
        trace.parisId(),
        trace.measurementName(),
        trace.error(),
        hops,
        trace.other());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_shares_of_an_interfaces_candidates_are_finite_and_sum_to_one(long seed) {
    List<Traceroute> traces = random(new SplittableRandom(seed), 80);
    Borders borders = graph(traces).vote(book);
    int told = 0;
    for (ObservedPath path : infer(traces)) {
      Optional<IpAddress> previous = Optional.empty();
      for (ObservedHop hop : path.hops()) {
        if (hop.responders().size() != 1) {
          previous = Optional.empty();
          continue;
        }
        IpAddress address = hop.responders().get(0).address();
        Optional<Borders.Reasons> why =
            borders.why(
                address, SpecialPurpose.of(address).isPresent() ? previous : Optional.empty());
        previous = Optional.of(address);
        if (why.isEmpty()) {
          continue;
        }
        told++;
        assertThat(why.get().candidates())
            .as("seed %d, %s", seed, address)
            .isNotEmpty()
            .allMatch(one -> one.certainty() >= 0 && one.certainty() <= 1 + 1e-9);
        assertThat(why.get().candidates().stream().mapToDouble(Borders.Verdict::certainty).sum())
            .as("seed %d, %s", seed, address)
            .isCloseTo(1, within(1e-9));
      }
    }
    assertThat(told).as("seed %d", seed).isPositive();
  }

  @Test
  void chains_circles_and_fans_come_to_an_end() {
    List<Traceroute> traces = new ArrayList<>();
    List<String> chain = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      chain.add("11." + (1 + i % 8) + "." + (i / 200) + "." + (1 + i % 200));
    }
    for (int from = 0; from < 1000; from += 100) {
      traces.add(
          SmallWorld.trace(
              1,
              "11.9.0.9",
              chain.subList(from, Math.min(1000, from + 101)).toArray(String[]::new)));
    }
    traces.add(trace("1 11.9.0.9 11.1.0.1 11.1.0.1 11.1.0.1 11.2.0.1 11.1.0.1 11.2.0.1"));
    traces.add(trace("2 11.9.0.9 11.2.0.1 11.1.0.1 11.2.0.1"));
    InterfaceGraph graph = graph(traces);
    for (int i = 0; i < 10_000; i++) {
      String behind = "11." + (1 + i % 9) + "." + (10 + i / 200) + "." + (1 + i % 200);
      graph.accept(
          TracePaths.with(book).sighting(SmallWorld.trace(1, "11.9.0.9", "11.2.0.1", behind)));
    }
    Borders borders = graph.vote(book);
    assertThat(graph.size()).isGreaterThan(10_000);
    double whole =
        borders
            .why(IpAddress.parse("11.2.0.1"), Optional.empty())
            .orElseThrow()
            .candidates()
            .stream()
            .mapToDouble(Borders.Verdict::certainty)
            .sum();
    assertThat(whole).isCloseTo(1, within(1e-9));
    TracePaths knowing = TracePaths.with(book).knowing(graph);
    assertThat(traces.stream().map(knowing::path)).hasSize(traces.size());
  }
}
