package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the policy {@code ihr} is worth on {@link HandMade}. All its probes have an address of AS1,
 * which ihr takes for their AS, and the exchange's LAN is announced by AS99. So it reads
 *
 * <pre>
 * T1 1 2 9   T2 1 2 9   T3 1 9   T4 1 2 99 3 9   T5 1 2 9   T6 1 5 9
 * </pre>
 */
class IhrScoreTest {
  @TempDir static Path folder;

  @BeforeAll
  static void world() throws Exception {
    HandMade.write(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "as-path-exact, 1, 6", // T1
    "as-path-exact-resolved, 1, 6", // nothing is left unknown
    "unresolved-paths, 0, 6",
    "adjacency-precision, 4, 13", // 1-2 2-9 of T1, 1-2 of T2, 3-9 of T4
    "exchange-precision, 1, 1",
    "exchange-recall, 1, 2"
  })
  void shares_are_as_counted_by_hand(String name, double events, long units) throws Exception {
    Figure figure = WorldScore.of(folder, "ihr", 1).figure(Measure.named(name).orElseThrow());
    assertThat(figure.units()).as(name).isEqualTo(units);
    assertThat(figure.value().orElseThrow()).as(name).isCloseTo(events / units, within(1e-9));
  }

  @Test
  void it_is_the_same_on_any_number_of_threads() throws Exception {
    assertThat(WorldScore.of(folder, "ihr", 3)).isEqualTo(WorldScore.of(folder, "ihr", 1));
  }
}
