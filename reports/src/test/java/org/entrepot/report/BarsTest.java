package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarsTest {
  private static final Pattern MARK =
      Pattern.compile("x=\"([0-9.]+)%\"[^>]*text-anchor=\"(start|end)\"[^>]*>SYNTHETIC</text>");

  /** What the mark may take of a bar. */
  private static final double WIDTH = 0.22;

  /** The share at the right end. */
  private static final double FULL = 0.5;

  /** An estimate whose numbers are parts of the scale. */
  private static Estimate estimate(double low, double value, double high, double upper) {
    Interval interval = new Interval(low * FULL, high * FULL, 0.95);
    return new Estimate(value * FULL, interval, upper * FULL, 10, 10, 10);
  }

  /** Where the mark begins, 0 to 1. */
  private static double begin(String bar) {
    Matcher mark = MARK.matcher(bar);
    assertThat(mark.find()).as(bar).isTrue();
    double x = Double.parseDouble(mark.group(1)) / 100;
    return mark.group(2).equals("start") ? x : x - WIDTH;
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.2, 0.3, 0.4, 0.78, at the end",
    "0.1, 0.2, 0.3, 0.95, 0.73, before the bound",
    "0.1, 0.2, 0.3, 2, 0.76, before the arrow of a bound that lies off the scale",
    "0.3, 0.6, 0.9, 0.95, 0, on the bar before its interval",
    "0.1, 0.5, 0.9, 0.95, 0.78, at the end where there is no room at all",
  })
  void the_mark_stands_where_it_hides_nothing(
      double low, double value, double high, double upper, double begin, String where) {
    String bar = Bars.bar(estimate(low, value, high, upper), FULL, true, true);
    assertThat(begin(bar)).as(where).isCloseTo(begin, org.assertj.core.data.Offset.offset(0.001));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_mark_hides_an_end_only_where_there_is_no_room(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 1_000; trial++) {
      double[] ends = random.doubles(3, 0, 1).sorted().toArray();
      double high = ends[2];
      double upper = random.nextDouble(high, 1.3);
      Estimate estimate = estimate(ends[0], ends[1], high, upper);
      double begin = begin(Bars.bar(estimate, FULL, true, true));
      boolean room =
          ends[0] >= WIDTH
              || (upper <= 1 && upper <= 1 - WIDTH)
              || Math.min(0.98, upper) - high >= WIDTH;
      for (double end : new double[] {ends[0], high, Math.min(0.98, upper)}) {
        assertThat(!room || end <= begin + 0.001 || end >= begin + WIDTH - 0.001)
            .as("seed %d, trial %d: %s under the mark from %s", seed, trial, end, begin)
            .isTrue();
      }
    }
  }

  @Test
  void measured_data_have_no_mark() {
    assertThat(Bars.bar(estimate(0.1, 0.2, 0.3, 0.4), FULL, true, false)).doesNotContain("<text");
    assertThat(Bars.plain(0.4, false)).doesNotContain("<text");
    assertThat(Bars.plain(0.4, true)).contains(">SYNTHETIC</text>");
  }
}
