package org.entrepot.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.stats.Estimate;

/** What the measures of whole analyses give. */
final class WorldFigures {
  private static final String SILENT = "nobody is said to be above another";
  private static final String NOTHING = "no entity with a share of 1% or more";

  /** Sums of the same terms in another order differ by less. */
  private static final double SLIP = 1e-9;

  private WorldFigures() {}

  static Figure falseLinks(World world) {
    Count count = world.falseLinks();
    return count.whole() == 0
        ? Figure.none("no adjacency inferred")
        : Figure.of((double) count.part() / count.whole(), count.whole());
  }

  /** Root of the mean squared error. */
  static Figure rmse(Collection<double[]> pairs) {
    List<double[]> large = large(pairs);
    double squares = 0;
    for (double[] pair : large) {
      squares += (pair[1] - pair[0]) * (pair[1] - pair[0]);
    }
    return large.isEmpty()
        ? Figure.none(NOTHING)
        : Figure.of(Math.sqrt(squares / large.size()), large.size());
  }

  static Figure meanError(Collection<double[]> pairs) {
    List<double[]> large = large(pairs);
    OptionalDouble mean = large.stream().mapToDouble(pair -> Math.abs(pair[1] - pair[0])).average();
    return mean.isPresent() ? Figure.of(mean.getAsDouble(), large.size()) : Figure.none(NOTHING);
  }

  static Figure largestError(Collection<double[]> pairs) {
    List<double[]> large = large(pairs);
    OptionalDouble most = large.stream().mapToDouble(pair -> Math.abs(pair[1] - pair[0])).max();
    return most.isPresent() ? Figure.of(most.getAsDouble(), large.size()) : Figure.none(NOTHING);
  }

  private static List<double[]> large(Collection<double[]> pairs) {
    return pairs.stream().filter(pair -> Math.max(pair[0], pair[1]) >= World.LEAST_SHARE).toList();
  }

  static Figure tau(World world) {
    List<double[]> large = large(world.transitAs().values());
    OptionalDouble tau =
        RankAgreement.tau(
            large.stream().mapToDouble(pair -> pair[0]).toArray(),
            large.stream().mapToDouble(pair -> pair[1]).toArray());
    return tau.isPresent()
        ? Figure.of(tau.getAsDouble(), large.size())
        : Figure.none("no two different shares");
  }

  static Figure top(World world, int first) {
    SortedMap<Asn, Double> real = new TreeMap<>();
    SortedMap<Asn, Double> told = new TreeMap<>();
    for (Map.Entry<Asn, double[]> entry : world.transitAs().entrySet()) {
      real.put(entry.getKey(), entry.getValue()[0]);
      told.put(entry.getKey(), entry.getValue()[1]);
    }
    Count overlap = RankAgreement.overlap(told, real, first);
    return overlap.whole() == 0
        ? Figure.none(NOTHING)
        : Figure.of((double) overlap.part() / overlap.whole(), overlap.whole());
  }

  /**
   * Of how many entities of the population the interval holds the true share, the interval of
   * whoever is not named included.
   */
  static <K extends Comparable<? super K>> Figure covered(
      SortedMap<K, Double> population, Told<K> told) {
    return holds(World.large(population), told::of, WorldFigures::holds);
  }

  /** The same of the range that also counts what is unknown. */
  static <K extends Comparable<? super K>> Figure coveredWithUnknown(
      SortedMap<K, Double> population, Told<K> told) {
    return holds(
        World.large(population),
        told::of,
        (estimate, share) ->
            estimate.interval().low() <= share
                && share <= Math.max(estimate.interval().high(), estimate.upper()));
  }

  private static SortedMap<Asn, Double> population(World world) {
    return World.large(world.population().transitAs());
  }

  /** The same of those only that are published by name. */
  static Figure coveredOfTold(World world) {
    Told<Asn> published = world.published().transitAs();
    SortedMap<Asn, Double> named = population(world);
    named.keySet().removeIf(asn -> published.byName(asn).isEmpty());
    return named.isEmpty()
        ? Figure.none("no entity of the population is published")
        : holds(named, published::byName, WorldFigures::holds);
  }

  private static boolean holds(Estimate estimate, double share) {
    return estimate.interval().low() <= share && share <= estimate.interval().high();
  }

  /** Of how many entities of the panel the true share is not above the upper bound. */
  static Figure boundedAbove(World world) {
    return holds(
        world.panel(),
        world.published().transitAs()::byName,
        (estimate, share) -> share <= estimate.upper() + SLIP);
  }

  /** Of how many entities of the panel the true share is not below the published one. */
  static Figure boundedBelow(World world) {
    return holds(
        world.panel(),
        world.published().transitAs()::byName,
        (estimate, share) -> share >= estimate.value() - SLIP);
  }

  static Figure told(World world) {
    return holds(
        population(world), world.published().transitAs()::byName, (estimate, share) -> true);
  }

  private static <K> Figure holds(
      SortedMap<K, Double> shares,
      Function<K, Optional<Estimate>> told,
      BiPredicate<Estimate, Double> test) {
    long hits = 0;
    for (Map.Entry<K, Double> entry : shares.entrySet()) {
      double share = entry.getValue();
      hits += told.apply(entry.getKey()).filter(e -> test.test(e, share)).isPresent() ? 1 : 0;
    }
    return share(new Count(hits, shares.size()), NOTHING);
  }

  /** Of all that is said of who is above whom, how much is not so in the population. */
  static Figure wrongOrder(World world, Published told) {
    return share(orders(world, told).stream().reduce(Count.NONE, Count::plus), SILENT);
  }

  /** Of all rankings that say who is above whom, how many say something that is not so. */
  static Figure wrongRankings(World world, Published told) {
    return share(
        orders(world, told).stream()
            .filter(order -> order.whole() > 0)
            .map(order -> Count.of(order.part() > 0))
            .reduce(Count.NONE, Count::plus),
        SILENT);
  }

  static Figure misplacedPrecision(World world) {
    return share(world.misplaced(), "no probe is said to be misplaced");
  }

  static Figure misplacedRecall(World world) {
    long found = world.misplaced().part();
    return share(new Count(found, world.misplacedInTruth()), "no probe is misplaced");
  }

  /** Of all headlines on operators that call one the first, how many call another. */
  static Figure wrongLeaders(World world) {
    Stream<Count> headlines =
        Stream.of(Share.TRANSIT, Share.FIRST, Share.EXIT_TRANSIT)
            .map(share -> wrongLeader(world.published().of(share), world.population().of(share)));
    return share(headlines.reduce(Count.NONE, Count::plus), "nobody is said to lead");
  }

  /** What each ranking says of order, and how much of it is not so. */
  private static List<Count> orders(World world, Published told) {
    List<Count> orders = new ArrayList<>();
    orders.add(wrongOrder(told.transitAs(), world.population().transitAs()));
    for (Share share : Share.values()) {
      orders.add(wrongOrder(told.of(share), world.population().of(share)));
    }
    return orders;
  }

  static <K extends Comparable<? super K>> Count wrongOrder(
      Told<K> told, SortedMap<K, Double> population) {
    return told.order().stream()
        .map(pair -> Count.of(!isAbove(population, pair.first(), pair.second())))
        .reduce(Count.NONE, Count::plus);
  }

  static <K extends Comparable<? super K>> Count wrongLeader(
      Told<K> told, SortedMap<K, Double> population) {
    return told.leader()
        .map(
            first ->
                Count.of(
                    population.keySet().stream()
                        .anyMatch(
                            other -> !other.equals(first) && !isAbove(population, first, other))))
        .orElse(Count.NONE);
  }

  private static <K> boolean isAbove(SortedMap<K, Double> shares, K first, K second) {
    return shares.getOrDefault(first, 0.0) > shares.getOrDefault(second, 0.0) + SLIP;
  }

  private static Figure share(Count count, String none) {
    return count.whole() == 0
        ? Figure.none(none)
        : new Figure(
            OptionalDouble.of((double) count.part() / count.whole()),
            count.part(),
            count.whole(),
            "");
  }
}
