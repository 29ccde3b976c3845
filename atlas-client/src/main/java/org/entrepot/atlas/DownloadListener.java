package org.entrepot.atlas;

/** Is told how a download goes. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * Called at the beginning, after about each megabyte, and whenever a window is done, repeated or
   * split; on any thread of the download, but never on two at a time. An exception ends the
   * download, which can be gone on with.
   */
  void progressed(DownloadProgress progress);
}
