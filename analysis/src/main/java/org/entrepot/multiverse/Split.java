package org.entrepot.multiverse;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.aggregate.Metric;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * One metric, counted apart for every policy, every border and every country of vantage points.
 *
 * @param <M> the metric
 * @param <K> of whom it counts
 */
final class Split<M extends Metric<M>, K> {
  private final SortedMap<Key, M> parts = new TreeMap<>();
  private final Function<Border, M> empty;
  private final Function<M, ClusterTable<K>> table;

  /**
   * The border of a region that a metric asks for.
   *
   * @param region its name; empty where the metric asks for no border
   * @param attribution what is meant by the country of an AS; likewise
   */
  record Border(String region, String attribution) implements Comparable<Border> {
    static final Border NONE = new Border("", "");

    @Override
    public int compareTo(Border other) {
      int byRegion = region.compareTo(other.region);
      return byRegion != 0 ? byRegion : attribution.compareTo(other.attribution);
    }
  }

  private record Key(String policy, Border border, CountryCode country) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::policy).thenComparing(Key::border).thenComparing(Key::country);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  Split(Function<Border, M> empty, Function<M, ClusterTable<K>> table) {
    this.empty = empty;
    this.table = table;
  }

  void accept(String policy, Border border, CountryCode country, ObservedPath path) {
    parts
        .computeIfAbsent(new Key(policy, border, country), key -> empty.apply(key.border()))
        .accept(path);
  }

  void combine(Split<M, K> other) {
    other.parts.forEach(
        (key, theirs) -> parts.computeIfAbsent(key, k -> empty.apply(k.border())).combine(theirs));
  }

  /** The counts of each of these countries that has any. */
  SortedMap<CountryCode, ClusterTable<K>> byCountry(
      String policy, Border border, Set<CountryCode> countries) {
    SortedMap<CountryCode, ClusterTable<K>> all = new TreeMap<>();
    for (CountryCode country : countries) {
      Optional.ofNullable(parts.get(new Key(policy, border, country)))
          .map(table)
          .filter(counted -> !counted.clusters().isEmpty())
          .ifPresent(counted -> all.put(country, counted));
    }
    return all;
  }

  /** The counts of these countries together. */
  ClusterTable<K> together(String policy, Border border, Set<CountryCode> countries) {
    M all = empty.apply(border);
    for (CountryCode country : new TreeSet<>(countries)) {
      Optional.ofNullable(parts.get(new Key(policy, border, country))).ifPresent(all::combine);
    }
    return table.apply(all);
  }
}
