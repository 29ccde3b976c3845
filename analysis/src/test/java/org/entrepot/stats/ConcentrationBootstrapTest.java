package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.stats.ConcentrationIndex.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationBootstrapTest {
  private static Map<Kind, ConcentrationIndex> of(Tables tables) {
    Map<Kind, ConcentrationIndex> indices = new TreeMap<>();
    ConcentrationBootstrap.of(tables.estimate()).forEach(index -> indices.put(index.kind(), index));
    return indices;
  }

  /**
   * So many clusters have each of the operators as a whole, and the last ones nobody that is known.
   */
  private static Tables whole(int... clusters) {
    int all = Arrays.stream(clusters).sum();
    Tables tables = Tables.equal(all, 10);
    int from = 0;
    for (int i = 0; i < clusters.length; i++) {
      long[] counts = new long[all];
      Arrays.fill(counts, from, from + clusters[i], 10);
      tables.with("op" + i, counts);
      from += clusters[i];
    }
    return tables;
  }

  private static ConcentrationIndex at(Map<Kind, ConcentrationIndex> indices, Kind kind) {
    return Objects.requireNonNull(indices.get(kind));
  }

  @Test
  void what_is_seen_is_the_index_and_what_is_unknown_bounds_it() {
    // METHOD.md M11: .5, .3, .2 have .38 and 2.632.
    Map<Kind, ConcentrationIndex> full = of(whole(50, 30, 20));
    assertThat(at(full, Kind.HHI).asSeen()).isEqualTo(0.38, within(1e-9));
    assertThat(at(full, Kind.EFFECTIVE_NUMBER).asSeen()).isEqualTo(2.632, within(1e-3));
    assertThat(at(full, Kind.CR1).asSeen()).isEqualTo(0.5, within(1e-9));
    assertThat(at(full, Kind.CR3).asSeen()).isEqualTo(1, within(1e-9));
    assertThat(at(full, Kind.HHI).lower().orElseThrow()).isEqualTo(0.38, within(1e-9));
    // .5 and .3, and .2 of which nothing is known: .34 to .58, and .34 / .64 as they are.
    long[] half = new long[100];
    long[] third = new long[100];
    Arrays.fill(half, 0, 50, 10);
    Arrays.fill(third, 50, 80, 10);
    Map<Kind, ConcentrationIndex> partly =
        of(Tables.equal(100, 10).with("a", half).with("b", third));
    ConcentrationIndex hhi = at(partly, Kind.HHI);
    assertThat(hhi.asSeen()).isEqualTo(0.34 / 0.64, within(1e-9));
    assertThat(hhi.lower().orElseThrow()).isEqualTo(0.34, within(1e-9));
    assertThat(hhi.upper().orElseThrow()).isEqualTo(0.58, within(1e-9));
    ConcentrationIndex number = at(partly, Kind.EFFECTIVE_NUMBER);
    assertThat(number.lower().orElseThrow()).isEqualTo(1 / 0.58, within(1e-9));
    assertThat(number.upper().orElseThrow()).isEqualTo(1 / 0.34, within(1e-9));
    assertThat(at(partly, Kind.CR1).upper().orElseThrow()).isEqualTo(0.7, within(1e-9));
    assertThat(at(partly, Kind.GINI).interval()).isEmpty();
  }

  @Test
  void a_sample_looks_more_concentrated_than_the_whole() {
    // 100 clusters: (1 - .38) / 99 is taken off (Simpson 1949), within what 2,000 draws leave open.
    ConcentrationIndex hhi = at(of(whole(50, 30, 20)), Kind.HHI);
    assertThat(hhi.value()).isEqualTo(0.38 - 0.62 / 99, within(0.003));
    assertThat(hhi.interval().orElseThrow().low()).isLessThan(hhi.value());
    assertThat(hhi.interval().orElseThrow().high()).isGreaterThan(hhi.value());
  }

  @Test
  void one_in_whose_hands_everything_was_seen_may_not_have_everything() {
    // 3 of 30 may be of others: .9 of the whole, .81 squared.
    Map<Kind, ConcentrationIndex> one = of(whole(30));
    assertThat(at(one, Kind.CR1).interval().orElseThrow().low()).isEqualTo(0.9, within(1e-9));
    assertThat(at(one, Kind.HHI).interval().orElseThrow().low()).isEqualTo(0.81, within(1e-9));
    assertThat(at(one, Kind.HHI).interval().orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void nobody_twice_leaves_open_how_many_there_are() {
    ConcentrationIndex number =
        at(
            of(whole(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
            Kind.EFFECTIVE_NUMBER);
    assertThat(number.asSeen()).isEqualTo(20, within(1e-9));
    assertThat(number.interval().orElseThrow().high()).isInfinite();
  }

  @Test
  void shares_that_overlap_are_refused_and_none_have_no_index() {
    long[] all = {10, 10, 10, 10};
    assertThatThrownBy(() -> of(Tables.equal(4, 10).with("a", all).with("b", all)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only shares that divide a whole have a concentration");
    assertThat(of(Tables.equal(4, 10).with("a"))).isEmpty();
    assertThat(of(Tables.equal(0, 10))).isEmpty();
  }

  /**
   * How often a nominal 95% interval holds the truth, where each cluster is one operator's, who has
   * a share that falls by a ratio from one to the next. With 300 trials a coverage of 0.95 is known
   * to 0.013 (1 s.e.); the least is four percentage points below it. Where the largest few are
   * nearly equal, that of CR-1 and CR-3 is lower: the one chosen for being largest was also lucky.
   * Of HHI it is 0.90 to 1.00 in these cases, of CR-1 0.95 to 0.99 and of CR-3 0.87 to 1.00; with
   * ten equal shares 1.00, 0.85 and 0.60.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0.6, 20, 0.84",
    "10, 0.6, 80, 0.9",
    "30, 0.85, 20, 0.9",
    "30, 0.85, 80, 0.9",
    "5, 0.3, 20, 0.88",
    "5, 0.3, 80, 0.9",
    "10, 1, 80, 0.6"
  })
  void intervals_cover_where_percentiles_do_not(
      int operators, double ratio, int clusters, double least) {
    double[] shares = new double[operators];
    Arrays.setAll(shares, i -> Math.pow(ratio, i));
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, i -> shares[i] / sum);
    TreeMap<Integer, Double> truth = new TreeMap<>();
    for (int i = 0; i < operators; i++) {
      truth.put(i, shares[i]);
    }
    Concentration whole = Concentration.of(truth);
    double[] expected = {whole.hhi(), 1 / whole.hhi(), whole.leading(1), whole.leading(3)};
    int[] covered = new int[4];
    SplittableRandom random = new SplittableRandom(operators + clusters);
    int trials = 300;
    for (int trial = 0; trial < trials; trial++) {
      long[][] counts = new long[operators][clusters];
      for (int i = 0; i < clusters; i++) {
        counts[drawn(random, shares)][i] = 1;
      }
      Tables tables = Tables.equal(clusters, 1);
      for (int i = 0; i < operators; i++) {
        tables.with("op" + i, counts[i]);
      }
      List<ConcentrationIndex> indices =
          ConcentrationBootstrap.of(
              ClusterBootstrap.withSeed(trial)
                  .withDraws(400)
                  .estimate(Tables.ESTIMAND, tables.table()));
      for (int i = 0; i < covered.length; i++) {
        Interval interval = indices.get(i).interval().orElseThrow();
        covered[i] += interval.low() <= expected[i] && expected[i] <= interval.high() ? 1 : 0;
      }
    }
    for (int i = 0; i < covered.length; i++) {
      assertThat(covered[i] / (double) trials)
          .as("index %d of %s, seed %d", i, Kind.class.getSimpleName(), operators + clusters)
          .isGreaterThanOrEqualTo(i < 2 ? Math.max(least, 0.88) : least);
    }
  }

  private static int drawn(SplittableRandom random, double[] shares) {
    double at = random.nextDouble();
    int i = 0;
    while (i + 1 < shares.length && at >= shares[i]) {
      at -= shares[i++];
    }
    return i;
  }
}
