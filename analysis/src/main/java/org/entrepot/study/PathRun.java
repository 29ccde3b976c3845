package org.entrepot.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;

/**
 * Reads results, and gives the path of each traceroute among them to a visitor and as a line to an
 * output; results of other types are only tallied. One thread reads and writes; others infer and
 * visit. Lines come in the order of the input, and memory is bounded by a number of batches,
 * whatever the length of the input.
 */
public final class PathRun {
  private static final int BATCH = 128;
  private static final int BATCHES_PER_THREAD = 4;

  private final TracePaths paths;
  private final Locator locator;
  private final int threads;
  private final Supplier<? extends Visitor> visitors;
  private final Queue<Visitor> idle = new ConcurrentLinkedQueue<>();

  /** Sees paths, one after the other, in no certain order. Each thread has its own. */
  @FunctionalInterface
  public interface Visitor {
    /** Sees a path, and says why it is not counted; empty if it is. */
    Optional<String> visit(ObservedPath path);
  }

  /**
   * A run over any number of files.
   *
   * @param threads how many infer
   * @param visitors makes a thread's visitor
   */
  public PathRun(
      AddressBook book, TracePaths paths, int threads, Supplier<? extends Visitor> visitors) {
    this.paths = paths;
    this.locator = Locator.of(book);
    this.threads = threads;
    this.visitors = visitors;
  }

  /**
   * Reads results to their end.
   *
   * @param lines where the paths are written to, one a line ({@link PathLines})
   * @return what was read
   * @throws IOException if the file cannot be read to its end, or the lines not be written
   */
  public Tally read(Results results, OutputStream lines) throws IOException {
    Tally tally = new Tally();
    Deque<Future<ByteArrayOutputStream>> pending = new ArrayDeque<>();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Traceroute> batch = new ArrayList<>(BATCH);
      while (true) {
        Optional<Parsed> next = results.next();
        next.ifPresent(tally::accept);
        if (next.isPresent()
            && next.get() instanceof Parsed.Kept kept
            && kept.result() instanceof Traceroute trace) {
          batch.add(trace);
        }
        if (batch.size() == BATCH || next.isEmpty()) {
          List<Traceroute> full = List.copyOf(batch);
          batch.clear();
          pending.add(workers.submit(() -> work(full)));
        }
        while (!pending.isEmpty()
            && (next.isEmpty() || pending.size() > threads * BATCHES_PER_THREAD)) {
          finished(pending.remove()).writeTo(lines);
        }
        if (next.isEmpty()) {
          return tally;
        }
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private ByteArrayOutputStream work(List<Traceroute> batch) throws IOException {
    Visitor visitor = Optional.ofNullable(idle.poll()).orElseGet(visitors);
    ByteArrayOutputStream lines = new ByteArrayOutputStream(BATCH * 256);
    for (Traceroute trace : batch) {
      ObservedPath path = locator.locate(paths.path(trace));
      PathLines.write(lines, path, visitor.visit(path));
    }
    idle.add(visitor);
    return lines;
  }

  private static ByteArrayOutputStream finished(Future<ByteArrayOutputStream> task)
      throws IOException {
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
