package org.entrepot.benchmarks;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.graph.Link;
import org.entrepot.net.Asn;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.BetweennessCentrality;

/**
 * JGraphT's betweenness from some sources. Its public methods take all, which would be half a day,
 * so that its own method for one source is called.
 */
final class JgraphtSources {
  private JgraphtSources() {}

  static Map<Asn, Double> betweenness(Graph<Asn, Link> graph, List<Asn> sources) {
    try {
      BetweennessCentrality<Asn, Link> algorithm = new BetweennessCentrality<>(graph);
      Map<Asn, Double> sums = new HashMap<>();
      graph.vertexSet().forEach(asn -> sums.put(asn, 0.0));
      Field scores = BetweennessCentrality.class.getDeclaredField("scores");
      scores.setAccessible(true);
      scores.set(algorithm, sums);
      Method compute = BetweennessCentrality.class.getDeclaredMethod("compute", Object.class);
      compute.setAccessible(true);
      for (Asn source : sources) {
        compute.invoke(algorithm, source);
      }
      return sums;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JGraphT is another than this was written for", e);
    }
  }
}
