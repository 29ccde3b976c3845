package org.entrepot.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Percent;
import org.entrepot.stats.RankSets;
import org.entrepot.stats.TextTable;

/**
 * Entities in order of their shares, in tiers. Prints as a small table.
 *
 * <p>The order within a tier is not to be relied on: ranges of ranks that overlap leave it open.
 *
 * @param <K> the entities
 * @param metric file-safe name of what is ranked
 * @param estimates the shares
 * @param rows the entities, the largest share first
 */
public record Ranking<K>(String metric, Estimates<K> estimates, List<Row<K>> rows) {
  private static final int PRINTED = 10;

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if the metric has other characters than ASCII letters, digits,
   *     dots, dashes and underscores
   */
  public Ranking {
    if (!metric.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("\"" + metric + "\" is no file-safe name of a metric");
    }
    rows = List.copyOf(rows);
  }

  /**
   * One entity.
   *
   * @param rank 1 for the largest share; equal shares have equal ranks
   * @param rankLow the best rank that the data leave open
   * @param rankHigh the worst rank that the data leave open
   * @param tier 1 for the first: a tier ends behind the last entity that does not lie significantly
   *     below the first of the tier, so it can hold some that do
   * @param belowFirst whether it lies significantly below the first of all
   * @param key the entity
   * @param subject how it is shown
   * @param estimate its share
   */
  public record Row<K>(
      int rank,
      int rankLow,
      int rankHigh,
      int tier,
      boolean belowFirst,
      K key,
      Subject subject,
      Estimate estimate) {}

  /**
   * Ranks entities by their shares; of equal shares the smaller id stands first. Entities without
   * any share are left out, unless none has one.
   */
  public static <K> Ranking<K> of(
      String metric, Estimates<K> estimates, Function<K, Subject> subjects) {
    List<Entity<K>> order = order(estimates, subjects);
    RankSets<K> sets = RankSets.of(estimates, order.stream().map(Entity::key).toList());
    List<Row<K>> rows = new ArrayList<>();
    int tier = 0;
    int tierEnd = 0;
    for (int i = 0; i < order.size(); i++) {
      Entity<K> entity = order.get(i);
      int rank =
          i > 0 && entity.value() == order.get(i - 1).value() ? rows.get(i - 1).rank() : i + 1;
      if (i == tierEnd) {
        tier++;
        tierEnd = tierEnd(order, i, sets);
      }
      rows.add(
          new Row<>(
              rank,
              sets.low(entity.key()),
              sets.high(entity.key()),
              tier,
              sets.above(order.get(0).key(), entity.key()),
              entity.key(),
              entity.subject(),
              entity.estimate()));
    }
    return new Ranking<>(metric, estimates, rows);
  }

  /** Where the tier ends that begins here: behind the last entity not surely below its first. */
  private static <K> int tierEnd(List<Entity<K>> order, int first, RankSets<K> sets) {
    int end = order.size();
    while (end > first + 1 && sets.above(order.get(first).key(), order.get(end - 1).key())) {
      end--;
    }
    return end;
  }

  /** Ranks entities that are shown as they print. */
  public static <K> Ranking<K> of(String metric, Estimates<K> estimates) {
    return of(
        metric, estimates, key -> new Subject(key.toString(), key.toString(), Optional.empty()));
  }

  private record Entity<K>(K key, Subject subject, Estimate estimate) {
    double value() {
      return estimate.value();
    }
  }

  private static <K> List<Entity<K>> order(Estimates<K> estimates, Function<K, Subject> subjects) {
    Map<Boolean, List<Entity<K>>> byPresence =
        estimates.shares().entrySet().stream()
            .map(e -> new Entity<>(e.getKey(), subjects.apply(e.getKey()), e.getValue()))
            .sorted(
                Comparator.comparingDouble((Entity<K> e) -> -e.value())
                    .thenComparing(e -> e.subject().id()))
            .collect(Collectors.partitioningBy(e -> e.value() > 0));
    List<Entity<K>> present = byPresence.getOrDefault(true, List.of());
    return present.isEmpty() ? byPresence.getOrDefault(false, List.of()) : present;
  }

  /** The same with no more than the first rows; ranks stay those among all. */
  public Ranking<K> top(int number) {
    return new Ranking<>(metric, estimates, rows.subList(0, Math.min(number, rows.size())));
  }

  /**
   * The rows that cannot be told apart from the first: all others that do not lie significantly
   * below it. There are as many as the first's worst rank leaves room for.
   */
  public List<Row<K>> rivals() {
    return rows.stream().skip(1).filter(row -> !row.belowFirst()).toList();
  }

  /**
   * The probability that the first row leads the second: the share of bootstrap draws in which it
   * does, ties counting half. Empty where there are fewer than two rows.
   */
  public OptionalDouble probabilityOfLead() {
    return rows.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(estimates.probabilityAbove(rows.get(0).key(), rows.get(1).key()));
  }

  /**
   * Where each row stands in the bootstrap draws, in the order of the rows and among them alone.
   * Computed anew each time.
   */
  public List<Place> places() {
    return Place.of(estimates, rows);
  }

  /**
   * The probability that the first row is the first: the share of bootstrap draws in which no other
   * row has a larger share, those with k equal ones counting 1 / k. Empty where there is no row.
   */
  public OptionalDouble probabilityOfFirst() {
    double[] sum = {0};
    int[] draws = {0};
    DrawnShares.forEach(
        estimates,
        rows,
        shares -> {
          draws[0]++;
          int equal = 0;
          boolean first = true;
          for (double share : shares) {
            equal += share == shares[0] ? 1 : 0;
            first &= share <= shares[0];
          }
          sum[0] += first ? 1.0 / equal : 0;
        });
    return rows.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum[0] / draws[0]);
  }

  /**
   * How far the order of the rows agrees from draw to draw with that of the whole sample. Empty
   * where there are fewer than two rows. Computed anew each time.
   */
  public Optional<Stability> stability() {
    return Stability.of(estimates, rows);
  }

  @Override
  public String toString() {
    TextTable table = new TextTable("rlrlllrl");
    table.row(
        "rank",
        "range",
        "tier",
        "id",
        "name",
        "country",
        "share",
        Percent.ofLevel(estimates.level()) + " CI");
    for (Row<K> row : top(PRINTED).rows()) {
      table.row(
          Integer.toString(row.rank()),
          row.rankLow() + "-" + row.rankHigh(),
          Integer.toString(row.tier()),
          row.subject().id(),
          row.subject().name(),
          row.subject().country().map(CountryCode::code).orElse(""),
          Percent.of(row.estimate().value()),
          row.estimate().interval().toString());
    }
    int more = rows.size() - PRINTED;
    return metric
        + "\n"
        + estimates.heading()
        + "\n"
        + table
        + (more > 0 ? "and " + more + " more\n" : "");
  }
}
