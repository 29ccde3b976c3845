package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.entrepot.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static SortedMap<Integer, Double> shares(double... values) {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    for (double value : values) {
      shares.put(shares.size(), value);
    }
    return shares;
  }

  @Test
  void the_fixture_of_the_method_has_its_numbers() {
    // The worked example of the documentation.
    Concentration whole = Concentration.of(shares(.2, .5, .3));
    assertThat(whole.hhi()).isEqualTo(.38, EXACT);
    assertThat(whole.effectiveNumber()).isEqualTo(2.632, within(5e-4));
    SortedMap<Integer, Double> partly = shares(.5, .3);
    assertThat(Concentration.allToTop(partly, .2).hhi()).isEqualTo(.58, EXACT);
    assertThat(Concentration.spread(partly, .2, 1).hhi()).isEqualTo(.38, EXACT);
    assertThat(Concentration.spread(partly, .2, 4).hhi()).isEqualTo(.35, EXACT);
  }

  @Test
  void each_index_has_the_value_worked_out_by_hand() {
    Concentration whole = Concentration.of(shares(.2, .5, .3));
    assertThat(whole.size()).isEqualTo(3);
    // exp(-(.5 ln .5 + .3 ln .3 + .2 ln .2)) = .5^-.5 * .3^-.3 * .2^-.2
    assertThat(whole.shannonNumber())
        .isEqualTo(Math.pow(.5, -.5) * Math.pow(.3, -.3) * Math.pow(.2, -.2), EXACT);
    assertThat(whole.leading(1)).isEqualTo(.5, EXACT);
    assertThat(whole.leading(2)).isEqualTo(.8, EXACT);
    assertThat(whole.leading(9)).isEqualTo(1, EXACT);
    // Half the mean difference of two of the three over the mean: 2 * (.2 + .3 + .1) / 9 / (2 / 3)
    assertThat(whole.gini()).isEqualTo(.2, EXACT);
    assertThat(whole.giniOfFew()).isEqualTo(.3, EXACT);
    assertThat(whole.hhiOfSample(20)).isEqualTo((20 * .38 - 1) / 19, EXACT);
  }

  @Test
  void equal_shares_are_as_many_as_they_are_and_one_who_has_all_is_one() {
    for (int n = 1; n <= 50; n++) {
      double[] equal = new double[n];
      Arrays.fill(equal, 1.0 / n);
      Concentration even = Concentration.of(shares(equal));
      assertThat(even.effectiveNumber()).isEqualTo(n, within(1e-9));
      assertThat(even.shannonNumber()).isEqualTo(n, within(1e-9));
      assertThat(even.gini()).isEqualTo(0, EXACT);
      double[] one = new double[n];
      one[n / 2] = 1;
      Concentration all = Concentration.of(shares(one));
      assertThat(all.effectiveNumber()).isEqualTo(1);
      assertThat(all.shannonNumber()).isEqualTo(1);
      assertThat(all.gini()).isEqualTo(1 - 1.0 / n, EXACT);
      assertThat(all.giniOfFew()).isEqualTo(n == 1 ? Double.NaN : 1, EXACT);
    }
  }

  @Test
  void shares_that_do_not_divide_a_whole_are_refused() {
    assertThatThrownBy(() -> Concentration.of(shares(.75, .5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "only shares that divide a whole have a concentration: these 2 sum to 1.25 with 0.0"
                + " unknown");
    assertThatThrownBy(() -> Concentration.of(shares(1.5, -.5)))
        .hasMessageEndingWith(", and one is negative or no number");
    assertThatThrownBy(() -> Concentration.allToTop(shares(.5, .3), .1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Concentration.spread(shares(.5, Double.NaN), .5, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Concentration.of(shares()))
        .hasMessage("of no share there is no concentration");
    assertThatThrownBy(() -> Concentration.spread(shares(.5), .5, 0))
        .hasMessage("nothing can be spread among 0");
    assertThat(Concentration.of(shares(.5, .5 + 9e-10)).size()).isEqualTo(2);
    assertThat(Concentration.spread(shares(.5, .5), -1e-16, 3).size()).isEqualTo(2);
    assertThat(Concentration.allToTop(shares(.5, .5), -1e-16).hhi()).isEqualTo(.5, EXACT);
  }

  @Test
  void whoever_has_what_is_unknown_the_HHI_lies_between_the_two_ends() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] all = random.doubles(random.nextInt(2, 12)).toArray();
      double sum = Arrays.stream(all).sum();
      double[] known = new double[all.length];
      double unknown = 0;
      for (int i = 0; i < all.length; i++) {
        all[i] /= sum;
        known[i] = all[i] * random.nextDouble();
        unknown += all[i] - known[i];
      }
      double truth = Concentration.of(shares(all)).hhi();
      assertThat(Concentration.allToTop(shares(known), unknown).hhi())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(truth);
      // No more had more than they were seen to have than there are.
      assertThat(Concentration.spread(shares(known), unknown, all.length).hhi())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(truth);
    }
  }

  @Test
  void the_correction_for_a_sample_is_right_on_average() {
    double[] truth = {.5, .3, .2};
    SplittableRandom random = new SplittableRandom(7);
    int draws = 10;
    int trials = 20_000;
    double corrected = 0;
    double plain = 0;
    for (int t = 0; t < trials; t++) {
      double[] counts = new double[3];
      for (int i = 0; i < draws; i++) {
        double at = random.nextDouble();
        counts[at < .5 ? 0 : at < .8 ? 1 : 2] += 1.0 / draws;
      }
      Concentration sample = Concentration.of(shares(counts));
      plain += sample.hhi() / trials;
      corrected += sample.hhiOfSample(draws) / trials;
    }
    double hhi = Concentration.of(shares(truth)).hhi();
    assertThat(corrected).isEqualTo(hhi, within(.003));
    assertThat(plain).isEqualTo(hhi + (1 - hhi) / draws, within(.003));
  }

  /**
   * The published HHIs are of 2022-03-07; the nearest of APNIC's tables that is here is of
   * 2022-04-20. In between estimates move: from the first to the second of the published lists, the
   * ten countries move by up to .037. A tolerance of .02 is about half of that.
   */
  @Test
  @Tag(RealData.TAG)
  void users_by_network_are_as_concentrated_as_published() throws IOException {
    Map<String, Double> published = new HashMap<>();
    for (String line :
        Files.readAllLines(RealData.path("as/apnic-pop/eyeball-hhi.2022-03-07.csv"))) {
      String[] fields = line.split(",", -1);
      published.put(fields[0], Double.valueOf(fields[1]));
    }
    Map<String, SortedMap<String, Double>> users = users();
    for (String country :
        List.of("AL", "BA", "BG", "GR", "HR", "HU", "ME", "MK", "RO", "RS", "SI")) {
      SortedMap<String, Double> byAs = Objects.requireNonNull(users.get(country));
      double all = byAs.values().stream().mapToDouble(Double::doubleValue).sum();
      byAs.replaceAll((asn, count) -> count / all);
      assertThat(Concentration.of(byAs).hhi())
          .as(country)
          .isEqualTo(published.get(country), within(.02));
    }
  }

  /** METHOD.md M11 and 3: the list of 2023-01-01, and that it has nothing to say of Kosovo. */
  @Test
  @Tag(RealData.TAG)
  void the_published_list_has_the_figures_of_the_method_and_no_kosovo() throws IOException {
    List<String> lines =
        Files.readAllLines(RealData.path("as/apnic-pop/eyeball-hhi.2023-01-01.csv"));
    assertThat(lines)
        .contains("AL,0.073", "BA,0.202", "BG,0.146", "GR,0.265", "HR,0.235")
        .contains("ME,0.345", "MK,0.301", "RO,0.349", "RS,0.199", "SI,0.244")
        .noneMatch(line -> line.startsWith("XK") || line.startsWith("KV"));
  }

  private static Map<String, SortedMap<String, Double>> users() throws IOException {
    Map<String, SortedMap<String, Double>> users = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(
                        RealData.path("as/apnic-pop/apnic-20220420-aspop-estimate.csv.gz"))),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // Names may have commas; the numbers stand at the end: cc, users, and three more.
        String[] fields = line.split(",", -1);
        users
            .computeIfAbsent(fields[fields.length - 5], country -> new TreeMap<>())
            .merge(fields[0], Double.valueOf(fields[fields.length - 4]), Double::sum);
      }
    }
    return users;
  }
}
