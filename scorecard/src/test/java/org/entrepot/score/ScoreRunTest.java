package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ScoreRunTest {
  @TempDir Path folder;

  /** Worlds of which each seed has other traceroutes of {@link HandMade}. */
  private static final class SmallWorlds implements Worlds {
    final Queue<Setting> made = new ConcurrentLinkedQueue<>();

    @Override
    public List<String> artefacts() {
      return List.of("loss", "third-party");
    }

    @Override
    public Path simulate(Setting setting, Path into) throws IOException {
      made.add(setting);
      List<Integer> which = new ArrayList<>(List.of(0, 3, 5));
      for (int i : List.of(1, 2, 4)) {
        if ((setting.seed() >> (i % 3) & 1) == 1) {
          which.add(i);
        }
      }
      boolean third = setting.levels().getOrDefault("third-party", 1.0) > 0;
      return HandMade.write(into, setting.seed(), third, which);
    }
  }

  private Scorecard card(Worlds worlds, int threads) throws Exception {
    return ScoreRun.of(worlds)
        .withSeeds(1, 4)
        .withSweeps(List.of("third-party"), 2)
        .withThreads(threads)
        .run(folder.resolve("work"));
  }

  @Test
  void one_thread_and_three_give_the_same_bytes_and_leave_nothing_behind() throws Exception {
    List<Path> one = ScorecardWriter.write(card(new SmallWorlds(), 1), folder.resolve("one"));
    List<Path> three = ScorecardWriter.write(card(new SmallWorlds(), 3), folder.resolve("three"));
    assertThat(one).hasSameSizeAs(three).hasSize(5);
    for (int i = 0; i < one.size(); i++) {
      assertThat(Files.readAllBytes(one.get(i))).isEqualTo(Files.readAllBytes(three.get(i)));
    }
    try (Stream<Path> left = Files.list(folder.resolve("work"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void each_world_is_made_once_for_all_policies_and_level_1_is_not_made_again() throws Exception {
    SmallWorlds worlds = new SmallWorlds();
    Scorecard card = card(worlds, 1);
    // 4 seeds, and 2 seeds at levels 0, 2 and 3 of all artefacts and of one.
    assertThat(worlds.made).hasSize(4 + 6 + 6);
    assertThat(card.seeds()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(card.overall()).extracting(Level::level).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(card.overall()).extracting(Level::seeds).containsExactly(2, 4, 2, 2);
    assertThat(card.sweeps()).hasSize(1);
    assertThat(card.sweeps().get(0).levels()).extracting(Level::seeds).containsOnly(2);
  }

  @Test
  void a_sweep_shows_what_an_artefact_costs() throws Exception {
    Sweep sweep = card(new SmallWorlds(), 2).sweeps().get(0);
    Measure exact = Measure.named("as-path-exact").orElseThrow();
    double without = sweep.levels().get(0).of(exact).figure().orElseThrow().mean();
    double with = sweep.levels().get(1).of(exact).figure().orElseThrow().mean();
    // T1, T4 and T6 of 4 paths, and T1 and T4: seed 1 has T2 or T5 too, seed 2 T3 or T2.
    assertThat(without).isGreaterThan(with);
  }

  @Test
  void a_rule_is_worth_the_paired_difference_of_the_scores_with_and_without_it() throws Exception {
    Scorecard card = card(new SmallWorlds(), 2);
    RuleWorth exchanges =
        card.rules().stream()
            .filter(rule -> rule.rule().equals("exchanges"))
            .findFirst()
            .orElseThrow();
    RuleWorth.Change recall = exchanges.of(Measure.named("exchange-precision").orElseThrow());
    assertThat(recall.worth()).isEmpty();
    RuleWorth.Change exact = exchanges.of(Measure.named("as-path-exact").orElseThrow());
    // T4 of 4 or 5 paths is right with it and wrong without.
    assertThat(exact.worth().orElseThrow().mean()).isGreaterThan(0.15);
    assertThat(exact.verdict()).isEqualTo("helps");
    assertThat(
            card.rules().stream()
                .filter(rule -> rule.rule().equals("ip-loops"))
                .findFirst()
                .orElseThrow()
                .of(Measure.named("as-path-exact").orElseThrow())
                .verdict())
        .isEqualTo("no effect");
  }

  @Test
  void the_page_says_that_it_is_synthetic_names_the_weakest_points_and_shows_traces()
      throws Exception {
    Path page = ScorecardWriter.write(card(new SmallWorlds(), 2), folder.resolve("out")).get(0);
    assertThat(page)
        .content()
        .contains(
            "SYNTHETIC", "not accuracy on the Internet", "## Weakest points", "| third-party |")
        .contains("AS4 Network 4", "seeds", "What each rule is worth", "FAILED")
        .contains("](charts/sweep-third-party.svg)")
        .contains("## Where the analysis breaks", "AS path exact: most harm by `third-party` (");
  }

  @Test
  void the_json_has_every_measure_with_its_unit_denominator_and_seeds() throws Exception {
    Scorecard card = card(new SmallWorlds(), 2);
    Path json = ScorecardWriter.write(card, folder.resolve("out")).get(1);
    JsonNode root = new ObjectMapper().readTree(Files.readString(json));
    assertThat(root.path("synthetic").asBoolean()).isTrue();
    assertThat(root.path("measures")).hasSize(Measure.all().size());
    for (Measure measure : Measure.all()) {
      JsonNode score = root.path("standard").path("scores").path(measure.name());
      assertThat(score.has("mean")).as(measure.name()).isTrue();
      assertThat(score.has("denominator")).as(measure.name()).isTrue();
      assertThat(score.has("seeds")).as(measure.name()).isTrue();
    }
    assertThat(root.path("gates")).hasSize(4);
    assertThat(root.path("gates").get(0).path("wanted_high").asDouble()).isEqualTo(0.47);
    assertThat(root.path("gates").get(0).path("high").asDouble()).isNotEqualTo(0.47);
    // A measure of whole analyses has no traceroute to show.
    assertThat(root.path("weakest"))
        .anyMatch(weakness -> !weakness.path("example").path("hops").isEmpty());
  }

  @Test
  void one_world_that_is_there_is_scored_without_intervals_and_left_as_it_is() throws Exception {
    Path world = HandMade.write(folder.resolve("world"));
    Scorecard card = ScoreRun.ofWorld(world, true, 2);
    assertThat(card.seeds()).containsExactly(1L);
    assertThat(card.standard().summaries())
        .isEqualTo(Summary.of(List.of(WorldScore.of(world, "strict", 1))));
    assertThat(card.standard().summaries())
        .allSatisfy(
            each ->
                assertThat(each.figure().flatMap(figure -> figure.interval()))
                    .as(each.measure().name())
                    .isEmpty());
    assertThat(card.rules()).hasSize(Policies.rules().size());
    assertThat(ScoreRun.ofWorld(world, false, 1).rules()).isEmpty();
    assertThat(world.resolve("truth").resolve("world.json")).exists();
    ScorecardWriter.write(card, folder.resolve("out"));
  }

  @Test
  void charts_are_well_formed_and_marked_synthetic() throws Exception {
    for (Path file : ScorecardWriter.write(card(new SmallWorlds(), 2), folder.resolve("out"))) {
      if (file.toString().endsWith(".svg")) {
        String svg = Files.readString(file);
        assertThat(svg).contains("SYNTHETIC", "95% interval over seeds");
        if (file.toString().contains("sweep-")) {
          assertThat(svg).contains("AS path exact", "Border accuracy");
        }
        assertThat(svg).doesNotContain("NaN");
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
      }
    }
  }

  @Test
  void the_table_shows_score_interval_seeds_and_denominator() throws Exception {
    assertThat(card(new SmallWorlds(), 2).toString())
        .startsWith("SYNTHETIC")
        .contains("AS path exact", "denominator", "Furthest from perfect", "gate-border-sharing");
  }

  @Test
  void a_world_that_cannot_be_made_ends_the_run_and_is_cleared_away() {
    Worlds broken =
        new Worlds() {
          @Override
          public List<String> artefacts() {
            return List.of();
          }

          @Override
          public Path simulate(Setting setting, Path into) throws IOException {
            Files.writeString(into.resolve("half"), "");
            throw new IOException("no world of seed " + setting.seed());
          }
        };
    ScoreRun run = ScoreRun.of(broken).withSeeds(5, 1);
    assertThatThrownBy(() -> run.run(folder.resolve("work")))
        .isInstanceOf(IOException.class)
        .hasMessage("no world of seed 5");
    assertThat(folder.resolve("work")).isEmptyDirectory();
    assertThatThrownBy(() -> run.withSweeps(List.of("gremlins"), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gremlins");
  }
}
