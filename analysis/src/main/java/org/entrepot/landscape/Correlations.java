package org.entrepot.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.entrepot.landscape.Correlation.Coefficient;
import org.entrepot.landscape.Correlation.Factor;
import org.entrepot.net.City;
import org.entrepot.rank.RankCorrelation;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Interval;

/**
 * Rank correlations of cities' shares with something else. Each draw takes the shares of one draw
 * of networks, and as many cities drawn anew with replacement, so that the interval spans both:
 * what other networks would have seen, and what other such cities would have. Percentiles of the
 * draws.
 */
final class Correlations {
  /** Of fewer cities no correlation is told; our own choice. */
  static final int FEWEST = 10;

  private final long seed;
  private final double level;
  private final double[] shares;

  /** The shares of each draw, city by city. */
  private final double[][] draws;

  /** Cities that no path was seen to visit have a share of 0, in every draw. */
  Correlations(Estimates<City> estimates, List<City> cities, long seed) {
    this.seed = seed;
    this.level = estimates.level();
    this.shares = cities.stream().mapToDouble(city -> share(estimates, city)).toArray();
    int number =
        estimates.shares().keySet().stream()
            .findFirst()
            .map(city -> estimates.draws(city).length)
            .orElse(0);
    this.draws =
        cities.stream()
            .map(
                city ->
                    estimates.shares().containsKey(city)
                        ? estimates.draws(city)
                        : new double[number])
            .toArray(double[][]::new);
  }

  private static double share(Estimates<City> estimates, City city) {
    return Optional.ofNullable(estimates.shares().get(city)).map(its -> its.value()).orElse(0.0);
  }

  /** With this; none of too few cities, or where all have as much of it. */
  Optional<Correlation> with(Factor factor, double[] values) {
    int n = shares.length;
    boolean varies = Arrays.stream(values).distinct().count() > 1;
    boolean seen = Arrays.stream(shares).distinct().count() > 1;
    return n >= FEWEST && varies && seen
        ? Optional.of(
            new Correlation(
                factor,
                n,
                coefficient(values, RankCorrelation::kendall),
                coefficient(values, RankCorrelation::spearman)))
        : Optional.empty();
  }

  private Coefficient coefficient(
      double[] values, ToDoubleBiFunction<double[], double[]> coefficient) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = values.length;
    double[] drawn = new double[draws[0].length];
    for (int draw = 0; draw < drawn.length; draw++) {
      int[] cities = IntStream.range(0, n).map(i -> random.nextInt(n)).toArray();
      int at = draw;
      drawn[draw] =
          coefficient.applyAsDouble(
              Arrays.stream(cities).mapToDouble(city -> draws[city][at]).toArray(),
              Arrays.stream(cities).mapToDouble(city -> values[city]).toArray());
    }
    Arrays.sort(drawn);
    int tail = (int) Math.floor(drawn.length * (1 - level) / 2 + 1e-9);
    double value = coefficient.applyAsDouble(shares, values);
    return new Coefficient(
        value,
        new Interval(
            Math.min(value, drawn[tail]), Math.max(value, drawn[drawn.length - 1 - tail]), level));
  }
}
