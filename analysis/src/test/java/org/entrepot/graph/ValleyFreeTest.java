package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.Relationship.CUSTOMER;
import static org.entrepot.annotate.Relationship.PEER;
import static org.entrepot.annotate.Relationship.PROVIDER;
import static org.entrepot.graph.RandomGraphs.as;
import static org.entrepot.graph.RandomGraphs.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.junit.jupiter.api.Test;

class ValleyFreeTest {
  private static final int SEEDS = 1_000;

  /** METHOD.md M12: S=1 is a customer of X=2 and Y=3, X a customer of Y, D=4 a customer of X. */
  static final AsGraph M12 =
      RandomGraphs.of(
          List.of(
              link(1, 2, CUSTOMER),
              link(1, 3, CUSTOMER),
              link(2, 3, CUSTOMER),
              link(2, 4, PROVIDER)),
          4);

  private static Set<Asn> ases(int... numbers) {
    Set<Asn> asns = new TreeSet<>();
    for (int number : numbers) {
      asns.add(as(number));
    }
    return asns;
  }

  @Test
  void an_AS_is_critical_that_no_single_phase_of_it_would_show() {
    ValleyFree policy = ValleyFree.of(M12);
    assertThat(policy.critical(as(1), as(4))).containsExactly(as(2));
    assertThat(policy.reach(as(1), ases(3))).contains(as(4));
    assertThat(policy.reach(as(1), ases(2))).doesNotContain(as(4));
  }

  @Test
  void nobody_carries_between_two_of_its_peers_or_providers() {
    AsGraph graph =
        RandomGraphs.of(List.of(link(1, 2, PEER), link(2, 3, PEER), link(2, 4, CUSTOMER)), 4);
    ValleyFree policy = ValleyFree.of(graph);
    assertThat(policy.reach(as(1))).containsExactlyElementsOf(ases(1, 2));
    assertThat(policy.reach(as(4))).containsExactlyElementsOf(ases(2, 4));
    assertThat(policy.reach(as(2))).containsExactlyElementsOf(ases(1, 2, 3, 4));
  }

  @Test
  void a_relationship_holds_both_ways_whichever_way_the_step_was_seen() {
    AsGraph graph = RandomGraphs.of(List.of(link(1, 2, CUSTOMER), link(2, 3, PROVIDER)), 3);
    assertThat(ValleyFree.of(graph).reach(as(3))).containsExactlyElementsOf(ases(1, 2, 3));
  }

  @Test
  void a_step_of_which_nothing_is_known_is_not_taken() {
    Link unknown = new Link(as(1), as(2), 5, 1, 0, Optional.empty());
    AsGraph graph = RandomGraphs.of(List.of(unknown), 2);
    assertThat(ValleyFree.of(graph).reach(as(1))).containsExactly(as(1));
  }

  @Test
  void an_AS_that_is_taken_out_reaches_nobody_and_one_that_is_not_there_changes_nothing() {
    ValleyFree policy = ValleyFree.of(M12);
    assertThat(policy.reach(as(1), ases(1))).isEmpty();
    assertThat(policy.reach(as(1), ases(77))).isEqualTo(policy.reach(as(1)));
    assertThat(policy.critical(as(1), as(1))).isEmpty();
    assertThatThrownBy(() -> policy.reach(as(77)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AS77 is not in the graph");
  }

  @Test
  void reach_and_critical_ASes_are_those_of_all_ways_tried_one_by_one() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(2, 13);
      AsGraph graph = RandomGraphs.business(n, random.nextDouble(0.1, 0.45), random);
      ValleyFree policy = ValleyFree.of(graph);
      Asn source = as(random.nextInt(1, n + 1));
      Set<Asn> without = new HashSet<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        without.add(as(random.nextInt(1, n + 1)));
      }
      String what = "seed " + seed + ", from " + source + " without " + without;
      Set<Asn> all = new TreeSet<>();
      Set<Asn> left = new TreeSet<>();
      for (Asn destination : graph.asns()) {
        List<List<Asn>> ways = ways(graph, source, destination);
        if (!ways.isEmpty()) {
          all.add(destination);
        }
        if (ways.stream().anyMatch(way -> way.stream().noneMatch(without::contains))) {
          left.add(destination);
        }
        assertThat(policy.critical(source, destination))
            .as("%s to %s", what, destination)
            .isEqualTo(critical(ways, source, destination));
      }
      assertThat(policy.reach(source)).as(what).isEqualTo(all);
      assertThat(policy.reach(source, without)).as(what).isEqualTo(left);
      assertThat(policy.reachSize(source, without)).as(what).isEqualTo(left.size());
      assertThat(all).as("%s: taking out adds nobody", what).containsAll(left);
    }
  }

  private static Set<Asn> critical(List<List<Asn>> ways, Asn source, Asn destination) {
    Set<Asn> onAll = new TreeSet<>();
    if (!ways.isEmpty()) {
      onAll.addAll(ways.get(0));
      ways.forEach(onAll::retainAll);
      onAll.remove(source);
      onAll.remove(destination);
    }
    return onAll;
  }

  /** All ways without an AS twice that have no valley. */
  static List<List<Asn>> ways(AsGraph graph, Asn source, Asn destination) {
    List<List<Asn>> ways = new ArrayList<>();
    extend(graph, new ArrayList<>(List.of(source)), destination, ways);
    return ways;
  }

  private static void extend(AsGraph graph, List<Asn> way, Asn destination, List<List<Asn>> ways) {
    Asn last = way.get(way.size() - 1);
    if (last.equals(destination)) {
      ways.add(List.copyOf(way));
      return;
    }
    for (Asn next : graph.asns()) {
      if (!way.contains(next) && graph.link(last, next).isPresent()) {
        way.add(next);
        if (hasNoValley(graph, way)) {
          extend(graph, way, destination, ways);
        }
        way.remove(way.size() - 1);
      }
    }
  }

  /** As the words say it: up, then across once at most, then down. */
  private static boolean hasNoValley(AsGraph graph, List<Asn> way) {
    StringBuilder shape = new StringBuilder();
    for (int i = 0; i + 1 < way.size(); i++) {
      Relationship is =
          graph.link(way.get(i), way.get(i + 1)).orElseThrow().relationship().orElseThrow();
      shape.append(is == CUSTOMER ? 'u' : is == PEER ? 'p' : 'd');
    }
    return shape.toString().matches("u*p?d*");
  }
}
