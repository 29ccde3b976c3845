package org.entrepot.result;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.Test;

/**
 * Lines of results are damaged at random. The law: reading them never throws, never hangs and never
 * loses a line. {@code -Dentrepot.fuzz.seconds=60} looks for longer.
 */
class ResultsFuzzTest {
  private static final int ITERATIONS = 1_500;
  private static final int LINES = 6;
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "null",
          "true",
          "-",
          "1e999",
          "\"prb_id\":1",
          "\"type\":\"traceroute\"",
          "\u0000",
          "\u00FF",
          " ",
          "[{",
          "}]",
          "{}",
          "\"x\":\"*\"");

  @Test
  void damaged_lines_are_never_lost() {
    List<String> seeds = seedLines();
    long seconds = Long.getLong("entrepot.fuzz.seconds", 0);
    long stop = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    Map<String, Long> outcomes = new TreeMap<>();
    long iteration = 0;
    while (seconds == 0 ? iteration < ITERATIONS : System.nanoTime() < stop) {
      long seed = iteration++;
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> check(seeds, seed, outcomes), () -> "seed " + seed);
    }
    if (seconds > 0) {
      System.out.println("fuzz: " + iteration + " iterations, " + outcomes);
    }
    assertThat(outcomes).containsKeys("traceroute", "broken JSON");
  }

  private static void check(List<String> seeds, long seed, Map<String, Long> outcomes) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      String line = seeds.get(random.nextInt(seeds.size()));
      text.append(random.nextInt(3) == 0 ? line : damaged(line, seeds, random)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(ISO_8859_1);
    List<Parsed> parsed = Samples.read(bytes, ElementReader.LIMIT);
    assertThat(parsed.stream().map(Parsed::line).distinct())
        .as("seed %d", seed)
        .withFailMessage(() -> parsed.stream().map(Samples::outcome).toList() + text.toString())
        .isEqualTo(nonBlankLines(text.toString()));
    for (Parsed p : parsed) {
      outcomes.merge(outcome(p, seed), 1L, Long::sum);
    }
  }

  private static String outcome(Parsed parsed, long seed) {
    if (parsed instanceof Parsed.Rejected rejected) {
      assertThat(rejected.excerpt())
          .as("seed %d", seed)
          .hasSizeLessThanOrEqualTo(200)
          .doesNotContainPattern("\\p{Cntrl}");
      return rejected.reason();
    }
    Result result = ((Parsed.Kept) parsed).result();
    assertThat(Result.parse(result.toJson())).as("seed %d", seed).isEqualTo(result);
    return TypeOf.isKnown(result.match(new TypeOf())) ? result.match(new TypeOf()) : "unknown type";
  }

  /** The numbers of the lines on which something stands. */
  private static List<Long> nonBlankLines(String text) {
    List<Long> numbers = new ArrayList<>();
    long number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.matches("[ \t\r]*")) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static String damaged(String line, List<String> seeds, SplittableRandom random) {
    StringBuilder text = new StringBuilder(line);
    for (int i = random.nextInt(1, 4); i > 0 && text.length() > 1; i--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + random.nextInt(1, 60));
      switch (random.nextInt(7)) {
        case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
        case 1 -> text.setLength(at);
        case 2 -> text.delete(0, at);
        case 3 -> text.delete(at, to);
        case 4 -> text.insert(at, text.substring(at, to));
        case 5 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
        default -> {
          String other = seeds.get(random.nextInt(seeds.size()));
          text.replace(at, to, other.substring(Math.min(at, other.length())));
        }
      }
    }
    return text.toString();
  }

  /** The samples, and some lines of real results where they are to be had. */
  private static List<String> seedLines() {
    List<String> lines =
        new ArrayList<>(List.of(Samples.WHOLE, Samples.IPV6, Samples.PING, Samples.traceroute(1)));
    RealData.directory()
        .map(data -> data.resolve("traceroute/2019-roots-dual-stack.jsonl.gz"))
        .filter(Files::exists)
        .ifPresent(path -> addLines(path, lines));
    return lines;
  }

  private static void addLines(Path path, List<String> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(DataFile.of(path).open(), UTF_8))) {
      for (int i = 0; i < 50; i++) {
        String line = in.readLine();
        if (line == null) {
          return;
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
