package org.entrepot.atlas;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fetches all windows, several at a time. One whose answer breaks is asked for again, {@link
 * #ATTEMPTS} times in all, and then in halves; one that is too large, or whose answer does not come
 * in time, in halves at once. What the client's own rules give up, or what breaks in windows that
 * cannot be halved, ends the download. As the first such failure ends it, a service that is down is
 * asked some dozens of times and not thousands.
 */
final class WindowWork {
  /** How often the same window is asked for: a break is an accident, a third one is not. */
  private static final int ATTEMPTS = 3;

  private final Transport transport;
  private final WindowFetch fetch;
  private final Journal journal;
  private final DownloadMeter meter;
  private final WorkList work;
  private final long largest;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  WindowWork(
      Transport transport,
      WindowFetch fetch,
      Journal journal,
      DownloadMeter meter,
      WorkList work,
      long largest) {
    this.transport = transport;
    this.fetch = fetch;
    this.journal = journal;
    this.meter = meter;
    this.work = work;
    this.largest = largest;
  }

  /** Does all of it, or throws the first failure when no thread is at work any more. */
  void run(int threads) throws IOException {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::fetchAll, "entrepot-download");
      thread.setDaemon(true);
      all.add(thread);
      thread.start();
    }
    boolean interrupted = join(all);
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw Transport.interrupted("a download");
    }
    Throwable first = failure.get();
    if (first instanceof IOException disk) {
      throw disk;
    }
    if (first instanceof RuntimeException other) {
      throw other;
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw new IllegalStateException(first);
    }
  }

  /** Waits for all threads; an interrupt or a failure of one ends the others. */
  private boolean join(List<Thread> all) {
    boolean interrupted = false;
    for (Thread thread : all) {
      while (thread.isAlive()) {
        try {
          thread.join(100);
        } catch (InterruptedException e) {
          interrupted = true;
          failure.compareAndSet(null, e);
        }
        if (failure.get() != null) {
          work.stop();
          all.forEach(Thread::interrupt);
        }
      }
    }
    return interrupted;
  }

  private void fetchAll() {
    try {
      for (Optional<Span> span = work.take(); span.isPresent(); span = work.take()) {
        if (work.isTooLong(span.get())) {
          work.halve(span.get());
          meter.windowSplit();
        } else {
          fetch(span.get());
        }
        if (meter.isSpent()) {
          work.stop();
        }
      }
    } catch (Throwable e) { // whatever it is, it has to end the download and not this thread only
      failure.compareAndSet(null, e);
      work.stop();
    }
  }

  private void fetch(Span span) throws IOException, InterruptedException {
    List<Throwable> earlier = new ArrayList<>();
    for (int attempt = 1; ; attempt++) {
      try {
        DownloadState.Part part = fetch.fetch(span, largest, attempt == ATTEMPTS);
        journal.add(part);
        meter.windowDone(part.results());
        work.done();
        return;
      } catch (TooMuch e) {
        split(span);
        return;
      } catch (BrokenOff | AtlasException e) {
        boolean late = isLate(e);
        if (!late && !(e instanceof BrokenOff)) {
          throw e;
        }
        if (Thread.currentThread().isInterrupted()) {
          throw Transport.interrupted("a download");
        }
        if ((late || attempt == ATTEMPTS) && span.canBeSplit()) {
          split(span);
          return;
        }
        if (attempt == ATTEMPTS) {
          throw given(e, earlier);
        }
        earlier.add(e);
        meter.windowRepeated();
        transport.waiting().sleep(transport.waiting().behind(attempt));
      }
    }
  }

  private void split(Span span) {
    work.split(span);
    meter.windowSplit();
  }

  private AtlasException given(Exception last, List<Throwable> earlier) {
    AtlasException failed =
        last instanceof AtlasException atlas ? atlas : unreachable((BrokenOff) last);
    earlier.forEach(
        e -> failed.addSuppressed(e instanceof BrokenOff broken ? unreachable(broken) : e));
    return failed;
  }

  private AtlasException unreachable(BrokenOff broken) {
    IOException shown = transport.secret().mask(broken.failure());
    return new AtlasException.Unreachable(
        broken.url(), "the answer broke off, again and again: " + shown.getMessage(), shown);
  }

  /**
   * Whether the service was not done in time, and may be with a smaller question. A connection that
   * is not made has nothing to do with the question.
   */
  private static boolean isLate(Exception e) {
    if (e instanceof AtlasException.Refused refused) {
      return refused.status() == 504;
    }
    if (e instanceof AtlasException && !(e instanceof AtlasException.Unreachable)) {
      return false;
    }
    for (Throwable each = e; each != null; each = each.getCause()) {
      if ((each instanceof SocketTimeoutException
              && !String.valueOf(each.getMessage()).contains("onnect"))
          || (each instanceof InterruptedIOException && "timeout".equals(each.getMessage()))) {
        return true;
      }
    }
    return false;
  }
}
