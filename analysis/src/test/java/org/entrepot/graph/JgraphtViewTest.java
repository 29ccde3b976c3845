package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.graph.RandomGraphs.as;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.GraphTests;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.junit.jupiter.api.Test;

class JgraphtViewTest {
  private static final int SEEDS = 200;

  private static AsGraph random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return RandomGraphs.directed(random.nextInt(1, 20), random.nextDouble(0.05, 0.5), random);
  }

  /** JGraphT's own graph with the same vertices and edges. */
  private static Graph<Asn, Link> own(AsGraph graph) {
    Graph<Asn, Link> own = new DefaultDirectedGraph<>(Link.class);
    graph.asns().forEach(own::addVertex);
    graph.links().forEach(link -> own.addEdge(link.from(), link.to(), link));
    return own;
  }

  @Test
  void it_answers_as_JGraphTs_own_graph_does() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      AsGraph graph = random(seed);
      Graph<Asn, Link> view = graph.asJgrapht();
      Graph<Asn, Link> own = own(graph);
      String what = "seed " + seed;
      assertThat(new ArrayList<>(view.vertexSet()))
          .as(what)
          .isEqualTo(new ArrayList<>(own.vertexSet()));
      assertThat(new ArrayList<>(view.edgeSet()))
          .as(what)
          .isEqualTo(new ArrayList<>(own.edgeSet()));
      assertThat(view.edgeSet()).as(what).isEqualTo(own.edgeSet());
      for (Asn asn : own.vertexSet()) {
        assertThat(view.outgoingEdgesOf(asn)).as(what).isEqualTo(own.outgoingEdgesOf(asn));
        assertThat(view.incomingEdgesOf(asn)).as(what).isEqualTo(own.incomingEdgesOf(asn));
        assertThat(view.edgesOf(asn)).as(what).isEqualTo(own.edgesOf(asn));
        assertThat(view.outDegreeOf(asn)).as(what).isEqualTo(own.outDegreeOf(asn));
        assertThat(view.inDegreeOf(asn)).as(what).isEqualTo(own.inDegreeOf(asn));
        assertThat(view.degreeOf(asn)).as(what).isEqualTo(own.degreeOf(asn));
        for (Asn other : own.vertexSet()) {
          assertThat(view.getEdge(asn, other)).as(what).isEqualTo(own.getEdge(asn, other));
          assertThat(view.getAllEdges(asn, other)).as(what).isEqualTo(own.getAllEdges(asn, other));
          assertThat(view.containsEdge(asn, other))
              .as(what)
              .isEqualTo(own.containsEdge(asn, other));
        }
      }
      for (Link link : own.edgeSet()) {
        assertThat(view.getEdgeSource(link)).as(what).isEqualTo(own.getEdgeSource(link));
        assertThat(view.getEdgeTarget(link)).as(what).isEqualTo(own.getEdgeTarget(link));
        assertThat(view.getEdgeWeight(link)).as(what).isEqualTo(own.getEdgeWeight(link));
      }
      assertThat(view.toString()).as(what).isEqualTo(own.toString());
    }
  }

  @Test
  void what_is_not_in_the_graph_is_answered_as_JGraphT_does() {
    AsGraph graph = random(1);
    Graph<Asn, Link> view = graph.asJgrapht();
    Link stranger = new Link(as(98), as(99), 1, 1, 0, Optional.empty());
    Link real = view.edgeSet().iterator().next();
    Link other = new Link(real.from(), real.to(), -1, 0, 0, Optional.empty());
    assertThat(view.containsVertex(as(99))).isFalse();
    assertThat(view.containsEdge(stranger)).isFalse();
    assertThat(view.containsEdge(real)).isTrue();
    assertThat(view.containsEdge(other)).as("other counts").isFalse();
    assertThat(view.edgeSet().contains(other)).isFalse();
    assertThat(view.getEdge(as(98), as(99))).isNull();
    assertThat(view.getAllEdges(as(98), as(99))).isNull();
    assertThatThrownBy(() -> view.outgoingEdgesOf(as(99)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_changes_it() {
    AsGraph graph = random(1);
    Graph<Asn, Link> view = graph.asJgrapht();
    Asn asn = graph.asns().get(0);
    Link link = view.edgeSet().iterator().next();
    List<ThrowingCallable> attempts =
        List.of(
            () -> view.addVertex(as(99)),
            view::addVertex,
            () -> view.addEdge(asn, asn),
            () -> view.addEdge(asn, asn, link),
            () -> view.removeEdge(link),
            () -> view.removeEdge(link.from(), link.to()),
            () -> view.removeVertex(asn),
            () -> view.removeAllEdges(Set.of(link)),
            () -> view.removeAllVertices(Set.of(asn)),
            () -> view.setEdgeWeight(link, 2),
            () -> view.vertexSet().clear(),
            () -> view.vertexSet().remove(asn),
            () -> view.edgeSet().remove(link),
            () -> view.outgoingEdgesOf(link.from()).clear());
    for (ThrowingCallable attempt : attempts) {
      assertThatThrownBy(attempt).isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(view.getType().isModifiable()).isFalse();
    assertThat(graph.asJgrapht().toString()).isEqualTo(view.toString());
  }

  @Test
  void algorithms_of_JGraphT_find_on_it_what_they_find_on_its_own_graph() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      AsGraph graph = random(seed);
      Graph<Asn, Link> view = graph.asJgrapht();
      Graph<Asn, Link> own = own(graph);
      String what = "seed " + seed;
      Map<Asn, Double> ranks = new PageRank<>(view).getScores();
      assertThat(ranks).as(what).isEqualTo(new PageRank<>(own).getScores());
      assertThat(new KosarajuStrongConnectivityInspector<>(view).stronglyConnectedSets())
          .as(what)
          .isEqualTo(new KosarajuStrongConnectivityInspector<>(own).stronglyConnectedSets());
      assertThat(new TreeSet<>(cutpoints(view))).as(what).isEqualTo(new TreeSet<>(cutpoints(own)));
      assertThat(GraphTests.isWeaklyConnected(view))
          .as(what)
          .isEqualTo(GraphTests.isWeaklyConnected(own));
      Asn first = graph.asns().get(0);
      Asn last = graph.asns().get(graph.nodes() - 1);
      assertThat(BFSShortestPath.findPathBetween(view, first, last))
          .as(what)
          .isEqualTo(BFSShortestPath.findPathBetween(own, first, last));
    }
  }

  private static Set<Asn> cutpoints(Graph<Asn, Link> graph) {
    return new BiconnectivityInspector<>(new AsUndirectedGraph<>(graph)).getCutpoints();
  }

  @Test
  void exporters_of_JGraphT_write_it_as_they_write_its_own_graph() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      AsGraph graph = random(seed);
      String what = "seed " + seed;
      assertThat(dot(graph.asJgrapht())).as(what).isEqualTo(dot(own(graph)));
      assertThat(graphMl(graph.asJgrapht())).as(what).isEqualTo(graphMl(own(graph)));
    }
  }

  private static String dot(Graph<Asn, Link> graph) {
    StringWriter out = new StringWriter();
    new DOTExporter<Asn, Link>(Asn::toString).exportGraph(graph, out);
    return out.toString();
  }

  private static String graphMl(Graph<Asn, Link> graph) {
    StringWriter out = new StringWriter();
    new GraphMLExporter<Asn, Link>(Asn::toString).exportGraph(graph, out);
    return out.toString();
  }
}
