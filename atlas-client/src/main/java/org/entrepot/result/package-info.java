/**
 * Measurement results of RIPE Atlas as the probes told them. {@link org.entrepot.result.Results}
 * reads them from any container; {@link org.entrepot.result.Traceroute} is one of them. Parsing
 * loses nothing and judges nothing.
 */
@NullMarked
package org.entrepot.result;

import org.jspecify.annotations.NullMarked;
