package org.entrepot.study;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entrepot.border.InterfaceGraph;
import org.entrepot.infer.TracePaths;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;

/**
 * A first reading of results, for what all traceroutes together tell of the routers on their ways.
 * The results are read a second time for their paths ({@link PathRun}).
 */
public final class BorderSurvey {
  private final TracePaths paths;
  private final int threads;
  private final Queue<InterfaceGraph> idle = new ConcurrentLinkedQueue<>();

  /** A survey for these paths, by so many threads; the outcome does not depend on their number. */
  public BorderSurvey(TracePaths paths, int threads) {
    this.paths = paths;
    this.threads = threads;
  }

  /**
   * Reads results to their end.
   *
   * @return what was read
   * @throws IOException if the file cannot be read to its end
   */
  public Tally read(Results results) throws IOException {
    return TraceBatches.read(
        results,
        threads,
        trace -> trace,
        batch -> {
          InterfaceGraph graph = Optional.ofNullable(idle.poll()).orElseGet(InterfaceGraph::new);
          batch.forEach(trace -> graph.accept(paths.sighting(trace)));
          idle.add(graph);
          return batch.size();
        },
        read -> {});
  }

  /** The same paths with what was seen; ends the survey. */
  public TracePaths informed() {
    InterfaceGraph all = new InterfaceGraph();
    idle.forEach(all::combine);
    return paths.knowing(all);
  }
}
