package org.entrepot.annotate;

/**
 * A fact and the file that it comes from.
 *
 * @param value the fact
 * @param source the name of the file, as the study names it
 */
public record Sourced<T>(T value, String source) {}
