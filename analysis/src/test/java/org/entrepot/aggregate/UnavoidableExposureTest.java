package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.aggregate.SmallPaths.count;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.path;
import static org.entrepot.aggregate.SmallPaths.to;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entrepot.aggregate.UnavoidableExposure.Found;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;

/** A Serbian operator is on every way from AS 1, a Hungarian may be; from AS 2 no way is known. */
class UnavoidableExposureTest {
  private static final SortedSet<CountryCode> NONE = new TreeSet<>();

  private static Found between(Asn source, SortedSet<Asn> destinations) {
    return switch ((int) source.value()) {
      case 1 ->
          new Found(
              new TreeSet<>(List.of(new CountryCode("RS"))),
              new TreeSet<>(List.of(new CountryCode("HU"))),
              destinations.size() > 1);
      case 2 -> new Found(NONE, NONE, true);
      default -> new Found(NONE, NONE, false);
    };
  }

  private static UnavoidableExposure empty() {
    return UnavoidableExposure.of(SmallPaths::whose);
  }

  private static ClusterTable<CountryCode> table(UnavoidableExposure counted) {
    return counted.table(counted.pairs(UnavoidableExposureTest::between));
  }

  private static ClusterTable<CountryCode> of(ObservedPath... paths) {
    return table(count(UnavoidableExposureTest::empty, List.of(paths)));
  }

  @Test
  void it_is_asked_of_the_ends_and_not_of_what_lies_between() {
    // The worked example of the documentation.
    ClusterTable<CountryCode> table =
        of(path(1, "1 2 9"), path(1, "1 ? 9"), path(2, "2 3 9"), path(2, "2 9"));
    assertThat(counts(table))
        .containsExactly(Map.entry("AS1 HU", "0 of 2"), Map.entry("AS1 RS", "2 of 2"));
    assertThat(table.clusters()).extracting(ClusterTable.Cluster::units).containsExactly(2L, 2L);
    assertThat(table.clusters())
        .extracting(ClusterTable.Cluster::unresolved)
        .as("a Hungarian may be on every way from AS1, and anybody from AS2")
        .containsExactly(2L, 2L);
  }

  @Test
  void of_a_destination_that_nobody_announces_everything_is_possible() {
    ClusterTable<CountryCode> table = of(to(1, "-", "1 2 9"), path(1, "1 9"));
    assertThat(counts(table)).containsEntry("AS1 RS", "1 of 2").containsEntry("AS1 HU", "0 of 2");
    assertThat(counts(of(to(1, "8|9", "1 2 9"), path(1, "1 9"))))
        .containsEntry("AS1 RS", "2 of 2")
        .containsEntry("AS1 HU", "0 of 2");
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(UnavoidableExposureTest::empty, UnavoidableExposureTest::table);
  }
}
