package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score of {@link HandMade}, every figure of it worked out by hand. */
class WorldScoreTest {
  @TempDir static Path folder;

  @BeforeAll
  static void world() throws Exception {
    HandMade.write(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "as-path-exact, 2, 6", // T1 T4
    "as-path-exact-resolved, 2, 4", // of T1 T2 T4 T6
    "edits, 5, 6", // 0 1 1 0 2 1
    "edit-share, 1.583332, 6", // 0 1/4 1/3 0 2/3 1/3, each cut to millionths
    "as-precision, 14, 15", // 5 in T6 is wrong
    "as-recall, 14, 19",
    "as-f1, 28, 34",
    "adjacency-precision, 5, 8",
    "adjacency-recall, 5, 13",
    "false-adjacencies, 2, 6", // 1-5 and 5-9
    "border-accuracy, 9, 12",
    "hop-accuracy, 10, 13",
    "hop-precision, 10, 13",
    "organisation-path-exact, 3, 6", // T1 T4, and T6: 4 and 5 are one organisation
    "exchange-precision, 1, 1",
    "exchange-recall, 1, 2", // exchange 8 of T2 is not seen
    "located, 3, 13", // the three of T4
    "city-accuracy, 2, 3",
    "unresolved-paths, 2, 6", // T3 T5
    "unresolved-hops, 0, 13",
    "reached, 6, 6",
    "top-5, 2, 3",
    "coverage-statistics, 2, 2",
    "coverage-published, 2, 2",
    "coverage-shown, 2, 2",
    "coverage-with-unknown, 2, 2",
    "coverage-told, 2, 2",
    // Upper bounds of AS2 and AS3 are 5/8, by the gaps of T3 and T5; AS4 is not published.
    "coverage-upper, 2, 3",
    "coverage-lower, 2, 3",
  })
  void shares_are_as_counted_by_hand(String name, double events, long units) throws Exception {
    Figure figure = score().figure(measure(name));
    assertThat(figure.units()).as(name).isEqualTo(units);
    assertThat(figure.value().orElseThrow()).as(name).isCloseTo(events / units, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    // True and published: AS2 1/4 1/4, AS3 5/8 1/4, AS4 1/4 0, AS5 0 1/8.
    "path-share-error, 0.2338536, 4",
    "path-share-worst, 0.375, 4",
    // Organisations 2: 1/4 1/4, 3: 5/8 1/4, Four and Five: 1/4 1/8, 6: 0 1/8.
    "organisation-share-error, 0.2072891, 4",
    "organisation-share-worst, 0.375, 4",
    // 2: 1/4 1/4, 3: 1/2 1/4, Four and Five: 1/4 1/8, 6: 0 1/8.
    "first-operator-error, 0.125, 4",
    "first-operator-worst, 0.25, 4",
    // AS1 leaves by itself and by 2, half each, AS2 by itself; nothing is published.
    "exit-share-error, 0.559017, 2",
    "exit-transit-error, 0.25, 1",
    // 3 pairs in one order, 1 in the other, of 5 untied in each.
    "rank-agreement, 0.4, 4",
    "city-error, 0, 3", // 0, 0, Vienna for Belgrade
  })
  void errors_of_shares_are_as_worked_out_by_hand(String name, double value, long units)
      throws Exception {
    Figure figure = score().figure(measure(name));
    assertThat(figure.units()).as(name).isEqualTo(units);
    assertThat(figure.value().orElseThrow()).as(name).isCloseTo(value, within(1e-7));
  }

  @Test
  void what_cannot_be_measured_says_why() throws Exception {
    Figure figure = score().figure(measure("misplaced-recall"));
    assertThat(figure.value()).isEmpty();
    assertThat(figure.note()).contains("misplaced");
  }

  @Test
  void an_example_shows_address_operators_reason_and_artefact_of_each_hop() throws Exception {
    Example example = score().example(measure("border-accuracy")).orElseThrow();
    assertThat(example.key()).isEqualTo(new TraceKey(1003, 1, 1498435200));
    assertThat(example.truePath()).isEqualTo("AS1 AS4 AS9");
    assertThat(example.inferredPath()).isEqualTo("AS1 AS5 AS9");
    Example.Line hop = example.lines().get(1);
    assertThat(hop.address()).isEqualTo("11.5.0.1 5.0 ms");
    assertThat(hop.trueOperator()).isEqualTo("AS4 Network 4");
    assertThat(hop.inferredOperator()).isEqualTo("AS5 Network 5");
    assertThat(hop.reason()).isEqualTo("lpm");
    assertThat(hop.artefacts()).isEqualTo("third-party");
    assertThat(hop.right()).isFalse();
    assertThat(example.lines().get(0).right()).isTrue();
  }

  @Test
  void switching_a_rule_off_shows_in_what_it_is_for() throws Exception {
    WorldScore without = WorldScore.of(folder, "strict-without-exchanges", 1);
    assertThat(without.figure(measure("exchange-recall")).value()).hasValue(0);
    assertThat(without.figure(measure("as-path-exact")).value()).hasValue(1.0 / 6);
  }

  @Test
  void any_number_of_threads_gives_the_same_score() throws Exception {
    assertThat(WorldScore.of(folder, "strict", 3)).isEqualTo(score());
  }

  @Test
  void every_measure_has_a_name_of_its_own_and_says_what_it_is() {
    assertThat(Measure.all()).extracting(Measure::name).doesNotHaveDuplicates();
    assertThat(Measure.all())
        .allSatisfy(
            measure -> {
              assertThat(measure.name()).matches("[a-z0-9-]+");
              assertThat(measure.definition()).endsWith(".");
              assertThat(measure.per()).isNotBlank();
            });
  }

  private static Measure measure(String name) {
    return Measure.named(name).orElseThrow(() -> new AssertionError(List.of(name)));
  }

  private static WorldScore score() throws Exception {
    return WorldScore.of(folder, "strict", 1);
  }
}
