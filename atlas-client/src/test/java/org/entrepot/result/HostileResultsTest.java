package org.entrepot.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.result.Samples.outcomes;
import static org.entrepot.result.Samples.quoted;
import static org.entrepot.result.Samples.traceroute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HostileResultsTest {
  private static final String ONE = traceroute(1);
  private static final String TWO = traceroute(2);

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "{\"result\":[{\"result\":[{\"b\":["})
  void ten_thousand_levels_are_one_rejection(String level) {
    String deep = level.repeat(10_000);
    assertThat(outcomes(ONE + "\n" + deep + "\n" + TWO))
        .containsExactly("1: probe 1", "2: nested too deep", "3: probe 2");
    assertThat(outcomes("{\"prb_id\":1,\"a\":" + deep + "\n" + TWO))
        .containsExactly("1: nested too deep", "2: probe 2");
    assertThat(outcomes("[" + ONE + ",{\"a\":" + deep + "},\n" + TWO + "]"))
        .containsExactly("1: probe 1", "1: nested too deep", "2: probe 2");
  }

  @Test
  void numbers_beyond_all_measure_are_kept_as_text_where_they_may_be_missing() {
    String digits = "7".repeat(400);
    Traceroute t = Traceroute.parse(Samples.withFields("\"lts\":" + digits + ",\"ttr\":1e999999"));
    assertThat(t.secondsSinceSync()).isEmpty();
    assertThat(t.other()).containsEntry("lts", digits).containsEntry("ttr", "1e999999");
    assertThat(outcomes(ONE.replace("\"prb_id\":1", "\"prb_id\":" + digits)))
        .containsExactly("1: prb_id is not an id");
    assertThat(outcomes(Samples.withFields("\"lts\":" + "7".repeat(100_000)) + "\n" + TWO))
        .containsExactly("1: number or string too long", "2: probe 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':NaN}",
        "{'a':Infinity}",
        "{'a':'\\ud8zz'}",
        "{'a':'tab\there'}",
        "{'a':'nul\u0000'}",
        "{\u0000'a':1}",
        "\u0000{'a':1}",
        "{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}\u0000",
        "{'a':1;'b':2}",
        "{'a':'\\",
        "{\u00A0}",
        "{/* note */}",
        "{'a':+1}",
        "{'a':.5}",
        "{a:1}"
      })
  void what_json_does_not_allow_is_one_rejection(String broken) {
    assertThat(outcomes(ONE + "\n" + quoted(broken) + "\n" + TWO))
        .containsExactly("1: probe 1", "2: broken JSON", "3: probe 2");
  }

  @Test
  void bytes_that_are_not_utf_8_are_one_rejection() {
    byte[] bytes = (ONE + "\n{\"msm_id\":1,\"proto\":\"@\"}\n" + TWO).getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '@' ? (byte) 0xFF : bytes[i];
    }
    assertThat(Samples.read(bytes, ElementReader.LIMIT).stream().map(Samples::outcome))
        .containsExactly("1: probe 1", "2: broken JSON", "3: probe 2");
  }

  @Test
  void a_line_of_a_hundred_megabytes_is_passed_over() throws IOException {
    int size = 100 << 20;
    for (String start : List.of("{\"a\":\"", "{\"a\":[1,", "x", "\"", "[\"", "[{\"a\":\"")) {
      List<InputStream> parts =
          List.of(stream(ONE + "\n" + start), new Repeated('1', size), stream("\n" + TWO));
      assertThat(read(new SequenceInputStream(Collections.enumeration(parts))))
          .as(start)
          .containsExactly("1: probe 1", "2: line too long", "3: probe 2");
    }
  }

  @Test
  void white_space_without_end_is_no_burden() throws IOException {
    for (char blank : new char[] {' ', '\n'}) {
      List<InputStream> parts =
          List.of(stream(ONE), new Repeated(blank, 64 << 20), stream("\n" + TWO + "\n"));
      List<String> found = read(new SequenceInputStream(Collections.enumeration(parts)));
      assertThat(found).hasSize(2);
    }
  }

  @Test
  void an_array_far_longer_than_memory_allows_is_read_element_by_element() throws IOException {
    String element =
        traceroute(7).replace("\"fw\"", "\"pad\":\"" + "p".repeat(9_000) + "\",\"fw\"");
    int count = 8_000; // 72 MB; a window that kept what it read would not hold it for long
    List<InputStream> parts = new ArrayList<>(List.of(stream("{\"info\":[" + ONE)));
    for (int i = 0; i < count; i++) {
      parts.add(stream("," + element));
    }
    parts.add(stream("]}"));
    Tally tally = new Tally();
    try (Results results =
        Results.of(new SequenceInputStream(Collections.enumeration(parts)), "f", 1 << 20)) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        tally.accept(p.get());
      }
    }
    assertThat(tally.rejected()).isEmpty();
    assertThat(tally.kept()).containsEntry("traceroute", count + 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",{",
        ",{\"a\":[",
        ",{\"a\":0",
        ",{\"a\":1,}",
        "{\"a\":{\"b\":1},",
        ",{\"",
        ",{\"a\\",
        "[{},",
        "{\"a\":[{\"prb_id\":1,",
        "}{",
        "]["
      })
  void looking_for_the_way_on_takes_no_longer_than_the_text_is_long(String pattern) {
    String many = pattern.repeat((2 << 20) / pattern.length());
    assertThat(outcomes("[" + ONE + "," + many)).startsWith("1: probe 1").hasSizeGreaterThan(1);
    assertThat(outcomes(ONE + "\n" + many + "\n" + TWO))
        .startsWith("1: probe 1")
        .endsWith("3: probe 2");
    assertThat(outcomes("{\"info\":[" + many)).isNotEmpty();
  }

  @Test
  void a_stream_that_gives_single_bytes_gives_the_same_results() throws IOException {
    String text = "[" + ONE + ",\n{\"a\":1,}," + TWO + "]\n" + ONE + "\n{\"x\n" + Samples.WHOLE;
    InputStream slow =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(1, length));
          }
        };
    assertThat(read(slow)).isEqualTo(outcomes(text)).hasSize(6);
  }

  @Test
  void an_element_over_the_limit_is_one_rejection() {
    String big = "{\"a\":\"" + "b".repeat(5_000) + "\"}";
    for (String text :
        List.of(ONE + "\n" + big + "\n" + TWO, "[" + ONE + ",\n" + big + ",\n" + TWO + "]")) {
      assertThat(Samples.read(text.getBytes(UTF_8), 1_000).stream().map(Samples::outcome))
          .startsWith("1: probe 1")
          .element(1)
          .asString()
          .startsWith("2: ");
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static List<String> read(InputStream in) throws IOException {
    List<String> outcomes = new ArrayList<>();
    try (Results results = Results.of(in, "f")) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        outcomes.add(Samples.outcome(p.get()));
      }
    }
    return outcomes;
  }

  /** One byte, many times. */
  private static final class Repeated extends InputStream {
    private final byte what;
    private long left;

    Repeated(char what, long count) {
      this.what = (byte) what;
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? what : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(bytes, offset, offset + count, what);
      left -= count;
      return count;
    }
  }
}
