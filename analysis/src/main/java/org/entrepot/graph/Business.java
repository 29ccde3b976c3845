package org.entrepot.graph;

import java.util.Optional;
import java.util.stream.LongStream;
import org.entrepot.annotate.Relationship;

/**
 * Who stands in which relationship to whom, both ways round: a step of which the relationship is
 * known says it of the way back as well. Steps of which it is not known say nothing.
 *
 * @param providers from each AS to those that it pays
 * @param peers from each AS to its peers
 * @param customers from each AS to those that pay it
 */
record Business(Csr providers, Csr peers, Csr customers) {
  static Business of(AsGraph graph) {
    return new Business(
        arcs(graph, Relationship.CUSTOMER),
        arcs(graph, Relationship.PEER),
        arcs(graph, Relationship.PROVIDER));
  }

  /** The arcs from each AS to those to which it is this. */
  private static Csr arcs(AsGraph graph, Relationship is) {
    Csr steps = graph.steps();
    int[] tails = steps.tails();
    LongStream.Builder arcs = LongStream.builder();
    for (int step = 0; step < steps.arcs(); step++) {
      Optional<Relationship> known = graph.relationship(step);
      if (known.isPresent()) {
        if (known.get() == is) {
          arcs.add(Csr.arc(tails[step], steps.head(step)));
        }
        if (known.get().reversed() == is) {
          arcs.add(Csr.arc(steps.head(step), tails[step]));
        }
      }
    }
    return Csr.of(steps.nodes(), arcs.build().distinct().toArray());
  }
}
