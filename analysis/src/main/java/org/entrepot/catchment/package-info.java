/**
 * Which site of an anycast service answers whom: {@link org.entrepot.catchment.CatchmentCount}
 * counts answers to questions for a server's identity, {@link org.entrepot.catchment.Catchment}
 * says what they amount to.
 */
@NullMarked
package org.entrepot.catchment;

import org.jspecify.annotations.NullMarked;
