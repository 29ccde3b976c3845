/**
 * A synthetic Internet: operators, cities, links, addresses and policies are drawn from a seed,
 * measured as RIPE Atlas would measure them, and written down with the truth beside them. It shares
 * with the analysis the words of {@code net} and the files of {@code dataset}, and nothing else: a
 * heuristic that both had would agree with itself.
 */
@org.jspecify.annotations.NullMarked
package org.entrepot.simulator;
