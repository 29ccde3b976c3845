package org.entrepot.atlas;

import java.time.Instant;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.result.Parsed;

/** Asks the REST API for what a live stream has missed. */
final class GapFiller {
  private final EventBuffer buffer;
  private final StreamOptions options;
  private final Waiting waiting;
  private final Function<ResultQuery, Stream<Parsed>> results;

  GapFiller(
      EventBuffer buffer,
      StreamOptions options,
      Waiting waiting,
      Function<ResultQuery, Stream<Parsed>> results) {
    this.buffer = buffer;
    this.options = options;
    this.waiting = waiting;
    this.results = results;
  }

  /** Fills what is missing of a subscription, or says that it cannot be filled. */
  void fill(Subscription subscription) throws InterruptedException {
    Subscription.Gap gap = subscription.gap(waiting.now());
    if (fill(subscription, gap.since().minus(options.lookBack()))) {
      subscription.filled(gap);
    }
  }

  /** Fills everything from a time on. What cannot be asked for now is owed to the next fill. */
  boolean fill(Subscription subscription, Instant since) throws InterruptedException {
    Instant from = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
    Instant to = waiting.now();
    var hindrance = subscription.query().hindrance();
    if (!options.fillGaps()) {
      left(subscription, subscription.lostAt(), to, "the stream was opened without filling");
      return false;
    }
    if (hindrance.isPresent()) {
      left(subscription, subscription.lostAt(), to, hindrance.get());
      return false;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        long read = ask(subscription.query().missedSince(from));
        buffer.putPatiently(
            new StreamEvent.GapFilled(
                subscription.query().measurementId().orElseThrow(), from, to, read),
            EventBuffer.USUAL_BYTES);
        return true;
      } catch (AtlasException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        // Requests are repeated by the client; a stream that broke off is not, but may be here.
        if (!(e instanceof AtlasException.Unreachable) || attempt >= waiting.attempts()) {
          // The look-back, which the next fill takes off again.
          subscription.owe(from.getEpochSecond() + options.lookBack().toSeconds());
          left(subscription, from, to, String.valueOf(e.getMessage()));
          return false;
        }
        waiting.sleep(waiting.behind(attempt));
      }
    }
  }

  private long ask(ResultQuery query) throws InterruptedException {
    long read = 0;
    try (Stream<Parsed> found = results.apply(query)) {
      for (Iterator<Parsed> each = found.iterator(); each.hasNext(); read++) {
        buffer.putPatiently(new StreamEvent.Received(each.next()), EventBuffer.USUAL_BYTES);
      }
    }
    return read;
  }

  private void left(Subscription subscription, Instant from, Instant to, String why)
      throws InterruptedException {
    buffer.put(
        new StreamEvent.GapLeft(subscription.query(), from, to, why), EventBuffer.USUAL_BYTES);
  }
}
