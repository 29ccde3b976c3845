/** Timings of the parts whose speed matters, over the real data. */
@NullMarked
package org.entrepot.benchmarks;

import org.jspecify.annotations.NullMarked;
