package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.graph.RandomGraphs.as;
import static org.entrepot.graph.RandomGraphs.link;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetweennessTest {
  private static final int SEEDS = 300;

  /** AS1 - AS2 - AS3 among n ASes of which the others are alone. */
  private static AsGraph chain(int n) {
    return RandomGraphs.of(
        List.of(
            link(1, 2, Relationship.PEER),
            link(2, 1, Relationship.PEER),
            link(2, 3, Relationship.PEER),
            link(3, 2, Relationship.PEER)),
        n);
  }

  @Test
  void who_stands_between_two_lies_on_all_their_ways() {
    Betweenness scores = Betweenness.of(chain(3), 1);
    assertThat(scores.of(as(2))).isEqualTo(2);
    assertThat(scores.normalized(as(2))).isEqualTo(1);
    assertThat(scores.of(as(1))).isZero();
  }

  @Test
  void from_some_sources_it_is_a_share_of_their_pairs() {
    Betweenness scores = Betweenness.of(chain(3), Set.of(as(1)), 1);
    assertThat(scores.of(as(2))).isEqualTo(1);
    assertThat(scores.normalized(as(2))).isEqualTo(1);
    assertThat(scores.normalized(as(1))).as("no pair that it is no end of").isZero();
  }

  @Test
  void an_AS_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Betweenness.of(chain(3), Set.of(as(7)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("AS7 is not in the graph");
  }

  @Test
  void it_is_what_JGraphT_finds() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AsGraph graph =
          RandomGraphs.directed(random.nextInt(1, 30), random.nextDouble(0.02, 0.5), random);
      Map<Asn, Double> theirs = new BetweennessCentrality<>(graph.asJgrapht()).getScores();
      Betweenness ours = Betweenness.of(graph, 1);
      for (Asn asn : graph.asns()) {
        double expected = theirs.getOrDefault(asn, Double.NaN);
        assertThat(ours.of(asn)).as("seed %d, %s", seed, asn).isEqualTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void the_number_of_threads_changes_no_bit() {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      AsGraph graph = RandomGraphs.directed(200, 0.03, random);
      List<Long> one = bits(graph, 1);
      assertThat(bits(graph, 2)).as("seed %d", seed).isEqualTo(one);
      assertThat(bits(graph, 5)).as("seed %d", seed).isEqualTo(one);
    }
  }

  private static List<Long> bits(AsGraph graph, int threads) {
    Betweenness scores = Betweenness.of(graph, threads);
    List<Long> bits = new ArrayList<>();
    graph.asns().forEach(asn -> bits.add(Double.doubleToRawLongBits(scores.of(asn))));
    return bits;
  }

  /** (n - 1)(n - 2) is beyond an int from n = 46,343 on, where JGraphT's own normalising breaks. */
  @ParameterizedTest
  @ValueSource(ints = {46_342, 46_343, 75_000})
  void the_share_is_right_in_graphs_as_large_as_the_Internet(int n) {
    double pairs = BigInteger.valueOf(n - 1).multiply(BigInteger.valueOf(n - 2)).doubleValue();
    double share = Betweenness.of(chain(n), 2).normalized(as(2));
    assertThat(share).isEqualTo(2 / pairs);
  }
}
