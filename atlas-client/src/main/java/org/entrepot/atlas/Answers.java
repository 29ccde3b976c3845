package org.entrepot.atlas;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** Makes of what is not a good answer the exception that says why. */
class Answers {
  /** An error of the API is a few hundred bytes; the page of a proxy is not read further. */
  private static final int ERROR_BYTES = 1 << 16;

  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);

  private final Secret secret;
  private final Waiting waiting;

  Answers(Secret secret, Waiting waiting) {
    this.secret = secret;
    this.waiting = waiting;
  }

  /** What is asked at a URL, and of whom. */
  Asked asked(HttpUrl url) {
    return Asked.reading(secret.show(url));
  }

  /**
   * Lets an answer pass that is a success and holds JSON or plain text, as the API's do; or that
   * says to a conditional request that nothing has changed.
   *
   * @param url what was asked at first
   */
  void check(HttpUrl url, Response response) throws Failed, Redirected {
    int status = response.code();
    checkRedirection(response);
    if (status == 304 && isConditional(response)) {
      return;
    }
    if (status != 200) {
      throw refused(url, response);
    }
    MediaType type = response.body().contentType();
    if (type != null && !isExpected(type)) {
      String what = "its type is " + type.type() + "/" + type.subtype() + ", not JSON";
      throw unreadable(url, new UnexpectedBody(what));
    }
  }

  static void checkRedirection(Response response) throws Redirected {
    String location = response.header("Location");
    if (REDIRECTIONS.contains(response.code()) && location != null) {
      throw new Redirected(response.code(), response.request().url(), location);
    }
  }

  static boolean isConditional(Response response) {
    return response.request().header("If-None-Match") != null
        || response.request().header("If-Modified-Since") != null;
  }

  boolean isExpected(MediaType type) {
    String subtype = type.subtype().toLowerCase(Locale.ROOT);
    return subtype.contains("json")
        || (type.type().equalsIgnoreCase("text") && subtype.equals("plain"));
  }

  final Failed refused(HttpUrl url, Response response) {
    int status = response.code();
    ApiError error = ApiError.of(errorBody(response), response.message(), secret::mask);
    Optional<Duration> retryAfter =
        RetryRules.retryAfter(Optional.ofNullable(response.header("Retry-After")), waiting.now());
    if (status == 429) {
      return new Failed(
          new AtlasException.RateLimited(asked(url), retryAfter, error.detail()),
          Failed.Then.REPEAT_AND_HOLD_ALL,
          retryAfter);
    }
    return new Failed(
        new AtlasException.Refused(asked(url), status, error),
        RetryRules.isRepeated(status) ? Failed.Then.REPEAT : Failed.Then.GIVE_UP,
        retryAfter);
  }

  static byte[] errorBody(Response response) {
    try (ResponseBody body = response.body()) {
      BufferedSource source = body.source();
      source.request(ERROR_BYTES);
      return source.getBuffer().readByteArray(Math.min(ERROR_BYTES, source.getBuffer().size()));
    } catch (IOException e) {
      // The status has been said; what broke off is only its explanation.
      return new byte[0];
    }
  }

  /** Where a redirection leads, if that is followed: the key must not go to another host. */
  HttpUrl target(HttpUrl url, Redirected redirected, boolean more) throws Failed {
    HttpUrl target = redirected.from().resolve(redirected.location());
    if (more && target != null && mayFollow(url, target)) {
      return Secret.withoutKey(target);
    }
    String detail = more ? notFollowed() : "redirected in circles";
    ApiError error = new ApiError(false, null, "", detail, List.of());
    throw new Failed(
        new AtlasException.Refused(asked(url), redirected.status(), error),
        Failed.Then.GIVE_UP,
        Optional.empty());
  }

  /** Whether a redirection is followed: with a key to no other host. */
  boolean mayFollow(HttpUrl url, HttpUrl target) {
    return isSameHost(url, target);
  }

  String notFollowed() {
    return "redirections to another host are not followed";
  }

  static boolean isSameHost(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  Failed unreadable(HttpUrl url, UnexpectedBody body) {
    String what = secret.mask(String.valueOf(body.getMessage()));
    return new Failed(
        new AtlasException.Unreadable(asked(url), what), Failed.Then.GIVE_UP, Optional.empty());
  }

  Failed broken(HttpUrl url, IOException cause, boolean connected) {
    IOException shown = secret.mask(cause);
    return new Failed(
        new AtlasException.Unreachable(secret.show(url), why(shown, url), shown),
        RetryRules.isRepeated(cause, connected) ? Failed.Then.REPEAT : Failed.Then.GIVE_UP,
        Optional.empty());
  }

  /** In words, for whoever reads no stack traces. */
  static String why(IOException cause, HttpUrl url) {
    if (cause instanceof UnknownHostException) {
      return "there is no host " + url.host() + ", or no network";
    }
    if (cause instanceof ConnectException) {
      return url.host() + " cannot be connected to";
    }
    if (cause instanceof SSLException) {
      return "no secure connection to " + url.host() + ": " + cause.getMessage();
    }
    if (cause instanceof SocketTimeoutException || "timeout".equals(cause.getMessage())) {
      return url.host() + " did not answer in time";
    }
    if (cause instanceof EOFException) {
      return "the answer of " + url.host() + " broke off";
    }
    return "the connection to " + url.host() + " failed: " + cause.getMessage();
  }
}
