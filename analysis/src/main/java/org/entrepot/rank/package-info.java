/** Who leads, as far as can be said: {@link org.entrepot.rank.Ranking}. */
@NullMarked
package org.entrepot.rank;

import org.jspecify.annotations.NullMarked;
