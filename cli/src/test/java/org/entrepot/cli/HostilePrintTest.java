package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.result.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the place of a value, a result that can be read can be printed. */
class HostilePrintTest {
  private static final Pattern VALUE =
      Pattern.compile(":(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*)");

  private static final List<String> JUNK =
      List.of(
          "null",
          "-1",
          "0",
          "1e308",
          "-1e-308",
          "999999999999999999",
          "99999999999999999999999",
          "\"\"",
          "\"NaN\"",
          "\"%s %n %\"",
          "\"\\u001b[2J\\ud800\\n\"",
          "\"::1\"",
          "true",
          "[]",
          "{}",
          "[null,1,\"x\",{},[]]",
          "{\"a\":null}");

  /** The text with some of its values replaced. */
  private static String changed(String json, Random random) {
    Matcher values = VALUE.matcher(json);
    StringBuilder out = new StringBuilder();
    while (values.find()) {
      boolean isChanged = random.nextInt(6) == 0;
      String value = isChanged ? JUNK.get(random.nextInt(JUNK.size())) : values.group(1);
      values.appendReplacement(out, Matcher.quoteReplacement(":" + value));
    }
    return values.appendTail(out).toString();
  }

  private static Optional<Result> read(String json) {
    try {
      return Optional.of(Result.parse(json));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_form_has_room_for_every_value(long seed) {
    Random random = new Random(seed);
    int printed = 0;
    for (int i = 0; i < 2000; i++) {
      String json = changed(ResultSamples.ALL.get(i % ResultSamples.ALL.size()), random);
      String name = "seed " + seed + ", " + i + ": " + json;
      Optional<Result> read = read(json);
      if (read.isEmpty()) {
        continue;
      }
      printed++;
      List<Result> one = List.of(read.get());
      try {
        String line = ResultsFormat.JSON.print(one, List.of());
        assertThat(line.lines()).as(name).hasSize(1);
        assertThat(Row.parse(line).isObject()).as(name).isTrue();
        assertThat(isPrintable(line)).as(name).isTrue();
        assertThat(ResultsFormat.CSV.print(one, List.of())).as(name).endsWith("\r\n");
        assertThat(isPrintable(ResultsFormat.TEXT.print(one, List.of()))).as(name).isTrue();
        assertThat(isPrintable(ResultsFormat.compact(one))).as(name).isTrue();
        new ResultsSummary().add(read.get());
      } catch (RuntimeException e) {
        throw new AssertionError(name, e);
      }
    }
    assertThat(printed).as("seed %s", seed).isGreaterThan(500);
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().allMatch(c -> c == '\n' || (c >= 0x20 && c != 0x7f && !isHalf(c)));
  }

  private static boolean isHalf(int c) {
    return c >= 0xd800 && c <= 0xdfff;
  }
}
