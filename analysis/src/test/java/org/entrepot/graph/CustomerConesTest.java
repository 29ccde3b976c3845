package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.Relationship.PEER;
import static org.entrepot.annotate.Relationship.PROVIDER;
import static org.entrepot.graph.RandomGraphs.as;
import static org.entrepot.graph.RandomGraphs.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerConesTest {
  private static final int SEEDS = 500;

  /** The worked example of the documentation. */
  private static final AsGraph EXAMPLE =
      RandomGraphs.of(
          List.of(
              link(1, 2, PROVIDER), link(2, 3, PROVIDER), link(3, 4, PROVIDER), link(9, 2, PEER)),
          9);

  @TempDir Path folder;

  private static ObservedCones over(AsGraph graph) {
    return new ObservedCones(
        (asn, other) ->
            graph
                .link(asn, other)
                .flatMap(Link::relationship)
                .or(
                    () ->
                        graph
                            .link(other, asn)
                            .flatMap(Link::relationship)
                            .map(is -> is.reversed())));
  }

  private static List<Asn> path(int... numbers) {
    List<Asn> path = new ArrayList<>();
    for (int number : numbers) {
      path.add(as(number));
    }
    return path;
  }

  private static Set<Asn> ases(int... numbers) {
    return new TreeSet<>(path(numbers));
  }

  @Test
  void the_three_readings_of_the_worked_example() {
    CustomerCones recursive = CustomerCones.recursive(EXAMPLE);
    assertThat(recursive.of(as(1))).isEqualTo(ases(1, 2, 3, 4));
    assertThat(recursive.of(as(2))).isEqualTo(ases(2, 3, 4));
    ObservedCones seen = over(EXAMPLE);
    seen.accept(path(9, 2, 3));
    seen.accept(path(1, 2));
    assertThat(seen.bgpObserved().of(as(1))).isEqualTo(ases(1, 2));
    assertThat(seen.bgpObserved().of(as(2))).isEqualTo(ases(2, 3));
    assertThat(seen.providerPeerObserved().of(as(1))).isEqualTo(ases(1));
    assertThat(seen.providerPeerObserved().of(as(2))).isEqualTo(ases(2, 3));
    assertThat(seen.providerPeerObserved().of(as(4))).as("not on any path").isEmpty();
    assertThat(recursive.of(as(99))).isEmpty();
  }

  @Test
  void a_sum_counts_ASes_a_region_or_addresses() {
    CustomerCones cones = CustomerCones.recursive(EXAMPLE);
    assertThat(cones.sizes()).containsEntry(as(1), 4L).containsEntry(as(9), 1L);
    Set<Asn> region = ases(3, 4);
    assertThat(cones.sums(asn -> region.contains(asn) ? 1 : 0))
        .containsEntry(as(1), 2L)
        .containsEntry(as(9), 0L);
    Map<Asn, Long> addresses = Map.of(as(1), 256L, as(2), 1024L, as(4), 512L);
    assertThat(cones.sums(asn -> addresses.getOrDefault(asn, 0L)))
        .containsEntry(as(1), 1792L)
        .containsEntry(as(2), 1536L);
  }

  @Test
  void customers_of_each_other_in_a_circle_share_one_cone_and_are_counted_once() {
    AsGraph circle =
        RandomGraphs.of(
            List.of(
                link(1, 2, PROVIDER),
                link(2, 3, PROVIDER),
                link(3, 1, PROVIDER),
                link(3, 4, PROVIDER)),
            4);
    CustomerCones cones = CustomerCones.recursive(circle);
    assertThat(cones.sizes()).isEqualTo(Map.of(as(1), 4L, as(2), 4L, as(3), 4L, as(4), 1L));
    ObservedCones seen = over(circle);
    seen.accept(path(1, 2, 3, 1, 2));
    assertThat(seen.bgpObserved().of(as(1))).isEqualTo(ases(1, 2, 3));
    assertThat(seen.bgpObserved().sizes()).containsEntry(as(1), 3L);
  }

  @Test
  void repeats_are_one_step_and_nothing_is_concluded_beyond_what_goes_down() {
    ObservedCones seen = over(EXAMPLE);
    seen.accept(path(9, 9, 2, 2, 2, 3));
    assertThat(seen.irregular()).isZero();
    assertThat(seen.providerPeerObserved().of(as(2))).isEqualTo(ases(2, 3));
    seen.accept(path(9, 2, 8, 3, 4));
    assertThat(seen.irregular()).as("from a peer, then to AS8, of which nothing is known").isOne();
    assertThat(seen.bgpObserved().of(as(2))).isEqualTo(ases(2, 3));
    assertThat(seen.bgpObserved().of(as(3))).isEqualTo(ases(3, 4));
    assertThat(seen.providerPeerObserved().of(as(3))).isEqualTo(ases(3));
    assertThat(seen.paths()).isEqualTo(2);
  }

  @Test
  void a_gap_in_an_inferred_path_is_no_step() {
    AddressBook book = new SmallWorld(folder).book();
    ObservedCones seen = new ObservedCones((asn, other) -> Optional.of(PROVIDER));
    TracePaths paths = TracePaths.with(book);
    seen.accept(
        paths.path(SmallWorld.trace(1, "11.9.0.9", "11.2.0.1", "*", "11.4.0.1", "11.9.0.9")));
    assertThat(seen.bgpObserved().of(as(1))).isEqualTo(ases(1, 2));
    assertThat(seen.bgpObserved().of(as(4))).isEqualTo(ases(4, 9));
    assertThat(seen.providerPeerObserved().of(as(4)))
        .as("from whom is not known")
        .isEqualTo(ases(4));
  }

  @Test
  void recursive_cones_are_what_JGraphT_reaches() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AsGraph graph = RandomGraphs.business(random.nextInt(1, 25), 0.2, random);
      Graph<Asn, DefaultEdge> customers = new DefaultDirectedGraph<>(DefaultEdge.class);
      graph.asns().forEach(customers::addVertex);
      graph
          .links()
          .filter(link -> link.relationship().orElseThrow() == PROVIDER)
          .forEach(link -> customers.addEdge(link.from(), link.to()));
      CustomerCones cones = CustomerCones.recursive(graph);
      for (Asn asn : graph.asns()) {
        Set<Asn> expected = new TreeSet<>();
        new BreadthFirstIterator<>(customers, asn).forEachRemaining(expected::add);
        assertThat(cones.of(asn)).as("seed %d, %s", seed, asn).isEqualTo(expected);
        assertThat(cones.sizes().get(asn)).isEqualTo(expected.size());
      }
    }
  }

  @Test
  void they_are_nested_whatever_the_paths_and_the_relationships() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(2, 15);
      AsGraph graph = RandomGraphs.business(n, random.nextDouble(0.1, 0.9), random);
      ObservedCones seen = over(graph);
      for (int i = 0; i < 30; i++) {
        seen.accept(path(random.ints(random.nextInt(1, 8), 1, n + 1).toArray()));
      }
      CustomerCones recursive = CustomerCones.recursive(graph);
      for (Asn asn : graph.asns()) {
        Set<Asn> bgp = seen.bgpObserved().of(asn);
        assertThat(recursive.of(asn)).as("seed %d, %s", seed, asn).containsAll(bgp);
        assertThat(bgp)
            .as("seed %d, %s", seed, asn)
            .containsAll(seen.providerPeerObserved().of(asn));
      }
    }
  }

  @Test
  void on_paths_without_a_valley_the_published_reading_gives_the_same() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(3, 12);
      AsGraph graph = RandomGraphs.business(n, 0.5, random);
      ObservedCones seen = over(graph);
      Map<Asn, Set<Asn>> published = new TreeMap<>();
      for (int i = 0; i < 20; i++) {
        List<Asn> path = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        path.add(as(random.nextInt(1, n + 1)));
        for (int step = 0; step < 6; step++) {
          Asn next = as(random.nextInt(1, n + 1));
          Optional<Link> link = graph.link(path.get(path.size() - 1), next);
          if (link.isPresent() && !path.contains(next)) {
            char kind =
                switch (link.get().relationship().orElseThrow()) {
                  case CUSTOMER -> 'u';
                  case PEER -> 'p';
                  case PROVIDER -> 'd';
                };
            if ((shape.toString() + kind).matches("u*p?d*")) {
              path.add(next);
              shape.append(kind);
            }
          }
        }
        seen.accept(path);
        path.forEach(asn -> published.computeIfAbsent(asn, key -> new TreeSet<>(Set.of(key))));
        int entered = shape.toString().replaceAll("[pd]+$", "").length() + 1;
        for (int left = entered; left < path.size(); left++) {
          published
              .computeIfAbsent(path.get(left), key -> new TreeSet<>())
              .addAll(path.subList(left, path.size()));
        }
      }
      assertThat(seen.irregular()).as("seed %d", seed).isZero();
      CustomerCones ours = seen.providerPeerObserved();
      published.forEach((asn, cone) -> assertThat(ours.of(asn)).as("%s", asn).isEqualTo(cone));
    }
  }

  @Test
  void cones_of_parts_combine_to_those_of_the_whole() {
    for (long seed = 1; seed <= 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AsGraph graph = RandomGraphs.business(12, 0.5, random);
      ObservedCones whole = over(graph);
      ObservedCones left = over(graph);
      ObservedCones right = over(graph);
      for (int i = 0; i < 40; i++) {
        List<Asn> path = path(random.ints(random.nextInt(1, 8), 1, 13).toArray());
        whole.accept(path);
        (random.nextBoolean() ? left : right).accept(path);
      }
      ObservedCones both = random.nextBoolean() ? left.combine(right) : right.combine(left);
      String what = "seed " + seed;
      assertThat(both.bgpObserved().sizes()).as(what).isEqualTo(whole.bgpObserved().sizes());
      for (Asn asn : graph.asns()) {
        assertThat(both.bgpObserved().of(asn)).as(what).isEqualTo(whole.bgpObserved().of(asn));
        assertThat(both.providerPeerObserved().of(asn))
            .as(what)
            .isEqualTo(whole.providerPeerObserved().of(asn));
      }
      assertThat(both.paths()).isEqualTo(whole.paths());
      assertThat(both.irregular()).isEqualTo(whole.irregular());
    }
  }
}
