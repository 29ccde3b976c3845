package org.entrepot.atlas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events between those who receive them and those who read them: never more than so many. */
final class EventBuffer {
  /** How large a result is taken to be whose message was not seen. */
  static final long USUAL_BYTES = 2048;

  private record Weighed(StreamEvent event, long bytes) {}

  private final int capacity;
  private final long mostBytes;
  private final boolean dropping;
  private final Consumer<StreamEvent> whenDropped;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition hasRoom = lock.newCondition();
  private final Condition hasSome = lock.newCondition();
  private final Deque<Weighed> events = new ArrayDeque<>();
  private long bytes;
  private long dropped;
  private boolean ended;
  private @Nullable RuntimeException failure;
  private boolean told;

  /**
   * Makes an empty buffer.
   *
   * @param whenDropped is given each event that gives way
   */
  EventBuffer(StreamOptions options, Consumer<StreamEvent> whenDropped) {
    this.capacity = options.capacity();
    this.mostBytes = options.bytes();
    this.dropping = options.overflow() == StreamOptions.Overflow.DROP_OLDEST;
    this.whenDropped = whenDropped;
  }

  /** Puts an event that came by itself: what happens if there is no room is up to the policy. */
  void put(StreamEvent event, long size) throws InterruptedException {
    put(event, size, dropping);
  }

  /** Puts an event that was asked for, and can wait for room. */
  void putPatiently(StreamEvent event, long size) throws InterruptedException {
    put(event, size, false);
  }

  private void put(StreamEvent event, long size, boolean drop) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended && !fits(size)) {
        if (drop) {
          dropOldest();
        } else {
          hasRoom.await();
        }
      }
      if (!ended) {
        events.addLast(new Weighed(event, size));
        bytes += size;
        hasSome.signalAll(); // or the notice of a drop would take the place of an event
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(long size) {
    return events.isEmpty() || (events.size() < capacity && bytes + size <= mostBytes);
  }

  private void dropOldest() {
    Weighed oldest = events.removeFirst();
    bytes -= oldest.bytes();
    dropped++;
    whenDropped.accept(oldest.event());
  }

  /**
   * The next event; null if there is none in time, or none any more.
   *
   * @param nanos how long to wait
   */
  @Nullable StreamEvent poll(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (events.isEmpty() && dropped == 0) {
        if (ended) {
          if (failure != null) {
            told = true;
            throw failure;
          }
          return null;
        }
        if (left <= 0) {
          return null;
        }
        left = hasSome.awaitNanos(left);
      }
      if (dropped > 0) {
        StreamEvent notice = new StreamEvent.Dropped(dropped);
        dropped = 0;
        return notice;
      }
      Weighed first = events.removeFirst();
      bytes -= first.bytes();
      hasRoom.signalAll(); // not each waits for the same room
      return first.event();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come; what is there is still given, and then the failure. */
  void fail(RuntimeException last) {
    end(last);
  }

  /** Nothing more is given. */
  void close() {
    lock.lock();
    try {
      events.clear();
      bytes = 0;
      dropped = 0;
      failure = null;
      end(null);
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable RuntimeException last) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = last;
      }
      hasRoom.signalAll();
      hasSome.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing more will be given: no event, no notice, and no failure that nobody knows. */
  boolean isOver() {
    lock.lock();
    try {
      return ended && events.isEmpty() && dropped == 0 && (failure == null || told);
    } finally {
      lock.unlock();
    }
  }
}
