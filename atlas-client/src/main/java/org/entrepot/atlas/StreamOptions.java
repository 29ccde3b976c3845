package org.entrepot.atlas;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a live stream is kept. Immutable: every method returns other options.
 *
 * <p>A stream holds at most {@code capacity} events, whose messages have at most {@code bytes}
 * bytes together (one may be larger if it is alone; a result that fills a gap counts as 2 kB), one
 * message of at most {@code messageBytes} that is being read, and {@code memory} keys of results of
 * about 100 bytes each: with the defaults less than 100 MB in all, and usually a small part of
 * that.
 *
 * @param overflow what happens when the events are not read as fast as they come
 * @param capacity how many events are held
 * @param bytes how many bytes their messages may have together
 * @param messageBytes how many bytes one message may have: a longer one is not read further, counts
 *     as {@code Rejected}, and costs the connection
 * @param memory how many results are remembered so that none comes twice. The oldest is forgotten
 *     for the newest; a gap that reaches back behind what is remembered may bring some again
 * @param lookBack how far before the last result gaps are filled from, for results that reach the
 *     service late. A gap is looked at once more when that time has gone by, for those that reach
 *     its REST API late
 * @param fillGaps whether the REST API is asked for what was missed
 * @param ping how often the service is asked whether it is there; what does not answer until the
 *     next time is gone
 * @param reconnects how often in a row a lost connection is tried to be made anew, without that
 *     anything comes by it, before the stream fails; empty for ever
 */
public record StreamOptions(
    Overflow overflow,
    int capacity,
    long bytes,
    int messageBytes,
    int memory,
    Duration lookBack,
    boolean fillGaps,
    Duration ping,
    OptionalInt reconnects) {

  /** What happens when events are not read as fast as they come. */
  public enum Overflow {
    /**
     * Nothing more is read from the network until there is room. If that lasts, the service ends
     * the connection, or its answers to our pings are not read in time; the gap is then filled.
     */
    BLOCK,
    /**
     * The oldest event gives way, is counted, and is told by {@link StreamEvent.Dropped} in its
     * place. The next gap that is filled begins before the oldest result that was dropped.
     */
    DROP_OLDEST
  }

  private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(10_000);

  private static final StreamOptions DEFAULTS =
      new StreamOptions(
          Overflow.BLOCK,
          10_000,
          32L << 20,
          4 << 20,
          200_000,
          Duration.ofMinutes(15),
          true,
          Duration.ofSeconds(30),
          OptionalInt.empty());

  /** Checks that all is possible. */
  public StreamOptions {
    atLeastOne("event", capacity);
    atLeastOne("byte", bytes);
    atLeastOne("byte of a message", messageBytes);
    atLeastOne("result to remember", memory);
    if (lookBack.isNegative() || lookBack.compareTo(LONGEST_LOOK_BACK) > 0) {
      throw new IllegalArgumentException("a look-back is 0 to 10000 days, not " + lookBack);
    }
    if (ping.toMillis() < 1 || ping.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a ping every 1 ms or more, not " + ping);
    }
    if (reconnects.orElse(0) < 0) {
      throw new IllegalArgumentException("reconnections are not negative: " + reconnects);
    }
  }

  private static void atLeastOne(String what, long number) {
    if (number < 1) {
      throw new IllegalArgumentException("at least one " + what + ", not " + number);
    }
  }

  /**
   * 10,000 events of 32 MiB together, messages of at most 4 MiB, back-pressure, gaps filled with a
   * look-back of 15 minutes, 200,000 results remembered, a ping every 30 seconds, reconnected for
   * ever.
   */
  public static StreamOptions defaults() {
    return DEFAULTS;
  }

  /** What happens when events are not read as fast as they come. */
  public StreamOptions withOverflow(Overflow policy) {
    return new StreamOptions(
        policy, capacity, bytes, messageBytes, memory, lookBack, fillGaps, ping, reconnects);
  }

  /** How many events are held. */
  public StreamOptions withCapacity(int events) {
    return new StreamOptions(
        overflow, events, bytes, messageBytes, memory, lookBack, fillGaps, ping, reconnects);
  }

  /** How many bytes the messages of these events may have together. */
  public StreamOptions withBytes(long all) {
    return new StreamOptions(
        overflow, capacity, all, messageBytes, memory, lookBack, fillGaps, ping, reconnects);
  }

  /** How many bytes one message may have. */
  public StreamOptions withMessageBytes(int most) {
    return new StreamOptions(
        overflow, capacity, bytes, most, memory, lookBack, fillGaps, ping, reconnects);
  }

  /** How many results are remembered so that none comes twice. */
  public StreamOptions withMemory(int results) {
    return new StreamOptions(
        overflow, capacity, bytes, messageBytes, results, lookBack, fillGaps, ping, reconnects);
  }

  /** How far before the last result gaps are filled from. */
  public StreamOptions withLookBack(Duration time) {
    return new StreamOptions(
        overflow, capacity, bytes, messageBytes, memory, time, fillGaps, ping, reconnects);
  }

  /** Leaves gaps as they are, and asks the REST API nothing. */
  public StreamOptions withoutFilling() {
    return new StreamOptions(
        overflow, capacity, bytes, messageBytes, memory, lookBack, false, ping, reconnects);
  }

  /** How often the service is asked whether it is there. */
  public StreamOptions withPing(Duration every) {
    return new StreamOptions(
        overflow, capacity, bytes, messageBytes, memory, lookBack, fillGaps, every, reconnects);
  }

  /** How often in a row a lost connection is tried to be made anew; 0 to fail with the first. */
  public StreamOptions withReconnects(int times) {
    OptionalInt most = OptionalInt.of(times);
    return new StreamOptions(
        overflow, capacity, bytes, messageBytes, memory, lookBack, fillGaps, ping, most);
  }
}
