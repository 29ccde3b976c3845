/**
 * What is counted on paths. Each {@link org.entrepot.aggregate.Metric} keeps whole numbers by
 * cluster and subject, so that paths may be split among threads or machines anywhere and combined
 * again with the same result to the last bit.
 */
@NullMarked
package org.entrepot.aggregate;

import org.jspecify.annotations.NullMarked;
