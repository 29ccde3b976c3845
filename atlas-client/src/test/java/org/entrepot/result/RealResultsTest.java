package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(RealData.TAG)
class RealResultsTest {
  private static final ObjectMapper TREES = new ObjectMapper();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "traceroute/2016-09-24-tcp80.json.gz, 962",
    "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz, 9263",
    "traceroute/2019-middle-east-mesh.jsonl.gz, 114422",
    "traceroute/2019-roots-dual-stack.jsonl.gz, 12634",
    "traceroute/2020-10-anchors-v4v6.jsonl.gz, 252",
    "traceroute/2022-12-15-cloud-datacentres.jsonl.gz, 3047",
    "traceroute/2023-07-ipv6-repeated.json.gz, 717",
    "traceroute/2024-09-fw5080-cdn-udp-under-info-key.json.gz, 696",
    "traceroute/2024-09-fw5080-repeated.json.gz, 702"
  })
  void every_result_is_read_and_writes_the_json_that_it_was_read_from(String name, int count)
      throws IOException {
    DataFile file = new DataFile(RealData.path(name), name);
    int read = 0;
    try (Results results = Results.open(file);
        InputStream in = file.open();
        MappingIterator<JsonNode> values = TREES.readerFor(JsonNode.class).readValues(in)) {
      Iterator<JsonNode> expected = new Elements(values);
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        assertThat(p.get()).isInstanceOf(Parsed.Kept.class);
        Traceroute traceroute = (Traceroute) ((Parsed.Kept) p.get()).result();
        JsonNode written = TREES.readTree(traceroute.toJson());
        JsonNode original = expected.next();
        if (!written.equals(original)) {
          assertThat(written).as("line %d", p.get().line()).isEqualTo(original);
        }
        read++;
      }
      assertThat(expected.hasNext()).isFalse();
    }
    assertThat(read).isEqualTo(count);
  }

  /** What stands in a file of any container, as another reader finds it. */
  private static final class Elements implements Iterator<JsonNode> {
    private final MappingIterator<JsonNode> values;
    private Iterator<JsonNode> array = java.util.Collections.emptyIterator();

    Elements(MappingIterator<JsonNode> values) {
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      return array.hasNext() || values.hasNext();
    }

    @Override
    public JsonNode next() {
      if (array.hasNext()) {
        return array.next();
      }
      JsonNode value = values.next(); // an array is unwrapped by the reader
      if (value.has("info")) {
        array = value.get("info").iterator();
        return next();
      }
      return value;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixtures/fixtures-sagan/sagan-results-all-types.jsonl",
        "fixtures/fixtures-sagan/tools-results.jsonl"
      })
  void results_of_every_type_are_kept_whole(String name) throws IOException {
    DataFile file = new DataFile(RealData.path(name), name);
    try (Results results = Results.open(file);
        InputStream in = file.open();
        MappingIterator<JsonNode> values = TREES.readerFor(JsonNode.class).readValues(in)) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        Result result = ((Parsed.Kept) p.get()).result();
        JsonNode original = values.next();
        assertThat(result instanceof Traceroute)
            .isEqualTo(original.get("type").asText().equals("traceroute"));
        assertThat(TREES.readTree(result.toJson())).isEqualTo(original);
      }
      assertThat(values.hasNext()).isFalse();
    }
  }

  @Test
  void results_under_a_key_beside_a_description_are_found() throws IOException {
    Tally tally = new Tally();
    DataFile file = DataFile.of(RealData.path("fixtures/fixtures-pierky/1033154.json"));
    int expected;
    try (InputStream in = file.open()) {
      expected = TREES.readTree(in).get("results").size();
    }
    try (Results results = Results.open(file)) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        tally.accept(p.get());
      }
    }
    assertThat(tally.rejected()).isEmpty();
    assertThat(tally.kept()).containsEntry("traceroute", (long) expected);
  }
}
