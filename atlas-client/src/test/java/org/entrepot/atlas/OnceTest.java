package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A measurement costs credits, so it is ordered once: whatever a server does to the connection, it
 * sees one POST and no second. The server here is nothing but a socket, so that what it counts is
 * what was on the wire.
 */
@Timeout(60)
class OnceTest {
  /** What the server does to a POST. */
  private enum Trick {
    CLOSE_AT_ONCE,
    CLOSE_BEHIND_THE_HEADER,
    CLOSE_BEHIND_THE_BODY,
    RESET_BEHIND_THE_BODY,
    CLOSE_IN_THE_STATUS_LINE,
    CLOSE_IN_THE_ANSWER,
    NO_HTTP
  }

  /** A server that keeps connections open, answers a GET well and a POST as it is told. */
  private static final class Wire implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch posted = new CountDownLatch(1);
    private volatile Trick trick = Trick.CLOSE_AT_ONCE;
    private volatile String answer = "";

    Wire() throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      start(this::accept);
    }

    URI base() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/api/v2/");
    }

    private static void start(Runnable task) {
      Thread thread = new Thread(task, "wire");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      try {
        while (true) {
          Socket connection = socket.accept();
          connections.incrementAndGet();
          start(() -> serve(connection));
        }
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }

    private void serve(Socket connection) {
      try (connection;
          InputStream in = new BufferedInputStream(connection.getInputStream())) {
        while (serve(connection, in)) {
          connection.getOutputStream().flush();
        }
      } catch (IOException e) {
        // The client went away.
      }
    }

    /** Whether the connection stays open. */
    private boolean serve(Socket connection, InputStream in) throws IOException {
      String line = line(in);
      if (line.isEmpty()) {
        return false;
      }
      if (line.startsWith("GET ")) {
        header(in);
        say(connection, "HTTP/1.1 200 OK\r\n" + body("{\"id\":1}"));
        return true;
      }
      (line.startsWith("POST ") ? posts : others).incrementAndGet();
      posted.countDown();
      if (!answer.isEmpty()) {
        in.readNBytes(header(in));
        say(connection, answer);
        return true;
      }
      return play(connection, in);
    }

    private boolean play(Socket connection, InputStream in) throws IOException {
      if (trick == Trick.CLOSE_AT_ONCE) {
        return false;
      }
      int length = header(in);
      if (trick == Trick.CLOSE_BEHIND_THE_HEADER) {
        return false;
      }
      in.readNBytes(length);
      switch (trick) {
        case RESET_BEHIND_THE_BODY -> connection.setSoLinger(true, 0);
        case CLOSE_IN_THE_STATUS_LINE -> say(connection, "HTTP/1.1 20");
        case CLOSE_IN_THE_ANSWER ->
            say(
                connection,
                "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 99\r\n"
                    + "\r\n{\"measurements\":[7");
        case NO_HTTP -> say(connection, "220 mail.example.net ESMTP\r\n");
        default -> {}
      }
      return false;
    }

    static String body(String json) {
      return "Content-Type: application/json\r\nContent-Length: "
          + json.length()
          + "\r\n\r\n"
          + json;
    }

    private static void say(Socket connection, String text) throws IOException {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().flush();
    }

    /** Reads the header, and gives the length of the body. */
    private static int header(InputStream in) throws IOException {
      int length = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      return length;
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString().stripTrailing();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static AtlasClientBuilder settings(Wire wire) {
    FakeTime time = new FakeTime();
    return AtlasClient.builder()
        .baseUrl(wire.base())
        .apiKey(AtlasServer.KEY)
        .clock(time)
        .sleeper(time)
        .readTimeout(Duration.ofSeconds(50));
  }

  private static Proposal proposal(AtlasClient client) {
    return client.propose(
        MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
            .from(ProbeSource.probes(1))
            .once());
  }

  @ParameterizedTest
  @EnumSource(Trick.class)
  void a_broken_connection_is_not_followed_by_a_second_order(Trick trick) throws Exception {
    try (Wire wire = new Wire();
        AtlasClient client = settings(wire).build()) {
      wire.trick = trick;
      Proposal proposal = proposal(client);
      AtlasException.Unreachable broken =
          catchThrowableOfType(AtlasException.Unreachable.class, () -> proposal.submit(6));
      assertThat(broken.mayHaveHappened()).isTrue();
      assertThat(broken).hasMessageContaining("look at myMeasurements before you ask again");
      assertThat(broken.getSuppressed()).isEmpty();
      assertThat(wire.posts).hasValue(1);
      assertThat(wire.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Trick.class)
  void nor_is_one_after_a_question_on_the_same_client(Trick trick) throws Exception {
    try (Wire wire = new Wire();
        AtlasClient client = settings(wire).build()) {
      wire.trick = trick;
      assertThat(client.probe(1)).isPresent(); // whose connection is kept
      assertThatThrownBy(() -> proposal(client).submit(6))
          .isInstanceOf(AtlasException.Unreachable.class);
      assertThat(wire.posts).hasValue(1);
      assertThat(wire.connections).as("an order has a connection of its own").hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "408 Request Timeout",
        "503 Service Unavailable",
        "421 Misdirected Request",
        "401 Unauthorized",
        "407 Proxy Authentication Required",
        "500 Oh",
        "504 Gateway Timeout",
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
        "429 Too Many Requests"
      })
  void no_answer_makes_a_second_order(String status) throws Exception {
    try (Wire wire = new Wire();
        AtlasClient client = settings(wire).build()) {
      wire.answer =
          "HTTP/1.1 "
              + status
              + "\r\nRetry-After: 0\r\nLocation: /api/v2/measurements/\r\n"
              + "WWW-Authenticate: Basic\r\nProxy-Authenticate: Basic\r\n"
              + Wire.body("{}");
      AtlasException refused =
          catchThrowableOfType(AtlasException.class, () -> proposal(client).submit(6));
      // Without a proxy, a 407 is no answer at all.
      boolean unsure = status.matches("(3|5|407).*"); // a redirection may mean "done, see there"
      assertThat(refused.mayHaveHappened()).isEqualTo(unsure);
      assertThat(wire.posts).hasValue(1);
    }
  }

  @Test
  void an_interrupted_order_may_have_happened() throws Exception {
    try (Wire wire = new Wire();
        AtlasClient client = settings(wire).build()) {
      wire.answer = "HTTP/1.1 102 Processing\r\n\r\n"; // and then nothing
      AtomicReference<AtlasException> thrown = new AtomicReference<>();
      AtomicReference<Boolean> flag = new AtomicReference<>(false);
      Thread caller =
          new Thread(
              () -> {
                try {
                  proposal(client).submit(6);
                } catch (AtlasException e) {
                  thrown.set(e);
                  flag.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      assertThat(wire.posted.await(60, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      caller.join(60_000);
      assertThat(caller.isAlive()).isFalse();
      assertThat(thrown.get())
          .isInstanceOfSatisfying(
              AtlasException.Unreachable.class,
              broken -> assertThat(broken.mayHaveHappened()).isTrue());
      assertThat(flag.get()).isTrue();
      assertThat(wire.posts).hasValue(1);
    }
  }

  @Test
  void an_order_that_never_left_is_repeated_and_has_not_happened() throws Exception {
    Wire wire = new Wire();
    wire.close();
    try (AtlasClient client = settings(wire).build()) {
      Proposal proposal = proposal(client);
      AtlasException.Unreachable refused =
          catchThrowableOfType(AtlasException.Unreachable.class, () -> proposal.submit(6));
      assertThat(refused.mayHaveHappened()).isFalse();
      assertThat(refused.getSuppressed()).hasSize(AtlasClientBuilder.DEFAULT_ATTEMPTS - 1);
      assertThat(refused.getMessage()).doesNotContain("all the same");
      assertThat(wire.posts).hasValue(0);
    }
  }

  @Test
  void a_stop_is_repeated_since_twice_is_the_same_as_once() throws Exception {
    try (Wire wire = new Wire();
        AtlasClient client = settings(wire).build()) {
      wire.trick = Trick.CLOSE_BEHIND_THE_BODY;
      AtlasException.Unreachable broken =
          catchThrowableOfType(AtlasException.Unreachable.class, () -> client.stop(7));
      assertThat(broken.getSuppressed()).hasSize(AtlasClientBuilder.DEFAULT_ATTEMPTS - 1);
      assertThat(wire.others).hasValue(AtlasClientBuilder.DEFAULT_ATTEMPTS);
      assertThat(broken.mayHaveHappened()).isTrue();
    }
  }

  @Test
  void a_stop_that_is_refused_behind_a_broken_one_may_have_happened() {
    try (AtlasServer server = new AtlasServer();
        AtlasClient client = server.client().apiKey(AtlasServer.KEY).build()) {
      server.next(
          AtlasServer.error(503, 0, "Service Unavailable", ""),
          AtlasServer.error(404, 102, "Not Found", "Not found."));
      AtlasException.Refused refused =
          catchThrowableOfType(AtlasException.Refused.class, () -> client.stop(7));
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.mayHaveHappened()).isTrue();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void a_429_to_an_order_holds_back_the_questions_too() {
    try (AtlasServer server = new AtlasServer();
        AtlasClient client = server.client().apiKey(AtlasServer.KEY).build()) {
      server
          .list("probes/", List.of("{\"id\":1}"))
          .next(
              AtlasServer.errorBuilder(429, 0, "Too Many Requests", "slow down")
                  .setHeader("Retry-After", "60")
                  .build());
      assertThatThrownBy(() -> proposal(client).submit(6))
          .isInstanceOf(AtlasException.RateLimited.class);
      assertThat(server.time().sleeps()).isEmpty();
      assertThat(client.probe(1)).isPresent();
      assertThat(server.time().sleeps()).containsExactly(Duration.ofMinutes(1));
    }
  }
}
