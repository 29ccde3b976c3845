package org.entrepot.atlas;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request and its answer. The threads of OkHttp do all that blocks on a socket, and the caller
 * waits for them, so that an interrupt is heeded at once.
 */
final class Exchange {
  /** Takes a successful answer on a thread of OkHttp. */
  @FunctionalInterface
  private interface Taker<T> {
    void take(Call call, Response response, CompletableFuture<T> future)
        throws IOException, UnexpectedBody;
  }

  /** Reads an answer as a whole, on a thread of OkHttp. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Response response) throws IOException, UnexpectedBody;
  }

  private static final int REDIRECTS = 5;

  private final OkHttpClient client;
  private final Answers answers;
  private final Secret secret;
  private final String userAgent;

  Exchange(OkHttpClient client, Answers answers, Secret secret, String userAgent) {
    this.client = client;
    this.answers = answers;
    this.secret = secret;
    this.userAgent = userAgent;
  }

  /**
   * @param headers in addition to those of every request, or in their place
   */
  <T> T answer(HttpUrl url, Map<String, String> headers, Reading<T> reading)
      throws Failed, InterruptedException {
    return follow(
        url,
        headers,
        (call, response, future) -> {
          T read = reading.read(response);
          future.complete(read);
        });
  }

  /** Asks for a file, of which the caller reads the body. Close what is returned. */
  Incoming open(HttpUrl url, Map<String, String> headers) throws Failed, InterruptedException {
    return follow(
        url,
        headers,
        (call, response, future) -> {
          PumpedBody body = new PumpedBody(call, () -> {});
          if (future.complete(Incoming.of(response, body))) {
            body.pump(response.body().source());
          }
        });
  }

  /**
   * @param whenClosed is run once, when the stream that is returned is closed
   */
  InputStream stream(HttpUrl url, Runnable whenClosed) throws Failed, InterruptedException {
    return follow(
        url,
        (call, response, future) -> {
          PumpedBody body = new PumpedBody(call, whenClosed);
          if (future.complete(body)) {
            body.pump(response.body().source());
          }
        });
  }

  /** Asks, and asks where it is sent to as long as that is the same host. */
  private <T> T follow(HttpUrl url, Taker<T> taker) throws Failed, InterruptedException {
    return follow(url, Map.of(), taker);
  }

  private <T> T follow(HttpUrl url, Map<String, String> headers, Taker<T> taker)
      throws Failed, InterruptedException {
    HttpUrl at = url;
    for (int redirects = 0; ; redirects++) {
      CompletableFuture<T> future = new CompletableFuture<>();
      Progress progress = new Progress();
      Call call = client.newCall(request(at, headers, progress));
      call.enqueue(callback(url, taker, future));
      try {
        return future.get();
      } catch (InterruptedException e) {
        // The future first: a call that is cancelled fails it, and the failure is nobody's then.
        boolean answered = !future.cancel(false) && !future.isCompletedExceptionally();
        call.cancel();
        if (answered && future.join() instanceof Closeable late) {
          close(late);
        }
        throw e;
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNull(e.getCause());
        if (cause instanceof Redirected redirected) {
          at = answers.target(url, redirected, redirects < REDIRECTS);
        } else {
          throw failed(url, cause, progress.connected);
        }
      }
    }
  }

  private Failed failed(HttpUrl url, Throwable cause, boolean connected) {
    if (cause instanceof Failed failed) {
      return failed;
    }
    if (cause instanceof UnexpectedBody unexpected) {
      return answers.unreadable(url, unexpected);
    }
    if (cause instanceof IOException broken) {
      return answers.broken(url, broken, connected);
    }
    throw new IllegalStateException("a fault of this client, not of the service", cause);
  }

  private <T> Callback callback(HttpUrl url, Taker<T> taker, CompletableFuture<T> future) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        future.completeExceptionally(e);
      }

      @Override
      public void onResponse(Call call, Response response) {
        try (response) {
          answers.check(url, response);
          taker.take(call, response, future);
        } catch (Throwable e) { // whatever it is, somebody waits for it
          future.completeExceptionally(e);
        }
      }
    };
  }

  private static void close(Closeable late) {
    try {
      late.close();
    } catch (IOException e) {
      // Nobody waits for it any more.
    }
  }

  private Request request(HttpUrl url, Map<String, String> headers, Progress progress) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", userAgent)
            .header("Accept", "application/json, text/plain")
            .tag(Progress.class, progress);
    headers.forEach(request::header);
    secret.header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  /** Whether a request got as far as a connection. */
  private static final class Progress {
    private volatile boolean connected;
  }

  /** Notes that a request has a connection. */
  static final class Listener extends EventListener {
    @Override
    public void connectionAcquired(Call call, Connection connection) {
      Progress progress = call.request().tag(Progress.class);
      if (progress != null) {
        progress.connected = true;
      }
    }
  }
}
