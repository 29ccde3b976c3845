package org.entrepot.atlas;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Counts what a download does, and tells its listener. For many threads. */
final class DownloadMeter {
  private static final long STEP = 1 << 20;

  private final InstantSource clock;
  private final Instant began;
  private final DownloadListener listener;
  private final OptionalLong budget;
  private final long resumed;
  private long done;
  private long total;
  private long results;
  private long bytes;
  private long toldAt;
  private long repeated;
  private long split;

  DownloadMeter(
      InstantSource clock, DownloadOptions options, long resumed, long results, long left) {
    this.clock = clock;
    this.began = clock.instant();
    this.listener = options.listener();
    this.budget = options.budget();
    this.resumed = resumed;
    this.done = resumed;
    this.total = resumed + left;
    this.results = results;
  }

  synchronized void received(long more) {
    bytes += more;
    if (bytes - toldAt >= STEP) {
      tell();
    }
  }

  synchronized boolean isSpent() {
    return budget.isPresent() && bytes >= budget.getAsLong();
  }

  synchronized void windowDone(long itsResults) {
    done++;
    results += itsResults;
    tell();
  }

  synchronized void windowRepeated() {
    repeated++;
    tell();
  }

  synchronized void windowSplit() {
    split++;
    total++;
    tell();
  }

  synchronized void tell() {
    toldAt = bytes;
    Duration elapsed = Duration.between(began, clock.instant());
    listener.progressed(
        new DownloadProgress(done, resumed, total, results, bytes, repeated, split, elapsed));
  }
}
