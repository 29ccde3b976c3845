package org.entrepot.cli;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Streams one behind the other, each asked for when the one before is at its end. ({@code flatMap}
 * would read each of them whole where the result is walked over by an iterator.)
 */
final class Chain<T> implements Spliterator<T> {
  private final Deque<Stream<? extends T>> waiting;
  private @Nullable Spliterator<? extends T> current;

  private Chain(Collection<? extends Stream<? extends T>> streams) {
    this.waiting = new ArrayDeque<>(streams);
  }

  /** The streams that the function makes; it is not to do any work yet. */
  static <Q, T> Stream<T> of(Collection<Q> queries, Function<? super Q, Stream<T>> streams) {
    return StreamSupport.stream(new Chain<>(queries.stream().map(streams).toList()), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    while (true) {
      Spliterator<? extends T> now = current;
      if (now == null) {
        Stream<? extends T> next = waiting.poll();
        if (next == null) {
          return false;
        }
        now = next.spliterator();
        current = now;
      }
      if (now.tryAdvance(action)) {
        return true;
      }
      current = null;
    }
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}
