package org.entrepot.result;

/**
 * One entry of a label stack, as a router quotes it in an ICMP extension (RFC 4950; the fields are
 * those of RFC 3032 section 2.1).
 *
 * @param label the label, 20 bits
 * @param exp the traffic class, 3 bits, once called experimental
 * @param bottomOfStack whether this is the last entry of its stack
 * @param ttl time to live, 8 bits
 */
public record MplsLabel(int label, int exp, boolean bottomOfStack, int ttl) {}
