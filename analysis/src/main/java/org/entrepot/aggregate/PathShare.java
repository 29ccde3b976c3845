package org.entrepot.aggregate;

import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The share of paths that go through an operator: path share (METHOD.md M1), transit-only, which is
 * through an operator that belongs to neither end, or all-path, the ends included. A path counts
 * once for an operator however often it meets it, so that an organisation's share is the union of
 * its ASes' paths and never their sum. Shares of different operators overlap: they do not add up to
 * one.
 *
 * <p>A gap may hide any operator, and a step that is one of several ASes any of them: such paths
 * are counted as possible, which gives the upper bound of M1.
 *
 * <p>Worked example: {@code AS1 AS2 AS3} and {@code AS1 ? AS3}, from AS1 to AS3, all of different
 * organisations: AS2 is on 1 of 2 paths, at most 2 of 2; AS1 and AS3 on none, being the ends, and
 * with the ends included on both.
 *
 * @param <K> AS or organisation
 */
public final class PathShare<K extends Comparable<? super K>> implements Metric<PathShare<K>> {
  private final Home home;
  private final Function<ObservedPath, Between<K>> carriers;
  private final Counts<K> counts = new Counts<>();

  private PathShare(Home home, Function<ObservedPath, Between<K>> carriers) {
    this.home = home;
    this.carriers = carriers;
  }

  /**
   * An empty count of operators that belong to neither end.
   *
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS, by which the two ends are told from transit
   */
  public static <K extends Comparable<? super K>> PathShare<K> transit(
      Lens<Asn, K> lens, Function<Asn, Organization> whose) {
    Home home = new Home(whose);
    return new PathShare<>(home, path -> Between.of(path, lens, home));
  }

  /**
   * An empty count of all operators. The viewpoint's own is on each of its paths; the destination's
   * on those that were seen to get there.
   *
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS, by which those that host viewpoints are named
   */
  public static <K extends Comparable<? super K>> PathShare<K> all(
      Lens<Asn, K> lens, Function<Asn, Organization> whose) {
    return new PathShare<>(new Home(whose), path -> Between.all(path, lens));
  }

  @Override
  public void accept(ObservedPath path) {
    Between<K> found = carriers.apply(path);
    counts.add(Home.cluster(path), home.host(path), found.seen(), found.possible(), found.open());
  }

  @Override
  public PathShare<K> combine(PathShare<K> other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The counts by cluster. */
  public ClusterTable<K> table() {
    return counts.table();
  }
}
