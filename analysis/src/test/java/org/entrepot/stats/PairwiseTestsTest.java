package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The public example of the R package csranks: mean mathematics scores of 37 OECD countries in PISA
 * 2018 and their standard errors, of independent samples (csranks' README; the numbers are OECD's).
 */
class PairwiseTestsTest {
  private static final String SCORES =
      """
      Australia 491.3600 1.939833
      Austria 498.9423 2.970999
      Belgium 508.0703 2.262662
      Canada 512.0169 2.357476
      Chile 417.4066 2.415888
      Colombia 390.9323 2.989559
      Czechia 499.4677 2.460662
      Denmark 509.3984 1.735002
      Estonia 523.4146 1.743602
      Finland 507.3014 1.967920
      France 495.4076 2.320214
      Germany 500.0438 2.647083
      Greece 451.3703 3.091228
      Hungary 481.0826 2.319597
      Iceland 495.1874 1.953083
      Ireland 499.6329 2.198621
      Israel 463.0345 3.498563
      Italy 486.5899 2.780046
      Japan 526.9733 2.471475
      Korea 525.9330 3.121394
      Latvia 496.1263 1.962767
      Lithuania 481.1912 1.953282
      Luxembourg 483.4215 1.097632
      Mexico 408.8015 2.493226
      Netherlands 519.2310 2.632278
      NewZealand 494.4897 1.705943
      Norway 500.9638 2.219045
      Poland 515.6479 2.602085
      Portugal 492.4874 2.684570
      Slovakia 486.1649 2.555596
      Slovenia 508.8975 1.363878
      Spain 481.3926 1.462418
      Sweden 502.3877 2.654251
      Switzerland 515.3147 2.908004
      Turkey 453.5078 2.260407
      UK 501.7699 2.564428
      USA 478.2447 3.235444
      """;

  private static final int DRAWS = 10_000;

  private record Range(int low, int high) {
    boolean overlaps(Range other) {
      return low <= other.high && other.low <= high;
    }
  }

  @Test
  void at_95_percent_the_published_statements_about_pisa_2018_hold() {
    // The vignette "Inference for Ranks" of csranks 1.2.2: Germany and Korea cannot be told apart,
    // "their confidence sets both contain rank 7"; Chile, Mexico and Colombia have sets "that do
    // not overlap with the confidence sets of the other countries".
    Map<String, Range> ranges = ranges(0.95);
    assertThat(ranges.get("Germany")).extracting(Range::low).isEqualTo(7);
    assertThat(ranges.get("Korea")).isEqualTo(new Range(1, 7));
    assertThat(ranges.get("Chile")).isEqualTo(new Range(35, 36));
    assertThat(ranges.get("Mexico")).isEqualTo(new Range(35, 36));
    assertThat(ranges.get("Colombia")).isEqualTo(new Range(37, 37));
    // An independent run of the same definition in Python (random.gauss, 4,000 draws, critical
    // value 3.80); these are the ones that no neighbouring critical value changes.
    assertThat(ranges.get("Japan")).isEqualTo(new Range(1, 6));
    assertThat(ranges.get("Estonia")).isEqualTo(new Range(1, 6));
    assertThat(ranges.get("Norway")).isEqualTo(new Range(7, 24));
    assertThat(ranges.get("Greece")).isEqualTo(new Range(32, 34));
    assertThat(ranges.get("Israel")).isEqualTo(new Range(31, 34));
  }

  @Test
  void at_75_percent_germany_and_korea_are_told_apart() {
    // The vignette: at lower levels "Germany's and Korea's confidence sets do not overlap".
    Map<String, Range> ranges = ranges(0.75);
    assertThat(ranges.get("Korea")).isEqualTo(new Range(1, 6));
    assertThat(ranges.get("Germany")).matches(g -> !g.overlaps(new Range(1, 6)));
  }

  /**
   * The vignette's sets for the first five, twelve countries at 95% and without Sweden at 90%, are
   * bounds on one side. Ours are on both, so that the same critical values belong to 90% and 80%.
   * (Theirs are of the stepwise procedure and ours of a single step, which makes no difference
   * here.) At 95% on both sides the set is the same twelve.
   */
  @Test
  void who_may_be_among_the_first_five_is_who_was_published() {
    List<String> published =
        List.of(
            "Belgium",
            "Canada",
            "Denmark",
            "Estonia",
            "Finland",
            "Japan",
            "Korea",
            "Netherlands",
            "Poland",
            "Slovenia",
            "Sweden",
            "Switzerland");
    List<String> without = published.stream().filter(c -> !c.equals("Sweden")).toList();
    assertThat(among(5, 0.95)).containsExactlyInAnyOrderElementsOf(published);
    assertThat(among(5, 0.9)).containsExactlyInAnyOrderElementsOf(published);
    assertThat(among(5, 0.8)).containsExactlyInAnyOrderElementsOf(without);
  }

  private static List<String> among(int top, double level) {
    return ranges(level).entrySet().stream()
        .filter(country -> country.getValue().low() <= top)
        .map(Map.Entry::getKey)
        .toList();
  }

  private record Country(String name, double score, double error) {}

  private static Map<String, Range> ranges(double level) {
    List<Country> countries =
        SCORES
            .lines()
            .map(line -> line.split(" "))
            .map(f -> new Country(f[0], Double.parseDouble(f[1]), Double.parseDouble(f[2])))
            .sorted(Comparator.comparingDouble(c -> -c.score()))
            .toList();
    PairwiseTests tests =
        PairwiseTests.of(
            new PairwiseTests.Sample() {
              @Override
              public int size() {
                return countries.size();
              }

              @Override
              public double value(int i) {
                return countries.get(i).score();
              }

              @Override
              public double[] draws(int i) {
                Random random = new Random(i);
                Country country = countries.get(i);
                return random
                    .doubles(DRAWS)
                    .map(u -> country.score() + country.error() * random.nextGaussian())
                    .toArray();
              }

              @Override
              public boolean comparable(int i, int j) {
                return true;
              }
            },
            DRAWS,
            level,
            1e9);
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (int i = 0; i < countries.size(); i++) {
      int better = 0;
      int worse = 0;
      for (int j = 0; j < countries.size(); j++) {
        better += tests.above(j, i) ? 1 : 0;
        worse += tests.above(i, j) ? 1 : 0;
      }
      ranges.put(countries.get(i).name(), new Range(1 + better, countries.size() - worse));
    }
    return ranges;
  }
}
