package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.SmallWorld.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
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
    return Locator.of(book).locate(TracePaths.with(book).path(trace(probe, DESTINATION, hops)));
  }

  /** Counts as "units of possible", by cluster and subject. */
  private static <K> Map<String, String> counts(ClusterTable<K> table) {
    Map<String, String> counts = new TreeMap<>();
    table
        .events()
        .forEach(
            (subject, rows) ->
                rows.forEach(
                    row ->
                        counts.put(
                            table.clusters().get(row.cluster()).id() + " " + subject,
                            row.units() + " of " + row.possible())));
    return counts;
  }

  private static PathShare<Asn> transit(ObservedPath... paths) {
    return Stream.of(paths).collect(Metric.into(() -> PathShare.transit(Lens.AS, whose)));
  }

  private static FirstOutside<Asn> first(ObservedPath... paths) {
    return Stream.of(paths).collect(Metric.into(() -> FirstOutside.of(Lens.AS, whose)));
  }

  @Test
  void without_the_paths_that_have_none_the_first_operators_divide_a_whole() {
    // To AS2 first, straight to the destination, and not to be told; AS3 has straight ones only.
    ClusterTable<Asn> table =
        FirstOutside.ofSomebody(
            first(
                    path(1, "11.1.0.1", "11.2.0.1", DESTINATION),
                    path(1, "11.1.0.1", DESTINATION),
                    path(1, "11.1.0.1", "*"),
                    path(3, "11.3.0.1", DESTINATION))
                .exact());
    assertThat(table.clusters())
        .containsExactly(new ClusterTable.Cluster("AS1", whose.apply(new Asn(1)).id(), 2, 1));
    assertThat(counts(table)).containsExactly(Map.entry("AS1 AS2", "1 of 2"));
  }

  @Test
  void transit_is_between_the_ends_and_a_gap_may_hide_anybody() {
    // The worked example of PathShare's documentation.
    ClusterTable<Asn> table =
        transit(path(1, "11.1.0.1", "11.2.0.1", DESTINATION), path(1, "11.1.0.1", "*", DESTINATION))
            .table();
    assertThat(counts(table)).containsExactly(Map.entry("AS1 AS2", "1 of 2"));
    assertThat(table.clusters())
        .containsExactly(new ClusterTable.Cluster("AS1", whose.apply(new Asn(1)).id(), 2, 1));
  }

  @Test
  void a_path_counts_once_for_an_operator_that_it_meets_twice() {
    assertThat(
            counts(
                transit(path(1, "11.2.0.1", "11.3.0.1", "11.3.0.2", "11.2.0.2", DESTINATION))
                    .table()))
        .containsEntry("AS1 AS2", "1 of 1")
        .containsEntry("AS1 AS3", "1 of 1");
  }

  @Test
  void an_organisation_has_the_union_of_its_ASes_paths_and_not_their_sum() {
    PathShare<Organization> share =
        Stream.of(path(1, "11.5.0.1", "11.6.0.1", DESTINATION), path(1, "11.6.0.1", DESTINATION))
            .collect(Metric.into(() -> PathShare.transit(Lens.organization(whose), whose)));
    assertThat(share.table().events()).hasSize(1);
    assertThat(counts(share.table()).values()).containsExactly("2 of 2");
  }

  @Test
  void siblings_of_an_end_are_no_transit() {
    ObservedPath home =
        TracePaths.with(book)
            .path(trace(1, "11.5.0.9", "11.2.0.1", "11.6.0.1", "11.6.0.2", "11.5.0.9"));
    assertThat(counts(transit(home).table())).containsOnlyKeys("AS1 AS2");
  }

  @Test
  void one_of_several_is_possible_for_each_of_them() {
    assertThat(counts(transit(path(1, "11.1.0.1", "11.20.0.1", DESTINATION)).table()))
        .containsExactly(Map.entry("AS1 AS2", "0 of 1"), Map.entry("AS1 AS3", "0 of 1"));
    ObservedPath seenToo = path(1, "11.2.0.1", "11.4.0.1", "11.20.0.1", DESTINATION);
    assertThat(counts(transit(seenToo).table()))
        .containsEntry("AS1 AS2", "1 of 1")
        .containsEntry("AS1 AS3", "0 of 1");
  }

  @Test
  void several_ASes_of_one_organisation_are_one_subject() {
    PathShare<Organization> share =
        Stream.of(path(1, "11.1.0.1", "11.5.0.1|11.6.0.1", DESTINATION))
            .collect(Metric.into(() -> PathShare.transit(Lens.organization(whose), whose)));
    assertThat(counts(share.table()).values()).containsExactly("1 of 1");
  }

  @Test
  void the_first_operator_outside_is_exact_gapped_the_destination_none_or_undecided() {
    assertThat(counts(first(path(1, "11.1.0.1", "11.2.0.1", DESTINATION)).exact()))
        .containsExactly(Map.entry("AS1 AS2", "1 of 1"));
    ObservedPath gapped = path(1, "11.1.0.1", "*", "11.2.0.1", DESTINATION);
    assertThat(counts(first(gapped).exact())).isEmpty();
    assertThat(counts(first(gapped).gapped())).containsExactly(Map.entry("AS1 AS2", "1 of 1"));
    assertThat(outcome(gapped)).isEqualTo("an operator behind a gap");
    assertThat(outcome(path(1, "11.1.0.1", DESTINATION)))
        .isEqualTo("straight to the destination's operator");
    assertThat(outcome(path(1, "11.1.0.1", "*"))).isEqualTo("cannot be told");
    assertThat(outcome(path(1, "11.1.0.1", "11.20.0.1", DESTINATION))).isEqualTo("cannot be told");
    assertThat(outcome(TracePaths.with(book).path(trace(1, "11.1.0.9", "11.1.0.1", "11.1.0.9"))))
        .isEqualTo("none: the destination is inside");
  }

  private static String outcome(ObservedPath path) {
    return first(path).outcomes().events().firstKey();
  }

  @Test
  void an_unassigned_exchange_address_is_no_gap_before_the_first_operator() {
    assertThat(outcome(path(1, "11.1.0.1", "11.99.0.77", "11.3.0.1", DESTINATION)))
        .isEqualTo("another operator");
  }

  @Test
  void siblings_of_the_vantage_point_are_not_outside() {
    ObservedPath path =
        TracePaths.with(book)
            .path(
                org.entrepot.result.Traceroute.parse(
                    SmallWorld.json(
                            77, DESTINATION, "11.5.0.1", "11.6.0.1", "11.3.0.1", DESTINATION)
                        .replace("11.1.0.200", "11.5.0.200")));
    assertThat(counts(first(path).exact())).containsExactly(Map.entry("AS5 AS3", "1 of 1"));
  }

  @Test
  void a_city_is_visited_once_a_path_and_unlocated_hops_leave_every_city_possible() {
    // The worked example of VisitShare's documentation.
    ClusterTable<?> table =
        Stream.of(path(1, "11.1.1.1@1", "11.2.0.1@9", "11.2.2.1@9", "11.3.2.1@9", DESTINATION))
            .collect(Metric.into(() -> VisitShare.cities(whose)))
            .table();
    assertThat(counts(table))
        .containsExactly(
            Map.entry("AS1 Belgrade, RS", "1 of 1"), Map.entry("AS1 Vienna, AT", "1 of 1"));
    assertThat(table.clusters().get(0).unresolved()).isEqualTo(1);
  }

  @Test
  void away_leaves_out_the_vantage_points_own_city_and_country() {
    ObservedPath path = path(1, "11.1.1.1@1", "11.2.2.1@9", DESTINATION);
    assertThat(
            counts(
                Stream.of(path).collect(Metric.into(() -> VisitShare.citiesAway(whose))).table()))
        .containsOnlyKeys("AS1 Vienna, AT");
    assertThat(
            counts(
                Stream.of(path)
                    .collect(Metric.into(() -> VisitShare.countriesAway(whose)))
                    .table()))
        .containsOnlyKeys("AS1 AT");
    assertThat(
            counts(Stream.of(path).collect(Metric.into(() -> VisitShare.countries(whose))).table()))
        .containsOnlyKeys("AS1 AT", "AS1 RS");
  }

  @Test
  void where_the_vantage_points_city_is_not_known_its_countrys_cities_are_only_possible() {
    ObservedPath path = path(4, "11.1.1.1@1", "11.2.2.1@9", DESTINATION);
    assertThat(
            counts(
                Stream.of(path).collect(Metric.into(() -> VisitShare.citiesAway(whose))).table()))
        .containsExactly(
            Map.entry("AS4 Belgrade, RS", "0 of 1"), Map.entry("AS4 Vienna, AT", "1 of 1"));
  }

  @Test
  void a_path_of_an_unknown_vantage_point_counts_in_a_cluster_of_its_own() {
    ObservedPath path =
        TracePaths.with(book)
            .path(
                org.entrepot.result.Traceroute.parse(
                    SmallWorld.json(77, DESTINATION, "11.2.0.7", "11.3.0.1", DESTINATION)
                        .replace("11.1.0.200", "192.168.0.1")));
    assertThat(transit(path).table().clusters().get(0).id()).isEqualTo("unknown");
    assertThat(outcome(path)).isEqualTo("cannot be told");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void split_anywhere_and_combine_gives_the_counts_of_the_whole(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String[] hops = new String[random.nextInt(1, 8)];
      for (int j = 0; j < hops.length; j++) {
        hops[j] =
            random.nextInt(6) == 0
                ? "*"
                : "11."
                    + random.nextInt(1, 7)
                    + "."
                    + random.nextInt(3)
                    + "."
                    + random.nextInt(1, 3)
                    + "@"
                    + random.nextInt(1, 20);
      }
      paths.add(path(random.nextInt(1, 5), hops));
    }
    law(seed, random, paths, () -> PathShare.transit(Lens.AS, whose), PathShare::table);
    law(
        seed,
        random,
        paths,
        () -> PathShare.transit(Lens.organization(whose), whose),
        PathShare::table);
    law(seed, random, paths, () -> FirstOutside.of(Lens.AS, whose), FirstOutside::exact);
    law(seed, random, paths, () -> FirstOutside.of(Lens.AS, whose), FirstOutside::gapped);
    law(seed, random, paths, () -> FirstOutside.of(Lens.AS, whose), FirstOutside::outcomes);
    law(seed, random, paths, () -> VisitShare.cities(whose), VisitShare::table);
    law(seed, random, paths, () -> VisitShare.countriesAway(whose), VisitShare::table);
  }

  private static <M extends Metric<M>> void law(
      long seed,
      SplittableRandom random,
      List<ObservedPath> paths,
      Supplier<M> empty,
      Function<M, ClusterTable<?>> table) {
    ClusterTable<?> whole = table.apply(paths.stream().collect(Metric.into(empty)));
    for (int trial = 0; trial < 20; trial++) {
      int cut = random.nextInt(paths.size() + 1);
      M left = paths.subList(0, cut).stream().collect(Metric.into(empty));
      M right = paths.subList(cut, paths.size()).stream().collect(Metric.into(empty));
      boolean swap = random.nextBoolean();
      M both = swap ? right.combine(left) : left.combine(right);
      assertThat(table.apply(both)).as("seed %d, cut at %d", seed, cut).isEqualTo(whole);
    }
  }
}
