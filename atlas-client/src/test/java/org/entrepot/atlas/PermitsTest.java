package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** How many requests are under way at a time. */
class PermitsTest {
  private static final HttpUrl ONE = HttpUrl.get("https://one.example/a");
  private static final HttpUrl OTHER = HttpUrl.get("https://other.example/");

  private final Permits permits = new Permits(1);

  private CompletableFuture<Runnable> later(HttpUrl url) {
    CompletableFuture<Runnable> got = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                got.complete(permits.acquire(url));
              } catch (InterruptedException | RuntimeException e) {
                got.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return got;
  }

  @Test
  void a_permit_that_is_given_back_twice_is_one() throws Exception {
    Runnable first = permits.acquire(ONE);
    first.run();
    first.run();
    Runnable second = permits.acquire(ONE);
    CompletableFuture<Runnable> third = later(ONE);
    assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).isNotNull();
    second.run();
    assertThat(third.get(60, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void who_waits_for_one_host_keeps_nobody_from_another() throws Exception {
    permits.acquire(ONE);
    assertThat(later(OTHER).get(60, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void nobody_waits_for_a_client_that_is_closed() throws Exception {
    permits.acquire(ONE);
    CompletableFuture<Runnable> waiting = later(ONE);
    permits.close();
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasRootCauseMessage("the client is closed");
  }
}
