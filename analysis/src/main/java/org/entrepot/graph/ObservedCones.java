package org.entrepot.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;

/**
 * Collects the customer cones that paths show. Merges exactly: for any split of the paths,
 * combining the parts gives the whole. Not safe for several threads.
 *
 * <p>Paths lead from the viewpoint to the destination, as traceroutes do and as BGP's AS_PATH is
 * written. An AS in several places in a row counts as one. A gap, or a step that is one of several
 * ASes, is no step of a known relationship: nothing is concluded across it.
 *
 * <p>Both readings stop where a step does not lead to a customer. As it was published, the
 * provider/peer reading takes everything to the right of where an AS was entered from a provider or
 * peer, since on a path without a valley nothing else than customers can follow there. On such
 * paths the two are the same; where a path and the relationships contradict each other, as where
 * they are of different dates, the published reading would put peers and providers into cones.
 * {@link #irregular()} counts the paths on which they differ.
 */
public final class ObservedCones {
  private static final Optional<Relationship> DOWN = Optional.of(Relationship.PROVIDER);
  private static final Optional<Relationship> ACROSS = Optional.of(Relationship.PEER);

  private final BiFunction<Asn, Asn, Optional<Relationship>> relationship;
  private final NavigableSet<Asn> asns = new TreeSet<>();
  private final Pairs bgp = new Pairs();
  private final Pairs entered = new Pairs();
  private long paths;
  private long irregular;

  /**
   * An empty collection.
   *
   * @param relationship what the first is to the second
   */
  public ObservedCones(BiFunction<Asn, Asn, Optional<Relationship>> relationship) {
    this.relationship = relationship;
  }

  /** An empty collection by the relationships that the files of an address book know. */
  public static ObservedCones by(AddressBook book) {
    return new ObservedCones(book::relationship);
  }

  /** Adds what an inferred path shows. */
  public void accept(ObservedPath path) {
    List<Optional<Asn>> steps = new ArrayList<>();
    for (AsPath.Step step : path.asPath().steps()) {
      if (!(step instanceof AsPath.Crossing)) {
        steps.add(
            step instanceof AsPath.Network network ? Optional.of(network.asn()) : Optional.empty());
      }
    }
    add(steps);
  }

  /** Adds what a path without gaps shows, the viewpoint's AS first and the origin last. */
  public void accept(List<Asn> path) {
    add(path.stream().map(Optional::of).toList());
  }

  private void add(List<Optional<Asn>> steps) {
    List<Optional<Asn>> path = new ArrayList<>();
    for (Optional<Asn> step : steps) {
      step.ifPresent(asns::add);
      if (path.isEmpty() || step.isEmpty() || !step.equals(path.get(path.size() - 1))) {
        path.add(step);
      }
    }
    List<Optional<Relationship>> links = new ArrayList<>();
    for (int i = 0; i + 1 < path.size(); i++) {
      Optional<Asn> next = path.get(i + 1);
      links.add(path.get(i).flatMap(asn -> next.flatMap(to -> relationship.apply(asn, to))));
    }
    paths++;
    boolean descending = false;
    boolean regular = true;
    for (int i = 0; i < links.size(); i++) {
      regular &= !descending || links.get(i).equals(DOWN);
      descending |= links.get(i).equals(DOWN) || links.get(i).equals(ACROSS);
      boolean fromAbove =
          i > 0 && (links.get(i - 1).equals(DOWN) || links.get(i - 1).equals(ACROSS));
      for (int j = i; j < links.size() && links.get(j).equals(DOWN); j++) {
        Asn top = path.get(i).orElseThrow();
        Asn below = path.get(j + 1).orElseThrow();
        bgp.add(top, below);
        if (fromAbove) {
          entered.add(top, below);
        }
      }
    }
    irregular += regular ? 0 : 1;
  }

  /** Adds what another has collected, which stays as it is. */
  public ObservedCones combine(ObservedCones other) {
    asns.addAll(other.asns);
    bgp.addAll(other.bgp);
    entered.addAll(other.entered);
    paths += other.paths;
    irregular += other.irregular;
    return this;
  }

  /** Number of paths. */
  public long paths() {
    return paths;
  }

  /**
   * Number of paths on which, after an AS was entered from a provider or peer, a step follows that
   * is not known to lead to a customer.
   */
  public long irregular() {
    return irregular;
  }

  /** The cones of which each step was seen on a path, all in a row. */
  public CustomerCones bgpObserved() {
    return new Cones(asns, bgp);
  }

  /** The same on paths alone that entered the AS from a provider or a peer of it. */
  public CustomerCones providerPeerObserved() {
    return new Cones(asns, entered);
  }

  /** Cones as pairs of an AS and one that is in its cone. */
  private static final class Cones implements CustomerCones {
    private final NavigableSet<Asn> asns;
    private final long[] pairs;

    Cones(NavigableSet<Asn> asns, Pairs pairs) {
      this.asns = new TreeSet<>(asns);
      this.pairs = pairs.sorted();
    }

    @Override
    public NavigableSet<Asn> of(Asn asn) {
      NavigableSet<Asn> cone = new TreeSet<>();
      if (asns.contains(asn)) {
        cone.add(asn);
        for (long pair : pairs) {
          if (pair >>> 32 == asn.value()) {
            cone.add(Pairs.second(pair));
          }
        }
      }
      return cone;
    }

    @Override
    public SortedMap<Asn, Long> sums(ToLongFunction<Asn> weight) {
      SortedMap<Asn, Long> sums = new TreeMap<>();
      asns.forEach(asn -> sums.put(asn, weight.applyAsLong(asn)));
      for (long pair : pairs) {
        sums.merge(Pairs.first(pair), weight.applyAsLong(Pairs.second(pair)), Math::addExact);
      }
      return sums;
    }
  }
}
