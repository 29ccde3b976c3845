package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a request is made again, and how long is waited before. */
class RetryTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final AtlasServer server =
      new AtlasServer().list("probes/", List.of("{\"id\":1}", "{\"id\":2}"));

  @AfterEach
  void stop() {
    server.close();
  }

  private static MockResponse status(int status) {
    return AtlasServer.error(status, 100, "Oh", "oh dear");
  }

  private static MockResponse tooMany(String retryAfter) {
    return AtlasServer.errorBuilder(429, 429, "Too Many Requests", "slow down")
        .setHeader("Retry-After", retryAfter)
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void what_may_pass_is_asked_again_after_twice_the_time(int status) {
    server.next(status(status), status(status), status(status));
    try (AtlasClient client = server.client().build()) {
      assertThat(client.probe(1)).isPresent();
    }
    assertThat(server.time().sleeps())
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 409, 501})
  void what_is_refused_is_asked_once(int status) {
    server.next(status(status));
    try (AtlasClient client = server.client().build()) {
      AtlasException.Refused refused =
          catchThrowableOfType(
              AtlasException.Refused.class, () -> client.probes(ProbeQuery.all()).findFirst());
      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.getSuppressed()).isEmpty();
    }
    assertThat(server.requests()).hasSize(1);
    assertThat(server.time().sleeps()).isEmpty();
  }

  @Test
  void the_failures_before_the_last_are_kept_in_their_order() {
    server.always(status(503)).next(status(500), status(502));
    try (AtlasClient client = server.client().build()) {
      AtlasException.Refused last =
          catchThrowableOfType(AtlasException.Refused.class, () -> client.probe(1));
      assertThat(last.status()).isEqualTo(503);
      assertThat(List.of(last.getSuppressed()))
          .extracting(earlier -> ((AtlasException.Refused) earlier).status())
          .containsExactly(500, 502, 503, 503);
    }
    assertThat(server.requests()).hasSize(AtlasClientBuilder.DEFAULT_ATTEMPTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7|7", "Wed, 25 Nov 2026 12:01:30 GMT|90", "0|0", "Wed, 25 Nov 2026 11:00:00 GMT|0"})
  void retry_after_is_honoured_as_seconds_and_as_a_date(String header, long seconds) {
    server.next(tooMany(header));
    try (AtlasClient client = server.client().build()) {
      assertThat(client.probe(1)).isPresent();
    }
    Duration slept = server.time().sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(slept).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "9999999999999999", "25 Nov 2026", "1.5"})
  void a_retry_after_that_is_none_is_as_good_as_absent(String header) {
    assertThat(RetryRules.retryAfter(Optional.of(header), NOON)).isEmpty();
  }

  @Test
  void a_503_is_waited_for_as_long_as_it_says() {
    server.next(
        AtlasServer.errorBuilder(503, 0, "Maintenance", "")
            .setHeader("Retry-After", "120")
            .build());
    try (AtlasClient client = server.client().build()) {
      assertThat(client.probe(2)).isPresent();
    }
    assertThat(server.time().sleeps()).containsExactly(Duration.ofMinutes(2));
  }

  @Test
  void a_wait_longer_than_our_patience_is_told_and_not_waited_for() {
    server.next(tooMany("3600"));
    try (AtlasClient client = server.client().build()) {
      AtlasException.RateLimited limited =
          catchThrowableOfType(AtlasException.RateLimited.class, () -> client.probe(1));
      assertThat(limited.retryAfter()).contains(Duration.ofHours(1));
      assertThat(limited).hasMessageContaining("3600 s").hasMessageContaining("slow down");
      // And nobody else of this client asks in that hour.
      assertThatThrownBy(() -> client.measurement(7))
          .isInstanceOf(AtlasException.RateLimited.class);
    }
    assertThat(server.requests()).hasSize(1);
    assertThat(server.time().sleeps()).isEmpty();
  }

  @Test
  void a_429_holds_back_every_thread_of_the_client() throws Exception {
    CountDownLatch sleeping = new CountDownLatch(2);
    CountDownLatch wake = new CountDownLatch(1);
    server.next(tooMany("60"));
    try (AtlasClient client =
        server
            .client()
            .sleeper(
                duration -> {
                  sleeping.countDown();
                  wake.await();
                  server.time().sleep(duration);
                })
            .build()) {
      Thread one = new Thread(() -> client.probe(1));
      Thread other = new Thread(() -> client.probe(2));
      one.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      while (one.getState() != Thread.State.WAITING || sleeping.getCount() == 2) {
        Thread.onSpinWait(); // until it is told to wait
      }
      other.start();
      assertThat(sleeping.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(1);
      wake.countDown();
      one.join(60_000);
      other.join(60_000);
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void a_429_holds_back_those_too_that_wait_for_their_turn() throws Exception {
    List<Integer> requests = new ArrayList<>();
    server.next(tooMany("60"));
    try (AtlasClient client =
        server
            .client()
            .parallel(1)
            .sleeper(
                duration -> {
                  Thread.sleep(50); // time for whoever slips through
                  requests.add(server.requests().size());
                  server.time().sleep(duration);
                })
            .build()) {
      List<Thread> threads =
          Stream.generate(() -> new Thread(() -> client.probe(1))).limit(6).toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join(60_000);
      }
    }
    assertThat(requests).containsExactly(1);
    assertThat(server.requests()).hasSize(7);
  }

  @Test
  void a_failure_survives_being_sent_to_another_process() throws Exception {
    server.next(tooMany("3600"));
    try (AtlasClient client = server.client().build()) {
      var limited = catchThrowableOfType(AtlasException.RateLimited.class, () -> client.probe(1));
      assertThat(copy(limited).retryAfter()).contains(Duration.ofHours(1));
    }
    server.next(AtlasServer.error(400, 102, "Bad Request", "so bad"));
    try (AtlasClient client = server.client().build()) {
      var refused = catchThrowableOfType(AtlasException.Refused.class, () -> client.probe(1));
      assertThat(copy(refused).code()).contains(102);
      assertThat(copy(refused).detail()).isEqualTo("so bad");
    }
  }

  @SuppressWarnings({"unchecked", "BanSerializableRead"}) // our own bytes
  private static <T extends AtlasException> T copy(T failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(failure);
    return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  @Test
  void an_interrupt_ends_a_wait_between_attempts_at_once() throws Exception {
    server.always(tooMany("200"));
    interruptDuring(server.client().sleeper(d -> Thread.sleep(d.toMillis())));
  }

  @Test
  void an_interrupt_ends_the_wait_for_an_answer_at_once() throws Exception {
    server.always(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    interruptDuring(server.client());
    assertThat(server.requests()).hasSize(1);
  }

  private void interruptDuring(AtlasClientBuilder settings) throws Exception {
    AtomicReference<AtlasException> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    try (AtlasClient client = settings.build()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  client.probe(1);
                } catch (AtlasException e) {
                  thrown.set(e);
                  flag.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join(60_000);
      assertThat(caller.isAlive()).isFalse();
    }
    assertThat(thrown.get()).isInstanceOf(AtlasException.Unreachable.class);
    assertThat(thrown.get()).hasCauseInstanceOf(InterruptedIOException.class);
    assertThat(flag.get()).isTrue();
  }

  @Test
  void waits_grow_twofold_up_to_their_limit_and_are_jittered_over_their_second_half() {
    Waiting least = waiting(0);
    Waiting most = waiting(1);
    assertThat(least.behind(1)).isEqualTo(Duration.ofMillis(250));
    assertThat(most.behind(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(most.behind(4)).isEqualTo(Duration.ofSeconds(4));
    assertThat(least.behind(40)).isEqualTo(Duration.ofSeconds(15));
    assertThat(most.behind(40)).isEqualTo(Duration.ofSeconds(30));
  }

  private static Waiting waiting(double chance) {
    FakeTime time = new FakeTime();
    return new Waiting(
        5, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ZERO, time, time, () -> chance);
  }

  @Test
  void transport_failures_are_told_apart() {
    assertThat(RetryRules.isRepeated(new SocketException("Connection reset"), true)).isTrue();
    assertThat(RetryRules.isRepeated(new IOException("unexpected end of stream"), true)).isTrue();
    assertThat(RetryRules.isRepeated(new SocketTimeoutException("connect"), false)).isTrue();
    assertThat(RetryRules.isRepeated(new SocketTimeoutException("read"), true)).isFalse();
    assertThat(RetryRules.isRepeated(new UnknownHostException("nowhere"), false)).isFalse();
    assertThat(RetryRules.isRepeated(new SSLHandshakeException("untrusted"), false)).isFalse();
    SSLException reset = new SSLException("Connection reset", new SocketException("reset"));
    assertThat(RetryRules.isRepeated(reset, true)).isTrue();
  }

  @Test
  void nothing_is_asked_of_a_closed_client() {
    AtlasClient client = server.client().build();
    client.close();
    assertThatThrownBy(() -> client.probe(1)).isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).isEmpty();
  }
}
