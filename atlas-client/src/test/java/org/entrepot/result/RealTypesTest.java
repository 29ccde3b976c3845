package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every real result of a type other than traceroute: none rejected, none lost, none changed. */
@Tag(RealData.TAG)
class RealTypesTest {
  private static final ObjectMapper TREES = new ObjectMapper();

  @Test
  void the_122_fixtures_of_all_types_are_read_as_what_they_are() throws IOException {
    SortedMap<String, Integer> counts = new TreeMap<>();
    counts.putAll(readAll("fixtures/fixtures-sagan/sagan-results-all-types.jsonl"));
    readAll("fixtures/fixtures-sagan/tools-results.jsonl")
        .forEach((type, count) -> counts.merge(type, count, Integer::sum));
    assertThat(counts)
        .isEqualTo(
            Map.of("dns", 46, "http", 19, "ntp", 3, "ping", 17, "sslcert", 16, "traceroute", 21));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "dns/2015-01-31-builtin-11501-k-root-version.server-v6.jsonl, dns, 100",
    "dns/2015-03-27-chaos-id.server-anycast-with-sites.json.gz, dns, 2726",
    "dns/2017-google-chaos-hostname.bind.json.gz, dns, 8536",
    "dns/2017-google-tcp.json.gz, dns, 9363",
    "dns/2017-resolvers-chaos-id.server.json.gz, dns, 9026",
    "ping/2017-06-26-all-probes-to-8.8.8.8.json.gz, ping, 9232",
    "ping/2019-roots-dual-stack.jsonl.gz, ping, 94848"
  })
  void every_result_of_a_file_is_read_and_writes_the_json_that_it_was_read_from(
      String name, String type, int count) throws IOException {
    assertThat(readAll(name)).isEqualTo(Map.of(type, count));
  }

  /** Number of results by type, each of which was compared with what another reader finds. */
  private static Map<String, Integer> readAll(String name) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    DataFile file = new DataFile(RealData.path(name), name);
    try (Results results = Results.open(file);
        InputStream in = file.open()) {
      Iterator<JsonNode> expected =
          TREES.readerFor(JsonNode.class).<JsonNode>readValues(in); // unwraps an array
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        assertThat(p.get()).isInstanceOf(Parsed.Kept.class);
        Result result = ((Parsed.Kept) p.get()).result();
        JsonNode original = expected.next();
        JsonNode written = TREES.readTree(result.toJson());
        if (!written.equals(original)) {
          assertThat(written).as("%s line %d", name, p.get().line()).isEqualTo(original);
        }
        assertThat(result).isInstanceOf(TypedResult.class);
        assertThat(result.match(new TypeOf())).isEqualTo(original.get("type").asText());
        counts.merge(original.get("type").asText(), 1, Integer::sum);
      }
      assertThat(expected.hasNext()).isFalse();
    }
    return counts;
  }
}
