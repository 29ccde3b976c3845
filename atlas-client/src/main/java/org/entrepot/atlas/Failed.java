package org.entrepot.atlas;

import java.time.Duration;
import java.util.Optional;

/** One attempt that failed: with what, and whether it is to be repeated. */
final class Failed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What follows from a failure. */
  enum Then {
    GIVE_UP,
    REPEAT,
    /** Every request of the client has to wait, not only the one that failed. */
    REPEAT_AND_HOLD_ALL,
    /** Every other request of the client has to wait, and this one is not made again. */
    GIVE_UP_AND_HOLD_ALL;

    boolean isRepeat() {
      return this == REPEAT || this == REPEAT_AND_HOLD_ALL;
    }

    boolean isHold() {
      return this == REPEAT_AND_HOLD_ALL || this == GIVE_UP_AND_HOLD_ALL;
    }
  }

  private final AtlasException failure;
  private final Then then;
  private final transient Optional<Duration> retryAfter;
  private final boolean progressed;

  Failed(AtlasException failure, Then then, Optional<Duration> retryAfter) {
    this(failure, then, retryAfter, false);
  }

  private Failed(
      AtlasException failure, Then then, Optional<Duration> retryAfter, boolean progressed) {
    super(failure);
    this.failure = failure;
    this.then = then;
    this.retryAfter = retryAfter;
    this.progressed = progressed;
  }

  /** An attempt that got further than those before it: the next one goes on from there. */
  static Failed onTheWay(AtlasException failure) {
    return new Failed(failure, Then.REPEAT, Optional.empty(), true);
  }

  /** Whether the attempts before this one need not be counted. */
  boolean progressed() {
    return progressed;
  }

  /** The same with the wait that was settled on. */
  Failed after(Duration wait) {
    return new Failed(failure, then, Optional.of(wait), progressed);
  }

  AtlasException failure() {
    return failure;
  }

  Then then() {
    return then;
  }

  /** How long the service wants us to wait. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
