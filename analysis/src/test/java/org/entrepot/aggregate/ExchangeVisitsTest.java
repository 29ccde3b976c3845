package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.aggregate.SmallPaths.counts;
import static org.entrepot.aggregate.SmallPaths.to;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.Test;

/** Exchange 1 is in Serbia, 2 in Germany, 3 nowhere known. */
class ExchangeVisitsTest {
  private static ExchangeVisits empty() {
    return ExchangeVisits.by(
        id -> id == 3 ? Optional.empty() : Optional.of(new CountryCode(id == 1 ? "RS" : "DE")),
        SmallPaths::whose);
  }

  private static ClusterTable<CountryCode> over(ObservedPath... paths) {
    return SmallPaths.count(ExchangeVisitsTest::empty, List.of(paths)).table();
  }

  @Test
  void a_path_counts_for_each_country_whose_exchange_it_crosses() {
    // The worked example of the documentation.
    ClusterTable<CountryCode> table =
        over(
            to(1, "2", "1 2", 1),
            to(1, "2", "1 3 2", 1, 2),
            to(1, "2", "1 2"),
            to(1, "2", "1 ? 2"));
    assertThat(counts(table))
        .containsExactly(Map.entry("AS1 DE", "1 of 2"), Map.entry("AS1 RS", "2 of 3"));
    assertThat(table.clusters().get(0).units()).isEqualTo(4);
    assertThat(table.clusters().get(0).unresolved()).isEqualTo(1);
  }

  @Test
  void a_lan_that_is_not_confirmed_and_an_exchange_of_no_known_country_may_be_anywhere() {
    assertThat(over(to(1, "2", "1 ix1 2")).clusters().get(0).unresolved()).isEqualTo(1);
    assertThat(over(to(1, "2", "1 2", 3)).clusters().get(0).unresolved()).isEqualTo(1);
    assertThat(counts(over(to(1, "2", "1 2", 3, 1))))
        .containsExactly(Map.entry("AS1 RS", "1 of 1"));
  }

  @Test
  void it_merges_exactly() {
    SmallPaths.mergesExactly(ExchangeVisitsTest::empty, ExchangeVisits::table);
  }
}
