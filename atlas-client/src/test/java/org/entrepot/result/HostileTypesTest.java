package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.result.Samples.TREES;
import static org.entrepot.result.Samples.quoted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a result of any type holds: it is kept whole or rejected, and never lost. */
class HostileTypesTest {
  private static final String HEAD = "'msm_id':1,'prb_id':2,'timestamp':3";

  /** Values that a field may have instead of its own. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "-0",
          "7",
          "1.5",
          "0.0",
          "-2.5",
          "1e999",
          "1E-7",
          "9223372036854775807",
          "9223372036854775808",
          "4294967296",
          "1".repeat(400),
          "\"\"",
          "\"*\"",
          "\"12\"",
          "\"-12\"",
          "\"1.50\"",
          "\"text\"",
          "\"\\u0000\\ud800\\\"\\\\\\/\"",
          "\"2001:DB8::1\"",
          "\"GET4 192.0.2.1 0.5 200 1 2\"",
          "\"connect error \\u0031\"",
          "[]",
          "{}",
          "[1]",
          "[\"a\",\"b\"]",
          "[{}]",
          "[{},5]",
          "[{\"x\":\"*\",\"rtt\":1.5},{\"error\":5},{\"late\":\"x\",\"error\":\"y\"}]",
          "{\"x\":[ {\"y\" : [ 1 , \"a b\" ] } ]}",
          "[[[[[[[[[[]]]]]]]]]]");

  static Stream<String> samples() {
    return TypeSamples.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_writes_what_it_was_read_from_and_reads_that_again(String json) throws IOException {
    assertLossless(Result.parse(json), json, "sample");
  }

  private static void assertLossless(Result result, String json, String what) throws IOException {
    JsonNode original = TREES.readTree(json);
    String written = result.toJson();
    if (!TREES.readTree(written).equals(original)) {
      assertThat(TREES.readTree(written)).as(what).isEqualTo(original);
    }
    assertThat(Result.parse(written)).as(what).isEqualTo(result);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_result_cut_short_anywhere_is_one_rejection(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    for (int length = 1; length < bytes.length; length++) {
      text.append(new String(bytes, 0, length, StandardCharsets.UTF_8)).append('\n');
      text.append(Samples.traceroute(length)).append('\n');
    }
    List<Parsed> parsed = Samples.read(text.toString());
    assertThat(parsed).hasSize(2 * (bytes.length - 1));
    for (int i = 0; i < parsed.size(); i += 2) {
      int length = i / 2 + 1;
      assertThat(parsed.get(i)).as("cut at %d", length).isInstanceOf(Parsed.Rejected.class);
      assertThat(Samples.outcome(parsed.get(i + 1))).isEqualTo(i + 2 + ": probe " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void any_value_in_any_place_is_kept_or_rejected_for_its_ids(String json) throws IOException {
    int places = places(TREES.readTree(json));
    List<String> changed = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      String marked = TREES.writeValueAsString(replaced(TREES.readTree(json), place));
      for (String odd : ODD) {
        changed.add(marked.replace("\"@odd@\"", odd));
      }
    }
    assertThat(outcomes(changed)).containsKey("kept");
  }

  /**
   * What became of texts that may be rejected for their ids or types only; what is kept is whole.
   */
  private static Map<String, Integer> outcomes(List<String> jsons) throws IOException {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    List<Parsed> parsed = Samples.read(String.join("\n", jsons));
    assertThat(parsed).hasSameSizeAs(jsons);
    List<Result> kept = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < jsons.size(); i++) {
      String json = jsons.get(i);
      if (parsed.get(i) instanceof Parsed.Rejected rejected) {
        assertThat(rejected.reason())
            .as(json)
            .matches("(no )?(prb_id|msm_id|timestamp|type is not text).*");
        outcomes.merge(rejected.reason(), 1, Integer::sum);
      } else {
        Result result = ((Parsed.Kept) parsed.get(i)).result();
        kept.add(result);
        written.add(result.toJson());
        if (!TREES.readTree(result.toJson()).equals(TREES.readTree(json))) {
          assertThat(TREES.readTree(result.toJson())).as(json).isEqualTo(TREES.readTree(json));
        }
        outcomes.merge("kept", 1, Integer::sum);
      }
    }
    assertThat(Samples.read(String.join("\n", written)).stream().map(HostileTypesTest::result))
        .isEqualTo(kept);
    return outcomes;
  }

  private static Object result(Parsed parsed) {
    return parsed.match(Parsed.Kept::result, rejected -> rejected);
  }

  private static int places(JsonNode tree) {
    int count = 0;
    for (JsonNode child : tree) {
      count += 1 + places(child);
    }
    return count;
  }

  /** The tree with a mark at the n-th place. */
  private static JsonNode replaced(JsonNode tree, int place) {
    replace(tree, new int[] {place});
    return tree;
  }

  private static void replace(JsonNode tree, int[] left) {
    if (tree instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (left[0]-- == 0) {
          object.put(name, "@odd@");
        } else if (left[0] >= 0) {
          replace(object.get(name), left);
        }
      }
    } else if (tree instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (left[0]-- == 0) {
          array.set(i, TREES.getNodeFactory().textNode("@odd@"));
        } else if (left[0] >= 0) {
          replace(array.get(i), left);
        }
      }
    }
  }

  @Test
  void results_put_together_at_random_are_kept_whole() throws IOException {
    List<String> types =
        List.of("ping", "dns", "http", "sslcert", "ntp", "wifi", "connection", "uptime", "new");
    List<String> names = new ArrayList<>();
    for (String sample : TypeSamples.ALL) {
      collectNames(TREES.readTree(sample), names);
    }
    names.removeAll(List.of("type", "prb_id", "msm_id", "timestamp"));
    List<String> jsons = new ArrayList<>();
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String type = types.get(random.nextInt(types.size()));
      jsons.add(
          quoted("{'type':'" + type + "','seed':" + seed + "," + HEAD)
              + fields(random, names, 2).replaceFirst("^(?=.)", ",")
              + "}");
    }
    assertThat(outcomes(jsons)).containsOnlyKeys("kept");
  }

  private static void collectNames(JsonNode tree, List<String> names) {
    tree.fieldNames().forEachRemaining(names::add);
    for (JsonNode child : tree) {
      collectNames(child, names);
    }
  }

  private static String fields(SplittableRandom random, List<String> names, int depth) {
    TreeMap<String, String> fields = new TreeMap<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      fields.put(names.get(random.nextInt(names.size())), value(random, names, depth));
    }
    List<String> written = new ArrayList<>();
    fields.forEach((name, value) -> written.add("\"" + name + "\":" + value));
    return String.join(",", written);
  }

  private static String value(SplittableRandom random, List<String> names, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    if (kind == 1) {
      return "{" + fields(random, names, depth - 1) + "}";
    }
    if (kind == 2) {
      List<String> elements = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        elements.add("{" + fields(random, names, depth - 1) + "}");
      }
      return "[" + String.join(",", elements) + "]";
    }
    return ODD.get(random.nextInt(ODD.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'msm_id':1,'timestamp':3|no prb_id",
        "'prb_id':-1,'msm_id':1,'timestamp':3|prb_id is not an id",
        "'prb_id':'2','msm_id':1,'timestamp':3|prb_id is not an id",
        "'prb_id':2,'timestamp':3|no msm_id",
        "'prb_id':2,'msm_id':1.5,'timestamp':3|msm_id is not an id",
        "'prb_id':2,'msm_id':'x','timestamp':3|msm_id is not an id",
        "'prb_id':2,'msm_id':1|no timestamp",
        "'prb_id':2,'msm_id':1,'timestamp':null|timestamp is not a time",
        "'prb_id':2,'msm_id':1,'timestamp':99999999999999999999|timestamp is not a time",
        "'prb_id':2,'msm_id':1,'timestamp':3,'af':4,'af':4|duplicate key",
        "'prb_id':2,'msm_id':1,'timestamp':3,'result':[{'rtt':1.5,'rtt':1.5}]|duplicate key"
      })
  void a_result_without_its_ids_or_its_time_is_rejected_as_a_traceroute_is(
      String fields, String reason) {
    for (String type : List.of("ping", "traceroute")) {
      String hops = type.equals("ping") ? fields : fields.replace("{'rtt'", "{'hop':1,'hop'");
      assertThat(Samples.outcomes(quoted("{'type':'" + type + "'," + hops + "}")))
          .as(type)
          .containsExactly("1: " + reason);
    }
    assertThatThrownBy(() -> Result.parse(quoted("{'type':'ntp'," + fields + "}")))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .matches("not a result \\((" + reason + ")\\).*|.*duplicate key.*"));
  }

  @Test
  void depth_and_length_have_the_limits_that_traceroutes_have() throws IOException {
    for (String type : List.of("ping", "dns", "http", "sslcert", "ntp", "wifi")) {
      String start = quoted("{'type':'" + type + "'," + HEAD + ",'result':");
      String deep = start + "[{\"a\":".repeat(5_000) + "1" + "}]".repeat(5_000) + "}";
      assertThat(Samples.outcomes(deep)).containsExactly("1: nested too deep");
      String less = start + "[{\"a\":".repeat(100) + "1" + "}]".repeat(100) + "}";
      assertLossless(Result.parse(less), less, type);
      String digits = start + "7".repeat(100_000) + "}";
      assertThat(Samples.outcomes(digits)).containsExactly("1: number or string too long");
    }
  }

  @Test
  void very_many_replies_are_no_burden() {
    int count = 500_000;
    String json =
        quoted("{'type':'ping'," + HEAD + ",'result':[")
            + "{},".repeat(count)
            + "0,".repeat(count)
            + "{}]}";
    Ping ping = (Ping) Result.parse(json);
    assertThat(ping.replies()).isEmpty();
    assertThat(ping.toJson()).hasSize(json.length());
  }

  @Test
  void a_description_of_a_measurement_with_its_results_is_a_container() {
    String description =
        quoted("{'type':'ping','msm_id':1,'results':[")
            + TypeSamples.UPTIME
            + ","
            + TypeSamples.PING
            + "]}";
    assertThat(Samples.outcomes(description)).containsExactly("1: uptime", "1: ping");
  }

  @Test
  void white_space_anywhere_changes_nothing() throws IOException {
    for (String sample : TypeSamples.ALL) {
      String pretty =
          TREES.writerWithDefaultPrettyPrinter().writeValueAsString(TREES.readTree(sample));
      String compact = TREES.writeValueAsString(TREES.readTree(sample));
      assertThat(Result.parse(pretty)).isEqualTo(Result.parse(compact));
    }
  }
}
