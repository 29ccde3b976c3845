package org.entrepot.atlas;

import java.time.Duration;
import java.util.OptionalLong;

/** How results are downloaded. Immutable: every method returns other options. */
public final class DownloadOptions {
  /**
   * The time that one request asks for. A day of a measurement by 50 probes every quarter of an
   * hour is 5,000 results; those of all probes are halved until they are small enough.
   */
  public static final Duration DEFAULT_WINDOW = Duration.ofDays(1);

  /** Of an answer larger than this, the halves are asked for: it is what a break may cost. */
  public static final long DEFAULT_LARGEST_WINDOW = 256L << 20;

  /** How long probes are given to upload: a week without a connection is rare. */
  public static final Duration DEFAULT_LOOK_BACK = Duration.ofDays(7);

  /** How many bytes of results all threads together hold in memory. */
  public static final long DEFAULT_MEMORY = 32L << 20;

  private static final DownloadOptions DEFAULTS =
      new DownloadOptions(
          DEFAULT_WINDOW,
          DEFAULT_LARGEST_WINDOW,
          DEFAULT_LOOK_BACK,
          DEFAULT_MEMORY,
          OptionalLong.empty(),
          progress -> {});

  private static final long LEAST_MEMORY = 1 << 20;

  private final Duration window;
  private final long largestWindow;
  private final Duration lookBack;
  private final long memory;
  private final OptionalLong budget;
  private final DownloadListener listener;

  private DownloadOptions(
      Duration window,
      long largestWindow,
      Duration lookBack,
      long memory,
      OptionalLong budget,
      DownloadListener listener) {
    this.window = window;
    this.largestWindow = largestWindow;
    this.lookBack = lookBack;
    this.memory = memory;
    this.budget = budget;
    this.listener = listener;
  }

  /** What suits the public service. */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The time that one request asks for, a second or more, {@link #DEFAULT_WINDOW} unless set. A
   * window that is too large, or whose answer does not come in time, is halved, and so are those
   * after it.
   */
  public DownloadOptions withWindow(Duration time) {
    if (time.toSeconds() < 1) {
      throw new IllegalArgumentException("a window is 1 s or more, not " + time);
    }
    return new DownloadOptions(time, largestWindow, lookBack, memory, budget, listener);
  }

  /**
   * How many bytes of results one window may have, {@link #DEFAULT_LARGEST_WINDOW} unless set. A
   * window of a minute may have any number.
   */
  public DownloadOptions withLargestWindow(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a window has 1 byte or more, not " + bytes);
    }
    return new DownloadOptions(window, bytes, lookBack, memory, budget, listener);
  }

  /**
   * For how long results may still come in, {@link #DEFAULT_LOOK_BACK} unless set. What was asked
   * for earlier than that behind its end is asked for once more by the next download to the same
   * file.
   */
  public DownloadOptions withLookBack(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("looking back takes no negative time: " + time);
    }
    return new DownloadOptions(window, largestWindow, time, memory, budget, listener);
  }

  /** How many bytes of results all threads together hold, {@link #DEFAULT_MEMORY} unless set. */
  public DownloadOptions withMemory(long bytes) {
    if (bytes < LEAST_MEMORY) {
      throw new IllegalArgumentException("a download takes 1 MiB or more, not " + bytes + " bytes");
    }
    return new DownloadOptions(window, largestWindow, lookBack, bytes, budget, listener);
  }

  /**
   * After how many bytes received no further window is begun. What is there is kept, and the next
   * call goes on; unlimited unless set.
   */
  public DownloadOptions withBudget(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a budget is 1 byte or more, not " + bytes);
    }
    return new DownloadOptions(
        window, largestWindow, lookBack, memory, OptionalLong.of(bytes), listener);
  }

  /** Who is told how it goes; nobody unless set. */
  public DownloadOptions withListener(DownloadListener who) {
    return new DownloadOptions(window, largestWindow, lookBack, memory, budget, who);
  }

  Duration window() {
    return window;
  }

  long largestWindow() {
    return largestWindow;
  }

  Duration lookBack() {
    return lookBack;
  }

  long memory() {
    return memory;
  }

  OptionalLong budget() {
    return budget;
  }

  DownloadListener listener() {
    return listener;
  }

  @Override
  public String toString() {
    return "windows of "
        + window
        + ", looking back "
        + lookBack
        + ", "
        + memory
        + " bytes of memory";
  }
}
