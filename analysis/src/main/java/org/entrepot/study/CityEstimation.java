package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.entrepot.aggregate.CityGateway;
import org.entrepot.net.City;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;

/** Makes rankings of what is counted of cities as hubs. */
final class CityEstimation {
  /** Expected numbers are counted in these parts of a path. */
  private static final long PARTS = CityGateway.PARTS;

  private static final String EXPECTED = ", by the probabilities of where its routers are";

  private final CityCounting counting;
  private final ClusterBootstrap bootstrap;
  private final Function<City, Subject> names;

  CityEstimation(CityCounting counting, long seed, Function<City, Subject> names) {
    this.counting = counting;
    this.bootstrap = ClusterBootstrap.withSeed(seed);
    this.names = names;
  }

  /**
   * All of them.
   *
   * @param outwards the estimand of an event on paths from the region
   * @param inwards that of one on paths from outside to the region
   */
  CityHubs hubs(Function<String, Estimand> outwards, Function<String, Estimand> inwards) {
    String handedOver = "was handed from one operator to another there";
    String left = "left the region by it, the last of its cities on the way";
    String cameIn = "came into the region by it, the first of its cities on the way";
    List<Ranking<City>> entry = new ArrayList<>();
    if (!counting.entry.table().clusters().isEmpty()) {
      entry.add(rank("city-gateway-entry", inwards.apply(cameIn), counting.entry.table()));
      entry.add(
          expected(
              "city-gateway-entry-expected",
              inwards.apply(cameIn + EXPECTED),
              counting.entry.expected()));
    }
    Ranking<City> handover =
        rank("city-handover", outwards.apply(handedOver), counting.handover.table());
    Ranking<City> handoverExpected =
        expected(
            "city-handover-expected",
            outwards.apply(handedOver + EXPECTED),
            counting.handover.expected());
    return new CityHubs(
        handover,
        handoverExpected,
        rank("city-gateway", outwards.apply(left), counting.gateway.table()),
        expected(
            "city-gateway-expected", outwards.apply(left + EXPECTED), counting.gateway.expected()),
        entry,
        expected(
            "city-visit-expected",
            outwards.apply("met a router there" + EXPECTED),
            counting.visits.table()),
        bounds(handover.estimates(), handoverExpected),
        counting.agreement());
  }

  private Ranking<City> rank(String metric, Estimand estimand, ClusterTable<City> table) {
    return Ranking.of(metric, bootstrap.estimate(estimand, table), names);
  }

  private Ranking<City> expected(String metric, Estimand estimand, ClusterTable<City> table) {
    return Ranking.of(metric, bootstrap.estimate(estimand, table).ofParts(PARTS), names);
  }

  private List<CityHubs.Bounds> bounds(Estimates<City> seen, Ranking<City> expected) {
    SortedMap<City, Double> least = bootstrap.values(counting.handover.atLeast());
    SortedMap<City, Double> most = bootstrap.values(counting.handover.atMost());
    List<CityHubs.Bounds> all = new ArrayList<>();
    for (Ranking.Row<City> row : expected.rows()) {
      Estimate detected = seen.shares().get(row.key());
      double none = seen.unseen().map(Estimate::upper).orElse(1.0);
      all.add(
          new CityHubs.Bounds(
              row.subject(),
              detected == null ? 0 : detected.value(),
              detected == null ? none : detected.upper(),
              least.getOrDefault(row.key(), 0.0),
              row.estimate().value(),
              most.getOrDefault(row.key(), 0.0),
              row.estimate().upper()));
    }
    return all;
  }
}
