package org.entrepot.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
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
  private final Gate gate;
  private final Exchange documents;
  private final Exchange streams;
  private final OrderAnswers orderAnswers;
  private final OrderExchange orders;
  private final int parallel;
  private final Semaphore documentPermits;
  private final Semaphore streamPermits;
  private volatile boolean closed;

  /**
   * Makes a transport.
   *
   * @param parallel how many documents, and apart from them how many streams, are read at a time:
   *     who asks for a probe between two results of a stream must not wait for himself
   */
  Transport(OkHttpClient client, Secret secret, String userAgent, Waiting waiting, int parallel) {
    this.client = client;
    this.secret = secret;
    this.waiting = waiting;
    this.gate = new Gate(waiting);
    Answers answers = new Answers(secret, waiting);
    this.documents = new Exchange(client, answers, secret, userAgent);
    // How long a stream takes is up to who reads it.
    OkHttpClient patient = client.newBuilder().callTimeout(Duration.ZERO).build();
    this.streams = new Exchange(patient, answers, secret, userAgent);
    this.orderAnswers = new OrderAnswers(secret, waiting);
    this.orders = new OrderExchange(client, orderAnswers, secret, userAgent);
    this.parallel = parallel;
    this.documentPermits = new Semaphore(parallel, true);
    this.streamPermits = new Semaphore(parallel, true);
  }

  /** Asks for a document and reads it. */
  <T> T document(HttpUrl url, Reader<T> reader) {
    HttpUrl bare = Secret.withoutKey(url);
    return repeat(
        () -> interrupted(shown(bare)),
        number -> {
          documentPermits.acquire();
          try {
            gate.await(
                Asked.reading(
                    shown(bare))); // behind the permit: who waited for it may have to wait again
            return documents.document(bare, reader);
          } catch (Failed failed) {
            throw held(failed, number);
          } finally {
            documentPermits.release();
          }
        });
  }

  /**
   * Asks for a stream of bytes, which come as they are read. It fails with an {@link IOException}
   * if the connection does. Close it.
   */
  InputStream stream(HttpUrl url) {
    HttpUrl bare = Secret.withoutKey(url);
    return repeat(
        () -> interrupted(shown(bare)),
        number -> {
          streamPermits.acquire();
          boolean open = false;
          try {
            gate.await(Asked.reading(shown(bare)));
            InputStream body = streams.stream(bare, streamPermits::release);
            open = true;
            return body;
          } catch (Failed failed) {
            throw held(failed, number);
          } finally {
            if (!open) {
              streamPermits.release();
            }
          }
        });
  }

  /** Has something changed, and reads the answer. */
  <T> T order(Order order, Reader<T> reader) {
    Asked asked = new Asked(order.method(), shown(order.url()), "");
    return repeat(
        () -> orderAnswers.interrupted(order, false),
        number -> {
          documentPermits.acquire();
          try {
            gate.await(asked);
            return orders.send(order, reader);
          } catch (Failed failed) {
            throw held(failed, number);
          } finally {
            documentPermits.release();
          }
        });
  }

  /**
   * @param ifInterrupted what is thrown where an attempt is interrupted while it waits
   */
  private <T> T repeat(Supplier<AtlasException> ifInterrupted, Attempt<T> attempt) {
    List<AtlasException> earlier = new ArrayList<>();
    try {
      for (int number = 1; ; number++) {
        if (closed) {
          throw new IllegalStateException("the client is closed");
        }
        try {
          return attempt.make(number);
        } catch (Failed failed) {
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
  private Failed held(Failed failed, int number) {
    if (!failed.then().isHold()) {
      return failed;
    }
    Duration wait = failed.retryAfter().orElseGet(() -> waiting.behind(number));
    gate.shutFor(wait);
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
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
