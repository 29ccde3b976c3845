package org.entrepot.atlas;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One connection of a live stream, from its opening to its end. OkHttp's threads call it. */
final class StreamSocket extends WebSocketListener {
  /** Who is told. All may block, and then nothing more is read from the connection. */
  interface Owner {
    /** An event with the length of its message. */
    void received(StreamSocket by, StreamEvent event, long length);

    /** Every subscription has its answer. */
    void answered(StreamSocket by);

    /** The connection is lost. It is told once, and not of one that was never open. */
    void lost(StreamSocket by, String why, IOException cause);
  }

  private final Owner owner;
  private final List<String> subscriptions;
  private final StreamMessage reader;
  private final MeteredSockets meter;
  private final int messageBytes;
  private final StreamConnector connector;
  private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
  private final AtomicBoolean lost = new AtomicBoolean();
  private long messages;
  private int unanswered;
  private volatile boolean fruitful;

  StreamSocket(
      Owner owner,
      List<String> subscriptions,
      StreamMessage reader,
      MeteredSockets meter,
      int messageBytes,
      StreamConnector connector) {
    this.owner = owner;
    this.subscriptions = List.copyOf(subscriptions);
    this.reader = reader;
    this.meter = meter;
    this.messageBytes = messageBytes;
    this.connector = connector;
    this.unanswered = subscriptions.size();
  }

  /** Sends the subscriptions, before which nothing comes. */
  void subscribe() {
    WebSocket socket = opened.join();
    subscriptions.forEach(socket::send);
  }

  /** Is complete when the connection stands, or it failed. */
  CompletableFuture<WebSocket> opened() {
    return opened;
  }

  /** Whether anything came by this connection but answers to subscriptions. */
  boolean isFruitful() {
    return fruitful;
  }

  /** Ends it at once, and tells nobody. */
  void cancel() {
    lost.set(true);
    if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
      opened.join().cancel();
    }
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    meter.restart();
    if (!opened.complete(socket)) {
      socket.cancel(); // nobody waits for it any more
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    meter.restart();
    long number = ++messages;
    long length = text.length();
    if (length > messageBytes) { // within the slack, or by a socket that was not metered
      owner.received(this, reader.rejected("message too long", text, number), 0);
      return;
    }
    StreamEvent event = reader.read(text, number);
    boolean answer =
        event instanceof StreamEvent.Confirmed || event instanceof StreamEvent.ServerError;
    fruitful |= !answer;
    owner.received(this, event, length);
    if (answer && unanswered > 0 && --unanswered == 0) {
      owner.answered(this);
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteString bytes) {
    onMessage(socket, bytes.string(StandardCharsets.UTF_8));
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(1000, null);
    String why =
        "the service closed the connection, code " + code + (reason.isEmpty() ? "" : ": " + reason);
    IOException cause = new EOFException(why);
    tellLost(connector.shown(why), connector.shown(cause));
  }

  @Override
  public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
    if (!opened.isDone()) {
      opened.completeExceptionally(connector.failure(failure, response, meter.isConnected()));
      return;
    }
    if (failure instanceof MeteredSockets.TooLong) {
      owner.received(
          this,
          reader.rejected("message too long", String.valueOf(failure.getMessage()), ++messages),
          0);
    }
    IOException cause = failure instanceof IOException io ? io : new IOException(failure);
    tellLost(connector.why(cause), connector.shown(cause));
  }

  private void tellLost(String why, IOException cause) {
    if (lost.compareAndSet(false, true)) {
      owner.lost(this, why, cause);
    }
  }
}
