package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/results-verb.md to the keys that are printed. */
class ResultKeysTest {
  private static final String ALL_TYPES = "All types";
  private static final String OTHERS = "wifi, connection, uptime, others";

  /** The documented keys, in their order, by the section that they stand in. */
  private static Map<String, List<String>> documented() throws IOException {
    Path docs = Path.of("docs");
    Path guide =
        (Files.isDirectory(docs) ? docs : Path.of("..", "docs")).resolve("results-verb.md");
    Map<String, List<String>> keys = new LinkedHashMap<>();
    String section = "";
    for (String line : Files.readAllLines(guide, StandardCharsets.UTF_8)) {
      if (line.startsWith("### ")) {
        section = line.substring(4);
      } else if (!section.isEmpty() && line.startsWith("| `")) {
        keys.computeIfAbsent(section, any -> new ArrayList<>())
            .add(line.substring(3, line.indexOf('`', 3)));
      }
    }
    return keys;
  }

  private static String section(JsonNode result) {
    String type = result.path("type").asText();
    return Set.of("ping", "traceroute", "dns", "http", "sslcert", "ntp").contains(type)
        ? type
        : OTHERS;
  }

  /** The keys in the order in which they stand, those of inner objects by the way to them. */
  private static List<String> keys(JsonNode node, String front) {
    List<String> keys = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> keys.addAll(keys(element, front)));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                keys.add(front + entry.getKey());
                if (!entry.getKey().equals("raw")) {
                  keys.addAll(keys(entry.getValue(), front + entry.getKey() + "."));
                }
              });
    }
    return keys;
  }

  private static List<JsonNode> printed(List<Path> files) {
    ResultsRun run = ResultsRun.of(files.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().map(Row::parse).toList();
  }

  private static void areDocumented(List<JsonNode> results) throws IOException {
    Map<String, List<String>> tables = documented();
    for (JsonNode result : results) {
      List<String> table = new ArrayList<>(tables.getOrDefault(ALL_TYPES, List.of()));
      table.addAll(tables.getOrDefault(section(result), List.of()));
      assertThat(table).as(result.toString()).containsAll(keys(result, ""));
    }
  }

  @Test
  void every_key_is_documented_and_every_documented_key_is_printed(
      @org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("all.jsonl"), String.join("\n", ResultSamples.ALL));
    List<JsonNode> results = printed(List.of(file));
    assertThat(results).hasSameSizeAs(ResultSamples.ALL);
    areDocumented(results);
    Map<String, Set<String>> met = new LinkedHashMap<>();
    for (JsonNode result : results) {
      met.computeIfAbsent(section(result), any -> new TreeSet<>()).addAll(keys(result, ""));
    }
    Set<String> anywhere = new TreeSet<>();
    met.values().forEach(anywhere::addAll);
    documented()
        .forEach(
            (section, keys) ->
                assertThat(section.equals(ALL_TYPES) ? anywhere : met.get(section))
                    .as(section)
                    .containsAll(keys));
  }

  @Test
  void keys_stand_in_the_order_of_the_tables(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(folder.resolve("all.jsonl"), String.join("\n", ResultSamples.ALL));
    Map<String, List<String>> tables = documented();
    for (JsonNode result : printed(List.of(file))) {
      List<String> order = new ArrayList<>(tables.getOrDefault(ALL_TYPES, List.of()));
      order.addAll(tables.getOrDefault(section(result), List.of()));
      order.removeIf(key -> key.contains("."));
      List<String> own = new ArrayList<>();
      result.fieldNames().forEachRemaining(own::add);
      order.retainAll(own);
      assertThat(own).containsExactlyElementsOf(order);
    }
  }

  @Test
  void a_column_of_CSV_is_a_documented_key() throws IOException {
    Set<String> all = new TreeSet<>();
    documented().values().forEach(all::addAll);
    assertThat(all).containsAll(ResultTypes.columns(List.of()));
  }

  @Test
  @Tag(RealData.TAG)
  void every_key_of_real_results_is_documented() throws IOException {
    List<JsonNode> results = printed(List.of(RealData.path("fixtures/fixtures-sagan")));
    assertThat(results).hasSize(122);
    areDocumented(results);
  }
}
