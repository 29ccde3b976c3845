package org.entrepot.atlas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of one file on this machine, with the manners and the bad manners of servers of files:
 * ranges, validators, and bodies that break off where a test wants it.
 */
final class FileServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, String>> requests =
      Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());

  volatile byte[] content = new byte[0];
  volatile @Nullable String etag = "\"1\"";
  volatile @Nullable String lastModified;
  volatile boolean ranges = true;
  volatile boolean ifRange = true;
  volatile boolean withLength = true;
  volatile @Nullable String contentRange;
  volatile @Nullable String encoding;
  volatile @Nullable String type = "application/octet-stream";
  volatile @Nullable URI redirect;
  final AtomicInteger failures = new AtomicInteger();
  volatile int failureStatus = 503;

  /** How many bytes of each body are sent before the connection breaks; all if it is empty. */
  final List<Integer> cuts = Collections.synchronizedList(new ArrayList<>());

  /** Called before each piece of a body with how many bytes have gone. */
  volatile Pace pace = sent -> {};

  /** Waits, or does not. */
  interface Pace {
    void before(long sent) throws InterruptedException;
  }

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
  }

  List<Map<String, String>> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  List<Integer> statuses() {
    synchronized (statuses) {
      return List.copyOf(statuses);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> asked = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> asked.put(name, values.get(0)));
    requests.add(asked);
    byte[] all = content;
    if (failures.getAndDecrement() > 0) {
      send(exchange, failureStatus, new byte[0]);
      return;
    }
    URI elsewhere = redirect;
    if (elsewhere != null && !exchange.getRequestURI().getPath().equals(elsewhere.getPath())) {
      exchange.getResponseHeaders().set("Location", elsewhere.toString());
      send(exchange, 302, new byte[0]);
      return;
    }
    set(exchange, "ETag", etag);
    set(exchange, "Last-Modified", lastModified);
    set(exchange, "Content-Encoding", encoding);
    set(exchange, "Content-Type", type);
    boolean same =
        (etag != null && etag.equals(asked.get("If-none-match")))
            || (asked.get("If-none-match") == null
                && lastModified != null
                && lastModified.equals(asked.get("If-modified-since")));
    if (same) {
      send(exchange, 304, new byte[0]);
      return;
    }
    Matcher range = RANGE.matcher(asked.getOrDefault("Range", ""));
    String condition = asked.get("If-range");
    boolean unchanged =
        !ifRange || condition == null || condition.equals(etag) || condition.equals(lastModified);
    if (!ranges || !range.matches() || !unchanged) {
      send(exchange, 200, all);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    if (from >= all.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + all.length);
      send(exchange, 416, new byte[0]);
      return;
    }
    String told = contentRange;
    exchange
        .getResponseHeaders()
        .set(
            "Content-Range",
            told != null ? told : "bytes " + from + "-" + (all.length - 1) + "/" + all.length);
    send(exchange, 206, Arrays.copyOfRange(all, from, all.length));
  }

  private static void set(HttpExchange exchange, String name, @Nullable String value) {
    if (value != null) {
      exchange.getResponseHeaders().set(name, value);
    }
  }

  private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    statuses.add(status);
    boolean success = status == 200 || status == 206;
    int cut = success && !cuts.isEmpty() ? cuts.remove(0) : Integer.MAX_VALUE;
    boolean none = body.length == 0;
    exchange.sendResponseHeaders(status, none ? -1 : withLength ? body.length : 0);
    int end = Math.min(cut, body.length);
    OutputStream out = exchange.getResponseBody();
    try {
      for (int at = 0; at < end; ) {
        pace.before(at);
        int piece = Math.min(1 << 12, end - at);
        out.write(body, at, piece);
        at += piece;
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (end < body.length) {
      // Whatever was closed in order would be ended in order; this breaks the connection.
      throw new IOException("cut");
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
