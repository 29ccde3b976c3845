package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.aggregate.SmallPaths.count;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.path;
import static org.entrepot.aggregate.SmallPaths.to;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.entrepot.net.Asn;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Concentration;
import org.entrepot.stats.Estimand;
import org.junit.jupiter.api.Test;

class PathShareTest {
  private static ClusterTable<Asn> all(ObservedPath... paths) {
    return count(() -> PathShare.all(Lens.AS, SmallPaths::whose), List.of(paths)).table();
  }

  @Test
  void all_path_counts_the_ends_too() {
    // The worked example of the documentation.
    assertThat(counts(all(path(1, "1 2 3"), path(1, "1 ? 3"))))
        .containsExactly(
            Map.entry("AS1 AS1", "2 of 2"),
            Map.entry("AS1 AS2", "1 of 2"),
            Map.entry("AS1 AS3", "2 of 2"));
  }

  @Test
  void a_destination_that_was_not_seen_to_be_reached_is_only_possible() {
    assertThat(counts(all(to(1, "3", "1 2 ?")))).doesNotContainKey("AS1 AS3");
    assertThat(counts(all(to(1, "3", "1 2 ?"), path(1, "1 3")))).containsEntry("AS1 AS3", "1 of 2");
  }

  @Test
  void all_path_is_never_below_transit() {
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = SmallPaths.random(seed, 60);
      Map<String, String> all =
          counts(count(() -> PathShare.all(Lens.AS, SmallPaths::whose), paths).table());
      String what = "seed " + seed;
      counts(count(() -> PathShare.transit(Lens.AS, SmallPaths::whose), paths).table())
          .forEach(
              (where, some) ->
                  assertThat(units(all.getOrDefault(where, "0 of")))
                      .as(what)
                      .isGreaterThanOrEqualTo(units(some)));
    }
  }

  /** METHOD.md M1 and 9, trap 9. */
  @Test
  void shares_sum_to_the_mean_number_of_operators_and_are_no_slices_of_a_whole() {
    // Two operators between the ends of one path, three between those of the other.
    SortedMap<Asn, Double> shares =
        shares(transit(List.of(path(1, "1 2 3 9"), path(4, "4 2 3 7 9"))));
    assertThat(sum(shares)).isEqualTo(2.5);
    assertThatThrownBy(() -> Concentration.of(shares))
        .hasMessageStartingWith("only shares that divide a whole have a concentration");
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(seed);
      long operators = 0;
      for (int i = 0; i < 40; i++) {
        int between = random.nextInt(5);
        operators += between;
        paths.add(path(i, (100 + i) + " 2 3 4 7".substring(0, 2 * between) + " 9"));
      }
      assertThat(sum(shares(transit(paths))))
          .as("seed %d", seed)
          .isCloseTo(operators / 40.0, within(1e-9));
    }
  }

  /** METHOD.md M1: S_L is no more than the truth, and S_U no less. */
  @Test
  void the_truth_behind_gaps_lies_between_what_is_seen_and_what_is_possible() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> whole = new ArrayList<>();
      List<ObservedPath> seen = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int probe = random.nextInt(40);
        String steps = "%d %d %d 9".formatted(100 + probe / 2, random.nextInt(2, 5), 7 + i % 2);
        whole.add(path(probe, steps));
        boolean hidden = random.nextInt(4) == 0;
        seen.add(path(probe, hidden ? steps.replaceAll(" [2-4] ", " ? ") : steps));
      }
      SortedMap<Asn, Double> truth = shares(transit(whole));
      var estimates =
          ClusterBootstrap.withSeed(seed)
              .withDraws(100)
              .estimate(new Estimand("", "", "", "", ""), transit(seen));
      estimates
          .shares()
          .forEach(
              (asn, share) ->
                  assertThat(truth.get(asn))
                      .as("seed %s, %s", estimates, asn)
                      .isBetween(share.value() - 1e-12, share.upper() + 1e-12));
      assertThat(estimates.shares()).containsKeys(new Asn(2), new Asn(3), new Asn(4));
    }
  }

  private static ClusterTable<Asn> transit(List<ObservedPath> paths) {
    return count(() -> PathShare.transit(Lens.AS, SmallPaths::whose), paths).table();
  }

  private static SortedMap<Asn, Double> shares(ClusterTable<Asn> table) {
    return ClusterBootstrap.withSeed(1).values(table);
  }

  private static double sum(SortedMap<Asn, Double> shares) {
    return shares.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static long units(String count) {
    return Long.parseLong(count.substring(0, count.indexOf(' ')));
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(
        () -> PathShare.all(Lens.organization(SmallPaths::whose), SmallPaths::whose),
        PathShare::table);
  }
}
