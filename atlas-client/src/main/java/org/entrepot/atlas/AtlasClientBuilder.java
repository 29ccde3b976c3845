package org.entrepot.atlas;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.entrepot.net.IpAddress;

/** Makes an {@link AtlasClient}. Every setting has a default that suits the public service. */
public final class AtlasClientBuilder {
  /** The public service. */
  public static final URI DEFAULT_BASE_URL = URI.create("https://atlas.ripe.net/api/v2/");

  /** The public live stream. */
  public static final URI DEFAULT_STREAM_URL = URI.create("wss://atlas-stream.ripe.net/stream/");

  /** The archive of the public service. */
  public static final URI DEFAULT_ARCHIVE_URL =
      URI.create("https://data-store.ripe.net/datasets/atlas-daily-dumps/");

  /** How long to wait for a connection: a round trip around the world takes less than a second. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** How long to wait for the next bytes: large queries make the service think for a while. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(60);

  /** How long an attempt at a document may take in all; streams of results are not limited. */
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(5);

  /** How many requests are under way at a time. */
  public static final int DEFAULT_PARALLEL = 4;

  /** How often a request is made at most. */
  public static final int DEFAULT_ATTEMPTS = 5;

  /** How long to wait at most where the service says {@code Retry-After}. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(5);

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int ANY_NUMBER = 1 << 16;

  private HttpUrl baseUrl = HttpUrl.get(DEFAULT_BASE_URL.toString());
  private HttpUrl streamUrl = asHttp(DEFAULT_STREAM_URL);
  private HttpUrl archiveUrl = HttpUrl.get(DEFAULT_ARCHIVE_URL.toString());
  private Secret secret = Secret.none();
  private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
  private Duration readTimeout = DEFAULT_READ_TIMEOUT;
  private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
  private int parallel = DEFAULT_PARALLEL;
  private int attempts = DEFAULT_ATTEMPTS;
  private Duration patience = DEFAULT_PATIENCE;
  private Optional<InetSocketAddress> proxy = Optional.empty();
  private Optional<URI> contact = Optional.empty();
  private Optional<Cache> cache = Optional.empty();
  private boolean offline;
  private InstantSource clock = InstantSource.system();
  private Waiting.Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
  private DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

  AtlasClientBuilder() {}

  /**
   * Where the API is.
   *
   * @throws IllegalArgumentException if that is not HTTPS, except on this machine, or has a user
   *     name, a query or a fragment
   */
  public AtlasClientBuilder baseUrl(URI url) {
    baseUrl = checked(url);
    return this;
  }

  /**
   * Where the live stream is, {@link #DEFAULT_STREAM_URL} unless set.
   *
   * @throws IllegalArgumentException if that is neither WSS nor HTTPS, except on this machine, or
   *     has a user name, a query or a fragment
   */
  public AtlasClientBuilder streamUrl(URI url) {
    checked(URI.create(asHttp(url).toString()));
    streamUrl = asHttp(url);
    return this;
  }

  /** A WebSocket begins as a request of HTTP. */
  private static HttpUrl asHttp(URI url) {
    HttpUrl parsed = HttpUrl.parse(url.toString().replaceFirst("^(?i)ws", "http"));
    if (parsed == null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a stream's URL is wss://host/path/, without a user name");
    }
    return parsed;
  }

  /**
   * Where the archive of daily dumps is, {@link #DEFAULT_ARCHIVE_URL} unless set. The key is never
   * sent there.
   *
   * @throws IllegalArgumentException as for {@link #baseUrl}
   */
  public AtlasClientBuilder archiveUrl(URI url) {
    archiveUrl = checked(url);
    return this;
  }

  private static HttpUrl checked(URI url) {
    HttpUrl parsed = HttpUrl.parse(url.toString());
    if (parsed == null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a base URL is https://host/path/, without a user name");
    }
    if (parsed.query() != null || parsed.fragment() != null) {
      // Not quoted: older clients have the key there.
      throw new IllegalArgumentException("a base URL has neither a query nor a fragment");
    }
    if (!parsed.isHttps() && !isLoopback(parsed.host())) {
      throw new IllegalArgumentException("not HTTPS, and not this machine: " + url);
    }
    return parsed.encodedPath().endsWith("/")
        ? parsed
        : parsed.newBuilder().addPathSegment("").build();
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || (host.startsWith("127.") && IpAddress.tryParse(host).isPresent());
  }

  /**
   * The key that says who asks. It goes into the header {@code Authorization} and nowhere else.
   *
   * @throws IllegalArgumentException if the text cannot be a key; the message does not hold it
   */
  public AtlasClientBuilder apiKey(String key) {
    secret = Secret.of(key);
    return this;
  }

  /** How long to wait for a connection, {@link #DEFAULT_CONNECT_TIMEOUT} unless set. */
  public AtlasClientBuilder connectTimeout(Duration time) {
    connectTimeout = positive(time);
    return this;
  }

  /** How long to wait for the next bytes, {@link #DEFAULT_READ_TIMEOUT} unless set. */
  public AtlasClientBuilder readTimeout(Duration time) {
    readTimeout = positive(time);
    return this;
  }

  /**
   * How long an attempt at a document may take in all, {@link #DEFAULT_CALL_TIMEOUT} unless set. A
   * stream of results takes as long as it is read.
   */
  public AtlasClientBuilder callTimeout(Duration time) {
    callTimeout = positive(time);
    return this;
  }

  private static Duration positive(Duration time) {
    if (time.isNegative() || time.toMillis() == 0) {
      throw new IllegalArgumentException("a time-out is 1 ms or more, not " + time);
    }
    return time;
  }

  /**
   * How many documents are read at a time, and apart from them how many streams of results, {@link
   * #DEFAULT_PARALLEL} unless set. A further request waits for its turn; a stream has its turn
   * until it is closed or at its end.
   */
  public AtlasClientBuilder parallel(int requests) {
    if (requests < 1) {
      throw new IllegalArgumentException("at least 1 request at a time, not " + requests);
    }
    parallel = requests;
    return this;
  }

  /** How often a request is made at most, {@link #DEFAULT_ATTEMPTS} unless set; 1 for once. */
  public AtlasClientBuilder attempts(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("at least 1 attempt, not " + times);
    }
    attempts = times;
    return this;
  }

  /**
   * How long to wait at most where the service says when to come back, {@link #DEFAULT_PATIENCE}
   * unless set. A longer time is not waited for: {@link AtlasException.RateLimited} tells it.
   */
  public AtlasClientBuilder patience(Duration time) {
    patience = time;
    return this;
  }

  /** An HTTP proxy; without one, the system properties of Java decide. */
  public AtlasClientBuilder proxy(InetSocketAddress address) {
    proxy = Optional.of(address);
    return this;
  }

  /** Where the service finds who is asking; it stands in the {@code User-Agent}. */
  public AtlasClientBuilder contact(URI url) {
    contact = Optional.of(URI.create(url.toASCIIString()));
    return this;
  }

  /**
   * Keeps what the API answers, lists and objects, and does not ask again for what has not changed.
   * Streams of results are not kept. Without a cache, nothing is.
   */
  public AtlasClientBuilder cache(Cache folder) {
    cache = Optional.of(folder);
    return this;
  }

  /**
   * Never goes online: what is in the {@linkplain #cache cache} is read, however old, and anything
   * else is an {@link AtlasException.NotCached}.
   */
  public AtlasClientBuilder offline() {
    offline = true;
    return this;
  }

  AtlasClientBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  AtlasClientBuilder sleeper(Waiting.Sleeper another) {
    sleeper = another;
    return this;
  }

  AtlasClientBuilder chance(DoubleSupplier draws) {
    chance = draws;
    return this;
  }

  /** The client. Its threads are daemons: they keep no program running. */
  public AtlasClient build() {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(ANY_NUMBER); // we count for ourselves
    dispatcher.setMaxRequestsPerHost(ANY_NUMBER);
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .eventListener(new Exchange.Listener())
            .connectTimeout(connectTimeout)
            .readTimeout(readTimeout)
            .writeTimeout(readTimeout)
            .callTimeout(callTimeout)
            // Both are done by this package, which counts them and knows where the key may go.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false);
    proxy.ifPresent(address -> http.proxy(new Proxy(Proxy.Type.HTTP, address)));
    Waiting waiting =
        new Waiting(attempts, FIRST_WAIT, LONGEST_WAIT, patience, clock, sleeper, chance);
    OkHttpClient client = http.build();
    KeptDocuments kept = new KeptDocuments(cache, offline, secret, clock);
    return new AtlasClient(
        baseUrl,
        archiveUrl,
        new Transport(client, secret, userAgent(), waiting, parallel, kept),
        new LiveStreams(client, streamUrl, secret, userAgent(), waiting));
  }

  private static ExecutorService threads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "entrepot-atlas");
          thread.setDaemon(true);
          return thread;
        });
  }

  private String userAgent() {
    String version = AtlasClient.class.getPackage().getImplementationVersion();
    return "entrepot/"
        + (version == null ? "unpackaged" : version)
        + contact.map(url -> " (+" + url + ")").orElse("");
  }

  /** Where the client will ask, and whether it has a key. */
  @Override
  public String toString() {
    return "AtlasClientBuilder[" + baseUrl + ", " + secret + "]";
  }
}
