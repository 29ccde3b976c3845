package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.entrepot.stats.TwoWayBootstrap.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoWayBootstrapTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** One unit from a source to a target. */
  private record Unit(String source, String target, List<String> events) {}

  @Test
  void what_depends_on_the_target_alone_is_sure_of_these_targets_and_not_of_others() {
    // The example of the class: 40 sources, 8 targets, an operator on all paths to 2 of them.
    PairCounts<String> mesh = new PairCounts<>();
    for (int s = 0; s < 40; s++) {
      for (int t = 0; t < 8; t++) {
        mesh.add(name("s", s), name("t", t), t < 2 ? List.of("p") : List.of());
      }
    }
    Share share = TwoWayBootstrap.of(mesh, 1).share("p");
    assertThat(share.value()).isEqualTo(0.25);
    assertThat(share.units()).isEqualTo(80);
    // sqrt(0.25 * 0.75 / 8) * sqrt(8 / 7); 2,000 draws know a standard error to 1.6%.
    assertThat(share.error()).isCloseTo(0.1637, within(0.0080));
    // t with 7 degrees of freedom at 0.975 is 2.3646; 0.25 - 2.36 * 0.164 < 0.
    assertThat(share.interval().low()).isZero();
    assertThat(share.interval().high()).isCloseTo(0.25 + 2.3646 * 0.1637, within(0.02));
    Estimate oneWay = oneWay(mesh, 1).shares().values().iterator().next();
    assertThat(oneWay.interval().high()).isCloseTo(0.25 + 0.75 * 3 / 40, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void with_one_target_it_is_the_one_way_bootstrap_of_the_sources(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int sources : new int[] {2, 12, 35}) {
      PairCounts<String> mesh = new PairCounts<>();
      for (int s = 0; s < sources; s++) {
        for (int unit = random.nextInt(20); unit >= 0; unit--) {
          mesh.add(name("s", s), "t", random.nextInt(3) == 0 ? List.of("p") : List.of());
        }
      }
      mesh.add("s000", "t", List.of("p"));
      Estimates<String> oneWay = oneWay(mesh, seed);
      TwoWayBootstrap<String> twoWay = TwoWayBootstrap.of(mesh, seed);
      String told = "seed " + seed + ", " + sources + " sources";
      assertThat(twoWay.draws("p")).as(told).isEqualTo(oneWay.draws("p"));
      Estimate estimate = oneWay.shares().values().iterator().next();
      assertThat(twoWay.share("p").value()).as(told).isEqualTo(estimate.value());
      assertThat(twoWay.share("p").interval()).as(told).isEqualTo(estimate.interval());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void counts_split_anywhere_and_combined_in_any_order_give_the_same_bits(long seed) {
    List<Unit> units = units(new SplittableRandom(seed), 9, 7, 400);
    PairCounts<String> whole = count(units);
    List<Unit> shuffled = new ArrayList<>(units);
    Collections.shuffle(shuffled, new Random(seed));
    PairCounts<String> parts = new PairCounts<>();
    parts.combine(count(shuffled.subList(0, 100)));
    PairCounts<String> rest = count(shuffled.subList(100, 120));
    rest.combine(count(shuffled.subList(120, 400)));
    parts.combine(rest);
    parts.combine(new PairCounts<>());
    TwoWayBootstrap<String> one = TwoWayBootstrap.of(whole, seed, 200);
    TwoWayBootstrap<String> other = TwoWayBootstrap.of(parts, seed, 200);
    assertThat(other.shares()).as("seed %d", seed).isEqualTo(one.shares());
    for (String subject : one.shares().keySet()) {
      assertThat(other.draws(subject)).as("seed %d", seed).isEqualTo(one.draws(subject));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_same_sources_and_targets_are_drawn_for_every_subject(long seed) {
    // Each unit has exactly one of three events, so in each draw their shares sum to 1.
    SplittableRandom random = new SplittableRandom(seed);
    PairCounts<String> mesh = new PairCounts<>();
    for (int unit = 0; unit < 300; unit++) {
      mesh.add(
          name("s", random.nextInt(12)),
          name("t", random.nextInt(9)),
          List.of(List.of("p", "q", "r").get(random.nextInt(3))));
    }
    TwoWayBootstrap<String> bootstrap = TwoWayBootstrap.of(mesh, seed);
    double[] p = bootstrap.draws("p");
    double[] q = bootstrap.draws("q");
    double[] r = bootstrap.draws("r");
    for (int draw = 0; draw < p.length; draw++) {
      assertThat(p[draw] + q[draw] + r[draw]).as("seed %d", seed).isCloseTo(1, within(1e-12));
    }
    assertThat(bootstrap.probabilityAbove("p", "q") + bootstrap.probabilityAbove("q", "p"))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void the_share_is_the_mean_over_sources_and_not_over_units() {
    PairCounts<String> mesh = new PairCounts<>();
    mesh.add("a", "x", List.of("p"));
    for (int unit = 0; unit < 3; unit++) {
      mesh.add("b", "x", unit == 0 ? List.of("p") : List.of());
      mesh.add("b", "y", List.of());
    }
    TwoWayBootstrap<String> bootstrap = TwoWayBootstrap.of(mesh, 1);
    assertThat(bootstrap.sources()).containsExactly("a", "b");
    assertThat(bootstrap.targets()).containsExactly("x", "y");
    // (1/1 + 1/6) / 2
    assertThat(bootstrap.share("p").value()).isCloseTo(7.0 / 12, within(1e-12));
    assertThat(bootstrap.shares()).containsOnlyKeys("p");
    assertThat(bootstrap.share("z").value()).isZero();
    assertThat(bootstrap.share("z").interval()).isEqualTo(new Interval(0, 1, 0.95));
  }

  @Test
  void a_draw_without_any_pair_is_left_out() {
    // Two sources, a target each: one draw in eight has a source and the other's target alone.
    PairCounts<String> mesh = new PairCounts<>();
    mesh.add("a", "x", List.of("p"));
    mesh.add("b", "y", List.of());
    double[] draws = TwoWayBootstrap.of(mesh, 1).draws("p");
    assertThat(draws.length).isBetween(1_690, 1_810);
    assertThat(draws).doesNotContain(Double.NaN);
  }

  @Test
  void one_source_says_nothing_and_a_share_of_zero_has_the_rule_of_three() {
    PairCounts<String> one = new PairCounts<>();
    PairCounts<String> mesh = new PairCounts<>();
    for (int t = 0; t < 40; t++) {
      one.add("s", name("t", t), List.of("p"));
      for (int s = 0; s < 60; s++) {
        mesh.add(name("s", s), name("t", t), List.of());
      }
    }
    assertThat(TwoWayBootstrap.of(one, 1).share("p").interval())
        .isEqualTo(new Interval(0, 1, 0.95));
    assertThat(TwoWayBootstrap.of(mesh, 1).share("p").interval())
        .isEqualTo(new Interval(0, 3.0 / 40, 0.95));
  }

  @Test
  void nothing_is_said_of_nothing() {
    assertThatThrownBy(() -> TwoWayBootstrap.of(new PairCounts<String>(), 1))
        .hasMessage("2000 draws of 0 pairs say nothing");
    PairCounts<String> mesh = new PairCounts<>();
    mesh.add("a", "x", List.of("p"));
    assertThatThrownBy(() -> TwoWayBootstrap.of(mesh, 1, 99))
        .hasMessage("99 draws of 1 pairs say nothing");
  }

  /**
   * Crossed random effects: a unit from s to t has the event with probability Phi(m + a_s + b_t), a
   * and b normal. Over all sources and targets that is Phi(m / sqrt(1 + var a + var b)) = 25%. Each
   * pair has three units. 1,000 trials with 2,000 draws gave 0.948, 0.966 and 0.958, one-way 0.822,
   * 0.662 and 0.315 ({@code -Dtrials=1000}; standard error 0.7 points). 300 trials with 500 draws
   * know 0.95 to 1.3 points: the band of 0.93 to 0.97 is wider by two of them, and open upwards
   * where G is below 30.
   */
  @ParameterizedTest
  @CsvSource({"40, 40, 0.5, 0.5", "60, 15, 0.5, 0.5", "40, 40, 0.1, 0.7"})
  void it_covers_where_the_one_way_bootstrap_of_the_sources_does_not(
      int sources, int targets, double ofSources, double ofTargets) {
    int trials = Integer.getInteger("trials", 300);
    double truth = 0.25;
    double m =
        NORMAL.inverseCumulativeProbability(truth)
            * Math.sqrt(1 + ofSources * ofSources + ofTargets * ofTargets);
    int draws = trials < 1_000 ? 500 : 2_000;
    int covered = 0;
    int oneWay = 0;
    for (int trial = 0; trial < trials; trial++) {
      Random random = new Random(7_000_000L + 1_000L * targets + trial);
      PairCounts<String> mesh = new PairCounts<>();
      double[] b = new double[targets];
      Arrays.setAll(b, t -> ofTargets * random.nextGaussian());
      for (int s = 0; s < sources; s++) {
        double a = ofSources * random.nextGaussian();
        for (int t = 0; t < targets; t++) {
          double p = NORMAL.cumulativeProbability(m + a + b[t]);
          for (int unit = 0; unit < 3; unit++) {
            mesh.add(
                name("s", s), name("t", t), random.nextDouble() < p ? List.of("p") : List.of());
          }
        }
      }
      covered += holds(TwoWayBootstrap.of(mesh, trial, draws).share("p").interval(), truth);
      oneWay += holds(oneWay(mesh, trial).shares().values().iterator().next().interval(), truth);
    }
    String told = "%d sources, %d targets, seeds from 7,000,000".formatted(sources, targets);
    assertThat(covered / (double) trials)
        .as(told)
        .isBetween(0.904, sources < 30 || targets < 30 ? 1 : 0.996);
    assertThat(oneWay / (double) trials).as(told + ", one-way").isLessThan(0.88);
  }

  private static int holds(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  private static List<Unit> units(SplittableRandom random, int sources, int targets, int number) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      units.add(
          new Unit(
              name("s", random.nextInt(sources)),
              name("t", random.nextInt(targets)),
              List.of("p", "q", "r").subList(random.nextInt(3), 3)));
    }
    return units;
  }

  private static PairCounts<String> count(List<Unit> units) {
    PairCounts<String> counts = new PairCounts<>();
    units.forEach(unit -> counts.add(unit.source(), unit.target(), unit.events()));
    return counts;
  }

  /** The one-way bootstrap of the sources. */
  private static Estimates<String> oneWay(PairCounts<String> mesh, long seed) {
    List<Cluster> clusters = new ArrayList<>();
    SortedMap<String, List<Count>> events = new TreeMap<>();
    mesh.clusters.forEach(
        (source, pairs) -> {
          long units = pairs.values().stream().mapToLong(pair -> pair.units).sum();
          SortedMap<String, Long> counts = new TreeMap<>();
          pairs
              .values()
              .forEach(pair -> pair.events.forEach((e, n) -> counts.merge(e, n, Long::sum)));
          counts.forEach(
              (event, count) ->
                  events
                      .computeIfAbsent(event, key -> new ArrayList<>())
                      .add(new Count(clusters.size(), count, count)));
          clusters.add(new Cluster(source, source, units, 0));
        });
    return ClusterBootstrap.withSeed(seed)
        .estimate(Tables.ESTIMAND, new ClusterTable<>(clusters, events));
  }

  private static String name(String letter, int number) {
    return String.format(Locale.ROOT, "%s%03d", letter, number);
  }
}
