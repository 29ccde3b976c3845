/**
 * How far around paths go: {@link org.entrepot.detour.DetourCount} counts which paths between two
 * ends of one country, or of one region, leave it, how much longer than the straight line they are,
 * and what handing over outside costs in the time of light.
 */
@NullMarked
package org.entrepot.detour;

import org.jspecify.annotations.NullMarked;
