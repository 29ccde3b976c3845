package org.entrepot.atlas;

import java.io.IOException;
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
  private final Transport transport;
  private final Deque<HttpUrl> waiting;
  private @Nullable HttpUrl at;
  private @Nullable Results results;
  private long read;

  private ResultWalk(Transport transport, Collection<HttpUrl> urls) {
    this.transport = transport;
    this.waiting = new ArrayDeque<>(urls);
  }

  static Stream<Parsed> walk(Transport transport, Collection<HttpUrl> urls) {
    ResultWalk walk = new ResultWalk(transport, urls);
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
      if (parsed.isPresent()) {
        read++;
        action.accept(parsed.get());
        return true;
      }
      results = null; // it has closed itself at its end
    }
  }

  private Results open(HttpUrl next) {
    at = next;
    var body = transport.stream(next);
    try {
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

  private AtlasException brokenOff(HttpUrl url, IOException e) {
    results = null;
    waiting.clear();
    String shown = transport.shown(url);
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return Transport.interrupted(shown);
    }
    return new AtlasException.Unreachable(
        shown, Answers.why(e, url) + ", behind " + read + " results", e);
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
