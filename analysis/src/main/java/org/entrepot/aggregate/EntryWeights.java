package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * Entries into a region ({@link EntryShare}) counted apart for each destination, so that a
 * destination's weight can be said afterwards (METHOD.md 3): one for each AS, its users, its
 * addresses. What traceroutes are sent to is whoever measured's choice; a weight takes that out.
 *
 * <p>A viewpoint's AS still has one vote. Within it, the share of each destination it has paths to
 * is taken first, and these are averaged by the destinations' weights; a destination of weight 0
 * leaves the average.
 *
 * <p>Worked example: AS1 has three paths to AS5, all in by AS3, and one to AS6, in by AS4. By path
 * AS3 has 3/4; by destination AS 1/2; if AS6 has nine times AS5's users, by users 1/10.
 *
 * @param <K> AS or organisation
 */
public final class EntryWeights<K extends Comparable<? super K>>
    implements Metric<EntryWeights<K>> {
  /** Shares within a destination are whole millionths of its weight. */
  private static final long FINE = 1_000_000;

  private final Region region;
  private final Function<Asn, Optional<CountryCode>> countryOf;
  private final Lens<Asn, K> lens;
  private final Function<Asn, Organization> whose;
  private final SortedMap<String, Part<K>> parts = new TreeMap<>();

  /** The entries to one destination. */
  private record Part<K extends Comparable<? super K>>(
      NavigableSet<Asn> destination, EntryShare<K> entries) {}

  private EntryWeights(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Lens<Asn, K> lens,
      Function<Asn, Organization> whose) {
    this.region = region;
    this.countryOf = countryOf;
    this.lens = lens;
    this.whose = whose;
  }

  /** An empty count; as {@link EntryShare#into}. */
  public static <K extends Comparable<? super K>> EntryWeights<K> into(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Lens<Asn, K> lens,
      Function<Asn, Organization> whose) {
    return new EntryWeights<>(region, countryOf, lens, whose);
  }

  private Part<K> part(NavigableSet<Asn> destination) {
    return parts.computeIfAbsent(
        destination.toString(),
        key ->
            new Part<>(
                Collections.unmodifiableNavigableSet(new TreeSet<>(destination)),
                EntryShare.into(region, countryOf, lens, whose)));
  }

  @Override
  public void accept(ObservedPath path) {
    if (!path.destinationAsns().isEmpty()) {
      part(path.destinationAsns()).entries().accept(path);
    }
  }

  @Override
  public EntryWeights<K> combine(EntryWeights<K> other) {
    other
        .parts
        .values()
        .forEach(theirs -> part(theirs.destination()).entries().combine(theirs.entries()));
    return this;
  }

  /** The destinations that entries were counted to, each the ASes that announce it together. */
  public List<NavigableSet<Asn>> destinations() {
    return parts.values().stream()
        .filter(part -> !part.entries().first().clusters().isEmpty())
        .map(Part::destination)
        .toList();
  }

  /**
   * Operators that carry others' paths in ({@link EntryShare#transit}), destinations weighted. The
   * units of the table are millionths of weight and no paths.
   *
   * @param weight of a destination; 0 leaves it out
   * @throws IllegalArgumentException if a weight is negative
   */
  public ClusterTable<K> transit(ToLongFunction<NavigableSet<Asn>> weight) {
    Map<String, Sum<K>> sums = new TreeMap<>();
    for (Part<K> part : parts.values()) {
      long of = weight.applyAsLong(part.destination());
      if (of < 0) {
        throw new IllegalArgumentException("a destination weighs " + of);
      }
      if (of > 0) {
        add(sums, part.entries().transit(), of * FINE);
      }
    }
    List<ClusterTable.Cluster> clusters = new ArrayList<>();
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>();
    sums.forEach(
        (id, sum) -> {
          int at = clusters.size();
          clusters.add(new ClusterTable.Cluster(id, sum.host, sum.units, sum.unresolved));
          sum.events.forEach(
              (subject, counts) -> {
                // Of destinations where a subject has no count, all that is open may be its own.
                long possible = Math.min(sum.units, counts[1] + sum.unresolved - counts[2]);
                if (possible > 0) {
                  events
                      .computeIfAbsent(subject, key -> new ArrayList<>())
                      .add(new ClusterTable.Count(at, counts[0], Math.max(counts[0], possible)));
                }
              });
        });
    return new ClusterTable<>(clusters, events);
  }

  /** What a viewpoint's AS has to all destinations together. */
  private static final class Sum<K> {
    final String host;
    long units;
    long unresolved;

    /** For each subject: its units, its possible ones, and what is unresolved where it counts. */
    final Map<K, long[]> events = new LinkedHashMap<>();

    Sum(String host) {
      this.host = host;
    }
  }

  private static <K> void add(Map<String, Sum<K>> sums, ClusterTable<K> table, long weight) {
    for (ClusterTable.Cluster cluster : table.clusters()) {
      Sum<K> sum = sums.computeIfAbsent(cluster.id(), id -> new Sum<>(cluster.host()));
      sum.units += weight;
      sum.unresolved += part(weight, cluster.unresolved(), cluster.units());
    }
    table
        .events()
        .forEach(
            (subject, counts) -> {
              for (ClusterTable.Count count : counts) {
                ClusterTable.Cluster cluster = table.clusters().get(count.cluster());
                long[] of =
                    Objects.requireNonNull(sums.get(cluster.id()))
                        .events
                        .computeIfAbsent(subject, key -> new long[3]);
                of[0] += part(weight, count.units(), cluster.units());
                of[1] += part(weight, count.possible(), cluster.units());
                of[2] += part(weight, cluster.unresolved(), cluster.units());
              }
            });
  }

  private static long part(long weight, long of, long all) {
    return (long) ((double) weight * of / all);
  }
}
