package org.entrepot.catchment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.entrepot.net.Asn;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Weights;

/** Counts of answers by network, made of the ballots of its vantage points. */
final class Tables {
  private final Ballots ballots;
  private final Frame frame;

  /** One network. */
  private static final class Cell<K> {
    long units;
    long open;
    final SortedMap<K, long[]> events = new TreeMap<>();
  }

  Tables(Ballots ballots, Frame frame) {
    this.ballots = ballots;
    this.frame = frame;
  }

  /** Number of the units of a weighting in one ballot, by site. */
  private static SortedMap<Integer, Long> units(Weighting weighting, Ballots.Ballot ballot) {
    return weighting == Weighting.PROBES ? ballot.votes() : ballot.answers();
  }

  /**
   * A table of some vantage points.
   *
   * @param event what an answer of a site counts for, by vantage point and site: what it does count
   *     for, each once
   */
  <K extends Comparable<? super K>> ClusterTable<K> of(
      Weighting weighting, Predicate<Vantage> who, BiFunction<Vantage, Integer, List<K>> event) {
    SortedMap<Asn, Cell<K>> cells = new TreeMap<>();
    ballots.ballots.forEach(
        (vantage, ballot) -> {
          if (!who.test(vantage)) {
            return;
          }
          Cell<K> cell = cells.computeIfAbsent(vantage.asn(), key -> new Cell<>());
          units(weighting, ballot)
              .forEach(
                  (site, number) -> {
                    cell.units += number;
                    if (site == CatchmentCount.UNLISTED) {
                      cell.open += number;
                    } else {
                      event
                          .apply(vantage, site)
                          .forEach(
                              key ->
                                  cell.events.computeIfAbsent(key, k -> new long[1])[0] += number);
                    }
                  });
        });
    return table(cells);
  }

  private <K extends Comparable<? super K>> ClusterTable<K> table(SortedMap<Asn, Cell<K>> cells) {
    List<ClusterTable.Cluster> clusters = new ArrayList<>();
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>();
    for (Map.Entry<Asn, Cell<K>> entry : cells.entrySet()) {
      Cell<K> cell = entry.getValue();
      int index = clusters.size();
      clusters.add(
          new ClusterTable.Cluster(
              Long.toString(entry.getKey().value()),
              frame.whose().apply(entry.getKey()).id(),
              cell.units,
              cell.open));
      cell.events.forEach(
          (key, number) ->
              events
                  .computeIfAbsent(key, k -> new ArrayList<>())
                  .add(new ClusterTable.Count(index, number[0], number[0] + cell.open)));
    }
    return new ClusterTable<>(clusters, events);
  }

  /** The bootstrap of a weighting over a table's networks; empty where none has a vote. */
  Optional<ClusterBootstrap> bootstrap(Weighting weighting, ClusterTable<?> table) {
    ClusterBootstrap equal = ClusterBootstrap.withSeed(frame.seed());
    SortedMap<String, Double> weights = new TreeMap<>();
    for (ClusterTable.Cluster cluster : table.clusters()) {
      weights.put(
          cluster.id(),
          weighting == Weighting.USERS
              ? frame.users().applyAsDouble(Asn.parse(cluster.id()))
              : (double) cluster.units());
    }
    if (weights.values().stream().noneMatch(weight -> weight > 0)) {
      return Optional.empty();
    }
    Weights weighed = Weights.of(weighting.words(), id -> weights.getOrDefault(id, 0.0));
    return Optional.of(
        switch (weighting) {
          case AS -> equal;
          case USERS -> equal.withWeights(weighed.cutAt(5));
          case RESULTS, PROBES -> equal.withWeights(weighed);
        });
  }
}
