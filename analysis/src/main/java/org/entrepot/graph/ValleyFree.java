package org.entrepot.graph;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;

/**
 * Where packets can go if every AS carries for money or for its own customers alone: up from
 * customer to provider any number of times, across between peers at most once, then down from
 * provider to customer (Gao and Rexford, Stable Internet routing without global coordination,
 * SIGMETRICS 2000). The search goes through pairs of an AS and a phase, climbing or descending.
 * Whoever is reached while climbing may do everything that is allowed while descending, so that
 * each AS is visited once, in its better phase.
 *
 * <p>Steps of an unknown relationship are not taken. What is reached is therefore a lower bound
 * where relationships are missing: BGP tables miss most links between peers (METHOD.md M13).
 *
 * <p>Worked example (METHOD.md M12): S is a customer of X and of Y, X a customer of Y, and D a
 * customer of X. S reaches D straight down from X or by way of Y: without Y it still does; without
 * X it does not. X is critical, although the way over Y climbs past X: no single pair of X and a
 * phase lies on all ways, which is why an AS is taken out in both phases and the search run again.
 *
 * <p>Immutable, and safe for many threads.
 */
public final class ValleyFree {
  private static final int NONE = -1;

  private final AsGraph graph;
  private final Business business;

  private ValleyFree(AsGraph graph) {
    this.graph = graph;
    this.business = Business.of(graph);
  }

  /** By the relationships of the graph's steps, whichever way they were seen. */
  public static ValleyFree of(AsGraph graph) {
    return new ValleyFree(graph);
  }

  /** A search from one AS. */
  private final class Search {
    /** Those that are reached, and those that are taken out. */
    private final boolean[] closed = new boolean[graph.nodes()];

    private final int[] reached = new int[graph.nodes()];
    private final int[] before = new int[graph.nodes()];
    private int count;

    Search(int source, Iterable<Integer> without) {
      without.forEach(node -> closed[node] = true);
      open(NONE, source);
      for (int i = 0; i < count; i++) {
        openAll(business.providers(), reached[i]);
      }
      int climbed = count;
      for (int i = 0; i < climbed; i++) {
        openAll(business.peers(), reached[i]);
      }
      for (int i = 0; i < count; i++) {
        openAll(business.customers(), reached[i]);
      }
    }

    private void openAll(Csr arcs, int node) {
      for (int arc = arcs.from(node); arc < arcs.to(node); arc++) {
        open(node, arcs.head(arc));
      }
    }

    private void open(int from, int node) {
      if (!closed[node]) {
        closed[node] = true;
        before[node] = from;
        reached[count++] = node;
      }
    }

    boolean reaches(int node) {
      return Arrays.stream(reached, 0, count).anyMatch(each -> each == node);
    }
  }

  /**
   * The ASes that an AS can send packets to, itself among them.
   *
   * @throws IllegalArgumentException if the AS is not in the graph
   */
  public NavigableSet<Asn> reach(Asn source) {
    return reach(source, Set.of());
  }

  /**
   * The ASes that it can still send packets to without some, such as those of one organisation or
   * country: none if it is one of them.
   *
   * @throws IllegalArgumentException if the source is not in the graph
   */
  public NavigableSet<Asn> reach(Asn source, Set<Asn> without) {
    Search search = search(source, without);
    NavigableSet<Asn> asns = new TreeSet<>();
    for (int i = 0; i < search.count; i++) {
      asns.add(graph.asn(search.reached[i]));
    }
    return asns;
  }

  /**
   * The number of ASes in {@link #reach(Asn, Set)}, without collecting them.
   *
   * @throws IllegalArgumentException if the source is not in the graph
   */
  public int reachSize(Asn source, Set<Asn> without) {
    return search(source, without).count;
  }

  private Search search(Asn source, Set<Asn> without) {
    return new Search(
        graph.nodeOf(source), without.stream().map(graph::node).filter(n -> n >= 0).toList());
  }

  /**
   * The single points of failure between two ASes (METHOD.md M12): those others without which there
   * is no way from one to the other. Exact: each AS on one way is taken out in turn, since whoever
   * is not on that way cannot be on all.
   *
   * @return none if there is no way anyway
   * @throws IllegalArgumentException if one of the two is not in the graph
   */
  public NavigableSet<Asn> critical(Asn source, Asn destination) {
    int from = graph.nodeOf(source);
    int to = graph.nodeOf(destination);
    NavigableSet<Asn> critical = new TreeSet<>();
    Search whole = new Search(from, Set.of());
    if (from == to || !whole.reaches(to)) {
      return critical;
    }
    for (int node = whole.before[to]; node != from; node = whole.before[node]) {
      if (!new Search(from, Set.of(node)).reaches(to)) {
        critical.add(graph.asn(node));
      }
    }
    return critical;
  }
}
