/**
 * Measurement results of RIPE Atlas as the probes told them. {@link org.entrepot.result.Results}
 * reads them from any container; each is a {@link org.entrepot.result.Result} of its type. Parsing
 * loses nothing and judges nothing; what is counted from a result stands in its summary.
 */
@NullMarked
package org.entrepot.result;

import org.jspecify.annotations.NullMarked;
