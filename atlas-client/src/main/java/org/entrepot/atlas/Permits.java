package org.entrepot.atlas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;

/**
 * Lets so many requests be under way at a time. Each host has its own: who waits for one that wants
 * fewer requests must not keep others from another.
 */
final class Permits {
  private static final int ALL_WHO_WAIT = 1 << 20;

  private final int parallel;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Permits(int parallel) {
    this.parallel = parallel;
  }

  /**
   * Waits for a permit.
   *
   * @return what gives it back, the first time that it is run
   */
  Runnable acquire(HttpUrl url) throws InterruptedException {
    Semaphore host = hosts.computeIfAbsent(url.host(), name -> new Semaphore(parallel, true));
    host.acquire();
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false)) {
        host.release();
      }
    };
  }

  /** Nobody waits any more. */
  void close() {
    closed = true;
    hosts.values().forEach(host -> host.release(ALL_WHO_WAIT));
  }
}
