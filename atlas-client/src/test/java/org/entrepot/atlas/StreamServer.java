package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketHandler;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.internal.ws.RealWebSocket;
import okio.ByteString;
import org.entrepot.result.Result;
import org.jspecify.annotations.Nullable;

/**
 * The live stream of RIPE Atlas on this machine, beside the REST API of an {@link AtlasServer}: it
 * honours subscriptions, refuses parameters that it does not know, and keeps what it produces for
 * the REST API, as far as it is told. It breaks in the ways of networks.
 */
final class StreamServer implements AutoCloseable {
  static final long MEASUREMENT = 1001;

  private static final String RFC_6455 = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final List<String> PARAMETERS =
      List.of("streamType", "msm", "prb", "type", "sendBacklog", "buffering", "acceptedFields");

  /** One reader of the stream. */
  private final class Reader extends WebSocketListener {
    private final List<JsonNode> subscriptions = new CopyOnWriteArrayList<>();
    private volatile @Nullable WebSocket socket;
    private volatile boolean silent;

    @Override
    public void onOpen(WebSocket opened, Response response) {
      synchronized (StreamServer.this) {
        socket = opened;
        if (!readers.contains(this)) {
          fail(opened); // all connections were ended while this one was being made
        }
      }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      JsonNode message = AtlasServer.parse(text);
      JsonNode parameters = message.path(1);
      for (String name : (Iterable<String>) parameters::fieldNames) {
        if (!PARAMETERS.contains(name)) {
          received.add(text);
          from.send("[\"atlas_error\",\"unknown parameter " + name + "\"]");
          return;
        }
      }
      synchronized (StreamServer.this) {
        subscriptions.add(parameters);
        silent = silences > 0;
        silences -= silent ? 1 : 0;
        received.add(text);
        from.send("[\"atlas_subscribed\"," + parameters + "]");
        if (parameters.path("sendBacklog").asBoolean()) {
          stored.stream()
              .filter(result -> wants(AtlasServer.parse(result)))
              .forEach(result -> from.send("[\"atlas_result\"," + result + "]"));
        }
        StreamServer.this.notifyAll();
      }
      if (silent) {
        hold(); // this thread would answer pings
      }
    }

    private boolean wants(JsonNode result) {
      return !silent && subscriptions.stream().anyMatch(s -> isFor(s, result));
    }

    /** A result with the fields that the first subscription to it accepts. */
    private String reduced(JsonNode result, String text) {
      JsonNode fields =
          subscriptions.stream()
              .filter(s -> isFor(s, result))
              .findFirst()
              .orElseThrow()
              .path("acceptedFields");
      if (fields.isMissingNode()) {
        return text;
      }
      List<String> names = new ArrayList<>();
      fields.forEach(name -> names.add(name.asText()));
      return ((ObjectNode) result.deepCopy()).retain(names).toString();
    }

    private boolean wants(String streamType) {
      return subscriptions.stream().anyMatch(s -> s.path("streamType").asText().equals(streamType));
    }

    @Override
    public void onClosing(WebSocket closing, int code, String reason) {
      closing.close(1000, null);
    }
  }

  private final AtlasServer atlas;
  private final List<Reader> readers = new ArrayList<>();
  private final List<String> stored = new CopyOnWriteArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<RecordedRequest> upgrades = new CopyOnWriteArrayList<>();
  private final Deque<Function<RecordedRequest, MockResponse>> first = new ArrayDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private int silences;

  StreamServer(AtlasServer atlas) {
    this.atlas = atlas;
    atlas.results(MEASUREMENT, stored);
    Dispatcher rest = atlas.web().getDispatcher();
    atlas
        .web()
        .setDispatcher(
            new Dispatcher() {
              @Override
              public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return request.getUrl().encodedPath().equals("/stream/")
                    ? upgrade(request)
                    : rest.dispatch(request);
              }
            });
  }

  private static boolean isFor(JsonNode subscription, JsonNode result) {
    return subscription.path("streamType").asText().equals("result")
        && isSame(subscription.path("msm"), result.path("msm_id"))
        && isSame(subscription.path("prb"), result.path("prb_id"));
  }

  private static boolean isSame(JsonNode asked, JsonNode is) {
    return asked.isMissingNode() || asked.asLong() == is.asLong();
  }

  URI url() {
    return URI.create("ws://127.0.0.1:" + atlas.web().getPort() + "/stream/");
  }

  AtlasClientBuilder client() {
    return atlas.client().streamUrl(url());
  }

  private synchronized MockResponse upgrade(RecordedRequest request) {
    upgrades.add(request);
    if (!first.isEmpty()) {
      return first.remove().apply(request);
    }
    Reader reader = new Reader();
    readers.add(reader);
    return new MockResponse.Builder().webSocketUpgrade(reader).build();
  }

  /** What the next attempts to connect get instead of a connection. */
  synchronized void next(MockResponse... answers) {
    for (MockResponse answer : answers) {
      first.add(request -> answer);
    }
  }

  /** What the next attempt to connect gets: these bytes over a connection of its own. */
  synchronized void nextBytes(SocketHandler handler) {
    first.add(
        request -> {
          String key = request.getHeaders().get("Sec-WebSocket-Key") + RFC_6455;
          return new MockResponse.Builder()
              .code(101)
              .setHeader("Upgrade", "websocket")
              .setHeader("Connection", "Upgrade")
              .setHeader("Sec-WebSocket-Accept", ByteString.encodeUtf8(key).sha1().base64())
              .socketHandler(handler)
              .build();
        });
  }

  /** The next reader who has subscribed gets neither results nor answers to pings. */
  synchronized void fallSilent() {
    silences++;
  }

  private void hold() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when so many subscriptions have come in all. */
  synchronized void awaitSubscriptions(int number) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (received.size() < number) {
      if (System.nanoTime() > until) {
        throw new AssertionError("only " + received.size() + " subscriptions of " + number);
      }
      wait(100);
    }
  }

  /** A result as the service would have it. */
  static String result(long probe, long timestamp) {
    String line =
        """
        {"fw":5080,"msm_id":%d,"prb_id":%d,"timestamp":%d,"type":"ping","af":4,\
        "result":[{"rtt":1.25},{"x":"*"}]}"""
            .formatted(MEASUREMENT, probe, timestamp);
    return Result.parse(line).toJson(); // as it is told apart when it has come
  }

  /** Keeps a result for the REST API. */
  synchronized void store(String result) {
    stored.add(result);
  }

  /** Sends a result to whoever wants it. */
  synchronized void send(String result) {
    JsonNode json = AtlasServer.parse(result);
    for (Reader reader : readers) {
      if (reader.wants(json)) {
        say(reader, "[\"atlas_result\"," + reader.reduced(json, result) + "]");
      }
    }
  }

  void produce(String result) {
    store(result);
    send(result);
  }

  /** How much was said that the network has not taken yet. */
  synchronized long unsentBytes() {
    return readers.stream()
        .map(reader -> reader.socket)
        .filter(Objects::nonNull)
        .mapToLong(WebSocket::queueSize)
        .sum();
  }

  /** Sends a message to all who have subscribed to this. */
  synchronized void say(String streamType, String message) {
    readers.stream()
        .filter(reader -> reader.wants(streamType))
        .forEach(reader -> say(reader, message));
  }

  private static void say(Reader reader, String message) {
    WebSocket socket = reader.socket;
    if (socket != null) {
      socket.send(message);
    }
  }

  /** Ends all connections without a word; what is under way may be lost. */
  synchronized void reset() {
    forget().forEach(StreamServer::fail);
  }

  private static void fail(WebSocket socket) {
    ((RealWebSocket) socket).failWebSocket(new IOException("reset"), null, false);
  }

  /** Closes all connections. */
  synchronized void closeAll(int code, String reason) {
    forget().forEach(socket -> socket.close(code, reason));
  }

  private List<WebSocket> forget() {
    List<WebSocket> sockets = new ArrayList<>();
    for (Reader reader : readers) {
      if (reader.socket != null) {
        sockets.add(reader.socket);
      }
    }
    readers.clear();
    return sockets;
  }

  /** All that readers have sent. */
  List<String> received() {
    return List.copyOf(received);
  }

  List<RecordedRequest> upgrades() {
    return List.copyOf(upgrades);
  }

  List<String> stored() {
    return List.copyOf(stored);
  }

  static String message(String type, String payload) {
    ArrayNode message = Json.MAPPER.createArrayNode().add(type);
    return message.add(AtlasServer.parse(payload)).toString();
  }

  @Override
  public void close() {
    end.countDown();
    reset();
  }
}
