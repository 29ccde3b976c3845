package org.entrepot.atlas;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shut for a time after "too many requests", to every thread of the client. */
final class Gate {
  private final Waiting waiting;
  private Instant opens = Instant.MIN;

  Gate(Waiting waiting) {
    this.waiting = waiting;
  }

  /** Shuts the gate for so long; one that is shut for longer stays so. */
  synchronized void shutFor(Duration wait) {
    Instant until = waiting.now().plus(wait);
    if (until.isAfter(opens)) {
      opens = until;
    }
  }

  private synchronized Duration remaining() {
    Instant now = waiting.now();
    return opens.isAfter(now) ? Duration.between(now, opens) : Duration.ZERO;
  }

  /**
   * Returns when the gate is open.
   *
   * @throws AtlasException.RateLimited at once, if that is further away than the client's patience
   */
  void await(Asked asked) throws InterruptedException {
    for (Duration left = remaining(); !left.isZero(); left = remaining()) {
      if (left.compareTo(waiting.patience()) > 0) {
        throw new AtlasException.RateLimited(
            asked, Optional.of(left), "this client was told to wait");
      }
      waiting.sleep(left);
    }
  }
}
