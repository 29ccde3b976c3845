package org.entrepot.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of an {@link AsGraph} behind JGraphT's interface. An edge is made when it is asked
 * for, and equal to any other with the same values. Beside the graph it keeps two numbers a step,
 * for the way from a step to its tail and from an AS to the steps into it.
 */
final class JgraphtView extends AbstractGraph<Asn, Link> {
  private static final String UNMODIFIABLE = "the AS graph is what was seen: it cannot be changed";
  private static final GraphType TYPE =
      new DefaultGraphType.Builder()
          .directed()
          .weighted(false)
          .allowMultipleEdges(false)
          .allowSelfLoops(false)
          .allowCycles(true)
          .modifiable(false)
          .build();

  private final AsGraph graph;
  private final Csr steps;

  /** The tail of each step. */
  private final int[] tails;

  /** The tails of the steps into each AS. */
  private final Csr into;

  JgraphtView(AsGraph graph) {
    this.graph = graph;
    steps = graph.steps();
    tails = steps.tails();
    into = steps.reversed();
  }

  @Override
  public GraphType getType() {
    return TYPE;
  }

  @Override
  public Set<Asn> vertexSet() {
    return new View<>(graph.nodes(), graph::asn) {
      @Override
      public boolean contains(@Nullable Object other) {
        return other instanceof Asn asn && graph.node(asn) >= 0;
      }
    };
  }

  @Override
  public Set<Link> edgeSet() {
    return new Links(steps.arcs(), this::step);
  }

  private Link step(int step) {
    return graph.link(tails[step], step);
  }

  @Override
  public boolean containsVertex(@Nullable Asn asn) {
    return asn != null && graph.node(asn) >= 0;
  }

  @Override
  public boolean containsEdge(@Nullable Link link) {
    return link != null && link.equals(getEdge(link.from(), link.to()));
  }

  @Override
  public @Nullable Link getEdge(@Nullable Asn from, @Nullable Asn to) {
    return from == null || to == null ? null : graph.link(from, to).orElse(null);
  }

  @Override
  public @Nullable Set<Link> getAllEdges(@Nullable Asn from, @Nullable Asn to) {
    if (!containsVertex(from) || !containsVertex(to)) {
      return null;
    }
    Link edge = getEdge(from, to);
    return edge == null ? Set.of() : Set.of(edge);
  }

  @Override
  public Asn getEdgeSource(Link link) {
    return link.from();
  }

  @Override
  public Asn getEdgeTarget(Link link) {
    return link.to();
  }

  @Override
  public Set<Link> outgoingEdgesOf(Asn asn) {
    int node = nodeOf(asn);
    int from = steps.from(node);
    return new Links(steps.degree(node), i -> graph.link(node, from + i));
  }

  @Override
  public Set<Link> incomingEdgesOf(Asn asn) {
    int node = nodeOf(asn);
    return new Links(into.degree(node), i -> incoming(node, i));
  }

  private Link incoming(int node, int index) {
    int tail = into.head(into.from(node) + index);
    return graph.link(tail, steps.find(tail, node));
  }

  @Override
  public Set<Link> edgesOf(Asn asn) {
    int node = nodeOf(asn);
    int from = steps.from(node);
    int out = steps.degree(node);
    return new Links(
        out + into.degree(node),
        i -> i < out ? graph.link(node, from + i) : incoming(node, i - out));
  }

  @Override
  public int outDegreeOf(Asn asn) {
    return steps.degree(nodeOf(asn));
  }

  @Override
  public int inDegreeOf(Asn asn) {
    return into.degree(nodeOf(asn));
  }

  @Override
  public int degreeOf(Asn asn) {
    return outDegreeOf(asn) + inDegreeOf(asn);
  }

  @Override
  public double getEdgeWeight(Link link) {
    return Graph.DEFAULT_EDGE_WEIGHT;
  }

  private int nodeOf(Asn asn) {
    assertVertexExist(asn);
    return graph.node(asn);
  }

  @Override
  public @Nullable Supplier<Asn> getVertexSupplier() {
    return null;
  }

  @Override
  public @Nullable Supplier<Link> getEdgeSupplier() {
    return null;
  }

  @Override
  public Link addEdge(Asn from, Asn to) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public boolean addEdge(Asn from, Asn to, Link link) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public Asn addVertex() {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public boolean addVertex(Asn asn) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public Link removeEdge(Asn from, Asn to) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public boolean removeEdge(Link link) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public boolean removeVertex(Asn asn) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  @Override
  public void setEdgeWeight(Link link, double weight) {
    throw new UnsupportedOperationException(UNMODIFIABLE);
  }

  /** A set of what a function gives for 0 to size - 1: all different, and none twice. */
  private abstract static class View<T> extends AbstractSet<T> {
    private final int size;
    private final IntFunction<T> element;

    View(int size, IntFunction<T> element) {
      this.size = size;
      this.element = element;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<T> iterator() {
      return IntStream.range(0, size).mapToObj(element).iterator();
    }
  }

  private final class Links extends View<Link> {
    private final int size;

    Links(int size, IntFunction<Link> element) {
      super(size, element);
      this.size = size;
    }

    @Override
    public boolean contains(@Nullable Object other) {
      return other instanceof Link link
          && containsEdge(link)
          && (size == steps.arcs() || super.contains(other));
    }
  }
}
