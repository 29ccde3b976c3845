/**
 * From traceroutes to the operators on their paths. {@link org.entrepot.infer.TracePaths} is the
 * front door; {@link org.entrepot.infer.PathPolicy} lists the corrections in the order in which
 * they are made, each a {@link org.entrepot.infer.Rule} with a switch.
 */
@NullMarked
package org.entrepot.infer;

import org.jspecify.annotations.NullMarked;
