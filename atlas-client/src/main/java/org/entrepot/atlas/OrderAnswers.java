package org.entrepot.atlas;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;

/**
 * Makes of what is not a good answer to an {@link Order} the exception that says why, and whether
 * the order may have been carried out all the same.
 */
final class OrderAnswers {
  private static final Set<Integer> DONE = Set.of(200, 201, 202, 204);

  private final Secret secret;
  private final Waiting waiting;

  OrderAnswers(Secret secret, Waiting waiting) {
    this.secret = secret;
    this.waiting = waiting;
  }

  private Asked asked(Order order, boolean mayHaveHappened) {
    return new Asked(order.method(), secret.show(order.url()), mayHaveHappened ? order.look() : "");
  }

  /** Lets a success pass. */
  void check(Order order, Response response) throws Failed {
    int status = response.code();
    if (DONE.contains(status)) {
      return;
    }
    ApiError error =
        status >= 300 && status < 400
            ? new ApiError(false, null, "", "what changes something is not redirected", List.of())
            : ApiError.of(Answers.errorBody(response), response.message(), secret::mask);
    Optional<Duration> retryAfter =
        RetryRules.retryAfter(Optional.ofNullable(response.header("Retry-After")), waiting.now());
    boolean repeated = RetryRules.isRepeated(status) && order.isIdempotent();
    if (status == 429) {
      throw new Failed(
          new AtlasException.RateLimited(asked(order, false), retryAfter, error.detail()),
          repeated ? Failed.Then.REPEAT_AND_HOLD_ALL : Failed.Then.GIVE_UP_AND_HOLD_ALL,
          retryAfter);
    }
    throw new Failed(
        new AtlasException.Refused(asked(order, isUnsure(status)), status, error),
        repeated ? Failed.Then.REPEAT : Failed.Then.GIVE_UP,
        retryAfter);
  }

  /** Only a status of 400 to 499 says that nothing was done. */
  private static boolean isUnsure(int status) {
    return status < 400 || status >= 500;
  }

  /** A success whose body is not what the API promises: it was done, and nobody knows as what. */
  Failed unreadable(Order order, UnexpectedBody body) {
    String what = secret.mask(String.valueOf(body.getMessage()));
    return new Failed(
        new AtlasException.Unreadable(asked(order, true), what),
        Failed.Then.GIVE_UP,
        Optional.empty());
  }

  /**
   * @param connected whether there was a connection
   * @param written whether a byte of the order may have been written
   */
  Failed broken(Order order, IOException cause, boolean connected, boolean written) {
    IOException shown = secret.mask(cause);
    return new Failed(
        new AtlasException.Unreachable(
            asked(order, written), Answers.why(shown, order.url()), shown),
        RetryRules.isRepeated(cause, connected, written, order.isIdempotent())
            ? Failed.Then.REPEAT
            : Failed.Then.GIVE_UP,
        Optional.empty());
  }

  /** Somebody has cut it off, and nobody knows where it was. */
  AtlasException.Unreachable interrupted(Order order, boolean sent) {
    return new AtlasException.Unreachable(
        asked(order, sent), "interrupted", new InterruptedIOException("interrupted"));
  }
}
