package org.entrepot.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;

/**
 * Whose operators packets between two ASes cannot go around: the countries without whose ASes there
 * is no valley-free way left ({@link ValleyFree}; METHOD.md M16, {@code Only(J)}). All ASes of a
 * country are taken out together, and the way looked for again: a country can be on every way
 * although none of its ASes is, and no single pair of an AS and a phase need be on all ways where
 * an AS is (METHOD.md M12), so that dominators would miss some of both. ASes of the organisations
 * of the two ends stay: theirs is no exposure.
 *
 * <p>Nothing is known of a pair of which an end is not in the graph, or between which there is no
 * way at all: any country is possible. Ways over steps that no table of relationships has are not
 * known either, and most links between peers are not in it (METHOD.md M13): a country that is found
 * here has no way around it <em>that is known</em>.
 *
 * <p>Worked example: S is a customer of A and of B, both of the Netherlands, and each of them a
 * provider of D. Neither is a single point of failure, and the Netherlands are.
 *
 * <p>A search climbs from each of the two ends to their providers, and on to theirs: a way exists
 * where the two climbs meet, or stand on two sides of a link between peers. Climbs are short, as
 * customer cones are wide, so that hundreds of pairs take no time. Immutable, and safe for many
 * threads.
 */
public final class WaysAround {
  private static final int NONE = -1;

  private final AsGraph graph;
  private final Business business;
  private final List<Optional<CountryCode>> countries;
  private final Function<Asn, Organization> whose;
  private final boolean unknownIsAnywhere;

  private WaysAround(
      AsGraph graph,
      Function<Asn, Optional<CountryCode>> country,
      Function<Asn, Organization> whose,
      boolean unknownIsAnywhere) {
    this.graph = graph;
    this.business = Business.of(graph);
    this.countries = graph.asns().stream().map(country).toList();
    this.whose = whose;
    this.unknownIsAnywhere = unknownIsAnywhere;
  }

  /**
   * By the relationships of a graph's steps.
   *
   * @param country whose an AS is taken to be; empty if that is not known
   * @param whose the organisation of an AS, by which the two ends are told from others
   * @param unknownIsAnywhere whether an AS of no known country may be of any, as of registration it
   *     may; if not it is of none, as of an owner that no list has
   */
  public static WaysAround of(
      AsGraph graph,
      Function<Asn, Optional<CountryCode>> country,
      Function<Asn, Organization> whose,
      boolean unknownIsAnywhere) {
    return new WaysAround(graph, country, whose, unknownIsAnywhere);
  }

  /**
   * What cannot be gone around between two ASes.
   *
   * @param sure countries of which some operator is on every way that is known
   * @param possible further ones, which are if ASes of no known country are theirs
   * @param open whether any country may be: no way is known, or none without such ASes
   */
  public record Unavoidable(
      NavigableSet<CountryCode> sure, NavigableSet<CountryCode> possible, boolean open) {}

  /** The two ends in the graph, and the ASes of their organisations. */
  private record Ends(List<Integer> source, List<Integer> destinations, Set<Organization> own) {}

  /**
   * From one AS to another, or to any of those that announce one destination together.
   *
   * @param destinations none if nobody is known to announce it
   */
  public Unavoidable between(Asn source, Set<Asn> destinations) {
    Set<Organization> own = new HashSet<>(Set.of(whose.apply(source)));
    destinations.forEach(asn -> own.add(whose.apply(asn)));
    Ends ends = new Ends(nodes(Set.of(source)), nodes(destinations), own);
    if (way(ends, node -> false).isEmpty()) {
      return new Unavoidable(new TreeSet<>(), new TreeSet<>(), true);
    }
    NavigableSet<CountryCode> sure = onEveryWay(ends, node -> false);
    IntPredicate nowhere =
        node -> unknownIsAnywhere && countries.get(node).isEmpty() && !isOwn(node, ends);
    if (way(ends, nowhere).isEmpty()) {
      return new Unavoidable(sure, new TreeSet<>(), true);
    }
    NavigableSet<CountryCode> possible = onEveryWay(ends, nowhere);
    possible.removeAll(sure);
    return new Unavoidable(sure, possible, false);
  }

  private List<Integer> nodes(Set<Asn> asns) {
    return new TreeSet<>(asns).stream().map(graph::node).filter(node -> node >= 0).toList();
  }

  private boolean isOwn(int node, Ends ends) {
    return ends.own().contains(whose.apply(graph.asn(node)));
  }

  /** Of the countries on one way, those that no other way avoids. There is a way. */
  private NavigableSet<CountryCode> onEveryWay(Ends ends, IntPredicate without) {
    NavigableSet<CountryCode> sure = new TreeSet<>();
    NavigableSet<CountryCode> left = between(way(ends, without).orElseThrow(), ends);
    while (!left.isEmpty()) {
      CountryCode country = left.first();
      left.remove(country);
      Optional<List<Integer>> around =
          way(ends, node -> without.test(node) || isOf(country, node, ends));
      around.ifPresentOrElse(
          other -> left.retainAll(between(other, ends)), () -> sure.add(country));
    }
    return sure;
  }

  private boolean isOf(CountryCode country, int node, Ends ends) {
    return countries.get(node).filter(country::equals).isPresent() && !isOwn(node, ends);
  }

  /** The countries of those on a way who belong to neither end. */
  private NavigableSet<CountryCode> between(List<Integer> way, Ends ends) {
    NavigableSet<CountryCode> all = new TreeSet<>();
    for (int node : way) {
      if (!isOwn(node, ends)) {
        countries.get(node).ifPresent(all::add);
      }
    }
    return all;
  }

  /** All on one way, in no certain order; empty if there is none without these. */
  private Optional<List<Integer>> way(Ends ends, IntPredicate without) {
    Map<Integer, Integer> up = climb(ends.source(), without);
    Map<Integer, Integer> down = climb(ends.destinations(), without);
    for (int node : up.keySet()) {
      if (down.containsKey(node)) {
        return Optional.of(joined(up, node, down, node));
      }
    }
    for (int node : up.keySet()) {
      int peer = peer(node, down);
      if (peer != NONE) {
        return Optional.of(joined(up, node, down, peer));
      }
    }
    return Optional.empty();
  }

  /** Everybody who is reached by climbing alone, and from whom; the nearest first. */
  private Map<Integer, Integer> climb(List<Integer> from, IntPredicate without) {
    Map<Integer, Integer> below = new LinkedHashMap<>();
    Deque<Integer> next = new ArrayDeque<>();
    for (int node : from) {
      below.put(node, NONE);
      next.add(node);
    }
    for (Integer node = next.poll(); node != null; node = next.poll()) {
      Csr providers = business.providers();
      for (int arc = providers.from(node); arc < providers.to(node); arc++) {
        int provider = providers.head(arc);
        if (!without.test(provider) && below.putIfAbsent(provider, node) == null) {
          next.add(provider);
        }
      }
    }
    return below;
  }

  /** A peer of an AS among some, or none; whichever of the two are fewer are gone through. */
  private int peer(int node, Map<Integer, Integer> among) {
    Csr peers = business.peers();
    if (peers.degree(node) <= among.size()) {
      for (int arc = peers.from(node); arc < peers.to(node); arc++) {
        if (among.containsKey(peers.head(arc))) {
          return peers.head(arc);
        }
      }
      return NONE;
    }
    for (int other : among.keySet()) {
      if (peers.find(node, other) >= 0) {
        return other;
      }
    }
    return NONE;
  }

  private static List<Integer> joined(
      Map<Integer, Integer> up, int top, Map<Integer, Integer> down, int other) {
    List<Integer> way = new ArrayList<>();
    for (int node = top; node != NONE; node = up.getOrDefault(node, NONE)) {
      way.add(node);
    }
    for (int node = other; node != NONE; node = down.getOrDefault(node, NONE)) {
      way.add(node);
    }
    return way;
  }
}
