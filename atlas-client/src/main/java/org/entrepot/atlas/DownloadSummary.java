package org.entrepot.atlas;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a download has brought.
 *
 * @param file the file; it is not there yet if {@code windowsLeft} is not 0 in a first download
 * @param sha256 the SHA-256 of the file as it lies on disk, in lower-case hexadecimal; empty if it
 *     is not there yet
 * @param fileBytes its size; 0 if it is not there yet
 * @param windows windows that were fetched for this state of the file
 * @param windowsLeft windows that were not fetched for want of budget; 0 when the file is complete
 * @param results results in the file
 * @param added results that the file did not have before
 * @param late those of them whose time had been asked for before
 * @param duplicates results that an answer repeated to the byte, and that are in the file once
 * @param conflicts other texts of a result, which gave way to the one stored last
 * @param rejected texts that are no result, by reason; they stand in the file {@code .rejected}
 * @param received bytes of the windows' answers, uncompressed
 * @param until the time up to which was asked, not included
 * @param urls where all of it is to be had, without secrets
 * @param queries the queries in words
 */
public record DownloadSummary(
    Path file,
    String sha256,
    long fileBytes,
    long windows,
    long windowsLeft,
    long results,
    long added,
    long late,
    long duplicates,
    long conflicts,
    SortedMap<String, Long> rejected,
    long received,
    Instant until,
    List<String> urls,
    List<String> queries) {
  /** Copies the collections. */
  public DownloadSummary {
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    urls = List.copyOf(urls);
    queries = List.copyOf(queries);
  }

  /** Whether the file has all that was asked for. */
  public boolean isComplete() {
    return windowsLeft == 0;
  }
}
