package org.entrepot.atlas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends one {@link Order}, once. Nothing below sends it again: OkHttp's own repeating is off, its
 * answers to 408 and 503 are kept from it by a body that can be written once only, and each order
 * has a connection of its own, since one that was kept may be dead without anybody knowing. No
 * redirection is followed.
 */
final class OrderExchange {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client;
  private final OrderAnswers answers;
  private final Secret secret;
  private final String userAgent;

  OrderExchange(OkHttpClient client, OrderAnswers answers, Secret secret, String userAgent) {
    this.client =
        client
            .newBuilder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .eventListener(new Listener())
            .build();
    this.answers = answers;
    this.secret = secret;
    this.userAgent = userAgent;
  }

  <T> T send(Order order, Transport.Reader<T> reader) throws Failed {
    CompletableFuture<T> future = new CompletableFuture<>();
    Progress progress = new Progress();
    Call call = client.newCall(request(order, progress));
    call.enqueue(callback(order, reader, future));
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      boolean answered = !future.cancel(false) && !future.isCompletedExceptionally();
      call.cancel();
      if (answered) {
        return future.join(); // better to tell what was done than that somebody was impatient
      }
      throw answers.interrupted(order, true);
    } catch (ExecutionException e) {
      throw failed(order, Objects.requireNonNull(e.getCause()), progress);
    }
  }

  private Failed failed(Order order, Throwable cause, Progress progress) {
    if (cause instanceof Failed failed) {
      return failed;
    }
    if (cause instanceof UnexpectedBody unexpected) {
      return answers.unreadable(order, unexpected);
    }
    if (cause instanceof IOException broken) {
      return answers.broken(order, broken, progress.connected, progress.written);
    }
    throw new IllegalStateException("a fault of this client, not of the service", cause);
  }

  private <T> Callback callback(
      Order order, Transport.Reader<T> reader, CompletableFuture<T> future) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        future.completeExceptionally(e);
      }

      @Override
      public void onResponse(Call call, Response response) {
        try (response) {
          answers.check(order, response);
          future.complete(reader.read(response.body().byteStream()));
        } catch (Throwable e) { // whatever it is, somebody waits for it
          future.completeExceptionally(e);
        }
      }
    };
  }

  private Request request(Order order, Progress progress) {
    Request.Builder request =
        new Request.Builder()
            .url(order.url())
            .method(order.method(), new Once(order))
            .header("User-Agent", userAgent)
            .header("Accept", "application/json")
            .tag(Progress.class, progress);
    secret.header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  /** A body that can be written once. */
  private static final class Once extends RequestBody {
    private final byte[] bytes;
    private final @Nullable MediaType type;

    private Once(Order order) {
      type = order.body() == null ? null : JSON;
      bytes =
          order.body() == null
              ? new byte[0]
              : order.body().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }

  /** How far an order got. */
  private static final class Progress {
    private volatile boolean connected;
    private volatile boolean written;
  }

  /** Notes how far an order gets. */
  private static final class Listener extends EventListener {
    @Override
    public void connectionAcquired(Call call, Connection connection) {
      progress(call).connected = true;
    }

    @Override
    public void requestHeadersStart(Call call) {
      progress(call).written = true;
    }

    private static Progress progress(Call call) {
      return Objects.requireNonNull(call.request().tag(Progress.class));
    }
  }
}
