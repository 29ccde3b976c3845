package org.entrepot.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.entrepot.graph.AsGraph;
import org.entrepot.graph.Betweenness;
import org.entrepot.graph.CustomerCones;
import org.entrepot.graph.Link;
import org.entrepot.graph.ValleyFree;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultDirectedGraph;

/**
 * Betweenness by us, by igraph and by JGraphT in turns, as ratios: for a machine that does other
 * work too. Each contender is timed once a round, by the wall and by the processor, and its least
 * is taken: whatever interrupts only adds. Our time is that of the whole process with its
 * collector.
 */
public final class GraphRatios {
  private static final int MANY = 512;
  private static final int SOME = 32;
  private static final int FEW = 2;

  private final Map<String, double[]> least = new LinkedHashMap<>();

  private GraphRatios() {}

  /** Takes the number of rounds, 5 if there is none. */
  public static void main(String[] args) {
    new GraphRatios().run(args.length > 0 ? Integer.parseInt(args[0]) : 5);
  }

  private void run(int rounds) {
    GraphInput input = GraphInput.chosen();
    AsGraph graph = GraphInput.graph(input.file());
    List<Asn> many = GraphInput.sources(graph, MANY);
    List<Asn> few = GraphInput.sources(graph, FEW);
    ValleyFree policy = ValleyFree.of(graph);
    Graph<Asn, Link> theirs = new DefaultDirectedGraph<>(Link.class);
    graph.asns().forEach(theirs::addVertex);
    graph.links().forEach(link -> theirs.addEdge(link.from(), link.to(), link));
    print("%s: %,d ASes, %,d steps", input, graph.nodes(), graph.edges());
    try (Igraph igraph = Igraph.on(input.file())) {
      agree(graph, igraph);
      for (int round = 0; round < rounds; round++) {
        ours("arrays, 1 thread", MANY, () -> Betweenness.of(graph, many, 1).of(many.get(0)));
        ours("arrays, 2 threads", MANY, () -> Betweenness.of(graph, many, 2).of(many.get(0)));
        long started = System.nanoTime();
        Igraph.Answer answer = igraph.betweenness(SOME);
        keep("igraph", SOME, (System.nanoTime() - started) / 1e9, answer.seconds());
        ours("JGraphT, own graph", FEW, () -> JgraphtSources.betweenness(theirs, few).size());
        ours(
            "JGraphT, our view",
            FEW,
            () -> JgraphtSources.betweenness(graph.asJgrapht(), few).size());
        ours(
            "valley-free reach",
            MANY,
            () -> many.stream().mapToInt(asn -> policy.reachSize(asn, Set.of())).sum());
        ours("all recursive cones", 1, () -> CustomerCones.recursive(graph).sizes().size());
        tell(round + 1);
      }
    }
  }

  private void tell(int rounds) {
    print("least of %d", rounds);
    double[] one = least.getOrDefault("arrays, 1 thread", new double[2]);
    least.forEach(
        (name, times) ->
            print(
                "%-20s %9.2f ms by the wall (%6.2f times), %9.2f ms by the processor (%6.2f times)",
                name, times[0], times[0] / one[0], times[1], times[1] / one[1]));
  }

  /** That igraph counts each pair of ends once and we twice is all that differs. */
  private static void agree(AsGraph graph, Igraph igraph) {
    Betweenness scores = Betweenness.of(graph, GraphInput.sources(graph, SOME), 2);
    double ours = graph.asns().stream().mapToDouble(scores::of).sum();
    print("sum of scores: ours %.6f, igraph %.6f", ours, igraph.betweenness(SOME).sum());
  }

  private void ours(String name, int operations, DoubleSupplier task) {
    long processor = processor();
    long wall = System.nanoTime();
    double result = task.getAsDouble();
    double seconds = (System.nanoTime() - wall) / 1e9;
    keep(name, operations, seconds, (processor() - processor) / 1e9);
    if (Double.isNaN(result)) {
      throw new IllegalStateException(name + " gave no number");
    }
  }

  private static long processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void keep(String name, int operations, double wall, double processor) {
    double[] times = {wall * 1e3 / operations, processor * 1e3 / operations};
    least.merge(name, times, (a, b) -> new double[] {Math.min(a[0], b[0]), Math.min(a[1], b[1])});
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
