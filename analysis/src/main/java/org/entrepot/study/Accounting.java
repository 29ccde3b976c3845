package org.entrepot.study;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of everything that was read: {@code read = rejected + setAside + kept + answers},
 * where the first two are sums over their reasons.
 *
 * @param read number of results met in the files, whole or broken
 * @param rejected broken ones, by reason
 * @param examples for each reason of {@code rejected} the first, as "file:line: excerpt"
 * @param setAside whole ones that the study is not about, by reason
 * @param kept those that gave a path that the study is about
 * @param answers DNS results that a catchment is counted of
 */
public record Accounting(
    long read,
    SortedMap<String, Long> rejected,
    List<String> examples,
    SortedMap<String, Long> setAside,
    long kept,
    long answers) {}
