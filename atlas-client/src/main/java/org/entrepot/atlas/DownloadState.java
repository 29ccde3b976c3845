package org.entrepot.atlas;

import java.util.List;
import java.util.SortedMap;

/** What a download has to remember, in the words of its journal. */
final class DownloadState {
  private DownloadState() {}

  /**
   * What is downloaded.
   *
   * @param version of the journal
   * @param identity a hash of all URLs; what has another one is another download
   * @param queries in words
   */
  record Header(int version, String identity, List<String> queries) {}

  /**
   * The file as the last complete run left it.
   *
   * @param rejectedSha256 of the file of rejected texts; empty if there is none
   */
  record Base(
      String sha256,
      long fileBytes,
      String rejectedSha256,
      SortedMap<String, Long> rejected,
      long results,
      long until) {}

  /**
   * A time that the file has.
   *
   * @param fetched when it was asked for, in seconds since 1970
   */
  record Covered(Span span, long fetched) {
    /** Whether nothing is expected to come in any more. */
    boolean isFinal(long lookBack) {
      return fetched - span.to() > lookBack;
    }
  }

  /**
   * A run, which may be broken off and gone on with.
   *
   * @param now when it began; nothing later is asked for
   * @param periods the time of each query
   */
  record Round(long now, List<Span> periods) {}

  /**
   * A window that is done.
   *
   * @param name of its file, and of that of its rejected texts
   * @param rejectedSha256 empty if there is no such file
   * @param earliest the time of its first result
   */
  record Part(
      String name,
      Span span,
      long fetched,
      String sha256,
      String rejectedSha256,
      long earliest,
      long results,
      long duplicates,
      long conflicts,
      long received) {}

  /** A new file lies ready beside the old one; from here on there is only forward. */
  record Finish(
      Base base,
      long windows,
      long added,
      long late,
      long duplicates,
      long conflicts,
      long received) {}
}
