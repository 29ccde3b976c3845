package org.entrepot.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.entrepot.graph.AsGraph;
import org.entrepot.graph.Betweenness;
import org.entrepot.graph.CustomerCones;
import org.entrepot.graph.Link;
import org.entrepot.graph.ValleyFree;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Algorithms on a graph of the Internet's size: {@link GraphInput}, which the system property
 * {@code graph} chooses. Betweenness and reach are timed by source. Ours includes putting the nodes
 * into its own order first, spread over 1,024 sources.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class GraphBenchmark {
  private static final int MANY = 1_024;
  private static final int SOME = 32;
  private static final int FEW = 4;

  /** Our graph. */
  @State(Scope.Benchmark)
  public static class Ours {
    final Path file = GraphInput.chosen().file();
    final AsGraph graph = GraphInput.graph(file);
    final List<Asn> many = GraphInput.sources(graph, MANY);
    final List<Asn> few = GraphInput.sources(graph, FEW);
    final ValleyFree policy = ValleyFree.of(graph);
  }

  /** The same graph as JGraphT holds it itself. */
  @State(Scope.Benchmark)
  public static class Theirs {
    final Graph<Asn, Link> graph = new DefaultDirectedGraph<>(Link.class);

    /** Copies ours. */
    public Theirs() {
      AsGraph ours = GraphInput.graph(GraphInput.chosen().file());
      ours.asns().forEach(graph::addVertex);
      ours.links().forEach(link -> graph.addEdge(link.from(), link.to(), link));
    }
  }

  /** The same graph as igraph holds it. */
  @State(Scope.Benchmark)
  public static class C {
    final Igraph igraph = Igraph.on(GraphInput.chosen().file());

    /** Ends it. */
    @TearDown
    public void close() {
      igraph.close();
    }
  }

  /** Betweenness from one source, on the arrays, by one thread. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public Betweenness betweennessOneThread(Ours ours) {
    return Betweenness.of(ours.graph, ours.many, 1);
  }

  /** The same by two threads. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public Betweenness betweennessTwoThreads(Ours ours) {
    return Betweenness.of(ours.graph, ours.many, 2);
  }

  /** Betweenness from one source by igraph, one thread. */
  @Benchmark
  @OperationsPerInvocation(SOME)
  public double betweennessIgraph(C c) {
    return c.igraph.betweenness(SOME).sum();
  }

  /** Betweenness from one source by JGraphT, on its own graph. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public Map<Asn, Double> betweennessJgrapht(Theirs theirs, Ours ours) {
    return JgraphtSources.betweenness(theirs.graph, ours.few);
  }

  /** Betweenness from one source by JGraphT, on the view of ours. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public Map<Asn, Double> betweennessJgraphtOnView(Ours ours) {
    return JgraphtSources.betweenness(ours.graph.asJgrapht(), ours.few);
  }

  /** Whom one AS reaches without a valley. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void valleyFreeReach(Ours ours, Blackhole sink) {
    for (Asn source : ours.many) {
      sink.consume(ours.policy.reachSize(source, Set.of()));
    }
  }

  /** The sizes of all recursive cones. */
  @Benchmark
  public SortedMap<Asn, Long> recursiveCones(Ours ours) {
    return CustomerCones.recursive(ours.graph).sizes();
  }

  /** From the file to the graph. */
  @Benchmark
  public AsGraph fromFile(Ours ours) {
    return GraphInput.graph(ours.file);
  }
}
