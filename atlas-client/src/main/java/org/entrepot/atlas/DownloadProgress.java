package org.entrepot.atlas;

import java.time.Duration;

/**
 * How far a download is.
 *
 * @param windowsDone windows that are done, with those of broken runs before
 * @param windowsResumed those of broken runs before
 * @param windowsTotal windows in all; it grows when one is split
 * @param results results in the windows that are done
 * @param bytes bytes received by this run, uncompressed, with those that had to be asked for again
 * @param repeated windows that were asked for again since their answer broke
 * @param split windows that were halved
 * @param elapsed time since this run began
 */
public record DownloadProgress(
    long windowsDone,
    long windowsResumed,
    long windowsTotal,
    long results,
    long bytes,
    long repeated,
    long split,
    Duration elapsed) {

  /** Bytes received in a second, on the average of this run; 0 before any time has passed. */
  public double bytesPerSecond() {
    return elapsed.isZero() ? 0 : bytes / (elapsed.toNanos() / 1e9);
  }
}
