package org.entrepot.atlas;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a live stream alive, on a thread of its own: connects again, subscribes again, and has gaps
 * filled. It waits for what it is told, and does one thing after the other.
 */
final class StreamKeeper implements Runnable, StreamSocket.Owner {
  /** How long answers to subscriptions are waited for before gaps are filled all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How often is looked whether it is time for a second look. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /**
   * How far gaps that are filled lie apart: a connection that flutters must cost the API little.
   */
  private static final Duration BREATH = Duration.ofSeconds(30);

  /** A connection that has stood for so long has not failed at once. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private sealed interface Order {
    record Lost(StreamSocket socket, String why, IOException cause) implements Order {}

    record Answered(StreamSocket socket) implements Order {}

    record CatchUp(Optional<Instant> from) implements Order {}
  }

  private record SecondLook(Instant due, Subscription subscription, Instant from) {}

  private final StreamConnector connector;
  private final List<Subscription> subscriptions;
  private final List<StreamQuery> queries;
  private final StreamOptions options;
  private final EventBuffer buffer;
  private final GapFiller filler;
  private final Waiting waiting;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Deque<SecondLook> secondLooks = new ArrayDeque<>();
  private volatile @Nullable StreamSocket current;
  private volatile boolean closed;
  private Instant connectedAt;
  private int losses;
  private boolean gapOpen;
  private boolean confirmed;
  private Instant nextFill = Instant.MIN;
  private long gapSince;

  StreamKeeper(
      StreamConnector connector,
      List<Subscription> subscriptions,
      StreamOptions options,
      EventBuffer buffer,
      GapFiller filler,
      Waiting waiting) {
    this.connector = connector;
    this.subscriptions = List.copyOf(subscriptions);
    this.queries = subscriptions.stream().map(Subscription::query).toList();
    this.options = options;
    this.buffer = buffer;
    this.filler = filler;
    this.waiting = waiting;
    this.connectedAt = waiting.now();
  }

  /** Makes the first connection. */
  void open() throws InterruptedException {
    StreamSocket first = connector.open(this, queries, options);
    current = first;
    connectedAt = waiting.now();
    put(new StreamEvent.Connected(connectedAt)); // into the empty buffer
    first.subscribe();
  }

  /** Has everything filled again that came since a time, or since the last result. */
  void catchUp(Optional<Instant> from) {
    orders.add(new Order.CatchUp(from));
  }

  /** Ends the connection. The thread is to be interrupted then. */
  void close() {
    closed = true;
    StreamSocket open = current;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void received(StreamSocket by, StreamEvent event, long length) {
    try {
      buffer.put(event, length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void answered(StreamSocket by) {
    orders.add(new Order.Answered(by));
  }

  @Override
  public void lost(StreamSocket by, String why, IOException cause) {
    orders.add(new Order.Lost(by, why, cause));
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        Order order = orders.poll(untilNext().toMillis(), TimeUnit.MILLISECONDS);
        if (order instanceof Order.Lost loss && loss.socket() == current) {
          reconnect(loss);
        } else if (order instanceof Order.CatchUp catchUp) {
          catchUpNow(catchUp.from());
        } else if (isAnswer(order)) {
          confirmed = true;
        }
        if (gapOpen && (confirmed || isGapOld()) && !waiting.now().isBefore(nextFill)) {
          fillGaps();
        }
        lookAgain();
      }
    } catch (InterruptedException e) {
      // Somebody has closed the stream, and waits for nothing more.
    } catch (RuntimeException e) { // of the service, or a fault of this client: somebody must know
      buffer.fail(e);
    } catch (Error e) { // whoever waits for the next event must not wait for ever
      buffer.fail(new IllegalStateException("the stream has ended by " + e, e));
      throw e;
    } finally {
      close();
    }
  }

  private Duration untilNext() {
    return gapOpen || !secondLooks.isEmpty() ? GLANCE : Duration.ofDays(1);
  }

  private boolean isAnswer(@Nullable Order order) {
    return order instanceof Order.Answered answered && answered.socket() == current;
  }

  private boolean isGapOld() {
    return System.nanoTime() - gapSince > PATIENCE.toNanos();
  }

  private void reconnect(Order.Lost loss) throws InterruptedException {
    Instant lost = waiting.now();
    boolean stood = loss.socket().isFruitful() || connectedAt.plus(LONG_ENOUGH).isBefore(lost);
    losses = stood ? 1 : losses + 1;
    loss.socket().cancel();
    put(new StreamEvent.Disconnected(lost, loss.why()));
    subscriptions.forEach(subscription -> subscription.lost(lost));
    StreamConnector.Reopened again = connector.reopen(this, queries, options, losses, loss.cause());
    current = again.socket();
    if (closed) {
      close(); // it was made while nobody wanted it any more
      return;
    }
    connectedAt = waiting.now();
    put(new StreamEvent.Reconnected(lost, connectedAt, again.attempts()));
    again.socket().subscribe();
    gapOpen = true;
    confirmed = false;
    gapSince = System.nanoTime();
  }

  private void put(StreamEvent event) throws InterruptedException {
    buffer.put(event, EventBuffer.USUAL_BYTES);
  }

  private void fillGaps() throws InterruptedException {
    gapOpen = false;
    nextFill = waiting.now().plus(BREATH);
    for (Subscription subscription : subscriptions) {
      Instant now = waiting.now();
      Instant from = subscription.gap(now).since().minus(options.lookBack());
      filler.fill(subscription);
      if (options.fillGaps()
          && !options.lookBack().isZero()
          && subscription.query().hindrance().isEmpty()) {
        plan(new SecondLook(now.plus(options.lookBack()), subscription, from));
      }
    }
  }

  /** Of many gaps one behind the other, the first keeps its time, and the others become one. */
  private void plan(SecondLook look) {
    List<SecondLook> earlier =
        secondLooks.stream().filter(one -> one.subscription() == look.subscription()).toList();
    Instant from = look.from();
    if (earlier.size() > 1) {
      SecondLook last = earlier.get(earlier.size() - 1);
      secondLooks.remove(last);
      from = last.from().isBefore(from) ? last.from() : from;
    }
    secondLooks.add(new SecondLook(look.due(), look.subscription(), from));
  }

  private void catchUpNow(Optional<Instant> from) throws InterruptedException {
    for (Subscription subscription : subscriptions) {
      if (from.isPresent()) {
        filler.fill(subscription, from.get());
      } else {
        filler.fill(subscription);
      }
    }
  }

  /** For what reaches the REST API later than the stream. */
  private void lookAgain() throws InterruptedException {
    while (!closed && !secondLooks.isEmpty() && !secondLooks.peek().due().isAfter(waiting.now())) {
      SecondLook look = secondLooks.remove();
      filler.fill(look.subscription(), look.from());
    }
  }
}
