package org.entrepot.score;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.stats.Estimate;

/** What the measures of whole analyses give. */
final class WorldFigures {
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
  static Figure covered(World world, AsShares told) {
    return holds(world.population(), told::of, WorldFigures::holds);
  }

  /** The same of the range that also counts what is unknown. */
  static Figure coveredWithUnknown(World world, AsShares told) {
    return holds(
        world.population(),
        told::of,
        (estimate, share) ->
            estimate.interval().low() <= share
                && share <= Math.max(estimate.interval().high(), estimate.upper()));
  }

  /** The same of those only that are published by name. */
  static Figure coveredOfTold(World world) {
    AsShares published = world.published();
    SortedMap<Asn, Double> named = new TreeMap<>(world.population());
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
        world.published()::byName,
        (estimate, share) -> share <= estimate.upper() + SLIP);
  }

  /** Of how many entities of the panel the true share is not below the published one. */
  static Figure boundedBelow(World world) {
    return holds(
        world.panel(),
        world.published()::byName,
        (estimate, share) -> share >= estimate.value() - SLIP);
  }

  static Figure told(World world) {
    return holds(world.population(), world.published()::byName, (estimate, share) -> true);
  }

  private static Figure holds(
      SortedMap<Asn, Double> shares,
      Function<Asn, Optional<Estimate>> told,
      BiPredicate<Estimate, Double> test) {
    long hits = 0;
    for (Map.Entry<Asn, Double> entry : shares.entrySet()) {
      double share = entry.getValue();
      hits += told.apply(entry.getKey()).filter(e -> test.test(e, share)).isPresent() ? 1 : 0;
    }
    return shares.isEmpty()
        ? Figure.none(NOTHING)
        : new Figure(OptionalDouble.of((double) hits / shares.size()), hits, shares.size(), "");
  }
}
