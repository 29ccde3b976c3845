package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AS 1 and 2 are outside (DE), 3 to 6 inside (RS), AS 7 has no country; 5 and 6 are one
 * organisation. Paths are written as they print: {@code 1 2 ? {3,4} ix9 5}.
 */
class DoorsTest {
  private static final Region REGION = Region.WESTERN_BALKANS;

  private static Optional<CountryCode> countryOf(Asn asn) {
    return asn.value() == 7
        ? Optional.empty()
        : Optional.of(new CountryCode(asn.value() <= 2 ? "DE" : "RS"));
  }

  private static Organization whose(Asn asn) {
    String id = Long.toString(asn.value() == 6 ? 5 : asn.value());
    return new Organization(id, id);
  }

  private static AsPath.Step step(String word) {
    if (word.equals("?")) {
      return new AsPath.Gap(List.of(), "gap");
    }
    if (word.startsWith("ix")) {
      return new AsPath.Crossing(Long.parseLong(word.substring(2)), List.of(), "lan");
    }
    TreeSet<Asn> asns = new TreeSet<>();
    for (String one : word.replaceAll("[{}]", "").split(",", -1)) {
      asns.add(new Asn(Long.parseLong(one)));
    }
    return asns.size() > 1
        ? new AsPath.OneOf(asns, List.of(), "moas")
        : new AsPath.Network(asns.first(), List.of(), "lpm");
  }

  /** A path from the first AS, of a country, to the last of the ends. */
  private static ObservedPath path(String country, long viewpoint, long destination, String words) {
    return new ObservedPath(
        new Viewpoint(
            1,
            Optional.of(new Asn(viewpoint)),
            Optional.of(new CountryCode(country)),
            Optional.empty(),
            Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        new TreeSet<>(List.of(new Asn(destination))),
        true,
        new AsPath(Stream.of(words.split(" ", -1)).map(DoorsTest::step).toList()),
        List.of(),
        List.of(),
        new TreeSet<>(),
        Optional.empty());
  }

  private static EntryShare<Asn> entry(ObservedPath... paths) {
    return Stream.of(paths)
        .collect(
            Metric.into(
                () -> EntryShare.into(REGION, DoorsTest::countryOf, Lens.AS, DoorsTest::whose)));
  }

  private static ExitShare<Asn> exit(ObservedPath... paths) {
    return Stream.of(paths)
        .collect(
            Metric.into(
                () -> ExitShare.outOf(REGION, DoorsTest::countryOf, Lens.AS, DoorsTest::whose)));
  }

  private static String subjects(ClusterTable<?> table) {
    List<String> seen = new ArrayList<>();
    table.events().forEach((subject, counts) -> seen.add(subject + " " + counts.get(0).units()));
    return String.join(", ", seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 2 3 5       | AS3 1 | AS3 1 | AS3 1 | AS2 - AS3 1 | another operator
          1 5           | AS5 1 | AS5 1 |       | AS1 - AS5 1 | the operator of the end inside
          1 6 5         | AS6 1 | AS6 1 |       | AS1 - AS6 1 | the operator of the end inside
          1 3 2 4 5     | AS3 1 | AS4 1 | AS3 1 | AS1 - AS3 1 | another operator
          1 ? 3 5       |       |       |       |             | cannot be told
          1 2 ? 2 3 5   |       | AS3 1 |       |             | cannot be told
          1 7 3 5       |       |       |       |             | cannot be told
          1 2 3 ? 5     | AS3 1 |       | AS3 1 | AS2 - AS3 1 | another operator
          1 2 3 ?       | AS3 1 |       | AS3 1 | AS2 - AS3 1 | another operator
          1 {2,3} 4 5   |       |       |       |             | cannot be told
          1 2 {3,4} 5   |       |       |       |             | cannot be told
          1 2 {5,6}     |       |       |       |             | cannot be told
          1 ix9 3 5     | AS3 1 | AS3 1 | AS3 1 | AS1 - AS3 1 | another operator
          1 2           |       |       |       |             | cannot be told
          3 4 5         | AS3 1 | AS3 1 |       |             | the operator of the end outside, which is of the region
          """)
  void a_path_comes_in_by_the_first_operator_of_the_region(
      String words, String first, String last, String transit, String door, String outcome) {
    EntryShare<Asn> share = entry(path("DE", 1, 5, words));
    assertThat(subjects(share.first())).as("first").isEqualTo(text(first));
    assertThat(subjects(share.last())).as("last").isEqualTo(text(last));
    assertThat(subjects(share.transit())).as("transit").isEqualTo(text(transit));
    assertThat(subjects(share.doors())).as("doors").isEqualTo(text(door));
    assertThat(share.outcomes().events().firstKey()).isEqualTo(outcome);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  @Test
  void an_operators_siblings_are_the_same_operator_through_the_lens_of_organisations() {
    EntryShare<Organization> share =
        Stream.of(
                path("DE", 1, 5, "1 2 {5,6}"), path("DE", 1, 4, "1 6 4"), path("DE", 1, 4, "1 5 4"))
            .collect(
                Metric.into(
                    () ->
                        EntryShare.into(
                            REGION,
                            DoorsTest::countryOf,
                            Lens.organization(DoorsTest::whose),
                            DoorsTest::whose)));
    assertThat(share.first().events()).hasSize(1);
    assertThat(share.first().events().values().iterator().next().get(0).units()).isEqualTo(3);
    assertThat(share.transit().events().values().iterator().next().get(0).units()).isEqualTo(2);
  }

  @Test
  void the_way_out_is_the_way_in_read_backwards() {
    assertThat(subjects(exit(path("RS", 5, 1, "5 4 2 1")).first())).isEqualTo("AS4 1");
    assertThat(subjects(exit(path("RS", 5, 1, "5 4 2 1")).doors())).isEqualTo("AS2 - AS4 1");
    assertThat(subjects(exit(path("RS", 5, 1, "5 1")).transit())).isEmpty();
    ExitShare<Asn> returning = exit(path("RS", 5, 1, "5 4 2 3 1"));
    assertThat(subjects(returning.first())).isEqualTo("AS3 1");
    assertThat(subjects(returning.last())).isEqualTo("AS4 1");
    assertThat(subjects(returning.returns())).isEqualTo("in, out and in again 1");
    assertThat(exit(path("RS", 5, 1, "5 4 ?")).first().clusters().get(0).unresolved()).isOne();
  }

  @Test
  void paths_that_do_not_cross_the_border_are_not_counted() {
    assertThat(entry(path("RS", 3, 5, "3 1 5")).first().clusters()).isEmpty();
    assertThat(entry(path("DE", 1, 2, "1 3 2")).first().clusters()).isEmpty();
    assertThat(entry(path("DE", 1, 7, "1 3 7")).first().clusters()).isEmpty();
    // A network of the region with a probe abroad is no stranger to it.
    assertThat(entry(path("DE", 3, 5, "3 4 5")).first().clusters()).isEmpty();
    assertThat(exit(path("RS", 3, 5, "3 1 5")).first().clusters()).isEmpty();
    assertThat(exit(path("DE", 1, 2, "1 3 2")).first().clusters()).isEmpty();
  }

  @Test
  void viewpoints_of_no_known_network_are_not_one_network_together() {
    ObservedPath known = path("DE", 1, 5, "1 3 5");
    ObservedPath stranger =
        new ObservedPath(
            new Viewpoint(
                2,
                Optional.empty(),
                known.viewpoint().country(),
                Optional.empty(),
                Optional.empty()),
            known.measurementId(),
            known.timestamp(),
            known.family(),
            known.parisId(),
            known.destination(),
            known.destinationAsns(),
            known.reached(),
            known.asPath(),
            known.hops(),
            known.exchanges(),
            known.flags(),
            known.discarded());
    assertThat(entry(known, stranger).outcomes().clusters())
        .extracting(ClusterTable.Cluster::id)
        .containsExactly("AS1");
  }

  @Test
  void all_outcomes_are_a_partition_and_what_is_unknown_may_be_anybodys() {
    EntryShare<Asn> share =
        entry(
            path("DE", 1, 5, "1 3 5"),
            path("DE", 1, 5, "1 4 5"),
            path("DE", 1, 5, "1 5"),
            path("DE", 1, 5, "1 ? 5"));
    double sum = 0;
    for (long asn = 3; asn <= 5; asn++) {
      sum += estimate(share.first(), new Asn(asn)).value();
    }
    assertThat(sum).isEqualTo(0.75);
    assertThat(share.first().clusters().get(0).unresolved()).isOne();
    assertThat(estimate(share.first(), new Asn(3)).upper()).isEqualTo(0.5);
    assertThat(estimate(share.amongTransit(), new Asn(3)).value()).isEqualTo(0.5);
    assertThat(estimate(share.amongTransit(), new Asn(3)).upper()).isEqualTo(0.5);
  }

  private static Estimate estimate(ClusterTable<Asn> table, Asn asn) {
    return Objects.requireNonNull(
        ClusterBootstrap.withSeed(1).estimate(Tables.ESTIMAND, table).shares().get(asn));
  }

  @Test
  void another_viewpoint_in_the_same_AS_with_the_same_paths_changes_no_share() {
    ObservedPath three = path("DE", 1, 5, "1 3 5");
    ObservedPath four = path("DE", 1, 5, "1 4 5");
    ObservedPath other = path("DE", 2, 5, "2 4 5");
    EntryShare<Asn> once = entry(three, four, other);
    EntryShare<Asn> twice = entry(three, four, three, four, other);
    for (long asn = 3; asn <= 4; asn++) {
      assertThat(estimate(twice.first(), new Asn(asn)).value())
          .isEqualTo(estimate(once.first(), new Asn(asn)).value());
    }
    assertThat(estimate(once.first(), new Asn(4)).value()).isEqualTo(0.75);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void split_anywhere_and_combine_gives_the_counts_of_the_whole(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    String[] words = {"1", "2", "3", "4", "5", "6", "7", "?", "ix9", "{3,4}", "{5,6}", "{2,3}"};
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      long viewpoint = random.nextLong(1, 7);
      text.append(viewpoint);
      for (int j = random.nextInt(5); j > 0; j--) {
        text.append(' ').append(words[random.nextInt(words.length)]);
      }
      paths.add(
          path(
              random.nextBoolean() ? "DE" : "RS",
              viewpoint,
              random.nextLong(1, 7),
              text.toString()));
    }
    ObservedPath[] all = paths.toArray(ObservedPath[]::new);
    int cut = random.nextInt(all.length);
    ObservedPath[] left = paths.subList(0, cut).toArray(ObservedPath[]::new);
    ObservedPath[] right = paths.subList(cut, all.length).toArray(ObservedPath[]::new);
    List<Function<Doors<Asn, ?>, ClusterTable<?>>> tables =
        List.of(
            Doors::first,
            Doors::last,
            Doors::transit,
            Doors::amongTransit,
            Doors::doors,
            Doors::outcomes,
            Doors::returns);
    for (Function<Doors<Asn, ?>, ClusterTable<?>> table : tables) {
      assertThat(table.apply(entry(right).combine(entry(left))))
          .as("seed %d, cut at %d", seed, cut)
          .isEqualTo(table.apply(entry(all)));
      assertThat(table.apply(exit(left).combine(exit(right))))
          .as("seed %d, cut at %d", seed, cut)
          .isEqualTo(table.apply(exit(all)));
    }
    // Every counted path has one outcome, and each but those that cannot be told one operator.
    ClusterTable<String> outcomes = entry(all).outcomes();
    long units = outcomes.clusters().stream().mapToLong(ClusterTable.Cluster::units).sum();
    assertThat(sum(outcomes)).as("seed %d", seed).isEqualTo(units);
    ClusterTable<Asn> first = entry(all).first();
    long open = first.clusters().stream().mapToLong(ClusterTable.Cluster::unresolved).sum();
    assertThat(sum(first) + open).as("seed %d", seed).isEqualTo(units);
  }

  private static long sum(ClusterTable<?> table) {
    return table.events().values().stream()
        .flatMap(List::stream)
        .mapToLong(ClusterTable.Count::units)
        .sum();
  }
}
