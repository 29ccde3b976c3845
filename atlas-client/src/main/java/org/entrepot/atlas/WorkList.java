package org.entrepot.atlas;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The windows to fetch, given to several threads. Who fetches one may find that it has to be split,
 * so the others wait until the last is done.
 */
final class WorkList {
  private final Deque<Span> waiting;
  private final Map<Integer, Long> longest = new HashMap<>();
  private int underWay;
  private boolean stopped;

  WorkList(Collection<Span> spans) {
    waiting = new ArrayDeque<>(spans);
  }

  /** The next window; empty when all are done, or none is to be begun any more. */
  synchronized Optional<Span> take() throws InterruptedException {
    while (waiting.isEmpty() && underWay > 0 && !stopped) {
      wait();
    }
    if (waiting.isEmpty() || stopped) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(waiting.remove());
  }

  /** Whether windows as long as this one were found too long since it was put on the list. */
  synchronized boolean isTooLong(Span span) {
    return span.seconds() > longest.getOrDefault(span.query(), Long.MAX_VALUE) && span.canBeSplit();
  }

  /** Puts the halves of a window in its place. */
  synchronized void split(Span span) {
    long half = span.middle() - span.from();
    longest.merge(span.query(), Math.max(half, span.seconds() - half), Math::min);
    halve(span);
  }

  /** Puts the halves of a window in its place, and learns nothing from it. */
  synchronized void halve(Span span) {
    waiting.addFirst(span.between(span.middle(), span.to()));
    waiting.addFirst(span.between(span.from(), span.middle()));
    underWay--;
    notifyAll();
  }

  synchronized void done() {
    underWay--;
    notifyAll();
  }

  /** Lets no further window be taken. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** How many windows were not taken. */
  synchronized int left() {
    return waiting.size();
  }
}
