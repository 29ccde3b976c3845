package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.aggregate.SmallPaths.path;
import static org.entrepot.aggregate.SmallPaths.to;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.entrepot.aggregate.Hegemony.Addresses;
import org.entrepot.aggregate.Hegemony.Options;
import org.entrepot.net.Asn;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.ShareBootstrap;
import org.entrepot.stats.TrimmedMean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HegemonyTest {
  private static final Asn X = new Asn(2);
  private static final Asn SCOPE = new Asn(9);
  private static final Options MEAN = Options.SPARSE.withAddresses(Addresses.MEAN);

  private static Hegemony<Asn> over(List<ObservedPath> paths) {
    return SmallPaths.count(() -> Hegemony.of(Lens.AS, SmallPaths::whose), paths);
  }

  private static Map<Asn, Share> shares(Hegemony<Asn> hegemony, Options options) {
    return hegemony.scope(SCOPE, options).orElseThrow().shares();
  }

  /** A share that is seen and nothing more possible. */
  private static Share sure(double value) {
    return new Share(value, value);
  }

  private static Optional<Share> of(Asn asn, Hegemony<Asn> hegemony, Options options) {
    return Optional.ofNullable(shares(hegemony, options).get(asn));
  }

  @Test
  void viewpoints_weigh_the_same_and_a_gap_may_hide_anybody() {
    // The worked example of the documentation.
    Hegemony<Asn> hegemony =
        over(List.of(path(1, "1 2 9"), path(1, "1 ? 9"), path(3, "3 4 9"), path(5, "5 6")));
    assertThat(shares(hegemony, Options.SPARSE))
        .containsEntry(X, new Share(0.25, 0.5))
        .containsEntry(SCOPE, sure(1));
    assertThat(hegemony.scope(SCOPE, Options.SPARSE).orElseThrow().viewpoints()).isEqualTo(2);
    assertThat(shares(hegemony, Options.NORMAL))
        .containsEntry(X, new Share(0.5 / 3, 1.0 / 3))
        .containsEntry(SCOPE, sure(2.0 / 3));
    assertThat(hegemony.scope(SCOPE, Options.NORMAL).orElseThrow().viewpoints()).isEqualTo(2);
    assertThat(hegemony.scopes()).containsExactly(new Asn(6), SCOPE);
  }

  /** Paths to the scope: so many through X and so many not; others go elsewhere. */
  private static Hegemony<Asn> with(int through, int past, int elsewhere) {
    List<ObservedPath> paths = new ArrayList<>();
    for (int i = 0; i < through + past + elsewhere; i++) {
      String from = "" + (100 + i);
      paths.add(
          i < through
              ? path(i, from + " 2 9")
              : i < through + past ? path(i, from + " 3 9") : path(i, from + " 3 8"));
    }
    return over(paths);
  }

  /** METHOD.md M2 and PEERS.md 3.1: what the published code gives; 0 stands for no entry. */
  @ParameterizedTest
  @CsvSource({
    "1, 8, 0, 0.11111111111111111, 0.11111111111111111",
    "1, 9, 0, 0, 0",
    "2, 8, 0, 0.125, 0.125",
    "3, 17, 0, 0.0625, 0.0625",
    "8, 0, 4, 0.7, 1",
    "10, 0, 0, 1, 1",
    "3, 7, 0, 0.25, 0.25",
    "10, 0, 10, 0.5, 1",
    "3, 27, 0, 0, 0"
  })
  void it_is_the_trimmed_mean_of_the_published_code(
      int through, int past, int elsewhere, double normal, double sparse) {
    Hegemony<Asn> hegemony = with(through, past, elsewhere);
    assertThat(of(X, hegemony, Options.NORMAL).map(Share::seen).orElse(0.0)).isEqualTo(normal);
    assertThat(of(X, hegemony, Options.SPARSE).map(Share::seen).orElse(0.0)).isEqualTo(sparse);
    assertThat(of(X, hegemony, Options.SPARSE).isPresent()).isEqualTo(sparse > 0);
  }

  /**
   * METHOD.md 9, trap 8; PEERS.md 3.4: CTI trims among those who saw an operator, and divides sums.
   * Of 20 ASes ten see X: on 1 of 10 paths, eight on 1 of 2, one on 9 of 9; the others have one
   * path each. CTI's code would drop the lowest and the highest of the ten: 8 / (45 - 19) = 0.308.
   * Hegemony drops two at each end of all twenty, which are two zeros, the 1 and a half: (8 * 0 +
   * 0.1 + 7 * 0.5) / 16.
   */
  @Test
  void all_who_could_have_seen_it_are_trimmed_and_ratios_averaged_unlike_cti() {
    List<ObservedPath> paths = new ArrayList<>();
    for (int as = 0; as < 20; as++) {
      int through = as == 9 ? 9 : as < 10 ? 1 : 0;
      int all = as == 0 ? 10 : as == 9 ? 9 : as < 10 ? 2 : 1;
      for (int i = 0; i < all; i++) {
        paths.add(path(as, (100 + as) + (i < through ? " 2 9" : " 3 9")));
      }
    }
    double hegemony = 3.6 / 16;
    for (Options options : List.of(Options.SPARSE, Options.NORMAL, Options.IHR)) {
      assertThat(of(X, over(paths), options).orElseThrow().seen())
          .as("%s", options)
          .isCloseTo(hegemony, within(1e-12))
          .isNotCloseTo(8.0 / 26, within(0.05));
    }
  }

  @Test
  void several_probes_of_one_network_are_read_in_three_ways() {
    // METHOD.md M2 (c): one of two addresses has it at a half.
    Hegemony<Asn> half =
        over(List.of(path(1, "1 2 9"), path(1, "1 3 9"), path(2, "1 3 9"), path(2, "1 4 9")));
    assertThat(of(X, half, Options.SPARSE)).contains(sure(0.25));
    assertThat(of(X, half, MEAN)).contains(sure(0.25));
    assertThat(of(X, half, Options.IHR)).contains(sure(0.5));
    // PEERS.md 3.1, P1: two addresses with transits of their own.
    Hegemony<Asn> apart = over(List.of(path(1, "1 20 9"), path(2, "1 30 9")));
    for (long transit : new long[] {20, 30}) {
      assertThat(of(new Asn(transit), apart, MEAN)).contains(sure(0.5));
      assertThat(of(new Asn(transit), apart, Options.IHR)).contains(sure(1));
    }
    // PEERS.md 3.1b: pooled, a probe with more paths weighs more.
    Hegemony<Asn> uneven =
        over(List.of(path(1, "1 2 9"), path(1, "1 2 9"), path(1, "1 2 9"), path(2, "1 3 9")));
    assertThat(of(X, uneven, Options.SPARSE)).contains(sure(0.75));
    assertThat(of(X, uneven, MEAN)).contains(sure(0.5));
  }

  @Test
  void another_trim_is_used_where_it_is_asked_for() {
    assertThat(of(X, with(1, 9, 0), Options.SPARSE.withTrim(new TrimmedMean(0))))
        .contains(sure(0.1));
  }

  @Test
  void a_destination_of_several_ASes_is_in_the_scope_of_each_and_once_in_all() {
    Hegemony<Asn> hegemony =
        over(List.of(to(1, "8|9", "1 2 9"), to(1, "9", "1 3 9"), to(1, "-", "1 3 7")));
    assertThat(hegemony.scopes()).containsExactly(new Asn(8), SCOPE);
    assertThat(of(X, hegemony, Options.SPARSE)).contains(sure(0.5));
    assertThat(hegemony.scope(new Asn(8), Options.SPARSE).orElseThrow().shares())
        .containsEntry(X, sure(1));
    assertThat(hegemony.all(Options.SPARSE).orElseThrow().shares()).containsEntry(X, sure(1.0 / 3));
  }

  @Test
  void of_no_path_there_is_no_hegemony() {
    Hegemony<Asn> hegemony = over(List.of());
    assertThat(hegemony.all(Options.NORMAL)).isEmpty();
    assertThat(over(List.of(path(1, "1 9"))).scope(new Asn(8), Options.NORMAL)).isEmpty();
    assertThat(hegemony.table().clusters()).isEmpty();
  }

  @Test
  void an_operator_that_was_not_seen_may_be_on_every_path_that_is_not_known() {
    Hegemony<Asn> hegemony = over(List.of(path(1, "1 ? 9"), path(1, "1 9"), path(3, "3 9")));
    assertThat(hegemony.scope(SCOPE, Options.SPARSE).orElseThrow().unseen()).isEqualTo(0.25);
    assertThat(hegemony.scope(SCOPE, MEAN).orElseThrow().unseen()).isEqualTo(0.25);
  }

  @Test
  void one_of_several_ASes_is_possible_for_each() {
    assertThat(shares(over(List.of(path(1, "1 2|3 9"))), Options.SPARSE))
        .containsEntry(X, new Share(0, 1))
        .containsEntry(new Asn(3), new Share(0, 1));
  }

  @Test
  void without_trimming_it_is_the_mean_that_the_bootstrap_takes() {
    for (long seed = 1; seed <= 20; seed++) {
      Hegemony<Asn> hegemony = over(SmallPaths.random(seed, 80));
      var estimates =
          ClusterBootstrap.withSeed(seed)
              .withDraws(100)
              .estimate(new Estimand("", "", "", "", ""), hegemony.table(SCOPE));
      Options plain = Options.SPARSE.withTrim(new TrimmedMean(0));
      Map<Asn, Share> shares = shares(hegemony, plain);
      for (var estimate : estimates.shares().entrySet()) {
        Share share = Objects.requireNonNull(shares.get(estimate.getKey()));
        String what = "seed %d, %s".formatted(seed, estimate.getKey());
        assertThat(share.seen()).as(what).isEqualTo(estimate.getValue().value(), within(1e-12));
        assertThat(share.possible()).as(what).isEqualTo(estimate.getValue().upper(), within(1e-12));
      }
    }
  }

  @Test
  void the_truth_behind_gaps_lies_within_the_bounds() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> whole = new ArrayList<>();
      List<ObservedPath> seen = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int probe = random.nextInt(40);
        String steps = "%d %d %d 9".formatted(100 + probe / 2, random.nextInt(2, 5), 5 + i % 2);
        whole.add(path(probe, steps));
        boolean hidden = random.nextInt(4) == 0;
        seen.add(path(probe, hidden ? steps.replaceAll(" [2-4] ", " ? ") : steps));
      }
      for (Options options : List.of(Options.SPARSE, Options.NORMAL, MEAN, Options.IHR)) {
        Map<Asn, Share> bounds = shares(over(seen), options);
        for (long asn = 2; asn <= 4; asn++) {
          double truth = of(new Asn(asn), over(whole), options).map(Share::seen).orElse(0.0);
          Share found = Objects.requireNonNull(bounds.get(new Asn(asn)));
          String what = "seed %d, %s, %s".formatted(seed, options, asn);
          assertThat(truth).as(what).isLessThanOrEqualTo(found.possible() + 1e-12);
          if (options.addresses() != Addresses.WHERE_PRESENT) {
            assertThat(truth).as(what).isGreaterThanOrEqualTo(found.seen() - 1e-12);
          }
        }
      }
    }
  }

  @Test
  void it_merges_exactly() {
    for (Options options : List.of(Options.SPARSE, Options.NORMAL, MEAN, Options.IHR)) {
      SmallPaths.mergesExactly(
          () -> Hegemony.of(Lens.organization(SmallPaths::whose), SmallPaths::whose),
          hegemony ->
              List.of(
                  hegemony.table(),
                  hegemony.all(options),
                  hegemony.scopes().stream().map(s -> hegemony.scope(s, options)).toList()));
    }
  }

  @Test
  void over_all_destinations_its_counts_are_those_of_path_share_with_the_ends() {
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = random(seed, 60);
      PathShare<Asn> share =
          SmallPaths.count(() -> PathShare.all(Lens.AS, SmallPaths::whose), paths);
      assertThat(over(paths).table()).as("seed %d", seed).isEqualTo(share.table());
    }
  }

  @Test
  void over_all_destinations_the_trimmed_bootstrap_estimates_it() {
    for (long seed = 1; seed <= 30; seed++) {
      Hegemony<Asn> hegemony = over(random(seed, 60));
      Map<Asn, Share> expected = hegemony.all(Options.SPARSE).orElseThrow().shares();
      Map<Asn, Estimate> estimates =
          ShareBootstrap.withSeed(seed)
              .trimmed(Options.SPARSE.trim())
              .estimate(new Estimand("", "", "", "", ""), hegemony.table())
              .shares();
      for (Asn asn : estimates.keySet()) {
        Share share = expected.getOrDefault(asn, sure(0));
        Estimate estimate = estimates.get(asn);
        String what = "seed %d, %s".formatted(seed, asn);
        assertThat(estimate.value()).as(what).isEqualTo(share.seen(), within(1e-12));
        assertThat(estimate.upper()).as(what).isEqualTo(share.possible(), within(1e-12));
        assertThat(estimate.interval().low()).as(what).isBetween(0.0, estimate.value());
        assertThat(estimate.interval().high()).as(what).isBetween(estimate.value(), 1.0);
      }
    }
  }

  /** Paths from up to 40 viewpoints to two scopes, some over a gap. */
  private static List<ObservedPath> random(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int from = 100 + random.nextInt(40);
      String via = random.nextInt(5) == 0 ? "?" : "" + (2 + random.nextInt(4));
      paths.add(path(from, from + " " + via + " " + (8 + random.nextInt(2))));
    }
    return paths;
  }
}
