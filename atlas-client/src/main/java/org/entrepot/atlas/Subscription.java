package org.entrepot.atlas;

import java.time.Instant;

/** A query of a live stream, and how far its results are known. */
final class Subscription {
  /**
   * What is to be filled.
   *
   * @param since the last time that is known
   * @param version which gaps that takes in
   */
  record Gap(Instant since, int version) {}

  private static final long NONE = Long.MAX_VALUE;

  private final StreamQuery query;
  private long lastSeen;
  private long owed = NONE;
  private Instant lostAt;
  private int version;

  /**
   * @param opened when the stream was opened: nothing before that is missed
   */
  Subscription(StreamQuery query, Instant opened) {
    this.query = query;
    this.lastSeen = opened.getEpochSecond();
    this.lostAt = opened;
  }

  StreamQuery query() {
    return query;
  }

  /** A result was given. */
  synchronized void saw(ResultKey key) {
    if (isOfThis(key)) {
      lastSeen = Math.max(lastSeen, key.timestamp());
    }
  }

  /** A result was received, and not given. */
  synchronized void dropped(ResultKey key) {
    if (isOfThis(key)) {
      owe(key.timestamp());
    }
  }

  /** What comes from now on is missed. */
  synchronized void lost(Instant at) {
    lostAt = at;
    owe(notAfter(at));
  }

  /** The last time that is known. A probe whose clock is ahead must not hide what is missing. */
  private long notAfter(Instant now) {
    return Math.min(lastSeen, now.getEpochSecond());
  }

  /** When the connection was lost for the last time, or the stream was opened. */
  synchronized Instant lostAt() {
    return lostAt;
  }

  /**
   * What came since a time is to be asked for.
   *
   * @param since in seconds since 1970
   */
  synchronized void owe(long since) {
    owed = Math.min(owed, since);
    version++;
  }

  private boolean isOfThis(ResultKey key) {
    return key.isNamed() && query.measurementId().orElse(-1) == key.measurement();
  }

  synchronized Gap gap(Instant now) {
    return new Gap(Instant.ofEpochSecond(Math.min(owed, notAfter(now))), version);
  }

  /** The gap is filled; others that came up meanwhile are not. */
  synchronized void filled(Gap gap) {
    if (gap.version() == version) {
      owed = NONE;
    }
  }
}
