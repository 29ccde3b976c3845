package org.entrepot.atlas;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to the live stream. The API key is not sent there: the stream is public, and on
 * another host.
 */
final class StreamConnector {
  /**
   * Another connection.
   *
   * @param attempts how many it took
   */
  record Reopened(StreamSocket socket, int attempts) {}

  private final OkHttpClient client;
  private final HttpUrl url;
  private final Secret secret;
  private final String userAgent;
  private final Waiting waiting;
  private final Answers answers;
  private final Gate gate;

  StreamConnector(
      OkHttpClient client, HttpUrl url, Secret secret, String userAgent, Waiting waiting) {
    this.client = client;
    this.url = url;
    this.secret = secret;
    this.userAgent = userAgent;
    this.waiting = waiting;
    this.answers = new Answers(secret, waiting);
    this.gate = new Gate(waiting);
  }

  /** The URL as it may be shown. */
  String shown() {
    return secret.show(url);
  }

  /** A text without the key, which a server may have put into it. */
  String shown(String text) {
    return secret.mask(text);
  }

  IOException shown(IOException failure) {
    return secret.mask(failure);
  }

  String why(IOException cause) {
    return secret.mask(Answers.why(cause, url));
  }

  /** The first connection, tried as often as any request of the client. */
  StreamSocket open(StreamSocket.Owner owner, List<StreamQuery> queries, StreamOptions options)
      throws InterruptedException {
    List<AtlasException> earlier = new ArrayList<>();
    try {
      for (int number = 1; ; number++) {
        try {
          return connect(owner, queries, options);
        } catch (Failed failed) {
          Duration wait = waitBehind(failed, number);
          boolean held = holdAll(failed, wait);
          if (!failed.then().isRepeat() || number >= waiting.attempts() || isTooLong(wait)) {
            throw failed.failure();
          }
          earlier.add(failed.failure());
          if (!held) { // or it waits at the gate
            waiting.sleep(wait);
          }
        }
      }
    } catch (AtlasException last) {
      earlier.forEach(last::addSuppressed);
      throw last;
    }
  }

  /**
   * A connection in place of one that was lost. In vain it is tried as often as the options say,
   * with longer and longer waits between; what will not pass is not tried again.
   *
   * @param losses how many connections were lost in a row by which nothing came
   */
  Reopened reopen(
      StreamSocket.Owner owner,
      List<StreamQuery> queries,
      StreamOptions options,
      int losses,
      IOException cause)
      throws InterruptedException {
    AtlasException last = new AtlasException.Unreachable(shown(), why(cause), cause);
    Duration wait = waiting.behind(losses);
    boolean held = false;
    for (int attempt = 1; ; attempt++) {
      int failures = losses + attempt - 1;
      if (options.reconnects().isPresent() && failures > options.reconnects().getAsInt()) {
        throw last;
      }
      if (!held) { // or it waits at the gate
        waiting.sleep(wait);
      }
      try {
        return new Reopened(connect(owner, queries, options), attempt);
      } catch (Failed failed) {
        wait = waitBehind(failed, failures + 1);
        held = holdAll(failed, wait);
        if (!passes(failed) || isTooLong(failed.retryAfter().orElse(Duration.ZERO))) {
          throw failed.failure();
        }
        last = failed.failure();
      }
    }
  }

  /** What the service asks for. If that is no time at all, our own: a stream asks for ever. */
  private Duration waitBehind(Failed failed, int failures) {
    return failed
        .retryAfter()
        .filter(asked -> !asked.isZero())
        .orElseGet(() -> waiting.behind(failures));
  }

  private boolean isTooLong(Duration wait) {
    return wait.compareTo(waiting.patience()) > 0;
  }

  /** Holds back the other streams of the client too, if the failure says so. */
  private boolean holdAll(Failed failed, Duration wait) {
    boolean asked = failed.retryAfter().filter(wait::equals).isPresent();
    // A wait of our own that is longer than the patience would end the streams that come to the
    // gate: for that the service has to ask.
    if (!failed.then().isHold() || (!asked && isTooLong(wait))) {
      return false;
    }
    gate.shutFor(wait);
    return true;
  }

  /**
   * What a stream that has stood already may wait for: all but a refusal, an answer that is none,
   * and a failure of TLS. A name that is not found was found before, and will be again.
   */
  private static boolean passes(Failed failed) {
    if (failed.then() != Failed.Then.GIVE_UP) {
      return true;
    }
    return failed.failure() instanceof AtlasException.Unreachable unreachable
        && !(unreachable.getCause() instanceof SSLException tls
            && !(tls.getCause() instanceof SocketException));
  }

  private StreamSocket connect(
      StreamSocket.Owner owner, List<StreamQuery> queries, StreamOptions options)
      throws Failed, InterruptedException {
    gate.await(Asked.reading(shown()));
    MeteredSockets meter = new MeteredSockets(options.messageBytes());
    StreamSocket socket =
        new StreamSocket(
            owner,
            queries.stream().map(StreamQuery::message).toList(),
            new StreamMessage(shown(), secret),
            meter,
            options.messageBytes(),
            this);
    OkHttpClient metered =
        client
            .newBuilder()
            .socketFactory(meter)
            .pingInterval(options.ping())
            // What a compressed message grows to could not be limited.
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .removeHeader("Sec-WebSocket-Extensions")
                            .build()))
            .build();
    Request request = new Request.Builder().url(url).header("User-Agent", userAgent).build();
    WebSocket opening = metered.newWebSocket(request, socket);
    try {
      socket.opened().get();
      return socket;
    } catch (InterruptedException e) {
      socket.cancel();
      opening.cancel();
      throw e;
    } catch (ExecutionException e) {
      Throwable failure = Objects.requireNonNull(e.getCause());
      if (failure instanceof Failed failed) {
        throw failed;
      }
      throw new IllegalStateException("a fault of this client, not of the service", failure);
    }
  }

  /** Why there is no connection, as the exception that says it. */
  Throwable failure(Throwable failure, @Nullable Response response, boolean connected) {
    if (response != null) {
      return refused(response);
    }
    return failure instanceof IOException broken ? answers.broken(url, broken, connected) : failure;
  }

  private Failed refused(Response response) {
    try {
      answers.check(url, response);
      return answers.unreadable(url, new UnexpectedBody("it is no WebSocket"));
    } catch (Redirected redirected) {
      ApiError error =
          new ApiError(false, null, "", "redirections of a stream are not followed", List.of());
      return new Failed(
          new AtlasException.Refused(shown(), redirected.status(), error),
          Failed.Then.GIVE_UP,
          Optional.empty());
    } catch (Failed failed) {
      return failed;
    }
  }
}
