package org.entrepot.aggregate;

import java.util.stream.Collector;
import org.entrepot.path.ObservedPath;

/**
 * A count over paths that merges exactly: for any split of the paths into parts, combining the
 * parts' counts gives the counts of the whole. Not safe for several threads; each has its own.
 *
 * @param <M> the metric itself
 */
public interface Metric<M extends Metric<M>> {
  /** Counts a path. */
  void accept(ObservedPath path);

  /** Adds the counts of another, which stays as it is. */
  M combine(M other);

  /** Collects a stream of paths into a metric. */
  static <M extends Metric<M>> Collector<ObservedPath, M, M> into(
      java.util.function.Supplier<M> empty) {
    return Collector.of(empty, Metric::accept, Metric::combine);
  }
}
