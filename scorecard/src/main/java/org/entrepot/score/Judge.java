package org.entrepot.score;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.entrepot.path.ObservedPath;
import org.jspecify.annotations.Nullable;

/** Compares every path that a study counts with its truth. May be called by many threads. */
final class Judge implements Consumer<ObservedPath> {
  private final Comparison.Eyes eyes;
  private final Queue<WorldCounts> idle = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable TraceKey> unknown = new AtomicReference<>();

  Judge(Comparison.Eyes eyes) {
    this.eyes = eyes;
  }

  @Override
  public void accept(ObservedPath path) {
    if (path.discarded().isPresent()) {
      return;
    }
    TraceKey key = TraceKey.of(path);
    TruePath truth = eyes.truth().paths().get(key);
    if (truth == null) {
      unknown.accumulateAndGet(key, (a, b) -> a != null && b != null && a.compareTo(b) < 0 ? a : b);
      return;
    }
    WorldCounts counts = idle.poll();
    counts = counts == null ? new WorldCounts() : counts;
    counts.accept(new Comparison(path, truth, eyes));
    idle.add(counts);
  }

  /**
   * All counts together, once the study is over.
   *
   * @throws InvalidTruthException if the study counted a path of which the truth says nothing
   */
  WorldCounts counts() throws InvalidTruthException {
    TraceKey key = unknown.get();
    if (key != null) {
      throw new InvalidTruthException(
          "the truth has no path of " + key + ", which the study counts");
    }
    WorldCounts all = new WorldCounts();
    idle.forEach(all::combine);
    return all;
  }
}
