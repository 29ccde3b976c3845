package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.entrepot.RealData;
import org.entrepot.SmallWorld;
import org.entrepot.path.ObservedPath;
import org.entrepot.rank.Ranking;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyPathsTest {
  @TempDir Path folder;

  /** The paths that are read again give each number of each ranking again. */
  private static void givesEveryNumberAgain(StudyConfig config, Path out, String seed)
      throws Exception {
    StudyResult result = Study.of(config).runInto(out);
    Map<String, PathEvents> events = PathEvents.all(config.region(), PathFacts.of(result));
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    Map<String, Long> units = new TreeMap<>();
    try (StudyPaths paths = StudyPaths.open(out.resolve("paths.jsonl.gz"))) {
      for (Optional<ObservedPath> path = paths.next(); path.isPresent(); path = paths.next()) {
        ObservedPath one = path.get();
        events.forEach(
            (metric, of) ->
                of.of(one)
                    .ifPresent(
                        subjects -> {
                          units.merge(metric, 1L, Long::sum);
                          subjects.forEach(
                              id ->
                                  counts
                                      .computeIfAbsent(metric, key -> new HashMap<>())
                                      .merge(id, 1L, Long::sum));
                        }));
      }
    }
    isWeighted(result);
    for (Ranking<?> ranking : result.rankings().all()) {
      if (!events.containsKey(ranking.metric())) {
        assertThat(ranking.metric())
            .matches("hegemony-.*|observed-betweenness-.*|city-.*-expected|city-gateway-entry");
        continue;
      }
      Map<String, Long> expected = new HashMap<>();
      for (Ranking.Row<?> row : ranking.rows()) {
        if (row.estimate().units() > 0) {
          expected.put(row.subject().id(), row.estimate().units());
        }
      }
      assertThat(counts.getOrDefault(ranking.metric(), Map.of()))
          .as(ranking.metric() + ", " + seed)
          .isEqualTo(expected);
      assertThat(units.getOrDefault(ranking.metric(), 0L))
          .as(ranking.metric() + ", " + seed)
          .isEqualTo(ranking.estimates().units());
    }
  }

  /** Half of all pairs of networks 1 to 9 and 40, as provider and customer or as peers. */
  private static String relationships(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    List<Integer> networks = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 40);
    for (int one : networks) {
      for (int other : networks) {
        if (one < other && random.nextBoolean()) {
          text.append(one + "|" + other + "|" + (random.nextBoolean() ? -1 : 0) + "\n");
        }
      }
    }
    return text.toString();
  }

  /**
   * Entries have each weighting of which the tables know something, and by path are the ranking.
   */
  private static void isWeighted(StudyResult result) {
    assertThat(result.entryWeights().isEmpty()).isEqualTo(result.rankings().entry().isEmpty());
    for (EntryWeighting each : result.entryWeights()) {
      assertThat(each.known()).isBetween(1, each.destinations());
      if (each.by() == EntryWeighting.By.PATH) {
        assertThat(each.ranking()).isSameAs(result.rankings().entry().orElseThrow().transit());
      }
    }
    assertThat(result.entryWeights()).extracting(EntryWeighting::by).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_number_of_an_invented_world_is_told_by_its_paths(long seed) throws Exception {
    new SmallWorld(folder);
    Path countries = folder.resolve("countries.txt");
    Files.writeString(
        countries, Files.readString(countries).replaceAll("(?m)^([3-7])\\|RS", "$1|AT"));
    Files.writeString(folder.resolve("owners.csv"), SmallWorld.owners("RS-THREE", 3, 4));
    SplittableRandom random = new SplittableRandom(seed);
    Files.writeString(folder.resolve("as-rel.txt"), relationships(random));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      String[] hops = new String[random.nextInt(1, 9)];
      for (int j = 0; j < hops.length; j++) {
        int network = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 99).get(random.nextInt(13));
        hops[j] =
            random.nextInt(7) == 0
                ? "*"
                : "11." + network + "." + random.nextInt(4) + "." + random.nextInt(1, 5);
      }
      String destination = "11." + List.of(2, 7, 9, 30, 40).get(random.nextInt(5)) + ".0.9";
      lines.add(
          SmallWorld.json(random.nextInt(1, 8), destination, hops)
              .replace("\"msm_id\":1000", "\"msm_id\":" + i));
    }
    Files.writeString(folder.resolve("results.jsonl"), String.join("\n", lines));
    Path file =
        Files.writeString(
            folder.resolve("study.yaml"),
            """
            name: small
            region: [RS, BG]
            period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
            results: [results.jsonl]
            %s  asOwners: [owners.csv]
              asRelationships: [as-rel.txt]
            """
                .formatted(SmallWorld.referenceYaml()));
    StudyConfig config = StudyConfig.read(file);
    givesEveryNumberAgain(config, Files.createDirectory(folder.resolve("out")), "seed " + seed);
    givesEveryNumberAgain(
        config.withPolicy("ihr"), Files.createDirectory(folder.resolve("ihr")), "seed " + seed);
  }

  @Test
  @Tag(RealData.TAG)
  void every_number_of_southeast_europe_in_2017_is_told_by_its_paths() throws Exception {
    givesEveryNumberAgain(StudyConfig.read(RealData.path("see-2017.yaml")), folder, "see-2017");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"prb_id\":1}", "{", "{\"lans\":[],\"src_asn\":-1}", "[]"})
  void a_line_that_no_study_writes_is_named(String line) throws IOException {
    Path file = folder.resolve("paths.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    try (StudyPaths paths = StudyPaths.open(file)) {
      assertThatThrownBy(paths::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("paths.jsonl.gz:1: not a path");
    }
  }

  @Test
  void the_metrics_are_those_of_a_study() {
    Set<String> names =
        PathEvents.all(
                org.entrepot.net.Region.WESTERN_BALKANS,
                new PathFacts(new TreeMap<>(), new TreeMap<>(), List.of()))
            .keySet();
    assertThat(names)
        .contains("transit-path-share-as", "exit-door-organisation", "entry-outcome")
        .contains("exit-transit-organisation-xk");
  }
}
