package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Interval;
import org.junit.jupiter.api.Test;

/** Worked examples of the arithmetic behind the measures. */
class FiguresTest {
  @Test
  void tau_b_of_the_worked_example_and_with_ties() {
    assertThat(RankAgreement.tau(new double[] {1, 2, 3}, new double[] {1, 3, 2}).orElseThrow())
        .isCloseTo(1 / 3.0, within(1e-12));
    assertThat(RankAgreement.tau(new double[] {1, 2, 3}, new double[] {3, 2, 1})).hasValue(-1);
    // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) gives -0.4714045.
    assertThat(
            RankAgreement.tau(new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0})
                .orElseThrow())
        .isCloseTo(-0.4714045, within(1e-7));
    assertThat(RankAgreement.tau(new double[] {1, 1}, new double[] {1, 2})).isEmpty();
  }

  @Test
  void a_small_difference_is_not_printed_as_none() {
    assertThat(Unit.SHARE.printDifference(-0.00001)).isEqualTo("-<0.01 pp");
    assertThat(Unit.SHARE.printDifference(0)).isEqualTo("+0.00 pp");
    assertThat(Unit.POINTS.printDifference(0.0123)).isEqualTo("+1.23 pp");
  }

  @Test
  void overlap_counts_only_what_has_a_share() {
    assertThat(RankAgreement.overlap(Map.of(1, 0.5, 2, 0.1, 3, 0.0), Map.of(1, 0.4, 3, 0.2), 2))
        .isEqualTo(new Count(1, 2));
  }

  @Test
  void root_mean_square_mean_and_largest_error_of_shares_of_one_per_cent_and_more() {
    List<double[]> pairs =
        List.of(new double[] {0.5, 0.4}, new double[] {0, 0.2}, new double[] {0.009, 0.001});
    assertThat(WorldFigures.rmse(pairs).value().orElseThrow())
        .isCloseTo(Math.sqrt((0.01 + 0.04) / 2), within(1e-12));
    assertThat(WorldFigures.meanError(pairs).value().orElseThrow()).isCloseTo(0.15, within(1e-12));
    assertThat(WorldFigures.largestError(pairs).value().orElseThrow())
        .isCloseTo(0.2, within(1e-12));
    assertThat(WorldFigures.rmse(List.of()).value()).isEmpty();
  }

  @Test
  void calibration_error_of_the_worked_example() {
    Calibration calibration = new Calibration();
    assertThat(calibration.error().note()).contains("no city is told with");
    calibration.add(900_000, true);
    calibration.add(900_000, true);
    calibration.add(900_000, false);
    calibration.add(300_000, false);
    assertThat(calibration.error().value().orElseThrow()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void the_distance_of_distributions() {
    Histogram a = new Histogram();
    Histogram b = new Histogram();
    a.add(1);
    a.add(2);
    b.add(2);
    b.add(3);
    assertThat(Histogram.distance(a, b)).isEqualTo(0.5);
    assertThat(Histogram.distance(a, a)).isZero();
    assertThat(a.quantile(0.5)).hasValue(1);
    assertThat(a.quantile(0.75)).hasValue(2);
    assertThatThrownBy(() -> Histogram.distance(a, new Histogram()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoever_is_not_published_has_the_interval_of_all_others() throws Exception {
    // AS2 has 5/20 of the population, AS3 4/20, AS4 2/20, AS5 9/20; the panel met AS2 and AS3.
    Estimate quarter = new Estimate(0.2, new Interval(0.1, 0.3, 0.95), 0.4, 2, 2, 2);
    Estimate half = new Estimate(0.5, new Interval(0.4, 0.6, 0.95), 0.7, 5, 5, 5);
    Estimate other = new Estimate(0, new Interval(0, 0.3, 0.95), 0.2, 0, 0, 0);
    SortedMap<Asn, Estimate> named = new TreeMap<>();
    named.put(new Asn(2), quarter);
    named.put(new Asn(3), half);
    World told = world(told(named, Optional.of(other)));
    World silent = world(told(named, Optional.empty()));
    assertThat(covered(told)).isEqualTo(Figure.of(2, 4, ""));
    assertThat(covered(silent)).isEqualTo(Figure.of(1, 4, ""));
    assertThat(WorldFigures.coveredOfTold(told)).isEqualTo(Figure.of(1, 2, ""));
    assertThat(WorldFigures.told(told)).isEqualTo(Figure.of(2, 4, ""));
    World none = world(told(new TreeMap<>(), Optional.of(other)));
    assertThat(WorldFigures.coveredOfTold(none).value()).isEmpty();
    assertThat(covered(none)).isEqualTo(Figure.of(3, 4, ""));
  }

  private static Figure covered(World world) {
    return WorldFigures.covered(world.population().transitAs(), world.published().transitAs());
  }

  private static Told<Asn> told(SortedMap<Asn, Estimate> named, Optional<Estimate> unseen) {
    return new Told<>(named, unseen, List.of(), Optional.empty());
  }

  private static World world(Told<Asn> published) throws InvalidTruthException {
    List<TruePath> population = new ArrayList<>();
    SortedMap<Asn, TrueNetwork> networks = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      Asn source = new Asn(100 + i);
      Asn through = new Asn(i < 5 ? 2 : i < 9 ? 3 : i < 11 ? 4 : 5);
      for (Asn asn : List.of(source, through, new Asn(9))) {
        networks.put(
            asn,
            new TrueNetwork(
                asn, asn + " net", new Organization(asn.toString(), asn.toString()), "RS", true));
      }
      population.add(
          new TruePath(
              new TraceKey(1000, source.value(), 0),
              IpAddress.Family.IPV4,
              source,
              IpAddress.parse("11.9.0.9"),
              new Asn(9),
              List.of(source, through, new Asn(9)),
              true,
              List.of(),
              new TreeSet<>(),
              List.of()));
    }
    Truth truth = new Truth(1, new TreeMap<>(), population, networks, new TreeSet<>());
    Comparison.Eyes eyes = new Comparison.Eyes(truth, truth::organizationOf, RandomTruth::area);
    return new World(
        Baseline.of(eyes, 1), new WorldCounts(), new Published(published, new TreeMap<>()));
  }

  /** 1 has 0.4 in truth, 2 and 3 have 0.2 each, 4 has nothing, and so has 5, which is no one. */
  @Test
  void of_what_is_said_of_order_that_is_wrong_which_is_not_so_in_the_population() {
    SortedMap<Integer, Double> shares = new TreeMap<>(Map.of(1, 0.4, 2, 0.2, 3, 0.2));
    assertThat(WorldFigures.wrongOrder(ordered(1, 2, 1, 3, 1, 4, 2, 4), shares))
        .isEqualTo(new Count(0, 4));
    assertThat(WorldFigures.wrongOrder(ordered(1, 2, 3, 1), shares)).isEqualTo(new Count(1, 2));
    assertThat(WorldFigures.wrongOrder(ordered(2, 3, 3, 5), shares))
        .as("equal shares are in no order")
        .isEqualTo(new Count(1, 2));
    assertThat(WorldFigures.wrongOrder(ordered(5, 4, 5, 1), shares)).isEqualTo(new Count(2, 2));
    assertThat(WorldFigures.wrongOrder(ordered(), shares)).isEqualTo(Count.NONE);
  }

  @Test
  void a_leader_is_wrong_whom_another_equals() {
    SortedMap<Integer, Double> shares = new TreeMap<>(Map.of(1, 0.4, 2, 0.2, 3, 0.2));
    assertThat(WorldFigures.wrongLeader(leads(1), shares)).isEqualTo(new Count(0, 1));
    assertThat(WorldFigures.wrongLeader(leads(2), shares)).isEqualTo(new Count(1, 1));
    assertThat(WorldFigures.wrongLeader(leads(5), shares)).isEqualTo(new Count(1, 1));
    shares.remove(1);
    assertThat(WorldFigures.wrongLeader(leads(2), shares)).isEqualTo(new Count(1, 1));
    assertThat(WorldFigures.wrongLeader(ordered(1, 2), shares)).isEqualTo(Count.NONE);
  }

  private static Told<Integer> ordered(int... pairs) {
    List<Told.Above<Integer>> order = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      order.add(new Told.Above<>(pairs[i], pairs[i + 1]));
    }
    return new Told<>(new TreeMap<>(), Optional.empty(), order, Optional.empty());
  }

  private static Told<Integer> leads(int key) {
    return new Told<>(new TreeMap<>(), Optional.empty(), List.of(), Optional.of(key));
  }

  @Test
  void shares_that_are_pooled_over_seeds_are_a_ratio_of_sums() {
    Measure pooled = Measure.named("coverage-published").orElseThrow();
    Summary summary =
        Summary.of(
            pooled,
            List.of(
                new Figure(java.util.OptionalDouble.of(1), 1, 1, ""),
                new Figure(java.util.OptionalDouble.of(0.5), 5, 10, "")));
    assertThat(summary.figure().orElseThrow().mean()).isCloseTo(6 / 11.0, within(1e-12));
    assertThat(summary.units()).isEqualTo(11);
    assertThat(Summary.of(pooled, List.of(Figure.none("nothing"))).note()).isEqualTo("nothing");
  }
}
