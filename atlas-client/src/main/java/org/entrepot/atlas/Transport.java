package org.entrepot.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Sends requests, a limited number at a time, and repeats those that {@link RetryRules} says may be
 * repeated. It does so itself and not by an interceptor: an interceptor of OkHttp has done its work
 * when the body begins, and bodies break too.
 */
final class Transport implements AutoCloseable {
  /** Reads the whole body of a document. */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * Reads it to its end.
     *
     * @throws IOException if the body breaks off
     * @throws UnexpectedBody if it is not what was expected
     */
    T read(InputStream body) throws IOException, UnexpectedBody;
  }

  /** An attempt at a request, with its number from 1. */
  @FunctionalInterface
  private interface Attempt<T> {
    T make(int number) throws Failed, InterruptedException;
  }

  private final OkHttpClient client;
  private final Secret secret;
  private final Waiting waiting;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final KeptDocuments kept;
  private final Exchange documents;
  private final Exchange streams;
  private final OrderAnswers orderAnswers;
  private final OrderExchange orders;
  private final Exchange archive;
  private final int parallel;
  private final Answers fileAnswers;
  private final Exchange files;
  private final Permits documentPermits;
  private final Permits streamPermits;
  private final Permits fillPermits;
  private final Permits filePermits;
  private volatile boolean closed;

  /**
   * Makes a transport.
   *
   * @param parallel how many documents, and apart from them how many streams, are read at a time:
   *     who asks for a probe between two results of a stream must not wait for himself
   */
  Transport(
      OkHttpClient client,
      Secret secret,
      String userAgent,
      Waiting waiting,
      int parallel,
      KeptDocuments kept) {
    this.client = client;
    this.secret = secret;
    this.waiting = waiting;
    this.kept = kept;
    Answers answers = new Answers(secret, waiting);
    this.documents = new Exchange(client, answers, secret, userAgent);
    // How long a stream takes is up to who reads it.
    OkHttpClient patient = client.newBuilder().callTimeout(Duration.ZERO).build();
    this.streams = new Exchange(patient, answers, secret, userAgent);
    this.orderAnswers = new OrderAnswers(secret, waiting);
    this.orders = new OrderExchange(client, orderAnswers, secret, userAgent);
    // The archive is another host, and needs no key.
    this.archive = new Exchange(patient, new ArchiveAnswers(waiting), Secret.none(), userAgent);
    this.parallel = parallel;
    // No key is known to what asks for files, which may be anywhere.
    this.fileAnswers = new FileAnswers(waiting);
    this.files = new Exchange(patient, fileAnswers, Secret.none(), userAgent);
    this.documentPermits = new Permits(parallel);
    this.streamPermits = new Permits(parallel);
    this.fillPermits = new Permits(parallel);
    this.filePermits = new Permits(parallel);
  }

  /** Each host has its own: who is asked too much at one need not wait for another. */
  private Gate gate(HttpUrl url) {
    return gates.computeIfAbsent(url.host(), host -> new Gate(waiting));
  }

  /** Reads a document, out of the cache or from the network. */
  <T> T document(HttpUrl url, Reader<T> reader) {
    return kept.document(this, Secret.withoutKey(url), reader);
  }

  /**
   * Asks for a document and reads it.
   *
   * @param bare without a key
   * @param headers in addition to those of every request
   */
  <T> T answer(HttpUrl bare, Map<String, String> headers, Exchange.Reading<T> reading) {
    return repeat(
        Asked.reading(shown(bare)),
        () -> interrupted(shown(bare)),
        number -> {
          Runnable release = documentPermits.acquire(bare);
          try {
            // Behind the permit: who waited for it may have to wait again.
            gate(bare).await(Asked.reading(shown(bare)));
            return documents.answer(bare, headers, reading);
          } catch (Failed failed) {
            throw held(bare, failed, number);
          } finally {
            release.run();
          }
        });
  }

  /**
   * Asks for a stream of bytes, which come as they are read. It fails with an {@link IOException}
   * if the connection does. Close it.
   */
  InputStream stream(HttpUrl url) {
    return stream(url, streams, streamPermits, Asked.reading(shown(url)));
  }

  /**
   * Like {@link #stream}, for a gap of a live stream. It does not count among the streams that are
   * read at a time: it waits for whoever reads the live stream, who may be waiting for a stream.
   */
  InputStream fill(HttpUrl url) {
    return stream(url, streams, fillPermits, Asked.reading(shown(url)));
  }

  /** Like {@link #stream}, of a file of the archive, which never gets the key. */
  InputStream archiveStream(HttpUrl url) {
    return stream(url, archive, streamPermits, Asked.file(shown(url), url.host()));
  }

  private InputStream stream(HttpUrl url, Exchange exchange, Permits permits, Asked asked) {
    HttpUrl bare = Secret.withoutKey(url);
    return repeat(
        asked,
        () -> interrupted(shown(bare)),
        number -> {
          Runnable release = permits.acquire(bare);
          boolean open = false;
          try {
            gate(bare).await(asked);
            InputStream body = exchange.stream(bare, release);
            open = true;
            return body;
          } catch (Failed failed) {
            throw held(bare, failed, number);
          } finally {
            if (!open) {
              release.run();
            }
          }
        });
  }

  /** Has something changed, and reads the answer. */
  <T> T order(Order order, Reader<T> reader) {
    Asked asked = new Asked(order.method(), shown(order.url()), "");
    return repeat(
        asked,
        () -> orderAnswers.interrupted(order, false),
        number -> {
          Runnable release = documentPermits.acquire(order.url());
          try {
            gate(order.url()).await(asked);
            return orders.send(order, reader);
          } catch (Failed failed) {
            throw held(order.url(), failed, number);
          } finally {
            release.run();
          }
        });
  }

  /** Takes an answer to a request for a file, on the caller's thread. */
  @FunctionalInterface
  interface FileTaker<T> {
    T take(Incoming incoming) throws Failed;
  }

  /**
   * Asks for a file, anywhere, and never with the key.
   *
   * @param headers those of the next attempt, which may go on where the last one broke off
   */
  <T> T file(HttpUrl url, Supplier<Map<String, String>> headers, FileTaker<T> taker) {
    Asked asked = fileAnswers.asked(url);
    return repeat(
        asked,
        () -> interrupted(shown(url)),
        number -> {
          Runnable release = filePermits.acquire(url);
          try {
            gate(url).await(asked);
            try (Incoming incoming = files.open(url, headers.get())) {
              return taker.take(incoming);
            }
          } catch (Failed failed) {
            throw held(url, failed, number);
          } finally {
            release.run();
          }
        });
  }

  /** What makes failures of the answers to requests for files. */
  Answers fileAnswers() {
    return fileAnswers;
  }

  boolean isOffline() {
    return kept.isOffline();
  }

  /**
   * @throws AtlasException.NotCached if nothing is to be asked of anybody
   */
  void wantOnline(Asked asked) {
    if (isOffline()) {
      throw new AtlasException.NotCached(asked);
    }
  }

  /**
   * @param ifInterrupted what is thrown where an attempt is interrupted while it waits
   */
  private <T> T repeat(Asked asked, Supplier<AtlasException> ifInterrupted, Attempt<T> attempt) {
    wantOnline(asked); // whatever it is for: nothing of this client goes past here
    List<AtlasException> earlier = new ArrayList<>();
    try {
      int number = 0;
      while (true) {
        number++;
        if (closed) {
          throw new IllegalStateException("the client is closed");
        }
        try {
          return attempt.make(number);
        } catch (Failed failed) {
          if (failed.progressed()) {
            number = 1;
            earlier.clear();
          }
          waitBehind(failed, number);
          earlier.add(failed.failure());
        }
      }
    } catch (AtlasException last) {
      earlier.forEach(last::addSuppressed);
      throw last;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      AtlasException last = ifInterrupted.get();
      earlier.forEach(last::addSuppressed);
      throw last;
    }
  }

  /**
   * Shuts the gate if the failure says so. It is called while the permit is still held, or the next
   * in the queue would slip through before the gate falls.
   */
  private Failed held(HttpUrl url, Failed failed, int number) {
    if (!failed.then().isHold()) {
      return failed;
    }
    Duration wait = failed.retryAfter().orElseGet(() -> waiting.behind(number));
    gate(url).shutFor(wait);
    return failed.after(wait);
  }

  /** Waits for the next attempt, or throws the failure if there is none. */
  private void waitBehind(Failed failed, int number) throws InterruptedException {
    Duration wait = failed.retryAfter().orElseGet(() -> waiting.behind(number));
    if (!failed.then().isRepeat()
        || number >= waiting.attempts()
        || wait.compareTo(waiting.patience()) > 0) {
      throw failed.failure();
    }
    if (!failed.then().isHold()) { // which waits at the gate
      waiting.sleep(wait);
    }
  }

  static AtlasException.Unreachable interrupted(String shown) {
    return new AtlasException.Unreachable(
        shown, "interrupted", new InterruptedIOException("interrupted"));
  }

  /** The URL as it may be shown. */
  String shown(HttpUrl url) {
    return secret.show(url);
  }

  Instant now() {
    return waiting.now();
  }

  Secret secret() {
    return secret;
  }

  Waiting waiting() {
    return waiting;
  }

  /** How many streams are read at a time. */
  int parallel() {
    return parallel;
  }

  /** Ends all requests and streams, and the threads that served them. */
  @Override
  public void close() {
    closed = true;
    List.of(documentPermits, streamPermits, fillPermits, filePermits).forEach(Permits::close);
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
