/**
 * The reading side of the RIPE Atlas REST API, version 2, and the only package that goes online.
 * {@link org.entrepot.atlas.AtlasClient} is the entry point; what goes wrong is an {@link
 * org.entrepot.atlas.AtlasException}.
 */
@NullMarked
package org.entrepot.atlas;

import org.jspecify.annotations.NullMarked;
