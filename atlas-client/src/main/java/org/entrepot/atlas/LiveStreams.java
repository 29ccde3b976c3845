package org.entrepot.atlas;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.entrepot.result.Parsed;

/** The live streams of a client, which end with it. */
final class LiveStreams implements AutoCloseable {
  private final StreamConnector connector;
  private final Waiting waiting;
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Makes a client of the stream.
   *
   * @param url where the stream is, as HTTP or HTTPS
   */
  LiveStreams(OkHttpClient http, HttpUrl url, Secret secret, String userAgent, Waiting waiting) {
    // The service asks every reader of the stream to name himself in the query, too.
    HttpUrl named = url.newBuilder().addQueryParameter("client", "entrepot").build();
    this.connector = new StreamConnector(http, named, secret, userAgent, waiting);
    this.waiting = waiting;
  }

  /** The stream's URL as it may be shown. */
  String shown() {
    return connector.shown();
  }

  LiveStream open(
      StreamOptions options,
      List<StreamQuery> queries,
      Function<ResultQuery, Stream<Parsed>> results) {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    LiveStream stream =
        LiveStream.open(connector, options, queries, waiting, results, open::remove);
    open.add(stream);
    if (closed) {
      stream.close();
    }
    return stream;
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(open).forEach(LiveStream::close);
  }
}
