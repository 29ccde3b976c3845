/**
 * What a measurement says of the way packets went: {@link org.entrepot.path.ObservedPath}, from a
 * {@link org.entrepot.path.Viewpoint}, as an {@link org.entrepot.path.AsPath} of steps and as hops
 * with places. {@link org.entrepot.path.Lens} says what a step is counted as.
 */
@NullMarked
package org.entrepot.path;

import org.jspecify.annotations.NullMarked;
