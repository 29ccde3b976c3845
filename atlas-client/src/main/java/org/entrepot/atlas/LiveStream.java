package org.entrepot.atlas;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.entrepot.result.Parsed;

/**
 * Results and changes as they happen, pulled one by one. A thread keeps the connection, whatever
 * happens to it: subscribes again, and asks the REST API for what came meanwhile. Close it.
 *
 * <p>What is promised for a subscription to the results of a measurement: every result that the
 * service delivers, or that its REST API has when a gap is filled, comes, and comes once, in no
 * particular order. It needs a look-back as long as results are late, and a memory of as many
 * results as come in that time. {@link #catchUp()} fills a last time.
 *
 * <p>Any number of threads may read, and each event goes to one of them. An interrupt of a thread
 * that waits for an event ends the stream.
 */
public final class LiveStream implements AutoCloseable, Iterable<StreamEvent> {
  private final EventBuffer buffer;
  private final SeenResults seen;
  private final List<Subscription> subscriptions;
  private final StreamKeeper keeper;
  private final Thread thread;
  private final String shown;
  private final Consumer<LiveStream> whenClosed;

  private LiveStream(
      EventBuffer buffer,
      StreamOptions options,
      List<Subscription> subscriptions,
      StreamKeeper keeper,
      String shown,
      Consumer<LiveStream> whenClosed) {
    this.buffer = buffer;
    this.seen = new SeenResults(options.memory());
    this.subscriptions = List.copyOf(subscriptions);
    this.keeper = keeper;
    this.shown = shown;
    this.whenClosed = whenClosed;
    this.thread = new Thread(keeper, "entrepot-atlas-stream");
    thread.setDaemon(true);
  }

  /** Connects, and returns when the subscriptions are sent. */
  static LiveStream open(
      StreamConnector connector,
      StreamOptions options,
      List<StreamQuery> queries,
      Waiting waiting,
      Function<ResultQuery, Stream<Parsed>> results,
      Consumer<LiveStream> whenClosed) {
    if (queries.isEmpty()) {
      throw new IllegalArgumentException("a stream of nothing");
    }
    Instant now = waiting.now();
    List<Subscription> subscriptions =
        queries.stream().map(query -> new Subscription(query, now)).toList();
    EventBuffer buffer = new EventBuffer(options, event -> noteDropped(subscriptions, event));
    GapFiller filler = new GapFiller(buffer, options, waiting, results);
    StreamKeeper keeper =
        new StreamKeeper(connector, subscriptions, options, buffer, filler, waiting);
    LiveStream stream =
        new LiveStream(buffer, options, subscriptions, keeper, connector.shown(), whenClosed);
    try {
      keeper.open();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Transport.interrupted(connector.shown());
    }
    stream.thread.start();
    return stream;
  }

  private static void noteDropped(List<Subscription> subscriptions, StreamEvent event) {
    if (event instanceof StreamEvent.Received received) {
      ResultKey key = ResultKey.of(received.parsed());
      subscriptions.forEach(subscription -> subscription.dropped(key));
    }
  }

  /**
   * The next event, waiting for it as long as it takes; empty when the stream is closed.
   *
   * @throws AtlasException if the stream cannot go on, behind its last event; or if the thread is
   *     interrupted, which closes the stream
   */
  public Optional<StreamEvent> next() {
    return poll(Long.MAX_VALUE);
  }

  /**
   * The next event; empty if there is none in time, or if the stream {@linkplain #isOver() is
   * over}.
   *
   * @throws AtlasException as {@link #next()}
   */
  public Optional<StreamEvent> next(Duration atMost) {
    long nanos;
    try {
      nanos = atMost.toNanos();
    } catch (ArithmeticException centuries) {
      nanos = Long.MAX_VALUE;
    }
    return poll(nanos);
  }

  private Optional<StreamEvent> poll(long nanos) {
    long begin = System.nanoTime();
    try {
      while (true) {
        long left = nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - begin);
        StreamEvent event = buffer.poll(left);
        if (event == null || isNew(event)) {
          return Optional.ofNullable(event);
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw Transport.interrupted(shown);
    }
  }

  /**
   * Whether it did not come before, by the other way. Two that are broken alike need not be one and
   * the same: what the stream itself brings of those is always new.
   */
  private boolean isNew(StreamEvent event) {
    if (!(event instanceof StreamEvent.Received received)) {
      return true;
    }
    ResultKey key = ResultKey.of(received.parsed());
    boolean isFirst = seen.add(key);
    boolean isBroken = received.parsed() instanceof Parsed.Rejected;
    if (!isFirst && !(isBroken && received.parsed().file().equals(shown))) {
      return false;
    }
    subscriptions.forEach(subscription -> subscription.saw(key));
    return true;
  }

  /**
   * Whether nothing more will come: the stream is closed, or has failed and told all, why it failed
   * too.
   */
  public boolean isOver() {
    return buffer.isOver();
  }

  /** All events until the stream is closed. Its methods throw what {@link #next()} does. */
  @Override
  public Iterator<StreamEvent> iterator() {
    return events().iterator();
  }

  /** All events until the stream is closed. To close one closes the other. */
  public Stream<StreamEvent> events() {
    var walk =
        new Spliterators.AbstractSpliterator<StreamEvent>(
            Long.MAX_VALUE,
            Spliterators.AbstractSpliterator.ORDERED
                | Spliterators.AbstractSpliterator.NONNULL
                | Spliterators.AbstractSpliterator.IMMUTABLE) {
          @Override
          public boolean tryAdvance(Consumer<? super StreamEvent> action) {
            Optional<StreamEvent> event = next();
            event.ifPresent(action);
            return event.isPresent();
          }
        };
    return StreamSupport.stream(walk, false).onClose(this::close);
  }

  /** The results only, and what is wrong with those that are none, until the stream is closed. */
  public Stream<Parsed> results() {
    return events()
        .filter(StreamEvent.Received.class::isInstance)
        .map(event -> ((StreamEvent.Received) event).parsed());
  }

  /**
   * Asks the REST API for what came since the last result, less the look-back, as after a lost
   * connection. What is new comes as events, and behind it {@link StreamEvent.GapFilled} or {@link
   * StreamEvent.GapLeft} for each subscription.
   */
  public void catchUp() {
    keeper.catchUp(Optional.empty());
  }

  /** Asks the REST API for what came since a time, as {@link #catchUp()}. */
  public void catchUp(Instant from) {
    keeper.catchUp(Optional.of(from));
  }

  /** Ends the stream at once; what was received and not read is not given any more. */
  @Override
  public void close() {
    buffer.close();
    keeper.close();
    thread.interrupt();
    whenClosed.accept(this);
  }

  /** Where it comes from. */
  @Override
  public String toString() {
    return "LiveStream[" + shown + "]";
  }
}
