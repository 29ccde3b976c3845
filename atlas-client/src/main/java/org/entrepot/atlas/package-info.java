/**
 * The RIPE Atlas REST API, version 2: what it tells, and having it measure. The only package that
 * goes online. {@link org.entrepot.atlas.AtlasClient} is the entry point; what goes wrong is an
 * {@link org.entrepot.atlas.AtlasException}.
 */
@NullMarked
package org.entrepot.atlas;

import org.jspecify.annotations.NullMarked;
