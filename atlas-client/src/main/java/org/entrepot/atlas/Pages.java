package org.entrepot.atlas;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Walks over the pages of lists. A page is asked for when the one before it has been used up. */
final class Pages<T> implements Spliterator<T> {
  private final Transport transport;
  private final Documents.Factory<T> factory;
  private final Deque<HttpUrl> waiting;
  private final Set<HttpUrl> seen = new HashSet<>();
  private final Deque<T> items = new ArrayDeque<>();

  private Pages(Transport transport, Collection<HttpUrl> lists, Documents.Factory<T> factory) {
    this.transport = transport;
    this.waiting = new ArrayDeque<>(lists);
    this.factory = factory;
  }

  /**
   * @param lists the first pages of lists that are read one after the other
   */
  static <T> Stream<T> walk(
      Transport transport, Collection<HttpUrl> lists, Documents.Factory<T> factory) {
    return StreamSupport.stream(new Pages<>(transport, lists, factory), false);
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    while (items.isEmpty()) {
      HttpUrl at = waiting.poll();
      if (at == null) {
        return false;
      }
      turnTo(at);
    }
    action.accept(items.remove());
    return true;
  }

  private void turnTo(HttpUrl at) {
    Documents.Page<T> page = transport.document(at, in -> Documents.page(in, factory));
    items.addAll(page.items());
    if (page.next().isPresent()) {
      waiting.addFirst(next(at, page.next().get()));
    }
  }

  /** The key goes with every request, so a page is only turned on the same host. */
  private HttpUrl next(HttpUrl at, String link) {
    HttpUrl next = at.resolve(link);
    if (next == null || !Answers.isSameHost(at, next)) {
      throw new AtlasException.Unreadable(
          transport.shown(at), "its next page is not on the same host");
    }
    HttpUrl bare = Secret.withoutKey(next);
    seen.add(at);
    if (!seen.add(bare)) {
      throw new AtlasException.Unreadable(
          transport.shown(at), "its next page is one that was read before");
    }
    return bare;
  }

  /** Nothing is read ahead for another thread. */
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
    return ORDERED | NONNULL | IMMUTABLE;
  }
}
