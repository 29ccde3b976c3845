package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.SmallWorld.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.ShareBootstrap;
import org.entrepot.stats.ShareTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedBetweennessTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;
  private static Function<Asn, Organization> whose;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
    whose = book::organizationOf;
  }

  private static ObservedPath path(int probe, String... hops) {
    return TracePaths.with(book).path(trace(probe, DESTINATION, hops));
  }

  private static ObservedBetweenness<Asn> over(List<ObservedPath> paths) {
    return paths.stream().collect(Metric.into(() -> ObservedBetweenness.transit(Lens.AS, whose)));
  }

  private static Share share(double seen, double possible) {
    return new Share(seen, possible);
  }

  @Test
  void every_pair_weighs_the_same_and_a_gap_may_hide_anybody() {
    // The worked example of the documentation.
    ObservedBetweenness<Asn> shares =
        over(
            List.of(
                path(1, "11.2.0.1", DESTINATION),
                path(1, "11.1.0.1", "*", DESTINATION),
                path(3, "11.4.0.1", DESTINATION)));
    assertThat(shares.pairs()).isEqualTo(2);
    assertThat(shares.shares())
        .isEqualTo(
            new TreeMap<>(Map.of(new Asn(2), share(0.25, 0.5), new Asn(4), share(0.5, 0.75))));
  }

  @Test
  void a_pair_that_is_measured_more_often_counts_no_more() {
    List<ObservedPath> paths = new ArrayList<>(List.of(path(3, "11.4.0.1", DESTINATION)));
    for (int i = 0; i < 99; i++) {
      paths.add(path(1, "11.2.0.1", DESTINATION));
    }
    assertThat(over(paths).shares())
        .containsEntry(new Asn(2), share(0.5, 0.5))
        .containsEntry(new Asn(4), share(0.5, 0.5));
  }

  @Test
  void with_no_path_there_is_no_share() {
    assertThat(over(List.of()).shares()).isEmpty();
  }

  @Test
  void it_is_the_path_share_of_each_pair_averaged_over_pairs() {
    for (long seed = 1; seed <= 30; seed++) {
      Map<Integer, List<ObservedPath>> byProbe = byProbe(seed);
      ObservedBetweenness<Asn> whole =
          over(byProbe.values().stream().flatMap(List::stream).toList());
      Map<Asn, double[]> expected = new HashMap<>();
      for (List<ObservedPath> pair : byProbe.values()) {
        var table =
            pair.stream().collect(Metric.into(() -> PathShare.transit(Lens.AS, whose))).table();
        table
            .events()
            .forEach(
                (asn, rows) ->
                    expected.computeIfAbsent(asn, key -> new double[1])[0] +=
                        (double) rows.get(0).units() / pair.size() / byProbe.size());
      }
      String what = "seed " + seed;
      assertThat(whole.pairs()).as(what).isEqualTo(byProbe.size());
      whole
          .shares()
          .forEach(
              (asn, share) -> {
                double mean = expected.getOrDefault(asn, new double[1])[0];
                assertThat(share.seen()).as("%s, %s", what, asn).isEqualTo(mean, within(1e-12));
                assertThat(share.possible()).as(what).isBetween(share.seen(), 1.0);
              });
    }
  }

  @Test
  void split_anywhere_and_combine_gives_the_same_bits() {
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = byProbe(seed).values().stream().flatMap(List::stream).toList();
      var whole = over(paths).shares();
      SplittableRandom random = new SplittableRandom(seed);
      int cut = random.nextInt(paths.size() + 1);
      ObservedBetweenness<Asn> left = over(paths.subList(0, cut));
      ObservedBetweenness<Asn> right = over(paths.subList(cut, paths.size()));
      var both = random.nextBoolean() ? left.combine(right) : right.combine(left);
      assertThat(both.shares()).as("seed %d, cut at %d", seed, cut).isEqualTo(whole);
      assertThat(both.table()).as("seed %d, cut at %d", seed, cut).isEqualTo(over(paths).table());
    }
  }

  /** Probes 1 to 4 are in ASes of their own: each makes one pair with the destination. */
  private static Map<Integer, List<ObservedPath>> byProbe(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Integer, List<ObservedPath>> paths = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      int probe = random.nextInt(1, 5);
      String[] hops =
          Stream.generate(() -> random.nextInt(7))
              .limit(random.nextInt(1, 7))
              .map(as -> as == 0 ? "*" : "11." + as + ".0.1")
              .toArray(String[]::new);
      paths.computeIfAbsent(probe, key -> new ArrayList<>()).add(path(probe, hops));
    }
    return paths;
  }

  @Test
  void by_source_it_is_the_same_with_as_many_votes_as_a_source_has_pairs() {
    for (long seed = 1; seed <= 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ObservedPath> paths = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int from = 100 + random.nextInt(6);
        String via = random.nextInt(5) == 0 ? "?" : "" + (2 + random.nextInt(4));
        paths.add(SmallPaths.path(from, from + " " + via + " " + (8 + random.nextInt(3))));
      }
      ObservedBetweenness<Asn> count =
          SmallPaths.count(() -> ObservedBetweenness.transit(Lens.AS, SmallPaths::whose), paths);
      ShareTable<Asn> table = count.table();
      assertThat(table.clusters().stream().mapToDouble(ShareTable.Cluster::weight).sum())
          .isEqualTo(count.pairs());
      Map<Asn, Estimate> estimates =
          ShareBootstrap.withSeed(seed).estimate(ESTIMAND, table).shares();
      assertThat(estimates.keySet()).as("seed %d", seed).isEqualTo(count.shares().keySet());
      String when = "seed " + seed;
      count
          .shares()
          .forEach(
              (asn, share) -> {
                Estimate estimate = Objects.requireNonNull(estimates.get(asn));
                String what = when + ", " + asn;
                assertThat(estimate.value()).as(what).isEqualTo(share.seen(), within(1e-12));
                assertThat(estimate.upper()).as(what).isEqualTo(share.possible(), within(1e-12));
              });
    }
  }

  private static final Estimand ESTIMAND =
      new Estimand("traceroute paths", "pairs", "probes", "a day", "went through the AS");
}
