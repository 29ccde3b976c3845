/** The observed AS graph, {@link org.entrepot.graph.AsGraph}: the only package on JGraphT. */
@NullMarked
package org.entrepot.graph;

import org.jspecify.annotations.NullMarked;
