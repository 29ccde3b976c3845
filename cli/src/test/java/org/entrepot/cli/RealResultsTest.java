package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.entrepot.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All results of the test suite of Sagan, of every type and of firmware 1 to 5000. */
@Tag(RealData.TAG)
class RealResultsTest {
  private static final int RESULTS = 122;

  private static Path fixtures() {
    return RealData.path("fixtures/fixtures-sagan");
  }

  private static List<JsonNode> raw() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String name : List.of("sagan-results-all-types.jsonl", "tools-results.jsonl")) {
      Files.readAllLines(fixtures().resolve(name)).forEach(line -> all.add(Row.parse(line)));
    }
    return all;
  }

  private static List<JsonNode> printed() {
    ResultsRun run = ResultsRun.of(fixtures());
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().map(Row::parse).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "csv", "text"})
  void every_result_is_printed_alike_by_any_number_of_threads(String format) {
    ResultsRun run = ResultsRun.of(fixtures(), "--format", format, "--threads", 1);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEqualTo("read " + RESULTS + " results, rejected {}\n");
    assertThat(run.out()).doesNotContain("null", "Optional");
    assertThat(ResultsRun.of(fixtures(), "--format", format, "--threads", 4).out())
        .isEqualTo(run.out());
    switch (format) {
      case "json" -> assertThat(run.out().lines().map(Row::parse)).hasSize(RESULTS);
      case "csv" -> assertThat(run.out().split("\r\n")).hasSize(RESULTS + 1);
      default ->
          assertThat(run.out().lines().filter(line -> line.startsWith("# "))).hasSize(RESULTS);
    }
  }

  @Test
  void ids_and_times_are_those_of_the_input() throws IOException {
    List<JsonNode> in = raw();
    List<JsonNode> out = printed();
    assertThat(out).hasSameSizeAs(in);
    for (int i = 0; i < in.size(); i++) {
      for (String key : List.of("type", "msm_id", "prb_id", "timestamp", "fw")) {
        assertThat(out.get(i).path(key).asText())
            .as(key + " of " + in.get(i))
            .isEqualTo(in.get(i).path(key).asText());
      }
    }
  }

  /** Sagan's rules, worked out here from the input: what is no duplicate, late or an error. */
  @Test
  void the_figures_of_pings_are_those_that_Sagan_would_give() throws IOException {
    List<JsonNode> in = raw();
    List<JsonNode> out = printed();
    int compared = 0;
    for (int i = 0; i < in.size(); i++) {
      JsonNode ping = in.get(i);
      if (!ping.path("type").asText().equals("ping") || !ping.path("result").isArray()) {
        continue;
      }
      List<Double> rtts = new ArrayList<>();
      for (JsonNode reply : ping.path("result")) {
        if (reply.has("rtt") && !reply.has("dup") && !reply.has("late") && !reply.has("err")) {
          rtts.add(reply.path("rtt").asDouble());
        }
      }
      if (rtts.isEmpty()) {
        assertThat(out.get(i).has("rtt_min")).as(ping.toString()).isFalse();
        continue;
      }
      double[] sorted = rtts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      int half = sorted.length / 2;
      double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      JsonNode ours = out.get(i);
      assertThat(ours.path("packets_received").asInt()).isEqualTo(sorted.length);
      assertThat(ours.path("rtt_min").asDouble()).isEqualTo(sorted[0]);
      assertThat(ours.path("rtt_max").asDouble()).isEqualTo(sorted[sorted.length - 1]);
      assertThat(ours.path("rtt_median").asDouble()).isEqualTo(median);
      assertThat(ours.path("rtt_average").asDouble())
          .isCloseTo(
              DoubleStream.of(sorted).average().orElseThrow(),
              org.assertj.core.data.Offset.offset(1e-9));
      compared++;
    }
    assertThat(compared).isGreaterThan(5);
  }

  @Test
  void a_traceroute_has_as_many_hops_and_the_end_that_Sagan_would_see() throws IOException {
    List<JsonNode> in = raw();
    List<JsonNode> out = printed();
    int compared = 0;
    for (int i = 0; i < in.size(); i++) {
      JsonNode trace = in.get(i);
      if (!trace.path("type").asText().equals("traceroute")) {
        continue;
      }
      JsonNode hops = trace.path("result");
      JsonNode ours = out.get(i);
      assertThat(ours.path("total_hops").asInt()).isEqualTo(hops.size());
      assertThat(ours.path("endtime").asText()).isEqualTo(trace.path("endtime").asText());
      boolean last = false;
      for (JsonNode reply : hops.path(hops.size() - 1).path("result")) {
        last |= reply.has("rtt") && !reply.has("late") && !reply.has("dup");
      }
      assertThat(ours.path("last_hop_responded").asBoolean()).as(trace.toString()).isEqualTo(last);
      compared++;
    }
    assertThat(compared).isGreaterThan(5);
  }

  @Test
  void the_time_of_a_DNS_response_is_that_of_its_field_whatever_the_firmware() throws IOException {
    List<JsonNode> in = raw();
    List<JsonNode> out = printed();
    int compared = 0;
    for (int i = 0; i < in.size(); i++) {
      JsonNode dns = in.get(i);
      if (dns.path("type").asText().equals("dns") && dns.path("result").path("rt").isNumber()) {
        assertThat(out.get(i).path("responses").path(0).path("response_time").asDouble())
            .isEqualTo(dns.path("result").path("rt").asDouble());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(5);
  }
}
