package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.aggregate.SmallPaths.count;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.path;
import static org.entrepot.aggregate.SmallPaths.to;

import java.util.List;
import java.util.Map;
import org.entrepot.net.Asn;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
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
