package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.Outcome;
import org.entrepot.catchment.Weighting;
import org.entrepot.net.Coordinates;
import org.entrepot.simulator.Artefact;
import org.entrepot.simulator.Levels;
import org.entrepot.simulator.Settings;
import org.entrepot.simulator.Simulation;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted of a simulated Internet's answers, held against who really answered. */
class CatchmentTruthTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEADER =
      "service,address,instance,city,country,latitude,longitude,reach\n";

  /** No site of any service is as near to a probe as light goes there and back in this time. */
  private static final double AT_ONCE_MS = 0.3;

  @TempDir Path folder;

  private final Map<Long, JsonNode> probes = new HashMap<>();
  private final Map<Long, String[]> cities = new HashMap<>();

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private List<String> text(String file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private void world(long seed) throws Exception {
    Levels levels =
        Levels.defaults().with(Artefact.INTERCEPTED, 10).with(Artefact.MISPLACED_PROBE, 0);
    Simulation.of(Settings.of(seed).withTraceroutes(600).with(levels)).withThreads(1).into(folder);
    for (JsonNode probe : lines("dataset/reference/synthetic-probes-api-v2.jsonl.gz")) {
      probes.put(probe.path("id").asLong(), probe);
    }
    for (String city : text("dataset/reference/synthetic-world-geonames-cities.txt.gz")) {
      String[] columns = city.split("\t", -1);
      cities.put(Long.parseLong(columns[0]), columns);
    }
  }

  /** The list of sites, as an operator would publish it. */
  private String sites(List<JsonNode> results, List<JsonNode> truths) {
    Set<String> rows = new TreeSet<>();
    for (int i = 0; i < truths.size(); i++) {
      if (truths.get(i).path("server").isTextual()) {
        String server = truths.get(i).path("server").asText();
        String[] city = city(truths.get(i));
        rows.add(
            String.join(
                ",",
                service(server),
                results.get(i).path("dst_addr").asText(),
                server.replaceFirst("^ns\\d", "ns#"),
                city[1],
                city[8],
                city[4],
                city[5],
                "global"));
      }
    }
    return HEADER + String.join("\n", rows) + "\n";
  }

  /** Of {@code ns1.beg.anycast-a.synthetic.example} the third label. */
  private static String service(String server) {
    return server.split("\\.", -1)[2];
  }

  private String[] city(JsonNode truth) {
    return Objects.requireNonNull(cities.get(truth.path("city").asLong()));
  }

  private double km(JsonNode truth) {
    JsonNode at =
        Objects.requireNonNull(probes.get(truth.path("prb_id").asLong()))
            .path("geometry")
            .path("coordinates");
    String[] city = city(truth);
    return new Coordinates(at.path(1).asDouble(), at.path(0).asDouble())
        .distanceKm(new Coordinates(Double.parseDouble(city[4]), Double.parseDouble(city[5])));
  }

  private StudyResult study(List<JsonNode> results, String sites) throws Exception {
    Path dataset = folder.resolve("dataset");
    StringBuilder lines = new StringBuilder();
    results.forEach(result -> lines.append(result).append('\n'));
    Files.writeString(dataset.resolve("answers.jsonl"), lines);
    Files.writeString(dataset.resolve("sites.csv"), sites);
    String study =
        Files.readString(dataset.resolve("study.yaml"))
            .replaceAll("  - results/.*\n", "")
            .replace("results:\n", "results: [answers.jsonl]\n")
            .replace("reference:\n", "reference:\n  sites: [sites.csv]\n");
    return Study.of(StudyConfig.read(Files.writeString(dataset.resolve("dns.yaml"), study)))
        .withThreads(1)
        .run();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void what_is_counted_is_who_answered(long seed) throws Exception {
    world(seed);
    List<JsonNode> results = new ArrayList<>(lines("dataset/results/synthetic-dns.jsonl.gz"));
    List<JsonNode> truths = lines("truth/catchments.jsonl.gz");
    String sites = sites(results, truths);
    Set<Integer> hurried = new HashSet<>();
    for (int i = 0; i < results.size(); i += 7) {
      if (results.get(i).has("result")
          && !truths.get(i).path("intercepted").asBoolean()
          && km(truths.get(i)) > 120) {
        ((ObjectNode) results.get(i).path("result")).put("rt", AT_ONCE_MS);
        hurried.add(i);
      }
    }
    StudyResult found = study(results, sites);
    Set<String> region = new TreeSet<>();
    found.config().region().countries().forEach(country -> region.add(country.code()));
    SortedMap<String, SortedMap<String, Long>> expected = new TreeMap<>();
    long intercepted = 0;
    long impossible = 0;
    long silent = 0;
    long inside = 0;
    for (int i = 0; i < truths.size(); i++) {
      JsonNode truth = truths.get(i);
      JsonNode probe = Objects.requireNonNull(probes.get(truth.path("prb_id").asLong()));
      // Probes in Kosovo are filed under a neighbour, which is in the region too.
      if (!region.contains(probe.path("country_code").asText())) {
        continue;
      }
      inside++;
      if (!truth.path("answered").asBoolean()) {
        silent++;
      } else if (truth.path("intercepted").asBoolean()) {
        intercepted++;
      } else if (hurried.contains(i)) {
        impossible++;
      } else {
        expected
            .computeIfAbsent(service(truth.path("server").asText()), key -> new TreeMap<>())
            .merge(truth.path("city").asText(), 1L, Long::sum);
      }
    }
    assertThat(intercepted).as("seed %d: some are intercepted", seed).isPositive();
    assertThat(impossible).as("seed %d", seed).isPositive();
    SortedMap<String, SortedMap<String, Long>> counted = new TreeMap<>();
    SortedMap<Outcome, Long> outcomes = new TreeMap<>();
    for (Catchment catchment : found.catchments()) {
      catchment.outcomes().forEach((outcome, number) -> outcomes.merge(outcome, number, Long::sum));
      Objects.requireNonNull(catchment.rankings().get(Weighting.RESULTS))
          .estimates()
          .shares()
          .forEach(
              (city, share) ->
                  counted
                      .computeIfAbsent(catchment.id(), key -> new TreeMap<>())
                      .put(city.id(), share.units()));
    }
    assertThat(counted).as("seed %d", seed).isEqualTo(expected);
    // Precision and recall of interception are 1: nobody between calls itself as the service does.
    assertThat(outcomes).as("seed %d", seed).containsEntry(Outcome.FOREIGN, intercepted);
    assertThat(outcomes).as("seed %d", seed).containsEntry(Outcome.IMPOSSIBLE, impossible);
    assertThat(outcomes).as("seed %d", seed).containsEntry(Outcome.SILENT, silent);
    assertThat(found.accounting().answers()).isEqualTo(inside);
    assertThat(found.accounting().read()).isEqualTo(results.size());
  }
}
