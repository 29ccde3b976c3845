package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketHandler;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import org.entrepot.result.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault against the live stream. What comes of it stands in the column {@code stream} of the
 * table in docs/atlas-client.md and is read from there.
 */
@Timeout(60)
class StreamFaultTest {
  private static final StreamQuery PINGS = StreamQuery.results(StreamServer.MEASUREMENT);

  private static List<String> cells(String row) {
    return Stream.of(row.split("\\|", -1)).map(String::strip).toList();
  }

  private static List<List<String>> table() throws IOException {
    return GuideTest.guide()
        .lines()
        .dropWhile(line -> !line.startsWith("| fault |"))
        .takeWhile(line -> line.startsWith("|"))
        .map(StreamFaultTest::cells)
        .toList();
  }

  static Stream<Arguments> matrix() throws IOException {
    List<List<String>> table = table();
    int column = table.get(0).indexOf("stream");
    List<Arguments> all = new ArrayList<>();
    for (List<String> row : table.subList(2, table.size())) {
      for (Fault fault : Fault.values()) {
        if (fault.words().equals(row.get(1))) {
          all.add(Arguments.of(fault, row.get(column)));
        }
      }
    }
    return all.stream();
  }

  @Test
  void every_fault_has_its_cell() throws Exception {
    assertThat(matrix()).hasSize(Fault.values().length);
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_comes_of_a_fault_of_the_stream_is_what_the_table_says(Fault fault, String expected)
      throws Exception {
    String outcome =
        switch (fault) {
          case RESET, TRUNCATED, TRUNCATED_GZIP, BAD_JSON -> outcomeOfAnOpenStream(fault);
          default -> outcomeOfOpening(fault);
        };
    assertThat(outcome).isEqualTo(expected);
  }

  /** What is thrown, and after how many attempts. */
  private static String outcomeOfOpening(Fault fault) {
    try (AtlasServer server = new AtlasServer()) {
      URI at = fault.arrange(server, "");
      if (fault == Fault.SLOW) {
        server.always(new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).build());
      }
      URI stream = URI.create(at.toString().replaceFirst("/api/v2/$", "/stream/"));
      try (AtlasClient client =
          server.client().streamUrl(stream).readTimeout(fault.readTimeout()).build()) {
        Throwable thrown = catchThrowable(() -> client.stream(PINGS).close());
        assertThat(thrown).isInstanceOf(AtlasException.class);
        assertThat(((AtlasException) thrown).url()).startsWith(stream.toString());
        boolean transport = thrown instanceof AtlasException.Unreachable;
        assertThat(thrown.getCause() != null).as("a transport has a cause").isEqualTo(transport);
        int attempts = thrown.getSuppressed().length + 1;
        if (!transport) {
          assertThat(server.requests()).hasSize(attempts);
        }
        return thrown.getClass().getSimpleName()
            + ", "
            + attempts
            + (attempts == 1 ? " attempt" : " attempts");
      }
    }
  }

  /** What becomes of the results, and of the connection. */
  private static String outcomeOfAnOpenStream(Fault fault) throws Exception {
    try (AtlasServer atlas = new AtlasServer();
        StreamServer server = new StreamServer(atlas)) {
      long now = atlas.time().instant().getEpochSecond();
      server.store(StreamServer.result(1, now));
      server.store(StreamServer.result(2, now));
      server.nextBytes(broken(fault, now));
      try (AtlasClient client = server.client().build();
          LiveStream stream = client.stream(PINGS)) {
        int kept = 0;
        boolean rejected = false;
        boolean reconnected = false;
        while (kept < 2) {
          StreamEvent event = stream.next(Duration.ofSeconds(60)).orElseThrow();
          reconnected |= event instanceof StreamEvent.Reconnected;
          if (event instanceof StreamEvent.Received received) {
            kept += received.parsed() instanceof Parsed.Kept ? 1 : 0;
            rejected |= received.parsed() instanceof Parsed.Rejected;
          }
        }
        return (reconnected ? "connects anew" : "reads on")
            + (rejected ? ", message rejected" : ", nothing lost");
      }
    }
  }

  /** A connection by which a good result comes, and then something else. */
  private static SocketHandler broken(Fault fault, long now) throws IOException {
    Buffer frames = frame(0x81, "[\"atlas_result\"," + StreamServer.result(1, now) + "]");
    Buffer second = frame(0x81, "[\"atlas_result\"," + StreamServer.result(2, now) + "]");
    boolean stays = fault == Fault.BAD_JSON;
    switch (fault) {
      case RESET -> frames.write(second, 20);
      case TRUNCATED -> frames.write(second, second.size() - 1);
      case TRUNCATED_GZIP -> frames.writeAll(frame(0xC1, "compressed, which nobody asked for"));
      default -> {
        frames.writeAll(frame(0x81, "[\"atlas_result\",{\"msm_id\":nonsense}]"));
        frames.writeAll(second);
      }
    }
    return socket -> {
      try (BufferedSink sink = Okio.buffer(socket.getSink())) {
        sink.write(frames, frames.size());
        sink.flush();
        if (stays) {
          Okio.buffer(socket.getSource()).readByteArray(); // until the client goes
        } else if (fault == Fault.RESET) {
          socket.cancel();
        }
      } catch (IOException e) {
        // The client has gone.
      }
    };
  }

  private static Buffer frame(int firstByte, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Buffer().writeByte(firstByte).writeByte(126).writeShort(bytes.length).write(bytes);
  }
}
