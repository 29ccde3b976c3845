package org.entrepot.study;

import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.dataset.Fingerprint;

/**
 * A file of results that was read.
 *
 * @param name as the study names it
 * @param fingerprint its bytes
 * @param date the day in its name (ISO 8601)
 * @param licence the terms of its publisher
 * @param read results met in it, whole or broken
 * @param rejected the broken ones, by reason
 */
public record ResultsFile(
    String name,
    Fingerprint fingerprint,
    Optional<String> date,
    String licence,
    long read,
    SortedMap<String, Long> rejected) {}
