package org.entrepot.atlas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/**
 * Time, and how it is spent between attempts.
 *
 * @param attempts how often a request is made at most
 * @param first the wait behind the first failure; each further one is twice as long
 * @param longest what a wait grows to at most
 * @param patience a wait that the service asks for and that is longer than this is not waited for
 * @param chance draws from 0 to 1, so that clients that fail together do not come back together
 */
record Waiting(
    int attempts,
    Duration first,
    Duration longest,
    Duration patience,
    InstantSource clock,
    Sleeper sleeper,
    DoubleSupplier chance) {

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  Instant now() {
    return clock.instant();
  }

  void sleep(Duration duration) throws InterruptedException {
    sleeper.sleep(duration);
  }

  /**
   * The wait behind an attempt that failed: from half of the doubled time to all of it.
   *
   * @param attempt its number, from 1
   */
  Duration behind(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    long ms = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(Math.round(ms * (0.5 + chance.getAsDouble() / 2)));
  }
}
