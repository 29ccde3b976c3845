package org.entrepot.graph;

import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;

/** Cones by every known relationship: a search from each AS. */
final class RecursiveCones implements CustomerCones {
  private final AsGraph graph;
  private final Csr customers;

  RecursiveCones(AsGraph graph) {
    this.graph = graph;
    this.customers = Business.of(graph).customers();
  }

  /** Searches one cone after the other. */
  private final class Search {
    private final int[] members = new int[graph.nodes()];

    /** For each AS, one more than the last AS in whose cone it was found. */
    private final int[] foundFor = new int[graph.nodes()];

    private int count;

    void from(int top) {
      count = 0;
      add(top, top);
      for (int i = 0; i < count; i++) {
        int member = members[i];
        for (int arc = customers.from(member); arc < customers.to(member); arc++) {
          add(top, customers.head(arc));
        }
      }
    }

    private void add(int top, int member) {
      if (foundFor[member] != top + 1) {
        foundFor[member] = top + 1;
        members[count++] = member;
      }
    }
  }

  @Override
  public NavigableSet<Asn> of(Asn asn) {
    NavigableSet<Asn> cone = new TreeSet<>();
    int node = graph.node(asn);
    if (node >= 0) {
      Search search = new Search();
      search.from(node);
      for (int i = 0; i < search.count; i++) {
        cone.add(graph.asn(search.members[i]));
      }
    }
    return cone;
  }

  @Override
  public SortedMap<Asn, Long> sums(ToLongFunction<Asn> weight) {
    long[] weights = graph.asns().stream().mapToLong(weight).toArray();
    SortedMap<Asn, Long> sums = new TreeMap<>();
    Search search = new Search();
    for (int node = 0; node < graph.nodes(); node++) {
      search.from(node);
      long sum = 0;
      for (int i = 0; i < search.count; i++) {
        sum = Math.addExact(sum, weights[search.members[i]]);
      }
      sums.put(graph.asn(node), sum);
    }
    return sums;
  }
}
