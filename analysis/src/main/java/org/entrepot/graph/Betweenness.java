package org.entrepot.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entrepot.net.Asn;

/**
 * On how many shortest ways between two others an AS lies: betweenness centrality, by the algorithm
 * of Brandes (A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25,
 * 2001), in time proportional to sources times steps. It says something of the shape of the graph
 * and nothing of traffic, which does not follow shortest ways: for what paths were seen to do, see
 * the observed betweenness of METHOD.md M6 in {@code aggregate}.
 *
 * <p>The same bytes on any number of threads: sources are summed in order of their numbers within
 * parts of equal size, and the parts in order, however many threads take them.
 *
 * <p>Worked example: on {@code AS1 - AS2 - AS3}, with a step each way, AS2 lies on the one shortest
 * way of both ordered pairs that it is no end of: {@link #of} is 2, {@link #normalized} 1.
 */
public final class Betweenness {
  private static final int PARTS = 64;

  private final AsGraph graph;
  private final double[] sums;
  private final boolean[] isSource;
  private final int sources;

  private Betweenness(AsGraph graph, double[] sums, boolean[] isSource, int sources) {
    this.graph = graph;
    this.sums = sums;
    this.isSource = isSource;
    this.sources = sources;
  }

  /** From every AS to every other. */
  public static Betweenness of(AsGraph graph, int threads) {
    return of(graph, graph.asns(), threads);
  }

  /**
   * From some ASes to every other, such as a sample of them (Brandes and Pich, Centrality
   * estimation in large networks, 2007).
   *
   * @throws IllegalArgumentException if a source is not in the graph, or there is no thread
   */
  public static Betweenness of(AsGraph graph, Collection<Asn> sources, int threads) {
    int[] order = byDegree(graph.steps());
    int[] numbers = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      numbers[order[i]] = i;
    }
    int[] nodes = new TreeSet<>(sources).stream().mapToInt(graph::nodeOf).toArray();
    boolean[] isSource = new boolean[graph.nodes()];
    for (int node : nodes) {
      isSource[node] = true;
    }
    Csr steps = graph.steps().renumbered(numbers);
    double[] renumbered = sum(steps, IntStream.of(nodes).map(n -> numbers[n]).toArray(), threads);
    double[] sums = new double[renumbered.length];
    for (int node = 0; node < sums.length; node++) {
      sums[node] = renumbered[numbers[node]];
    }
    return new Betweenness(graph, sums, isSource, nodes.length);
  }

  /** Nodes with many steps first: those that are met again and again lie side by side in memory. */
  private static int[] byDegree(Csr steps) {
    return IntStream.range(0, steps.nodes())
        .boxed()
        .sorted(Comparator.comparing((Integer node) -> -steps.degree(node)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] sum(Csr steps, int[] sources, int threads) {
    double[] sums = new double[steps.nodes()];
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<double[]>> parts = new ArrayList<>();
      for (int i = 0; i < PARTS; i++) {
        int from = (int) ((long) sources.length * i / PARTS);
        int to = (int) ((long) sources.length * (i + 1) / PARTS);
        if (from < to) {
          parts.add(pool.submit(() -> new ShortestWays(steps).from(sources, from, to)));
        }
      }
      for (Future<double[]> part : parts) {
        double[] some = part.get();
        for (int node = 0; node < sums.length; node++) {
          sums[node] += some[node];
        }
      }
      return sums;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while summing betweenness", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("betweenness could not be summed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * The sum over ordered pairs of a source and another AS, this one being neither, of the share of
   * their shortest ways that go through it.
   *
   * @throws IllegalArgumentException if the AS is not in the graph
   */
  public double of(Asn asn) {
    return sums[graph.nodeOf(asn)];
  }

  /**
   * The same as a share of the pairs, 0 to 1; pairs without a way between them count. With every AS
   * as a source there are (n - 1)(n - 2).
   *
   * @throws IllegalArgumentException if the AS is not in the graph
   */
  public double normalized(Asn asn) {
    int node = graph.nodeOf(asn);
    // As long: for the AS graph of today the product is beyond an int.
    long pairs = (sources - (isSource[node] ? 1L : 0L)) * (graph.nodes() - 2L);
    return pairs > 0 ? sums[node] / pairs : 0;
  }
}
