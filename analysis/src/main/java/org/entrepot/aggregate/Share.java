package org.entrepot.aggregate;

/**
 * The share of one subject, with what is not known.
 *
 * @param seen the share that was seen: 0 to 1
 * @param possible the share if the subject is wherever it is not known who is: 0 to 1
 */
public record Share(double seen, double possible) {}
