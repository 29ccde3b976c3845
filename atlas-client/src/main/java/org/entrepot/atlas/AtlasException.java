package org.entrepot.atlas;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why RIPE Atlas gave no answer that can be used. A refusal by the service is told apart from a
 * failure to reach it. Where a request was repeated, the failures before the last one are its
 * {@linkplain Throwable#getSuppressed suppressed} exceptions, the earliest first.
 *
 * <p>No message, URL or cause holds the API key.
 */
public abstract sealed class AtlasException extends RuntimeException
    permits AtlasException.Refused,
        AtlasException.RateLimited,
        AtlasException.Unreachable,
        AtlasException.Unreadable,
        AtlasException.NotCached {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final boolean mayHaveHappened;

  private AtlasException(Asked asked, String what) {
    super(asked.describe(what));
    this.url = asked.url();
    this.mayHaveHappened = asked.mayHaveHappened();
  }

  /** What was asked for, without secrets. */
  public String url() {
    return url;
  }

  /**
   * Whether what was to be changed may have been changed all the same: the connection broke when
   * some of the request had been written, or the answer was a status of 500 or more, or not what
   * the API promises. Then the message says how to look. To ask again without looking may make a
   * measurement, or spend credits, twice. False for all that only reads, and where it is certain
   * that nothing was done.
   */
  public boolean mayHaveHappened() {
    return mayHaveHappened
        || Arrays.stream(getSuppressed())
            .anyMatch(
                earlier -> earlier instanceof AtlasException atlas && atlas.mayHaveHappened());
  }

  /** Applies the function for this case. */
  public abstract <T> T match(
      Function<? super Refused, ? extends T> refused,
      Function<? super RateLimited, ? extends T> rateLimited,
      Function<? super Unreachable, ? extends T> unreachable,
      Function<? super Unreadable, ? extends T> unreadable,
      Function<? super NotCached, ? extends T> notCached);

  /**
   * What the API says of one field or parameter of a request.
   *
   * @param field a JSON pointer or the parameter's name; empty if the API names none
   * @param detail what is wrong with it
   */
  public record FieldError(String field, String detail) implements Serializable {}

  /** The service answered, and the answer is no: a status that is neither a success nor 429. */
  public static final class Refused extends AtlasException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ApiError error;

    Refused(String url, int status, ApiError error) {
      this(Asked.reading(url), status, error);
    }

    Refused(Asked asked, int status, ApiError error) {
      super(asked, asked.who() + " refused with status " + status + error.describe());
      this.status = status;
      this.error = error;
    }

    /** The status of HTTP. */
    public int status() {
      return status;
    }

    /** The API's own number of the error; empty if the answer was not in the API's form. */
    public Optional<Integer> code() {
      return Optional.ofNullable(error.code());
    }

    /** The API's own title of the error, or the reason phrase of HTTP, or nothing. */
    public String title() {
      return error.title();
    }

    /** The API's own explanation, or nothing. */
    public String detail() {
      return error.detail();
    }

    /** What the API says of single fields or parameters. */
    public List<FieldError> fieldErrors() {
      return error.errors();
    }

    /** Whether this is the API's own word, and not that of something on the way to it. */
    boolean isOfTheApi() {
      return error.ofTheApi();
    }

    @Override
    public <T> T match(
        Function<? super Refused, ? extends T> refused,
        Function<? super RateLimited, ? extends T> rateLimited,
        Function<? super Unreachable, ? extends T> unreachable,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super NotCached, ? extends T> notCached) {
      return refused.apply(this);
    }
  }

  /**
   * Too many requests: status 429 to every attempt, or a time of waiting longer than this client's
   * patience. While it lasts, no thread of the client asks anything.
   */
  public static final class RateLimited extends AtlasException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    RateLimited(String url, Optional<Duration> retryAfter, String detail) {
      this(Asked.reading(url), retryAfter, detail);
    }

    RateLimited(Asked asked, Optional<Duration> retryAfter, String detail) {
      super(
          asked,
          asked.who()
              + " wants fewer requests"
              + retryAfter.map(wait -> ", and none for " + wait.toSeconds() + " s").orElse("")
              + (detail.isEmpty() ? "" : ": " + detail));
      this.retryAfter = retryAfter.orElse(null);
    }

    /** How long to wait before the next request; empty if the service did not say. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    @Override
    public <T> T match(
        Function<? super Refused, ? extends T> refused,
        Function<? super RateLimited, ? extends T> rateLimited,
        Function<? super Unreachable, ? extends T> unreachable,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super NotCached, ? extends T> notCached) {
      return rateLimited.apply(this);
    }
  }

  /**
   * No answer, or only a part of one: the host is unknown or refuses, TLS fails, the connection
   * breaks, time runs out, or the waiting thread is interrupted (whose flag is then set again). The
   * cause says which.
   */
  public static final class Unreachable extends AtlasException {
    private static final long serialVersionUID = 1L;

    Unreachable(String url, String what, IOException cause) {
      this(Asked.reading(url), what, cause);
    }

    Unreachable(Asked asked, String what, IOException cause) {
      super(asked, what);
      initCause(cause);
    }

    @Override
    public <T> T match(
        Function<? super Refused, ? extends T> refused,
        Function<? super RateLimited, ? extends T> rateLimited,
        Function<? super Unreachable, ? extends T> unreachable,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super NotCached, ? extends T> notCached) {
      return unreachable.apply(this);
    }
  }

  /** The answer came whole, and is not what the API promises. */
  public static final class Unreadable extends AtlasException {
    private static final long serialVersionUID = 1L;

    Unreadable(String url, String what) {
      this(Asked.reading(url), what);
    }

    Unreadable(Asked asked, String what) {
      super(asked, "the answer of " + asked.who() + " cannot be read: " + what);
    }

    @Override
    public <T> T match(
        Function<? super Refused, ? extends T> refused,
        Function<? super RateLimited, ? extends T> rateLimited,
        Function<? super Unreachable, ? extends T> unreachable,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super NotCached, ? extends T> notCached) {
      return unreadable.apply(this);
    }
  }

  /** The client is {@linkplain AtlasClientBuilder#offline offline}, and would have to ask. */
  public static final class NotCached extends AtlasException {
    private static final long serialVersionUID = 1L;

    NotCached(Asked asked) {
      super(asked, "the client is offline, and this is not in its cache");
    }

    @Override
    public <T> T match(
        Function<? super Refused, ? extends T> refused,
        Function<? super RateLimited, ? extends T> rateLimited,
        Function<? super Unreachable, ? extends T> unreachable,
        Function<? super Unreadable, ? extends T> unreadable,
        Function<? super NotCached, ? extends T> notCached) {
      return notCached.apply(this);
    }
  }
}
