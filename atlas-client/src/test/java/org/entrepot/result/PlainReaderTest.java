package org.entrepot.result;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law: what the plain reader takes, the walk over tokens reads as the same value. */
class PlainReaderTest {
  private static final int MUTATIONS = 40_000;

  private final PlainReader plain = new PlainReader();
  private final ResultReader walk = new ResultReader(false);

  private static byte[] padded(byte[] text) {
    return Arrays.copyOf(text, text.length + PlainReader.PADDING);
  }

  private Optional<Traceroute> plain(byte[] text, boolean overLines) {
    return Optional.ofNullable(plain.read(padded(text), 0, overLines));
  }

  private Optional<Traceroute> plain(String json) {
    return plain(json.getBytes(UTF_8), true);
  }

  /** Whether the plain reader takes the text; if so the walk must give the same. */
  private boolean isTakenRightly(byte[] text, String what) {
    Optional<Traceroute> trace = plain(text, true);
    if (trace.isEmpty()) {
      return false;
    }
    Result expected = walk.readFirst(text, 0, text.length);
    if (!trace.get().equals(expected) || plain.end() != walk.end()) {
      assertThat(trace.get()).as("%s: %s", what, new String(text, ISO_8859_1)).isEqualTo(expected);
      assertThat(plain.end()).as("%s: end", what).isEqualTo(walk.end());
    }
    // Equal maps may differ in the order of their keys; what is written shows it.
    assertThat(trace.get().toJson())
        .as("%s: order", what)
        .isEqualTo(expected == null ? "" : expected.toJson());
    return true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[{`hop`:1,`result`:[%s]}]}",
        "{ `result` : [ { `result`:[ %s ] , `hop`: 1 } ] , `timestamp`:3,`msm_id`:2,`prb_id`:1,\n"
            + "`type`: `traceroute` }"
      })
  void replies_of_every_kind_are_taken(String form) {
    for (String reply :
        List.of(
            "{`x`:`*`}",
            "{`x`: `*`}",
            "{`from`:`192.0.2.1`,`rtt`:1.25,`size`:28,`ttl`:254}",
            "{`ttl`:254,`size`:28,`rtt`:7,`from`:`2001:db8::1`}",
            "{`from`:`192.0.2.1`,`rtt`:0.3,`ttl`:1,`ittl`:0,`err`:`N`,`edst`:`192.0.2.7`,`dup`:true}",
            "{`from`:``,`rtt`:12.0}",
            "{`from`:`192.0.2.01`}",
            "{`late`:2,`from`:`192.0.2.1`,`rtt`:3.5,`size`:28,`ttl`:3}",
            "{`error`:`sendto failed: Network is unreachable`}",
            "{`from`:`192.0.2.1`,`icmpext`:{`version`:2,`rfc4884`:0,`obj`:[{`class`:1,`type`:1,"
                + "`mpls`:[{`exp`:0,`label`:299904,`s`:1,`ttl`:1}]}]}}",
            "{`x`:`*`,`unknown`:[1,-2.5,{`a`:null},false],`other`:`text`}")) {
      String json = form.formatted(reply).replace('`', '"');
      assertThat(isTakenRightly(json.getBytes(UTF_8), json)).as(json).isTrue();
    }
  }

  /** What is JSON but not plain is left to the walk, and so is what only looks like JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "`rtt`:01.5",
        "`rtt`:1.",
        "`rtt`:.5",
        "`rtt`:-1.5",
        "`rtt`:1e2",
        "`rtt`:1.5e2",
        "`rtt`:1.2345678901234567",
        "`rtt`:1.5x",
        "`rtt`:`1.5`",
        "`rtt`:null",
        "`ttl`:2147483648",
        "`ttl`:1.0",
        "`ttl`:00",
        "`ttl`:-0",
        "`ttl`:--1",
        "`ttl`:99999999999999999999",
        "`ttl`:",
        "`ttl` :1,`ttl`:1",
        "`ttl`:1,`ttl`:1",
        "`late`:1,`late`:1",
        "`new`:1,`new`:1",
        "`new`:tru",
        "`new`:truer",
        "`new`:[1,]",
        "`new`:[]",
        "`new`:{,}",
        "`new`:01",
        "`new`:[1}",
        "`from`:`192.0.2.1",
        "`from`:`a\\u0062`",
        "`from`:`\u00e9`",
        "`from`:`a\tb`",
        "`from`:192",
        "`dup`:false",
        "`dup`:1",
        "`x`:`**`",
        "`x`:1",
        "`err`:13",
        "`ttl`:1,",
        ",`ttl`:1",
        "`ttl`:1;`size`:2",
        "ttl:1"
      })
  void what_is_not_plain_is_not_taken(String fields) {
    String json =
        ("{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[{`hop`:1,`result`:[{"
                + fields
                + "}]}]}")
            .replace('`', '"');
    assertThat(plain(json)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{`type`:`ping`,`prb_id`:1,`msm_id`:2,`timestamp`:3}",
        "{`prb_id`:1,`msm_id`:2,`timestamp`:3}",
        "{`type`:`traceroute`,`prb_id`:-1,`msm_id`:2,`timestamp`:3}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:`2`,`timestamp`:3}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`fw`:0}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`fw`:`4790`}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[]}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[1]}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[{`hop`:256}]}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3,`result`:[{`hop`:1,`hop`:1}]}",
        "{`type`:`traceroute`,`prb_id`:1,`msm_id`:2,`timestamp`:3",
        "{}",
        "[]",
        ""
      })
  void other_results_and_odd_ones_are_not_taken(String json) {
    assertThat(plain(json.replace('`', '"'))).isEmpty();
  }

  @Test
  void nesting_without_end_is_not_taken() {
    String start = "{\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":3,\"new\":";
    assertThat(plain(start + "[".repeat(100_000))).isEmpty();
    assertThat(plain(start + "{\"a\":".repeat(100_000))).isEmpty();
  }

  @Test
  void a_line_feed_within_is_taken_only_where_a_result_may_go_over_lines() {
    byte[] json = Samples.WHOLE.replaceFirst(",", ",\n").getBytes(UTF_8);
    assertThat(plain(json, true)).isPresent();
    assertThat(plain(json, false)).isEmpty();
  }

  /** Texts of lengths round the eight bytes that are looked at together. */
  @Test
  void every_byte_of_a_text_is_looked_at() {
    for (int length = 0; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        for (char odd : new char[] {'"', '\\', '\u0000', '\u001f', '\u0080', '\u00ff', '!', 127}) {
          StringBuilder text = new StringBuilder("a".repeat(length));
          text.setCharAt(at, odd);
          String json = Samples.WHOLE.replaceFirst("\\{", "{\"new\":\"" + quoteless(text) + "\",");
          boolean taken = isTakenRightly(json.getBytes(ISO_8859_1), length + ", " + at);
          assertThat(taken)
              .as("%d, %d, %d", length, at, (int) odd)
              .isEqualTo(odd == '!' || odd == 127);
        }
      }
    }
  }

  private static String quoteless(StringBuilder text) {
    return text.toString().replace("\\", "\\\\");
  }

  @Test
  void damaged_texts_are_read_as_by_the_walk_or_not_taken() {
    List<String> seeds = seeds();
    int taken = 0;
    for (long seed = 0; seed < MUTATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = seeds.get(random.nextInt(seeds.size()));
      for (int i = random.nextInt(1, 3); i > 0; i--) {
        text = mutated(text, random);
      }
      taken += isTakenRightly(text.getBytes(ISO_8859_1), "seed " + seed) ? 1 : 0;
    }
    assertThat(taken).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
  }

  private static final List<String> TOKENS =
      List.of(
          " ",
          "\n",
          "\t",
          ",",
          ":",
          "\"",
          "\\",
          "\\u0041",
          "{",
          "}",
          "[",
          "]",
          "0",
          "-",
          ".",
          "e5",
          "99999999999",
          "1234567890123456789012",
          "1.50",
          "7",
          "true",
          "null",
          "\u00e9",
          "\u0000",
          "\"dup\":true,",
          "\"late\":1,",
          "\"new\":{\"a\":[1, 2]},",
          "\"ttl\":3,",
          "\"err\":\"H\",");

  private static String mutated(String json, SplittableRandom random) {
    StringBuilder text = new StringBuilder(json);
    int at = random.nextInt(text.length());
    switch (random.nextInt(7)) {
      case 0 -> text.setCharAt(at, (char) ((text.charAt(at) ^ (1 << random.nextInt(8))) & 0xFF));
      case 1 -> text.setLength(Math.max(1, at));
      case 2 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(1, 9)));
      case 3 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
      case 4 -> insertAtBoundary(text, at, random);
      case 5 -> spread(text, random);
      default -> shuffleReply(text, at, random);
    }
    return text.isEmpty() ? "{" : text.toString();
  }

  /** A token where one may stand. */
  private static void insertAtBoundary(StringBuilder text, int from, SplittableRandom random) {
    int comma = text.indexOf(",", from);
    if (comma > 0) {
      text.insert(comma + 1, TOKENS.get(random.nextInt(TOKENS.size())));
    }
  }

  /** White space behind every comma or colon, as other writers of JSON have it. */
  private static void spread(StringBuilder text, SplittableRandom random) {
    String blank = List.of(" ", "\n  ", "\t", "\r\n").get(random.nextInt(4));
    String spread = text.toString().replace(",", "," + blank).replace(":", ": ");
    text.setLength(0);
    text.append(spread);
  }

  /** The members of one reply in another order. */
  private static void shuffleReply(StringBuilder text, int from, SplittableRandom random) {
    int start = text.indexOf("{\"from\"", from);
    int end = start < 0 ? -1 : text.indexOf("}", start);
    if (end > 0) {
      List<String> members = new ArrayList<>(List.of(text.substring(start + 1, end).split(",")));
      Collections.shuffle(members, new Random(random.nextLong()));
      text.replace(start + 1, end, String.join(",", members));
    }
  }

  private static List<String> seeds() {
    List<String> seeds = new ArrayList<>(List.of(Samples.WHOLE, Samples.IPV6));
    for (String name :
        List.of("2019-roots-dual-stack.jsonl.gz", "2022-12-15-cloud-datacentres.jsonl.gz")) {
      RealData.directory()
          .map(data -> data.resolve("traceroute").resolve(name))
          .filter(Files::exists)
          .ifPresent(file -> seeds.addAll(firstLines(file, 40)));
    }
    return seeds;
  }

  private static List<String> firstLines(Path file, int count) {
    try (InputStream in = DataFile.of(file).open()) {
      String text = new String(in.readNBytes(1 << 20), ISO_8859_1);
      return text.lines().limit(count).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Tag(RealData.TAG)
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "traceroute/2016-09-24-tcp80.json.gz",
        "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz",
        "traceroute/2019-middle-east-mesh.jsonl.gz",
        "traceroute/2019-roots-dual-stack.jsonl.gz",
        "traceroute/2020-10-anchors-v4v6.jsonl.gz",
        "traceroute/2022-12-15-cloud-datacentres.jsonl.gz",
        "traceroute/2023-07-ipv6-repeated.json.gz",
        "traceroute/2024-09-fw5080-cdn-udp-under-info-key.json.gz",
        "traceroute/2024-09-fw5080-repeated.json.gz",
        "fixtures"
      })
  void files_of_real_results_are_read_alike_with_and_without(String name) throws IOException {
    for (DataFile file : new DataFile(RealData.path(name), name).files()) {
      byte[] bytes = file.open().readAllBytes();
      readAlike(bytes, file.name());
    }
  }

  /** The same of files that are damaged, so that reading goes on behind what is broken. */
  @Tag(RealData.TAG)
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "traceroute/2019-roots-dual-stack.jsonl.gz",
        "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz",
        "traceroute/2024-09-fw5080-cdn-udp-under-info-key.json.gz",
        "fixtures/fixtures-sagan/sagan-results-all-types.jsonl"
      })
  void damaged_files_are_read_alike_with_and_without(String name) throws IOException {
    byte[] whole;
    try (InputStream in = DataFile.of(RealData.path(name)).open()) {
      whole = in.readNBytes(300_000);
    }
    for (long seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 60); i > 0; i--) {
        int at = random.nextInt(damaged.length);
        damaged[at] = (byte) (random.nextInt(3) == 0 ? '\n' : damaged[at] ^ 1 << random.nextInt(8));
      }
      readAlike(damaged, name + ", seed " + seed);
    }
  }

  private static void readAlike(byte[] bytes, String what) throws IOException {
    int results = 0;
    try (ElementReader with = elements(bytes, true);
        ElementReader without = elements(bytes, false)) {
      while (true) {
        Parsed read = with.next();
        Parsed expected = without.next();
        if (read == null || !read.equals(expected)) {
          assertThat(read).as("%s, result %d", what, results).isEqualTo(expected);
          return;
        }
        results++;
      }
    }
  }

  private static ElementReader elements(byte[] bytes, boolean plain) {
    return new ElementReader(
        "x", new ByteArrayInputStream(bytes), new ResultReader(plain), ElementReader.LIMIT);
  }

  /** Were it to take few, there would be no use in it, and the laws above would hold of nothing. */
  @Tag(RealData.TAG)
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2019-middle-east-mesh.jsonl.gz, 300, 290",
    "2019-roots-dual-stack.jsonl.gz, 300, 290",
    "2022-12-15-cloud-datacentres.jsonl.gz, 300, 290"
  })
  void nearly_all_that_probes_write_is_plain(String name, int lines, int least) {
    List<String> texts = firstLines(RealData.path("traceroute/" + name), lines);
    long taken = texts.stream().filter(text -> plain(text).isPresent()).count();
    assertThat(taken).isGreaterThanOrEqualTo((long) texts.size() * least / lines);
  }
}
