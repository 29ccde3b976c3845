package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Turns things into text on several threads and writes the texts in the order of the things. Memory
 * is bounded by a few batches for each thread.
 */
final class InOrder<T> implements AutoCloseable {
  private static final int BATCH = 32;
  private static final int BATCHES_PER_THREAD = 4;

  private final Function<List<T>, String> print;
  private final OutputStream out;
  private final int mostPending;
  private final ExecutorService workers;
  private final Deque<Future<byte[]>> pending = new ArrayDeque<>();
  private List<T> batch = new ArrayList<>(BATCH);

  /**
   * @param print the text of some things that came one after the other; asked by many threads
   */
  InOrder(int threads, Function<List<T>, String> print, OutputStream out) {
    this.print = print;
    this.out = out;
    this.mostPending = threads * BATCHES_PER_THREAD;
    this.workers = Executors.newFixedThreadPool(threads, InOrder::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "printing");
    thread.setDaemon(true);
    return thread;
  }

  void add(T thing) throws IOException {
    batch.add(thing);
    if (batch.size() == BATCH) {
      submit();
      write(mostPending);
    }
  }

  /** Writes all that is not written yet. */
  void finish() throws IOException {
    submit();
    write(0);
  }

  /** Sends on what is written. */
  void flush() throws IOException {
    out.flush();
  }

  private void submit() {
    List<T> full = batch;
    batch = new ArrayList<>(BATCH);
    pending.add(workers.submit(() -> print.apply(full).getBytes(StandardCharsets.UTF_8)));
  }

  private void write(int left) throws IOException {
    while (pending.size() > left) {
      try {
        out.write(pending.remove().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
