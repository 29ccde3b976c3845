package org.entrepot.score;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.net.City;

/**
 * Everything that is counted of single paths, in whole numbers that merge exactly: for any split of
 * the paths into parts, combining the parts' counts gives the counts of the whole. One thread's
 * own.
 */
final class WorldCounts {
  private static final List<PathMeasure> COUNTED =
      Stream.concat(
              Measures.ALL.stream()
                  .filter(PathMeasure.class::isInstance)
                  .map(PathMeasure.class::cast),
              Gates.counted().stream())
          .toList();

  private final Map<String, Count> sums = new HashMap<>();
  private final Map<String, Worst> worst = new HashMap<>();
  private final SortedMap<Long, Long> kmOff = new TreeMap<>();
  private final SortedSet<TrueLink> links = new TreeSet<>();
  private final PlaceCounts places = new PlaceCounts();
  private long paths;

  /** A path that a measure does badly in. */
  private record Worst(long lost, Comparison path) {
    /**
     * Paths to which nothing out of the way happened first, since an error in them is the analysis'
     * own and not the packets'; of those the ones that lose most, then the shortest.
     */
    static final Comparator<Worst> ORDER =
        Comparator.comparing((Worst one) -> !one.path.truth().reached())
            .thenComparing(one -> one.path.truth().artefacts().size())
            .thenComparing(one -> -one.lost)
            .thenComparing(one -> one.path.truth().hops().size())
            .thenComparing(one -> one.path.truth().key());
  }

  void accept(Comparison path) {
    paths++;
    for (PathMeasure measure : COUNTED) {
      Count count = measure.counting().apply(path);
      sums.merge(measure.name(), count, Count::plus);
      long lost = measure.lost(count);
      if (lost > 0) {
        keep(measure.name(), new Worst(lost, path));
      }
    }
    path.inferredNeighbours()
        .forEach(pair -> links.add(TrueLink.between(pair.get(0), pair.get(1))));
    for (TruePath.Hop hop : path.truth().answered()) {
      Optional<City> city = path.city(hop);
      city.flatMap(where -> path.kmOff(where, hop)).ifPresent(km -> kmOff.merge(km, 1L, Long::sum));
      places.accept(path, hop);
    }
  }

  private void keep(String measure, Worst candidate) {
    worst.merge(measure, candidate, (a, b) -> Worst.ORDER.compare(a, b) <= 0 ? a : b);
  }

  WorldCounts combine(WorldCounts other) {
    paths += other.paths;
    other.sums.forEach((name, count) -> sums.merge(name, count, Count::plus));
    other.worst.forEach(this::keep);
    other.kmOff.forEach((km, number) -> kmOff.merge(km, number, Long::sum));
    links.addAll(other.links);
    places.combine(other.places);
    return this;
  }

  long paths() {
    return paths;
  }

  Count sum(PathMeasure measure) {
    return sums.getOrDefault(measure.name(), Count.NONE);
  }

  /** The worst path of a measure; empty if there is none that it does badly in. */
  Optional<Example> example(Measure measure) {
    return Optional.ofNullable(worst.get(measure.name())).map(one -> Example.of(one.path()));
  }

  /** Pairs of ASes that are neighbours on some inferred path. */
  SortedSet<TrueLink> links() {
    return links;
  }

  /** How honest it is about where routers are. */
  PlaceCounts places() {
    return places;
  }

  /** The median error of the located routers: the lower of the two in the middle. */
  Figure medianKmOff() {
    long all = kmOff.values().stream().mapToLong(Long::longValue).sum();
    long below = 0;
    for (Map.Entry<Long, Long> entry : kmOff.entrySet()) {
      below += entry.getValue();
      if (2 * below >= all) {
        return Figure.of(entry.getKey(), all);
      }
    }
    return Figure.none("no located router");
  }
}
