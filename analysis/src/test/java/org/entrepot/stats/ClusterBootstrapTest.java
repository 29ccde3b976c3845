package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.ClusterTable.Cluster;
import org.entrepot.stats.ClusterTable.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterBootstrapTest {
  @Test
  void a_share_is_the_mean_over_clusters_of_the_share_within_each() {
    // (2/4 + 1/2 + 0/10 + 1/1) / 4 = 2 / 4, although only 4 of 17 units have the event.
    Estimate share = share(Tables.units(4, 2, 10, 1).with("p", 2, 1, 0, 1).estimate(), "p");
    assertThat(share.value()).isEqualTo(0.5);
    assertThat(share.weight()).isEqualTo(2);
    assertThat(share.units()).isEqualTo(4);
    assertThat(share.clusters()).isEqualTo(3);
  }

  @Test
  void what_is_unresolved_could_have_been_any_subject() {
    // a: 1 of 4 units certain, 2 possible; b: no count, 1 of 2 units unresolved; c: all is known.
    var clusters =
        List.of(
            new Cluster("a", "x", 4, 1), new Cluster("b", "x", 2, 1), new Cluster("c", "y", 5, 0));
    var events = new TreeMap<String, List<Count>>();
    events.put("p", List.of(new Count(0, 1, 2)));
    events.put("q", List.of(new Count(0, 0, 1)));
    events.put("r", List.of());
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(clusters, events));
    // p: (2/4 + 1/2 + 0/5) / 3; q and r: (1/4 + 1/2 + 0/5) / 3; unresolved: the same as r.
    assertThat(share(estimates, "p").upper()).isEqualTo(1 / 3.0);
    assertThat(share(estimates, "p").value()).isEqualTo(0.25 / 3);
    assertThat(share(estimates, "q").upper()).isEqualTo(0.25);
    assertThat(share(estimates, "q").value()).isZero();
    assertThat(share(estimates, "q").clusters()).isZero();
    assertThat(share(estimates, "r").upper()).isEqualTo(0.25);
    assertThat(estimates.unresolved()).isEqualTo(0.25);
    assertThat(estimates.units()).isEqualTo(11);
    assertThat(estimates.clusters()).isEqualTo(3);
    assertThat(estimates.hosts()).isEqualTo(2);
  }

  @Test
  void an_interval_spans_what_is_unresolved_as_nobodys_and_as_divided_like_the_rest() {
    // Of 40 clusters of 10 units each has 2 with the event, and 2 that cannot be told: 20%, or 2 of
    // 8 that can, 25%. Clusters agree, so that the rule of three is added, of 60/40 of a share.
    List<Cluster> clusters = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clusters.add(new Cluster("c" + i, "o" + i, 10, 2));
      counts.add(new Count(i, 2, 4));
    }
    var events = new TreeMap<String, List<Count>>();
    events.put("p", counts);
    events.put("q", List.of());
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(clusters, events));
    Estimate share = share(estimates, "p");
    assertThat(share.value()).isCloseTo(0.2, within(1e-12));
    assertThat(share.interval().low()).isCloseTo(0.2 - 0.2 * 3 / 40, within(1e-12));
    assertThat(share.interval().high()).isCloseTo(0.2 + 0.8 * 3 / 40 + 0.05, within(1e-12));
    assertThat(share.upper()).isCloseTo(0.4, within(1e-12));
    // Who was not met has none of what is divided like the rest.
    assertThat(share(estimates, "q").interval().high()).isCloseTo(3 / 40.0, within(1e-12));
  }

  @Test
  void
      what_is_unresolved_is_like_what_is_wholly_resolved_and_not_like_what_was_seen_in_spite_of_it() {
    // Of 40 clusters of 10 units each, 5 are not wholly resolved; the event was seen in 2 of these
    // all the same, and in 1 of the 5 others: 30%, and with 3 that are like those others 36%.
    List<Cluster> clusters = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clusters.add(new Cluster("c" + i, "o" + i, 10, 5));
      counts.add(new Count(i, 3, 6));
    }
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(
                Tables.ESTIMAND, new ClusterTable<>(clusters, new TreeMap<>(Map.of("p", counts))));
    assertThat(share(estimates, "p").interval().high())
        .isCloseTo(0.3 + 0.7 * 3 / 40 + 0.06, within(1e-12));
  }

  @Test
  void draws_are_paired_so_that_shares_that_sum_to_one_do_so_in_every_draw() {
    Estimates<String> estimates =
        Tables.equal(40, 4)
            .with("p", 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4)
            .with("q", 3, 2, 1, 0, 4, 3, 2, 1, 0, 4, 3, 2, 1)
            .with("r", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            .estimate();
    double[] p = estimates.draws("p");
    double[] q = estimates.draws("q");
    assertThat(p).hasSize(2000);
    for (int i = 0; i < p.length; i++) {
      assertThat(p[i] + q[i]).isLessThanOrEqualTo(1);
    }
    assertThat(p).isNotSameAs(estimates.draws("p")).isEqualTo(estimates.draws("p"));
    assertThat(estimates.draws("r")).containsOnly(0);
    assertThatThrownBy(() -> estimates.draws("s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no estimate for s");
  }

  @Test
  void one_seed_gives_one_stream_of_draws_on_every_jdk() {
    // Pinned: should these change, so do all published intervals.
    double[] draws =
        ClusterBootstrap.withSeed(42)
            .withDraws(100)
            .estimate(Tables.ESTIMAND, Tables.equal(8, 1).with("p", 1, 1, 1, 1).table())
            .draws("p");
    assertThat(Arrays.copyOf(draws, 8))
        .containsExactly(0.625, 0.625, 0.5, 0.5, 0.5, 0.375, 0.5, 0.375);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_order_in_which_clusters_stand_changes_no_bit(long seed) {
    ClusterTable<String> table = random(seed, 35);
    ClusterTable<String> shuffled = shuffled(table, seed);
    Estimates<String> a = ClusterBootstrap.withSeed(7).estimate(Tables.ESTIMAND, table);
    Estimates<String> b = ClusterBootstrap.withSeed(7).estimate(Tables.ESTIMAND, shuffled);
    assertThat(b.shares()).as("seed %d", seed).isEqualTo(a.shares());
    assertThat(b.unresolved()).isEqualTo(a.unresolved());
    for (String subject : a.shares().keySet()) {
      assertThat(b.draws(subject)).as("seed %d", seed).isEqualTo(a.draws(subject));
    }
    assertThat(b.toString()).isEqualTo(a.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_subject_is_estimated_the_same_whatever_else_is_in_the_table(long seed) {
    ClusterTable<String> table = random(seed, 35);
    var alone = new TreeMap<>(table.events().tailMap("s3"));
    Estimates<String> all = ClusterBootstrap.withSeed(7).estimate(Tables.ESTIMAND, table);
    Estimates<String> some =
        ClusterBootstrap.withSeed(7)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(table.clusters(), alone));
    assertThat(some.shares()).as("seed %d", seed).isEqualTo(all.shares().tailMap("s3"));
    assertThat(some.draws("s3")).as("seed %d", seed).isEqualTo(all.draws("s3"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_shares_of_the_parts_of_a_subject_sum_to_its_own(long seed) {
    // Each unit of s0 is given to one of two parts.
    ClusterTable<String> table = random(seed, 35);
    var parts = new TreeMap<String, List<Count>>();
    List<Count> whole = table.events().getOrDefault("s0", List.of());
    parts.put("whole", whole);
    parts.put("left", whole.stream().map(c -> part(c, c.units() / 2)).toList());
    parts.put("right", whole.stream().map(c -> part(c, c.units() - c.units() / 2)).toList());
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(7)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(table.clusters(), parts));
    double[] left = estimates.draws("left");
    double[] right = estimates.draws("right");
    double[] sum = estimates.draws("whole");
    for (int i = 0; i < sum.length; i++) {
      assertThat(left[i] + right[i]).as("seed %d", seed).isCloseTo(sum[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void one_more_unit_with_the_event_never_lowers_a_value_an_upper_bound_or_a_draw(long seed) {
    ClusterTable<String> table = random(seed, 35);
    SortedMap<String, List<Count>> more = new TreeMap<>();
    table.events().forEach((subject, counts) -> more.put(subject, raised(counts, table)));
    var before = ClusterBootstrap.withSeed(7).estimate(Tables.ESTIMAND, table);
    var after =
        ClusterBootstrap.withSeed(7)
            .estimate(Tables.ESTIMAND, new ClusterTable<>(table.clusters(), more));
    for (String subject : before.shares().keySet()) {
      Estimate a = share(before, subject);
      Estimate b = share(after, subject);
      assertThat(b.value()).as("seed %d", seed).isGreaterThanOrEqualTo(a.value());
      assertThat(b.upper()).as("seed %d", seed).isGreaterThanOrEqualTo(a.upper());
      double[] low = before.draws(subject);
      double[] high = after.draws(subject);
      for (int i = 0; i < low.length; i++) {
        assertThat(high[i]).as("seed %d", seed).isGreaterThanOrEqualTo(low[i]);
      }
    }
  }

  @Test
  void another_level_gives_wider_intervals_and_another_seed_other_draws() {
    ClusterTable<String> table = random(5, 35);
    ClusterBootstrap bootstrap = ClusterBootstrap.withSeed(1);
    Interval narrow =
        share(bootstrap.withLevel(0.8).estimate(Tables.ESTIMAND, table), "s0").interval();
    Interval wide =
        share(bootstrap.withLevel(0.99).estimate(Tables.ESTIMAND, table), "s0").interval();
    assertThat(narrow.level()).isEqualTo(0.8);
    assertThat(wide.low()).isLessThan(narrow.low());
    assertThat(wide.high()).isGreaterThan(narrow.high());
    assertThat(ClusterBootstrap.withSeed(2).estimate(Tables.ESTIMAND, table).draws("s0"))
        .isNotEqualTo(bootstrap.estimate(Tables.ESTIMAND, table).draws("s0"));
  }

  @Test
  void too_few_draws_and_impossible_levels_are_refused() {
    ClusterBootstrap bootstrap = ClusterBootstrap.withSeed(1);
    assertThatThrownBy(() -> bootstrap.withDraws(99))
        .hasMessage("a bootstrap needs at least 100 draws, not 99");
    for (double level : new double[] {0, 0.3, 1, 95, Double.NaN}) {
      assertThatThrownBy(() -> bootstrap.withLevel(level))
          .hasMessage("a confidence level is 0.5 to 0.999, not " + level);
    }
  }

  private static Estimate share(Estimates<String> estimates, String subject) {
    return Objects.requireNonNull(estimates.shares().get(subject));
  }

  private static Count part(Count count, long units) {
    return new Count(count.cluster(), units, count.possible());
  }

  private static List<Count> raised(List<Count> counts, ClusterTable<String> table) {
    List<Count> raised = new ArrayList<>();
    for (Count count : counts) {
      long all = table.clusters().get(count.cluster()).units();
      long units = Math.min(all, count.units() + 1);
      raised.add(new Count(count.cluster(), units, Math.max(units, count.possible())));
    }
    return raised;
  }

  private static ClusterTable<String> random(long seed, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Cluster> clusters = new ArrayList<>();
    var events = new TreeMap<String, List<Count>>();
    for (int i = 0; i < size; i++) {
      long units = 1L + random.nextInt(1 << random.nextInt(8));
      long unresolved = random.nextLong(units + 1);
      clusters.add(new Cluster("c" + i, "h" + i / 3, units, unresolved));
      for (int s = 0; s < 6; s++) {
        List<Count> counts = events.computeIfAbsent("s" + s, key -> new ArrayList<>());
        if (random.nextInt(6) >= s) {
          long possible = 1 + random.nextLong(units);
          counts.add(new Count(i, random.nextLong(possible + 1), possible));
        }
      }
    }
    return new ClusterTable<>(clusters, events);
  }

  private static ClusterTable<String> shuffled(ClusterTable<String> table, long seed) {
    List<Cluster> clusters = new ArrayList<>(table.clusters());
    Collections.shuffle(clusters, new Random(seed));
    var events = new TreeMap<String, List<Count>>();
    table
        .events()
        .forEach(
            (subject, counts) ->
                events.put(
                    subject,
                    counts.stream()
                        .map(
                            c ->
                                new Count(
                                    clusters.indexOf(table.clusters().get(c.cluster())),
                                    c.units(),
                                    c.possible()))
                        .sorted(Comparator.comparingInt(Count::cluster))
                        .toList()));
    return new ClusterTable<>(clusters, events);
  }
}
