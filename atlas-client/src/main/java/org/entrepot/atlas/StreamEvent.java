package org.entrepot.atlas;

import java.time.Instant;
import java.util.function.Function;
import org.entrepot.result.Parsed;

/** What comes by a {@link LiveStream}, in the order in which it came. */
public sealed interface StreamEvent
    permits StreamEvent.Received, ProbeChange, MeasurementChange, StreamEvent.Notice {
  /** Applies the function for this kind of event. */
  <T> T match(
      Function<? super Received, ? extends T> received,
      Function<? super ProbeChange, ? extends T> probe,
      Function<? super MeasurementChange, ? extends T> measurement,
      Function<? super Notice, ? extends T> notice);

  /**
   * A result, or what is wrong with a message. Its file is the URL of the stream, with the number
   * of the message as its line; or that of the REST API, if it fills a gap.
   */
  record Received(Parsed parsed) implements StreamEvent {
    @Override
    public <T> T match(
        Function<? super Received, ? extends T> received,
        Function<? super ProbeChange, ? extends T> probe,
        Function<? super MeasurementChange, ? extends T> measurement,
        Function<? super Notice, ? extends T> notice) {
      return received.apply(this);
    }
  }

  /** What happened to the stream itself. */
  sealed interface Notice extends StreamEvent {
    @Override
    default <T> T match(
        Function<? super Received, ? extends T> received,
        Function<? super ProbeChange, ? extends T> probe,
        Function<? super MeasurementChange, ? extends T> measurement,
        Function<? super Notice, ? extends T> notice) {
      return notice.apply(this);
    }
  }

  /**
   * The connection stands, and all subscriptions are sent.
   *
   * @param at since when
   */
  record Connected(Instant at) implements Notice {}

  /**
   * The service has answered to a subscription.
   *
   * @param json its parameters, as the service understood them
   */
  record Confirmed(String json) implements Notice {}

  /**
   * The connection is lost, and will be made anew.
   *
   * @param at when that was noticed
   * @param why in words
   */
  record Disconnected(Instant at, String why) implements Notice {}

  /**
   * The connection stands again, and all subscriptions are sent again.
   *
   * @param lost when it was lost
   * @param at since when it stands again
   * @param attempts how many it took
   */
  record Reconnected(Instant lost, Instant at, int attempts) implements Notice {}

  /**
   * Everything that the REST API had from this time on has been given, before this event.
   *
   * @param measurementId the measurement
   * @param from the time of the last result, less the look-back; or what was asked for
   * @param to when the REST API was asked
   * @param read how many results it gave, those included that had come before and come only once
   */
  record GapFilled(long measurementId, Instant from, Instant to, long read) implements Notice {}

  /**
   * What came between these times is missing, as far as it is not found later.
   *
   * @param query what was subscribed to
   * @param from when the gap begins
   * @param to when it ends
   * @param why the gap was not filled, in words
   */
  record GapLeft(StreamQuery query, Instant from, Instant to, String why) implements Notice {}

  /**
   * Events were not read as fast as they came, and the oldest gave way, here.
   *
   * @param events how many
   */
  record Dropped(long events) implements Notice {}

  /**
   * What the service complains about, as of a subscription that it does not understand or a reader
   * that is too slow for it.
   */
  record ServerError(String message) implements Notice {}

  /**
   * A message of a type that this client does not know.
   *
   * @param type the service's word
   * @param json what came with it
   */
  record OtherMessage(String type, String json) implements Notice {}
}
