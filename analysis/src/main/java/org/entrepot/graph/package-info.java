/**
 * The graph of ASes, {@link org.entrepot.graph.AsGraph}, and what is computed on it: the only
 * package on JGraphT.
 */
@NullMarked
package org.entrepot.graph;

import org.jspecify.annotations.NullMarked;
