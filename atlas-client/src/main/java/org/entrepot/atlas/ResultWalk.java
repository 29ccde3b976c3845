package org.entrepot.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.jspecify.annotations.Nullable;

/**
 * Walks over results as they arrive, one at a time. A connection that breaks in their midst is not
 * made anew: the API gives results in no order that could be gone on with, and some would come
 * twice.
 */
final class ResultWalk implements Spliterator<Parsed> {
  /** Opens the body of an answer. */
  @FunctionalInterface
  interface Opening {
    InputStream open(HttpUrl url) throws IOException;
  }

  private final Transport transport;
  private final Opening opening;
  private final Deque<HttpUrl> waiting;
  private @Nullable HttpUrl at;
  private @Nullable Results results;
  private boolean atStart;
  private long read;

  private ResultWalk(Transport transport, Opening opening, Collection<HttpUrl> urls) {
    this.transport = transport;
    this.opening = opening;
    this.waiting = new ArrayDeque<>(urls);
  }

  static Stream<Parsed> walk(Transport transport, Collection<HttpUrl> urls) {
    return walk(transport, transport::stream, urls);
  }

  static Stream<Parsed> walk(Transport transport, Opening opening, Collection<HttpUrl> urls) {
    ResultWalk walk = new ResultWalk(transport, opening, urls);
    return StreamSupport.stream(walk, false).onClose(walk::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Parsed> action) {
    while (true) {
      Results open = results;
      if (open == null) {
        HttpUrl next = waiting.poll();
        if (next == null) {
          return false;
        }
        open = open(next);
      }
      Optional<Parsed> parsed = next(open);
      if (parsed.isEmpty()) {
        results = null; // it has closed itself at its end
      } else if (!atStart || !isEmptyObject(parsed.get())) {
        atStart = false;
        read++;
        action.accept(shown(parsed.get()));
        return true;
      }
    }
  }

  /** How the API says that there are no results, where they stand under their probes. */
  private static boolean isEmptyObject(Parsed parsed) {
    return parsed instanceof Parsed.Rejected rejected && rejected.excerpt().strip().equals("{}");
  }

  /** What is broken is shown to people, and a server may have put the key into it. */
  private Parsed shown(Parsed parsed) {
    return parsed instanceof Parsed.Rejected rejected
        ? new Parsed.Rejected(
            rejected.file(),
            rejected.line(),
            rejected.reason(),
            transport.secret().maskCut(rejected.excerpt()))
        : parsed;
  }

  private Results open(HttpUrl next) {
    at = next;
    atStart = true;
    try {
      InputStream body = opening.open(next);
      Results open = Results.of(body, transport.shown(next));
      results = open;
      return open;
    } catch (IOException e) {
      throw brokenOff(next, e);
    }
  }

  private Optional<Parsed> next(Results open) {
    try {
      return open.next();
    } catch (IOException e) {
      throw brokenOff(Objects.requireNonNull(at), e);
    }
  }

  private AtlasException brokenOff(HttpUrl url, IOException named) {
    results = null;
    waiting.clear();
    IOException e = named; // whoever reads a file names it; what happened to it is the cause
    while (e.getCause() instanceof IOException cause) {
      e = cause;
    }
    String shown = transport.shown(url);
    e = transport.secret().mask(e);
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return Transport.interrupted(shown);
    }
    return new AtlasException.Unreachable(
        shown, Answers.why(e, url) + ", after " + read + " results", e);
  }

  void close() {
    waiting.clear();
    Results open = results;
    results = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // What is not read any more cannot be missed.
      }
    }
  }

  /** Results come one behind the other. */
  @Override
  public @Nullable Spliterator<Parsed> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL | IMMUTABLE;
  }
}
