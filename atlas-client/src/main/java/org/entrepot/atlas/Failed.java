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

  Failed(AtlasException failure, Then then, Optional<Duration> retryAfter) {
    super(failure);
    this.failure = failure;
    this.then = then;
    this.retryAfter = retryAfter;
  }

  /** The same with the wait that was settled on. */
  Failed after(Duration wait) {
    return new Failed(failure, then, Optional.of(wait));
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
