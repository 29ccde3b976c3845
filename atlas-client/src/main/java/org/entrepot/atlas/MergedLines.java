package org.entrepot.atlas;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several sources of lines in order as one. A source is opened when the time of its first line has
 * come, and closed at its end, so that of windows one behind the other one is open.
 */
final class MergedLines implements LineSource {
  /** Opens a source. */
  @FunctionalInterface
  interface Opening {
    LineSource open() throws IOException;
  }

  /**
   * A source that is not open yet.
   *
   * @param earliest no line of it is earlier, in seconds since 1970
   */
  record Input(long earliest, Opening opening) {}

  private record Head(KeyedLine line, LineSource rest) {}

  private final Deque<Input> waiting;
  private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));

  MergedLines(Collection<Input> inputs) {
    List<Input> sorted = new ArrayList<>(inputs);
    sorted.sort(Comparator.comparingLong(Input::earliest));
    waiting = new ArrayDeque<>(sorted);
  }

  @Override
  public @Nullable KeyedLine next() throws IOException {
    openThoseDue();
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    push(head.rest());
    return head.line();
  }

  private void openThoseDue() throws IOException {
    for (Input next = waiting.peek(); next != null && isDue(next); next = waiting.peek()) {
      waiting.remove();
      push(next.opening().open());
    }
  }

  private boolean isDue(Input input) {
    Head first = heads.peek();
    return first == null || input.earliest() <= first.line().timestamp();
  }

  private void push(LineSource source) throws IOException {
    KeyedLine line;
    try {
      line = source.next();
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
    if (line == null) {
      source.close();
    } else {
      heads.add(new Head(line, source));
    }
  }

  @Override
  public void close() throws IOException {
    waiting.clear();
    for (Head head = heads.poll(); head != null; head = heads.poll()) {
      head.rest().close();
    }
  }
}
