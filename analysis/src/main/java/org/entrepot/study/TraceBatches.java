package org.entrepot.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entrepot.result.Dns;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;

/**
 * Reads results and has the traceroutes among them worked on by several threads, a batch at a time;
 * results of other types are only tallied. One thread cuts the input up, and takes what was made of
 * the batches in the order of the input; the others parse and work. Memory is bounded by a number
 * of batches.
 */
final class TraceBatches {
  private static final int BATCH = 128;
  private static final int BATCHES_PER_THREAD = 4;

  private TraceBatches() {}

  /** Makes something of a batch. */
  @FunctionalInterface
  interface Work<I, O> {
    O of(List<I> batch) throws IOException;
  }

  /** Takes what was made of a batch. */
  @FunctionalInterface
  interface Done<O> {
    void take(O made) throws IOException;
  }

  /**
   * Reads results to their end.
   *
   * @param item what is made of a traceroute at once, in the order of the input
   * @return what was read
   * @throws IOException if the file cannot be read to its end, or either function throws it
   */
  static <I, O> Tally read(
      Results results,
      int threads,
      Function<? super Traceroute, ? extends I> item,
      Work<I, O> work,
      Done<? super O> done)
      throws IOException {
    return read(results, threads, item, work, done, answer -> {});
  }

  /**
   * The same.
   *
   * @param answers takes the DNS results, one after the other in the order of the input
   */
  static <I, O> Tally read(
      Results results,
      int threads,
      Function<? super Traceroute, ? extends I> item,
      Work<I, O> work,
      Done<? super O> done,
      Consumer<? super Dns> answers)
      throws IOException {
    Tally tally = new Tally();
    Deque<Future<O>> pending = new ArrayDeque<>();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    results.readAhead(workers, threads * BATCHES_PER_THREAD);
    try {
      List<I> batch = new ArrayList<>(BATCH);
      while (true) {
        Optional<Parsed> next = results.next();
        next.ifPresent(tally::accept);
        if (next.isPresent() && next.get() instanceof Parsed.Kept kept) {
          if (kept.result() instanceof Traceroute trace) {
            batch.add(item.apply(trace));
          } else if (kept.result() instanceof Dns dns) {
            answers.accept(dns);
          }
        }
        if (batch.size() == BATCH || next.isEmpty()) {
          List<I> full = List.copyOf(batch);
          batch.clear();
          pending.add(workers.submit(() -> work.of(full)));
        }
        while (!pending.isEmpty()
            && (next.isEmpty() || pending.size() > threads * BATCHES_PER_THREAD)) {
          done.take(finished(pending.remove()));
        }
        if (next.isEmpty()) {
          return tally;
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static <O> O finished(Future<O> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
