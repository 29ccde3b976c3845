package org.entrepot.study;

import java.util.SortedMap;

/**
 * How well the kept paths could be read.
 *
 * @param paths number of kept paths
 * @param reached those in which the destination answered
 * @param gapped those with a stretch whose operator is not known
 * @param ambiguous those with a step that is one of several ASes
 * @param looped those with a loop
 * @param exchanges those with a confirmed crossing of an exchange
 * @param hops number of hops of kept paths
 * @param hopsByReason hops by the reason for which they were given their operator, or none
 * @param hopsByPlace hops by what located them, or the reason for which they are not located
 */
public record Quality(
    long paths,
    long reached,
    long gapped,
    long ambiguous,
    long looped,
    long exchanges,
    long hops,
    SortedMap<String, Long> hopsByReason,
    SortedMap<String, Long> hopsByPlace) {}
