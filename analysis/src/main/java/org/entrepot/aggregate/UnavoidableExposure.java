package org.entrepot.aggregate;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The share of paths between networks that have no way around the operators of a country ({@code
 * Only(J)} of METHOD.md M16): not whether the path that was observed met one, which {@link
 * ForeignExposure} counts, but whether another could have avoided it. The observed path plays no
 * part, but for its two ends: the viewpoint's AS and those that announce the destination. Which
 * countries cannot be gone around between two of them is told by whoever knows the relationships
 * between networks ({@link Ways}).
 *
 * <p>Where that is not known, every country is possible: of a viewpoint without a known AS, of a
 * destination that nobody announces, and where no way is known at all. A path counts once for a
 * country, and countries overlap.
 *
 * <p>Worked example: of four paths to AS9, two from AS1 and two from AS2, where a Serbian operator
 * is on every way from AS1 and no way is known from AS2: Serbia has 2 of 2 within AS1, and within
 * AS2 none and at most 2; every other country has none, and at most 2 within AS2.
 */
public final class UnavoidableExposure implements Metric<UnavoidableExposure> {
  private final Home home;
  private final SortedMap<Pair, Long> paths = new TreeMap<>();

  /**
   * Two ends.
   *
   * @param source the viewpoint's AS; empty if it is not known
   * @param destinations the ASes that announce the destination; none if nobody does
   */
  public record Pair(Optional<Asn> source, NavigableSet<Asn> destinations)
      implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
        Comparator.<Pair>comparingLong(pair -> pair.source().map(Asn::value).orElse(-1L))
            .thenComparing(pair -> pair.destinations().toString());

    /** Copies the set. */
    public Pair {
      destinations = Collections.unmodifiableNavigableSet(new TreeSet<>(destinations));
    }

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What cannot be gone around between two ends.
   *
   * @param sure countries of which an operator is on every way that is known
   * @param possible further ones, of which one may be
   * @param open whether one of any country may be
   */
  public record Found(SortedSet<CountryCode> sure, SortedSet<CountryCode> possible, boolean open) {
    /** Of two ends of which nothing is known. */
    public static final Found NOTHING =
        new Found(Collections.emptySortedSet(), Collections.emptySortedSet(), true);
  }

  /** Knows ways between networks. */
  @FunctionalInterface
  public interface Ways {
    /** What cannot be gone around from an AS to those that announce a destination, at least one. */
    Found between(Asn source, SortedSet<Asn> destinations);
  }

  private UnavoidableExposure(Home home) {
    this.home = home;
  }

  /** An empty count; {@code whose} gives the organisation of an AS. */
  public static UnavoidableExposure of(Function<Asn, Organization> whose) {
    return new UnavoidableExposure(new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    paths.merge(new Pair(path.viewpoint().asn(), path.destinationAsns()), 1L, Long::sum);
  }

  @Override
  public UnavoidableExposure combine(UnavoidableExposure other) {
    other.paths.forEach((pair, number) -> paths.merge(pair, number, Long::sum));
    return this;
  }

  /** What was found of each pair of ends that there is a path between. */
  public SortedMap<Pair, Found> pairs(Ways ways) {
    SortedMap<Pair, Found> all = new TreeMap<>();
    paths.keySet().forEach(pair -> all.put(pair, found(pair, ways)));
    return all;
  }

  private static Found found(Pair pair, Ways ways) {
    return pair.destinations().isEmpty()
        ? Found.NOTHING
        : pair.source()
            .map(source -> ways.between(source, pair.destinations()))
            .orElse(Found.NOTHING);
  }

  /**
   * The counts by cluster.
   *
   * @param found of each pair, as {@link #pairs} tells it; nothing is known of others
   */
  public ClusterTable<CountryCode> table(SortedMap<Pair, Found> found) {
    Counts<CountryCode> counts = new Counts<>();
    paths.forEach(
        (pair, number) -> {
          Found of = found.getOrDefault(pair, Found.NOTHING);
          counts.add(
              Home.cluster(pair.source()),
              home.host(pair.source()),
              of.sure(),
              of.possible(),
              of.open(),
              number);
        });
    return counts.table();
  }
}
