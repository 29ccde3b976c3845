package org.entrepot.cli;

import org.entrepot.atlas.AtlasException;

/** What to do about a failure of one of many files. */
final class FetchFailures {
  private FetchFailures() {}

  /**
   * Why it could not be had. An interruption is of all of them, and thrown on.
   *
   * @throws AtlasException if this thread was interrupted
   */
  static String sentence(AtlasException failure) {
    if (Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    return String.valueOf(failure.getMessage());
  }

  /** Whether there is no such file, as servers say it; some keep silent about what they have. */
  static boolean isNotThere(AtlasException failure) {
    return failure instanceof AtlasException.Refused refused
        && (refused.status() == 404 || refused.status() == 403 || refused.status() == 410);
  }
}
