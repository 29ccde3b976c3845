package org.entrepot.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;

/** Small graphs drawn with a seed. */
final class RandomGraphs {
  private static final List<Relationship> KINDS =
      List.of(Relationship.PROVIDER, Relationship.CUSTOMER, Relationship.PEER);

  private RandomGraphs() {}

  static Asn as(int number) {
    return new Asn(number);
  }

  /** ASes 1 to n, and each step with the given probability. */
  static AsGraph directed(int n, double density, SplittableRandom random) {
    List<Link> links = new ArrayList<>();
    for (int from = 1; from <= n; from++) {
      for (int to = 1; to <= n; to++) {
        if (from != to && random.nextDouble() < density) {
          links.add(
              new Link(
                  as(from), as(to), random.nextInt(1, 9), 1, random.nextInt(2), Optional.empty()));
        }
      }
    }
    return new AsGraph(links, numbers(n));
  }

  /** ASes 1 to n, each two neighbours with the given probability, and as any of the three. */
  static AsGraph business(int n, double density, SplittableRandom random) {
    List<Link> links = new ArrayList<>();
    for (int from = 1; from <= n; from++) {
      for (int to = from + 1; to <= n; to++) {
        if (random.nextDouble() < density) {
          Relationship is = KINDS.get(random.nextInt(KINDS.size()));
          links.add(link(from, to, is));
          links.add(link(to, from, is.reversed()));
        }
      }
    }
    return of(links, n);
  }

  /** A graph of these links, in any order. */
  static AsGraph of(List<Link> links, int n) {
    return new AsGraph(links, numbers(n));
  }

  static Link link(int from, int to, Relationship is) {
    return new Link(as(from), as(to), 0, 0, 0, Optional.of(is));
  }

  private static SortedSet<Asn> numbers(int n) {
    SortedSet<Asn> asns = new TreeSet<>();
    for (int i = 1; i <= n; i++) {
      asns.add(as(i));
    }
    return asns;
  }
}
