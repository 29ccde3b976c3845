package org.entrepot.aggregate;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.TrimmedMean;

/**
 * AS hegemony (METHOD.md M2; Fontugne, Shah and Aben, PAM 2018): how much the paths to a scope, an
 * AS that announces the destination, depend on an operator. Each viewpoint's AS gives the share of
 * its paths to the scope that go through the operator, the ends included; the hegemony is the
 * trimmed mean of these shares. Every operator of a scope's organisation that stands on the paths
 * is counted, the scope itself with 1 where all paths get there.
 *
 * <p>A path to an address that several ASes announce belongs to the scope of each. A path to one
 * that nobody announces belongs to none, but to all destinations together. A path weighs 1:
 * traceroutes say nothing of the size of a block. Viewpoints of which the AS is not known are one
 * viewpoint together, as in {@link PathShare}.
 *
 * <p>Kept are whole numbers of paths by destination, viewpoint and operator. The shares of an
 * operator are bounded as in {@link PathShare}: a gap may hide any operator, and the trimmed mean
 * never falls when a share rises.
 *
 * <p>Worked example, to AS9: {@code AS1 AS2 AS9} and {@code AS1 ? AS9} from AS1, {@code AS3 AS4
 * AS9} from AS3; and {@code AS5 AS6} from AS5 to AS6. By viewpoints with a path to AS9, AS2 has
 * (1/2 + 0) / 2 = 0.25, and at most (2/2 + 0) / 2 = 0.5; AS9 has 1. By all viewpoints AS2 has (1/2
 * + 0 + 0) / 3 = 0.167 and AS9 has 0.667.
 *
 * @param <K> AS or organisation
 */
public final class Hegemony<K extends Comparable<? super K>> implements Metric<Hegemony<K>> {
  /** Whose shares are averaged. */
  public enum Viewpoints {
    /** All viewpoints' ASes; one without a path to the scope counts with 0. */
    NORMAL,
    /** Those with a path to the scope: what is done with traceroutes. */
    SPARSE
  }

  /**
   * What the share of a viewpoint's AS is where several probes (peers' addresses, in BGP) are in
   * it. One of two probes that sees an operator on half of its paths, the other not at all, gives
   * 0.25, 0.25 and 0.5.
   */
  public enum Addresses {
    /** The share of all their paths together (IHR until 2020). */
    POOLED,
    /** The mean of the share of each, 0 where the operator is not seen: IHR's documentation. */
    MEAN,
    /**
     * The mean of the share of each that sees the operator at all: IHR's code. More paths may lower
     * it, so that what was seen is no lower bound of what was there.
     */
    WHERE_PRESENT
  }

  /**
   * How hegemony is computed.
   *
   * @param viewpoints whose shares are averaged
   * @param addresses what the share of one AS with several probes is
   * @param trim how the mean is trimmed
   */
  public record Options(Viewpoints viewpoints, Addresses addresses, TrimmedMean trim) {
    /** For traceroutes: those with a path, their probes pooled, trimmed by 10% at each end. */
    public static final Options SPARSE =
        new Options(Viewpoints.SPARSE, Addresses.POOLED, TrimmedMean.TEN_PERCENT);

    /** The same over all viewpoints. */
    public static final Options NORMAL = SPARSE.withViewpoints(Viewpoints.NORMAL);

    /** As the code of Internet Health Report does it with traceroutes. */
    public static final Options IHR = SPARSE.withAddresses(Addresses.WHERE_PRESENT);

    /** The same with other viewpoints. */
    public Options withViewpoints(Viewpoints other) {
      return new Options(other, addresses, trim);
    }

    /** The same with another share of several probes. */
    public Options withAddresses(Addresses other) {
      return new Options(viewpoints, other, trim);
    }

    /** The same trimmed otherwise. */
    public Options withTrim(TrimmedMean other) {
      return new Options(viewpoints, addresses, other);
    }
  }

  /**
   * On whom the paths to a scope depend.
   *
   * @param shares the hegemony of each operator that has or may have one above 0
   * @param unseen the most that an operator may have that is not among them
   * @param viewpoints number of viewpoints' ASes with a path to the scope, whoever is averaged
   */
  public record Result<K>(SortedMap<K, Share> shares, double unseen, int viewpoints) {
    /** Copies the shares. */
    public Result {
      shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }
  }

  private final Lens<Asn, K> lens;
  private final Home home;

  /** By the ASes that announce the destination, and by probe. */
  private final Map<Set<Asn>, Map<Long, Counts<K>>> counts = new HashMap<>();

  private final Set<String> viewpoints = new HashSet<>();

  private Hegemony(Lens<Asn, K> lens, Home home) {
    this.lens = lens;
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS, by which those that host viewpoints are named
   */
  public static <K extends Comparable<? super K>> Hegemony<K> of(
      Lens<Asn, K> lens, Function<Asn, Organization> whose) {
    return new Hegemony<>(lens, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Between<K> found = Between.all(path, lens);
    viewpoints.add(Home.cluster(path));
    cell(path.destinationAsns(), path.viewpoint().probeId())
        .add(Home.cluster(path), home.host(path), found.seen(), found.possible(), found.open());
  }

  private Counts<K> cell(Set<Asn> destination, long probe) {
    return counts
        .computeIfAbsent(destination, key -> new HashMap<>())
        .computeIfAbsent(probe, key -> new Counts<>());
  }

  @Override
  public Hegemony<K> combine(Hegemony<K> other) {
    viewpoints.addAll(other.viewpoints);
    other.counts.forEach(
        (destination, probes) ->
            probes.forEach((probe, theirs) -> cell(destination, probe).addAll(theirs)));
    return this;
  }

  /** The ASes that announce a destination of some path. */
  public NavigableSet<Asn> scopes() {
    NavigableSet<Asn> all = new TreeSet<>();
    counts.keySet().forEach(all::addAll);
    return all;
  }

  /** The counts of paths to a scope, by viewpoint's AS: shares without trimming, with intervals. */
  public ClusterTable<K> table(Asn scope) {
    return pooled(to(scope));
  }

  /** The counts of all paths, by viewpoint's AS. */
  public ClusterTable<K> table() {
    return pooled(counts.values());
  }

  /** The hegemony in the paths to a scope; empty if there is no such path. */
  public Optional<Result<K>> scope(Asn scope, Options options) {
    return result(to(scope), options);
  }

  /** The hegemony in the paths to all destinations together; empty if there is no path. */
  public Optional<Result<K>> all(Options options) {
    return result(counts.values(), options);
  }

  private List<Map<Long, Counts<K>>> to(Asn scope) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().contains(scope))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static <K extends Comparable<? super K>> ClusterTable<K> pooled(
      Collection<Map<Long, Counts<K>>> paths) {
    Counts<K> sum = new Counts<>();
    paths.forEach(probes -> probes.values().forEach(sum::addAll));
    return sum.table();
  }

  private Optional<Result<K>> result(Collection<Map<Long, Counts<K>>> paths, Options options) {
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    List<ClusterTable<K>> addresses =
        options.addresses == Addresses.POOLED ? List.of(pooled(paths)) : byProbe(paths);
    return Optional.of(new Votes<>(addresses).result(options, viewpoints.size()));
  }

  private static <K extends Comparable<? super K>> List<ClusterTable<K>> byProbe(
      Collection<Map<Long, Counts<K>>> paths) {
    SortedMap<Long, Counts<K>> sums = new TreeMap<>();
    paths.forEach(
        probes ->
            probes.forEach(
                (probe, some) -> sums.computeIfAbsent(probe, key -> new Counts<>()).addAll(some)));
    return sums.values().stream().map(Counts::table).toList();
  }
}
