package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which networks of a large graph a world keeps. First come the clique at the top: the networks
 * without a provider, the largest customer cone first, that peer with all of those before. Then
 * come the largest cones, a tenth of the number asked for; then others by lot, each with all of its
 * providers and theirs, up to a quarter; then networks without customers, by lot, whose providers
 * are all there, so that not everybody sells transit in a small sample; and if there is still room,
 * whatever else fits, with its providers. So every network that is kept buys transit from the
 * clique, directly or not, and from the same networks as in the file. What does not reach the
 * clique over providers is never kept.
 */
final class GraphSample {
  /** Part of the number asked for that the largest cones are. */
  private static final int LARGE = 10;

  /** Part of the number asked for up to which networks bring their providers with them. */
  private static final int WITH_PROVIDERS = 4;

  /** Networks of the file by index: the clique, then the others by descending customer cone. */
  final List<Integer> networks;

  /** How many of them are the clique. */
  final int clique;

  private final Relations relations;
  private final boolean[] kept;
  private final boolean[] anchored;
  private final int[] seen;
  private int searches;
  private int size;

  /**
   * @param cones of the relations
   * @param most how many networks to keep at most
   * @throws IllegalArgumentException if no network is without a provider
   */
  GraphSample(Relations relations, int[] cones, int most, Draws draws) {
    this.relations = relations;
    this.kept = new boolean[cones.length];
    this.seen = new int[cones.length];
    List<Integer> order =
        IntStream.range(0, cones.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer at) -> -cones[at])
                    .thenComparingInt(at -> -relations.degree(at))
                    .thenComparingInt(at -> at))
            .toList();
    List<Integer> top = top(order);
    if (top.isEmpty()) {
      throw new IllegalArgumentException("every network has a provider: there is none at the top");
    }
    top = top.subList(0, Math.min(top.size(), most));
    this.clique = top.size();
    this.anchored = below(top);
    top.forEach(at -> kept[at] = true);
    size = clique;
    int large = Math.max(clique, most / LARGE);
    for (int at : order) {
      if (size < large) {
        keep(at, large);
      }
    }
    List<Integer> lot =
        order.stream()
            .sorted(
                Comparator.comparingLong((Integer at) -> draws.bits(relations.asns[at]))
                    .thenComparingInt(at -> at))
            .toList();
    for (int at : lot) {
      if (size < most / WITH_PROVIDERS) {
        keep(at, most / WITH_PROVIDERS);
      }
    }
    for (int at : lot) {
      if (size < most && relations.customers[at].length == 0) {
        keep(at, size + 1);
      }
    }
    for (int at : lot) {
      if (size < most) {
        keep(at, most);
      }
    }
    Set<Integer> all = new LinkedHashSet<>(top);
    order.stream().filter(at -> kept[at]).forEach(all::add);
    this.networks = List.copyOf(all);
  }

  private List<Integer> top(List<Integer> order) {
    List<Integer> top = new ArrayList<>();
    for (int at : order) {
      if (relations.providers[at].length == 0) {
        boolean peersWithAll = top.stream().allMatch(other -> isPeer(at, other));
        if (peersWithAll) {
          top.add(at);
        }
      }
    }
    return top;
  }

  private boolean isPeer(int a, int b) {
    return IntStream.of(relations.peers[a]).anyMatch(peer -> peer == b);
  }

  /** What buys from these, directly or not, and they themselves. */
  private boolean[] below(List<Integer> top) {
    boolean[] reached = new boolean[kept.length];
    List<Integer> queue = new ArrayList<>(top);
    top.forEach(at -> reached[at] = true);
    for (int i = 0; i < queue.size(); i++) {
      for (int customer : relations.customers[queue.get(i)]) {
        if (!reached[customer]) {
          reached[customer] = true;
          queue.add(customer);
        }
      }
    }
    return reached;
  }

  /** Keeps a network and all that it buys from, if there is room for them. */
  private void keep(int network, int most) {
    if (kept[network] || !anchored[network]) {
      return;
    }
    searches++;
    List<Integer> queue = new ArrayList<>(List.of(network));
    seen[network] = searches;
    for (int i = 0; i < queue.size() && size + queue.size() <= most; i++) {
      for (int provider : relations.providers[queue.get(i)]) {
        if (!kept[provider] && anchored[provider] && seen[provider] != searches) {
          seen[provider] = searches;
          queue.add(provider);
        }
      }
    }
    if (size + queue.size() <= most) {
      queue.forEach(at -> kept[at] = true);
      size += queue.size();
    }
  }
}
