/**
 * Estimates and how sure they are: pure functions of whole numbers and a seed. {@link
 * org.entrepot.stats.ClusterBootstrap} makes {@link org.entrepot.stats.Estimates} of shares that
 * were observed in clusters.
 */
@NullMarked
package org.entrepot.stats;

import org.jspecify.annotations.NullMarked;
